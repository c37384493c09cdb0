import MarkdownIt from 'markdown-it';
import { readFormulas } from '../../plans/text/formula-rule.ts';
import { readWholeMarkdown } from '../../plans/whole-markdown.ts';
import { type Words, wordsOfTokens } from './words.ts';

/** A piece of a learner's text for paper; `indent` counts the lists and quotations that it stands in. */
export type TextBlock = { indent: number } & ({ words: Words } | { code: string });

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
readFormulas(markdown);

/** A text in Markdown as paragraphs: list items begin with a dot or their number, links end with their address, each
 * row of a table is one. Code is a block of its own, with its lines. */
export function textBlocks(text: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  const lists: { next: number | null }[] = [];
  let quotes = 0;
  let mark = '';
  let cells: Words[] | null = null;
  const tokens = readWholeMarkdown(markdown, text);
  if (tokens === null) return [{ words: [text], indent: 0 }];
  for (const token of tokens) {
    if (token.type === 'bullet_list_open') lists.push({ next: null });
    else if (token.type === 'ordered_list_open') lists.push({ next: Number(token.attrGet('start') ?? 1) });
    else if (/^(bullet|ordered)_list_close$/.test(token.type)) lists.pop();
    else if (token.type === 'blockquote_open') quotes += 1;
    else if (token.type === 'blockquote_close') quotes -= 1;
    else if (token.type === 'list_item_open') mark = markOf(lists.at(-1));
    else if (token.type === 'tr_open') cells = [];
    else if (token.type === 'tr_close') {
      blocks.push({ words: rowOf(cells ?? []), indent: lists.length + quotes });
      cells = null;
    } else if (cells && token.type === 'inline') cells.push(wordsOfTokens(token.children ?? []));
    else if (token.type === 'inline') {
      blocks.push({ words: [mark, ...wordsOfTokens(token.children ?? [])], indent: lists.length + quotes });
      mark = '';
    } else if (token.type === 'fence' || token.type === 'code_block') {
      if (mark !== '') blocks.push({ words: [mark], indent: lists.length + quotes });
      blocks.push({ code: token.content.trimEnd(), indent: lists.length + quotes });
      mark = '';
    }
  }
  return blocks.filter(saysSomething);
}

function saysSomething(block: TextBlock): boolean {
  if ('code' in block) return block.code !== '';
  return block.words.some((word) => typeof word !== 'string' || word.trim() !== '');
}

/** A row of a table is a line, as it was typed. */
function rowOf(cells: readonly Words[]): Words {
  return cells.flatMap((cell, index) => (index === 0 ? [...cell] : [' | ', ...cell]));
}

function markOf(list: { next: number | null } | undefined): string {
  if (!list || list.next === null) return '• ';
  list.next += 1;
  return `${list.next - 1}. `;
}
