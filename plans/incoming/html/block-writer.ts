/** What a block stands in: a quotation, or one item of a list. */
export type Container = { kind: 'quote' } | { kind: 'item'; marker: string; isBegun: boolean };

/** Markdown as it grows, block by block. */
export type BlockWriter = {
  /** Adds what stands on one or more lines; containers from the outermost. */
  add(lines: string, containers: readonly Container[]): void;
  text(): string;
};

/** Puts blocks one below the other, each behind the marks of what it stands in. */
export function blockWriter(): BlockWriter {
  const written: string[] = [];
  let previous: readonly Container[] = [];

  return {
    add(lines, containers) {
      const isNewItem = containers.some((container) => container.kind === 'item' && !container.isBegun);
      const isTight = isNewItem && previous.some(({ kind }) => kind === 'item');
      if (written.length > 0) written.push(isTight ? '\n' : `\n${blankLine(previous, containers)}\n`);
      const first = containers.map(markOf).join('');
      const rest = containers.map(indentOf).join('');
      const [firstLine = '', ...others] = lines.split('\n');
      written.push(first + firstLine);
      for (const line of others) written.push(`\n${line === '' ? rest.trimEnd() : rest + line}`);
      for (const container of containers) if (container.kind === 'item') container.isBegun = true;
      previous = containers.slice();
    },
    text: () => written.join(''),
  };
}

function markOf(container: Container): string {
  return container.kind === 'item' && !container.isBegun ? container.marker : indentOf(container);
}

function indentOf(container: Container): string {
  return container.kind === 'quote' ? '> ' : ' '.repeat(container.marker.length);
}

/** A quotation goes on over it only with its mark. */
function blankLine(before: readonly Container[], after: readonly Container[]): string {
  const shared = before.findIndex((container, index) => container !== after[index]);
  return before
    .slice(0, shared === -1 ? before.length : shared)
    .map(indentOf)
    .join('')
    .trimEnd();
}
