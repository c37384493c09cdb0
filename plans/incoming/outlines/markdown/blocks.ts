import { readBox, readListMark } from '../../../text/list-mark.ts';
import type { IncomingTable } from '../../table.ts';
import { readMarkdownTable } from '../../tables/markdown-tables.ts';
import { isToDo } from '../../tasks/columns.ts';
import { type DraftItem, newItem } from '../draft.ts';
import { isNumberedPart } from '../headings.ts';
import { type NumberedLine, nestByIndent } from '../nesting.ts';
import { readHtml, withoutComments } from './html.ts';
import { columnsOf, endOfMark, withoutIndent } from './indent.ts';
import { type MarkdownNode, readMarkdownTree } from './tree.ts';

/** What Markdown is made of, as far as an outline goes, in its order. */
export type Block =
  | { kind: 'heading'; line: number; level: number; title: string }
  | { kind: 'item'; item: DraftItem }
  | { kind: 'table'; table: IncomingTable }
  /** `isClose`: no empty line stands between it and what comes before. */
  | { kind: 'note'; text: string; isClose: boolean }
  /** The end of what `<details>` holds. */
  | { kind: 'end' };

/** Below the levels of headings. */
export const DETAILS_LEVEL = 7;
const BOLD_LEVEL = 8;
const COLON_LEVEL = 9;

/** Where a block stands: its lines are indented by so many columns, and the first begins with a mark before `markEnd`. */
type Place = { lines: readonly string[]; column: number; markedLine: number; markEnd: number; depth: number };

/** Lists in lists that are told apart; what stands deeper stays as it was written. */
const DEEPEST_LIST = 8;

/**
 * Reads a text into its blocks.
 *
 * @param lines - of the text, without their ends
 */
export function readMarkdownBlocks(lines: readonly string[]): Block[] {
  const nodes = readMarkdownTree(lines.join('\n'));
  const place = { lines, column: 0, markedLine: -1, markEnd: 0, depth: 0 };
  const hasHeadings = nodes.some(({ type, content }) => type === 'heading' || boldOf(content) !== null);
  return withGaps(nodes, place, 0, lines.length).flatMap((node, index, all) => {
    const isBeforeList = isList(all[index + 1]);
    return node.type === 'paragraph'
      ? paragraphBlocks(node, place, { isBeforeList, hasHeadings })
      : blocksOf(node, place);
  });
}

const isList = (node: MarkdownNode | undefined) => node?.type.endsWith('_list') === true;

/** With the lines that belong to no block, so that none is lost. */
function withGaps(nodes: readonly MarkdownNode[], place: Place, from: number, to: number): MarkdownNode[] {
  const all: MarkdownNode[] = [];
  let at = from;
  const fill = (until: number) => {
    const isBlank = !place.lines.slice(at, until).some((line) => line.trim() !== '');
    if (!isBlank) all.push({ type: 'gap', from: at, to: until, level: 0, content: '', inside: [] });
  };
  for (const node of nodes) {
    if (node.from > at) fill(node.from);
    all.push(node);
    at = Math.max(at, node.to);
  }
  if (to > at) fill(to);
  return all;
}

function blocksOf(node: MarkdownNode, place: Place): Block[] {
  if (isList(node)) return listBlocks(node, place);
  if (node.type === 'heading') {
    const title = readBox(withoutComments(node.content)).text;
    return [{ kind: 'heading', line: node.from + 1, level: node.level, title }];
  }
  if (node.type === 'html_block') return htmlBlocks(node);
  if (node.type === 'hr') return [];
  const table = node.type === 'table' ? readMarkdownTable(node, place.lines, '') : null;
  if (table?.ok && isToDo(table.value)) return [{ kind: 'table', table: table.value }];
  return [noteOf(node, place)];
}

function noteOf(node: MarkdownNode, place: Place): Block {
  return { kind: 'note', text: sourceOf(node, place), isClose: isClose(node, place) };
}

function isClose({ from }: MarkdownNode, { lines }: Place): boolean {
  return from > 0 && (lines[from - 1] ?? '').trim() !== '';
}

/** A list of contents leads to headings, and is nothing to do. */
function listBlocks(list: MarkdownNode, place: Place): Block[] {
  const items = list.inside.map((item) => itemOf(item, place));
  if (items.every(isContents)) return [noteOf(list, place)];
  return items.map((item) => ({ kind: 'item', item }));
}

function isContents({ text, items }: DraftItem): boolean {
  return /^\[[^\]]*\]\(#[^()]*\)$/.test(text) && items.every(isContents);
}

function htmlBlocks(node: MarkdownNode): Block[] {
  const line = node.from + 1;
  return readHtml(node.content).flatMap((part): Block[] => {
    if (part.kind === 'end') return [part];
    if (part.kind === 'heading') return [{ kind: 'heading', line, level: DETAILS_LEVEL, title: part.title }];
    const list = part.isHtml ? listOfHtml(part.text, line) : [];
    return list.length > 0 ? list : [{ kind: 'note', text: part.text, isClose: false }];
  });
}

/** What was a list in HTML is one; each of its items stands where all of it does. Nothing of what is no list. */
function listOfHtml(markdown: string, line: number): Block[] {
  const lines = markdown.split('\n');
  const nodes = readMarkdownTree(markdown);
  const place = { lines, column: 0, markedLine: -1, markEnd: 0, depth: 0 };
  const blocks = nodes.every(isList) ? nodes.flatMap((list) => listBlocks(list, place)) : [];
  return blocks.map((block) => (block.kind === 'item' ? { ...block, item: at(line, block.item) } : block));
}

