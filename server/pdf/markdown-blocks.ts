import MarkdownIt from 'markdown-it';
import { readFormulas } from '../../plans/text/formula-rule.ts';
import { readWholeMarkdown } from '../../plans/whole-markdown.ts';
import { type Words, wordsOfTokens } from './words.ts';

export type Align = 'left' | 'right' | 'center';

/** A piece of a learner's text for paper. */
export type TextBlock =
  | { is: 'words'; words: Words }
  | { is: 'heading'; words: Words }
  | { is: 'code'; code: string }
  | { is: 'list'; start: number | null; items: readonly (readonly TextBlock[])[] }
  | { is: 'quote'; blocks: readonly TextBlock[] }
  | { is: 'table'; aligned: readonly Align[]; head: readonly Words[]; rows: readonly (readonly Words[])[] }
  | { is: 'rule' };

type Token = NonNullable<ReturnType<typeof readWholeMarkdown>>[number];

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
readFormulas(markdown);

/** A text in Markdown as blocks: paragraphs, lists in lists, quotations, tables, and code with its lines. */
export function textBlocks(text: string): TextBlock[] {
  const tokens = readWholeMarkdown(markdown, text);
  return tokens === null ? [{ is: 'words', words: [text] }] : blocksIn(tokens, 0, tokens.length);
}

/** What stands between two tokens. */
function blocksIn(tokens: readonly Token[], from: number, to: number): TextBlock[] {
  const blocks: TextBlock[] = [];
  for (let at = from; at < to; at += 1) {
    const token = tokens[at];
    if (!token) break;
    const end = token.nesting === 1 ? endOf(tokens, at) : at;
    const block = blockOf(token, tokens, at, end);
    if (block && saysSomething(block)) blocks.push(block);
    at = end;
  }
  return blocks;
}

function blockOf(token: Token, tokens: readonly Token[], at: number, end: number): TextBlock | null {
  switch (token.type) {
    case 'paragraph_open':
      return { is: 'words', words: wordsIn(tokens, at, end) };
    case 'heading_open':
      return { is: 'heading', words: wordsIn(tokens, at, end) };
    case 'fence':
    case 'code_block':
      return { is: 'code', code: token.content.trimEnd() };
    case 'blockquote_open':
      return { is: 'quote', blocks: blocksIn(tokens, at + 1, end) };
    case 'hr':
      return { is: 'rule' };
    case 'bullet_list_open':
    case 'ordered_list_open': {
      const isOrdered = token.type === 'ordered_list_open';
      const start = isOrdered ? Number(token.attrGet('start') ?? 1) : null;
      const items = spansOf(tokens, 'list_item_open', at, end);
      return { is: 'list', start, items: items.map(([first, last]) => blocksIn(tokens, first + 1, last)) };
    }
    case 'table_open':
      return tableOf(tokens, at, end);
    case 'inline':
      return { is: 'words', words: wordsOfTokens(token.children ?? []) };
    default:
      return null;
  }
}

function tableOf(tokens: readonly Token[], at: number, end: number): TextBlock {
  const rows = spansOf(tokens, 'tr_open', at, end);
  const cellsOf = ([from, to]: Span) =>
    [...spansOf(tokens, 'th_open', from, to), ...spansOf(tokens, 'td_open', from, to)].map(([first, last]) =>
      wordsIn(tokens, first, last),
    );
  const [head = [0, 0]] = rows;
  const aligned = spansOf(tokens, 'th_open', ...head).map(([first]) => alignOf(tokens[first]));
  return { is: 'table', aligned, head: cellsOf(head), rows: rows.slice(1).map(cellsOf) };
}

function alignOf(token: Token | undefined): Align {
  const [, named] = /text-align:(right|center)/.exec(String(token?.attrGet('style') ?? '')) ?? [];
  return named === 'right' || named === 'center' ? named : 'left';
}

type Span = readonly [from: number, to: number];

/** Where each token of a type begins and ends within another, those within them left out. */
function spansOf(tokens: readonly Token[], type: string, from: number, to: number): Span[] {
  const spans: Span[] = [];
  for (let at = from + 1; at < to; at += 1) {
    if (tokens[at]?.type !== type) continue;
    const end = endOf(tokens, at);
    spans.push([at, end]);
    at = end;
  }
  return spans;
}

function endOf(tokens: readonly Token[], at: number): number {
  const level = tokens[at]?.level;
  for (let end = at + 1; end < tokens.length; end += 1) {
    if (tokens[end]?.nesting === -1 && tokens[end]?.level === level) return end;
  }
  return tokens.length;
}

function wordsIn(tokens: readonly Token[], from: number, to: number): Words {
  return tokens
    .slice(from, to)
    .flatMap(({ type, children }) => (type === 'inline' ? wordsOfTokens(children ?? []) : []));
}

function saysSomething(block: TextBlock): boolean {
  if (block.is === 'code') return block.code !== '';
  if (block.is !== 'words' && block.is !== 'heading') return true;
  return block.words.some((word) => {
    if (typeof word === 'string') return word.trim() !== '';
    return word.kind === 'words' ? word.text.trim() !== '' : word.kind === 'formula';
  });
}
