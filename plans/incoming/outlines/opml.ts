import { SaxesParser } from 'saxes';
import { htmlToMarkdown } from '../html-markdown.ts';
import type { IncomingOutline } from '../outline.ts';
import type { ReadPart } from '../read.ts';
import {
  type DraftItem,
  type DraftSection,
  finishOutline,
  MOST_ITEMS,
  newItem,
  newSection,
  wholeText,
} from './draft.ts';

/** What programs call their own, which says nothing to who reads. */
const SILENT =
  /^(?:text|title|_note|_status|_complete|complete|checked|type|created|expansionstate|isexpanded|color|id|uid)$/i;
/** More stands in no outline that a plan is made of, at any depth. */
const MOST_NODES = 20 * MOST_ITEMS;

/**
 * Reads an outline in OPML, as OmniOutliner, Workflowy, Dynalist and others write it. What has parts at the top is a
 * section; a single root is the title. No entity but those of XML itself is known, so that nothing grows.
 */
export function readOpml(text: string): ReadPart<IncomingOutline> {
  const { title, nodes, isTooLong } = parse(wholeText(text));
  if (isTooLong)
    return {
      ok: false,
      problem: `It holds far more than the ${MOST_ITEMS} things to do that can come in at once: bring it in parts`,
    };
  if (nodes.length === 0)
    return { ok: false, problem: 'It holds no outline, or not all of one: export it as OPML once more' };
  const [root] = nodes;
  const isRoot = nodes.length === 1 && root !== undefined && root.items.some(({ items }) => items.length > 0);
  const top = isRoot ? root.items : nodes;
  const sections = sectionsOf(top);
  if (isRoot)
    sections.unshift({
      ...newSection(root.line, ''),
      notes: title === '' ? root.notes : [root.text, ...root.notes],
    });
  return finishOutline({ title: title || (isRoot ? root.text : ''), sections });
}

/** In their order; what has no parts stands under no heading. */
function sectionsOf(nodes: readonly DraftItem[]): DraftSection[] {
  const sections: DraftSection[] = [];
  for (const node of nodes) {
    const { line, text, notes, items, tables } = node;
    const last = sections.at(-1);
    if (items.length > 0)
      sections.push({ line, title: text, notes: [...notes, ...endsOf(node)], items, tables });
    else if (last?.title === '') last.items.push(node);
    else sections.push({ ...newSection(line, ''), items: [node] });
  }
  return sections;
}

/** What was told apart from the words of an item that became a section. */
function endsOf({ day, minutes }: DraftItem): string[] {
  return [...(day === null ? [] : [day]), ...(minutes === null ? [] : [`${minutes} min`])];
}

type Parsed = { title: string; nodes: DraftItem[]; isTooLong: boolean };

function parse(xml: string): Parsed {
  const parser = new SaxesParser();
  const nodes: DraftItem[] = [];
  const isNode: boolean[] = [];
  const open: DraftItem[] = [];
  let title = '';
  let isTitle = false;
  let nodeCount = 0;
  // What is not well-formed is passed over, and the rest is read.
  parser.on('error', () => {});
  parser.on('opentag', ({ name, attributes }) => {
    isTitle = name.toLowerCase() === 'title' && isNode.length <= 2;
    const node = name.toLowerCase() === 'outline' ? nodeOf(attributes, parser.line) : null;
    isNode.push(node !== null);
    if (!node) return;
    if (nodeCount < MOST_NODES) (open.at(-1)?.items ?? nodes).push(node);
    nodeCount += 1;
    open.push(node);
  });
  parser.on('closetag', () => {
    isTitle = false;
    if (isNode.pop()) open.pop();
  });
  parser.on('text', (said) => {
    if (isTitle) title += said;
  });
  parser.write(xml).close();
  return { title: title.trim(), nodes, isTooLong: nodeCount > MOST_NODES };
}

function nodeOf(attributes: Readonly<Record<string, string>>, line: number): DraftItem {
  const values = new Map(Object.entries(attributes).map(([name, value]) => [name.toLowerCase(), value]));
  const value = (name: string) => withoutHtml(values.get(name) ?? '');
  const words = (value('text') || value('title')).trim();
  const node = newItem(
    line,
    words,
    tickOf(value('_status'), value('_complete') || value('complete') || value('checked')),
  );
  const others = Object.entries(attributes).filter(
    ([name, said]) => !SILENT.test(name) && said.trim() !== '',
  );
  node.notes.push(value('_note'), others.map(([name, said]) => `${name}: ${said}`).join('\n\n'));
  return node;
}

/** Workflowy and others write bold letters and links as HTML. */
const withoutHtml = (said: string) => (/<\/?[a-z]/i.test(said) ? htmlToMarkdown(said) : said);

function tickOf(status: string, complete: string): boolean | null {
  if (status !== '') return status === 'checked';
  return complete === '' ? null : complete === 'true';
}
