import { blockWriter } from './block-writer.ts';
import { addressOf, checkboxWords, pictureWords } from './html-attributes.ts';
import { beginCode, closeInCode, endCode, openInCode } from './html-code.ts';
import { beginItem, beginQuote, endItem, endList, endQuote } from './html-lists.ts';
import type { HtmlPiece } from './html-pieces.ts';
import { addWords, endLine, endParagraph, type Reading } from './html-reading.ts';
import { endCell, endTable, openInTable } from './html-tables.ts';

/** Each begins and ends a paragraph. */
const PARAGRAPHS = new Set(
  'p ul ol li dl h1 h2 h3 h4 h5 h6 blockquote pre table hr details summary'.split(' '),
);
/** Each begins and ends a line. */
const LINES = new Set(
  'div br address article aside center dd dt figcaption figure footer header main nav section'.split(' '),
);
const CODE = new Set(['code', 'kbd', 'samp', 'tt']);
const CELLS = new Set(['td', 'th']);

/** Whether breaks in HTML are made by tags. Where there are none, those of its text are meant. */
function hasBlocks(pieces: readonly HtmlPiece[]): boolean {
  return pieces.some(
    ({ kind, ...piece }) => 'name' in piece && (PARAGRAPHS.has(piece.name) || LINES.has(piece.name)),
  );
}

/** Pieces of HTML as Markdown. What is not closed ends with the text. */
export function blocksMarkdown(pieces: readonly HtmlPiece[]): string {
  const reading: Reading = {
    writer: blockWriter(),
    runs: [],
    containers: [],
    lists: [],
    open: new Map(),
    hrefs: [],
    code: null,
    table: null,
    heading: 0,
    breaksLines: !hasBlocks(pieces),
  };
  for (const piece of pieces) {
    if (piece.kind === 'text') readText(reading, piece.text);
    else if (piece.kind === 'open') openTag(reading, piece.name, piece.attributes);
    else closeTag(reading, piece.name);
  }
  endCode(reading);
  endTable(reading);
  endParagraph(reading);
  return reading.writer.text();
}

function readText(reading: Reading, text: string): void {
  if (reading.code) {
    reading.code.text += text;
    return;
  }
  const words = text.replaceAll('\u00A0', ' ').replaceAll('\uFFFF', '');
  const lines =
    reading.breaksLines && !reading.table ? words.split(/\r\n|\r|\n/) : [words.replace(/\r\n?/g, '\n')];
  for (const [index, line] of lines.entries()) {
    if (index > 0) reading.runs.push({ kind: 'break' });
    addWords(reading, reading.breaksLines ? line : line.replace(/[\t ]+/g, ' '));
  }
}

function openTag(reading: Reading, name: string, attributes: ReadonlyMap<string, string>): void {
  if (reading.code) openInCode(reading.code, name, attributes);
  else if (name === 'pre' || CODE.has(name)) beginCode(reading, name, attributes);
  else if (reading.table && (name === 'tr' || CELLS.has(name))) openInTable(reading, reading.table, name);
  else if (reading.table && breaksLine(name)) addWords(reading, ' ');
  else openOutside(reading, name, attributes);
}

/** Outside of code; within a table only what stands within a line. */
function openOutside(reading: Reading, name: string, attributes: ReadonlyMap<string, string>): void {
  if (PARAGRAPHS.has(name)) endParagraph(reading);
  if (LINES.has(name)) endLine(reading, name);
  if (name === 'table') reading.table = { rows: [], cell: false };
  else if (name === 'hr') reading.writer.add('---', reading.containers);
  else if (name === 'ul') reading.lists.push(null);
  else if (name === 'ol') reading.lists.push(Number.parseInt(attributes.get('start') ?? '1', 10) || 1);
  else if (name === 'li') beginItem(reading);
  else if (name === 'blockquote') beginQuote(reading);
  else if (/^h[1-6]$/.test(name)) reading.heading = Number(name.charAt(1));
  else if (name === 'a') reading.hrefs.push(addressOf(attributes.get('href') ?? ''));
  else if (name === 'img') addWords(reading, pictureWords(attributes));
  else if (name === 'input') addWords(reading, checkboxWords(attributes));
  else if (name === 'anki-mathjax') openFormula(reading, attributes.get('block') === 'true');
  else reading.open.set(name, (reading.open.get(name) ?? 0) + 1);
}

function openFormula(reading: Reading, display: boolean): void {
  reading.open.set('anki-mathjax', display ? 2 : 1);
  addWords(reading, display ? '\\[' : '\\(');
}

function closeTag(reading: Reading, name: string): void {
  if (reading.code) closeInCode(reading, reading.code, name);
  else if (reading.table && name === 'table') endTable(reading);
  else if (reading.table && (name === 'tr' || CELLS.has(name))) endCell(reading, reading.table);
  else if (reading.table && breaksLine(name)) addWords(reading, ' ');
  else closeOutside(reading, name);
}

function closeOutside(reading: Reading, name: string): void {
  if (PARAGRAPHS.has(name)) endParagraph(reading);
  if (LINES.has(name) && name !== 'br') endLine(reading, name);
  if (name === 'ul' || name === 'ol') endList(reading);
  else if (name === 'li') endItem(reading);
  else if (name === 'blockquote') endQuote(reading);
  else if (name === 'a') reading.hrefs.pop();
  else if (name === 'anki-mathjax') addWords(reading, reading.open.get(name) === 2 ? '\\]' : '\\)');
  else reading.open.set(name, Math.max(0, (reading.open.get(name) ?? 0) - 1));
}

const breaksLine = (name: string) => PARAGRAPHS.has(name) || LINES.has(name);
