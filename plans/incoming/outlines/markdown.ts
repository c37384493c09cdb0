import type { IncomingItem, IncomingOutline } from '../outline.ts';
import type { ReadPart } from '../read.ts';
import type { IncomingTable } from '../table.ts';
import { type DraftOutline, finishOutline, linesOf } from './draft.ts';
import { isNumberedPart } from './headings.ts';
import { type Block, readMarkdownBlocks } from './markdown/blocks.ts';
import { frontMatterNote, takeFrontMatter } from './markdown/front-matter.ts';
import { type LinkDefinitions, readLinkDefinitions, withAddresses } from './markdown/link-definitions.ts';
import { sectionsOfBlocks } from './markdown/sections.ts';

/**
 * Reads what is to do out of Markdown, whoever wrote it: headings are sections, items of lists are items, `[x]` is done,
 * and everything else is a note beside them, as it was written.
 *
 * A heading of the first level that is the only one is the title. Headings below those of the sections are items, with
 * what stands under them as parts.
 */
export function readMarkdownOutline(text: string): ReadPart<IncomingOutline> {
  const written = linesOf(text);
  if (!written.ok) return written;
  const read = finishOutline(draftOf(written.value));
  return read.ok ? { ok: true, value: withLinks(read.value, readLinkDefinitions(written.value)) } : read;
}

/** The same before it is judged: with nothing where it is too long. */
export function draftMarkdown(text: string): DraftOutline {
  const written = linesOf(text);
  return written.ok ? draftOf(written.value) : { title: '', sections: [] };
}

function draftOf(written: readonly string[]): DraftOutline {
  const { title, rest, lines } = takeFrontMatter(written);
  const blocks = readMarkdownBlocks(lines);
  const heading = titleOf(blocks);
  const sections = sectionsOfBlocks(blocks.filter((block) => block !== heading));
  const otherTitle = heading && heading.title !== title ? title : '';
  const note = frontMatterNote(otherTitle, rest);
  if (note !== '') sections[0]?.notes.unshift(note);
  return { title: heading?.title ?? title, sections };
}

/** The first heading, where it is above all others and names no part of a plan. */
function titleOf(blocks: readonly Block[]) {
  const headings = blocks.filter((block) => block.kind === 'heading');
  const [first, ...others] = headings;
  const isTitle =
    first?.level === 1 && !others.some(({ level }) => level === 1) && !isNumberedPart(first.title);
  const isFirst = blocks.find(({ kind }) => kind === 'heading' || kind === 'item') === first;
  return isTitle && isFirst ? first : undefined;
}

function withLinks(outline: IncomingOutline, addresses: LinkDefinitions): IncomingOutline {
  if (addresses.size === 0) return outline;
  const line = (text: string) => withAddresses(text, addresses);
  const table = (one: IncomingTable): IncomingTable => ({
    ...one,
    rows: one.rows.map(({ line: at, cells }) => ({ line: at, cells: cells.map(line) })),
  });
  const inside = <Holder extends Pick<IncomingItem, 'items' | 'tables'>>(holder: Holder): Holder => ({
    ...holder,
    items: holder.items.map((one) => inside({ ...one, text: line(one.text) })),
    ...(holder.tables && { tables: holder.tables.map(table) }),
  });
  const sections = outline.sections.map((section) => inside({ ...section, title: line(section.title) }));
  return { title: line(outline.title), sections };
}