function at(line: number, item: DraftItem): DraftItem {
  return { ...item, line, items: item.items.map((inside) => at(line, inside)) };
}

type Beside = { isBeforeList: boolean; hasHeadings: boolean };

/** Words, which can be a heading without its sign, or a list whose marks are none of Markdown's. */
function paragraphBlocks(node: MarkdownNode, place: Place, { isBeforeList, hasHeadings }: Beside): Block[] {
  const { words, marked } = readParagraph(node);
  const items = nestByIndent(marked).map((item): Block => ({ kind: 'item', item }));
  if (words === '') return items;

  const leads = isBeforeList || items.length > 0;
  const line = node.from + 1;
  const bold = boldOf(words);
  if (bold !== null && (leads || isNumberedPart(bold)))
    return [{ kind: 'heading', line, level: BOLD_LEVEL, title: bold }, ...items];
  const isLine = !words.includes('\n');
  if (leads && isLine && !hasHeadings && (words.endsWith(':') || isNumberedPart(words)))
    return [{ kind: 'heading', line, level: COLON_LEVEL, title: words.replace(/:$/, '') }, ...items];
  const text = items.length > 0 ? words : withoutComments(sourceOf(node, place));
  return [{ kind: 'note', text, isClose: isClose(node, place) }, ...items];
}

/** What a line says that is bold as a whole; `null` where it is not. */
function boldOf(text: string): string | null {
  const [, , inside] = /^(\*\*|__)([^*_\n]+)\1:?$/.exec(text.trim()) ?? [];
  return inside === undefined ? null : inside.replace(/:$/, '').trim();
}

/** The words of a paragraph, and the lines of it that are marked as items by signs of other programs. */
function readParagraph(
  { content, from }: Pick<MarkdownNode, 'content' | 'from'>,
  isItem = false,
): { words: string; marked: NumberedLine[] } {
  const words: string[] = [];
  const marked: NumberedLine[] = [];
  const text = content.includes('`') ? content : withoutComments(content);
  for (const [index, line] of text.split('\n').entries()) {
    const read = readListMark(line);
    const last = marked.at(-1);
    const isFirst = index === 0 && !isItem;
    if (read.isMarked && (isFirst || last || isDrawn(line))) marked.push({ ...read, line: from + index + 1 });
    else if (last) last.text += ` ${line.trim()}`;
    else words.push(line);
  }
  return { words: words.join('\n').trim(), marked };
}

/** Within a paragraph a dash or a number can be a part of a sentence that was broken there. */
function isDrawn(line: string): boolean {
  return /^[^\p{N}([+*–—-]/u.test(line.trim()) || readBox(line.trim()).tick !== null;
}

/** An item of a list: its first words are its text, lists in it are parts of it, and all else is its note. */
function itemOf(node: MarkdownNode, place: Place): DraftItem {
  const line = place.lines[node.from] ?? '';
  const markEnd = endOfMark(line, place.markedLine === node.from ? place.markEnd : 0);
  const column = columnsOf(line.slice(0, markEnd));
  const within = { lines: place.lines, column, markedLine: node.from, markEnd, depth: place.depth + 1 };
  const [first, ...others] = withGaps(node.inside, within, node.from, node.to);
  const hasText = first?.type === 'paragraph' || first?.type === 'heading';
  const { item, rest } = hasText ? textOf(first) : { item: newItem(node.from + 1, '', null), rest: [] };
  item.line = node.from + 1;
  item.notes.push(...rest);
  for (const inside of hasText || !first ? others : [first, ...others]) addTo(item, inside, within);
  return item;
}

/** What stands behind a line that its writer broke on purpose is the beginning of the note. */
function textOf(node: MarkdownNode): { item: DraftItem; rest: string[] } {
  const box = readBox(node.content);
  const { words, marked } = readParagraph({ ...node, content: box.text }, true);
  const lines = words.split('\n');
  const broken = lines.findIndex((line) => / {2}$|\\$/.test(line));
  const length = broken === -1 ? lines.length : broken + 1;
  const text = lines.slice(0, length).join('\n').replace(/\\$/, '');
  const item = newItem(node.from + 1, text, box.tick);
  item.isDropped ||= box.isDropped === true;
  item.items.push(...nestByIndent(marked));
  return { item, rest: length < lines.length ? [lines.slice(length).join('\n')] : [] };
}

function addTo(item: DraftItem, node: MarkdownNode, within: Place): void {
  if (isList(node) && within.depth < DEEPEST_LIST) {
    for (const block of listBlocks(node, within)) {
      if (block.kind === 'item') item.items.push(block.item);
      else if (block.kind === 'note') item.notes.push(block.text);
    }
  } else if (node.type === 'html_block') {
    const said = readHtml(node.content).map((part) =>
      'title' in part ? part.title : 'text' in part ? part.text : '',
    );
    item.notes.push(...said);
  } else if (node.type !== 'hr') {
    item.notes.push(sourceOf(node, within));
  }
}

/** The lines of a block as they were written, without the indentation of what they stand in. */
function sourceOf({ from, to }: MarkdownNode, { lines, column, markedLine, markEnd }: Place): string {
  return lines
    .slice(from, to)
    .map((line, index) => (from + index === markedLine ? line.slice(markEnd) : withoutIndent(line, column)))
    .join('\n')
    .trimEnd();
}
