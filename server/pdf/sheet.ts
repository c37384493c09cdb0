import { sumOf } from '../../plans/sum.ts';
import type { AttachedPicture } from '../attachment/pictures.ts';
import { codeLines } from './code-lines.ts';
import { PAPER } from './draw-svg.ts';
import type { TextBlock } from './markdown-blocks.ts';
import type { Formulas } from './mathematics/formulas.ts';
import { isRightToLeft, partsOf } from './parts.ts';
import { A4, TIGHT, type TypeSizes } from './sizes.ts';
import type { Block, Cell, Part } from './typst/paper.ts';
import { type Words, wordsOf } from './words.ts';

const CELL_GAP = 10;
const INDENT = 12;
/** Of the size of the letters: a formula in a line that cannot grow. */
const TALLEST_IN_LINE = 1.4;
/** Of the size of the text, as wide as a letter of code. */
const CODE_LETTER = 0.9 * 0.6;
const CODE_INSET = 14;
/** Letters in a cell: a row with more of them may go on overleaf. */
const LONG_CELL = 600;

export type Column = {
  head: string;
  /** Its part of the width, beside those of the other columns. */
  share: number;
  isFigure?: boolean;
};

/** Paper that is written from top to bottom. */
export type Sheet = ReturnType<typeof sheetOf>;

export function sheetOf(sizes: TypeSizes, formulas: Formulas) {
  const blocks: Block[] = [];
  const pictures: { name: string; path: string }[] = [];
  const drawings: { name: string; svg: string }[] = [];
  const width = A4.width - sizes.margins.left - sizes.margins.right;
  const isTight = sizes === TIGHT;

  type Place = { width?: number; points?: number; colour?: string; height?: number };

  /** A text is read as the learner typed it, in one line. */
  function parts(said: string | Words, place: Place = {}): Part[] {
    const words = typeof said === 'string' ? wordsOf(said) : said;
    return partsOf(words, formulas, { width, points: sizes.text, colour: PAPER.ink, ...place });
  }

  /** The same where a line goes on: no formula has a line of its own. */
  function inOneLine(said: string | Words, place: Place = {}): Part[] {
    return parts(said, place).map((part) => {
      if (!('alone' in part)) return part;
      const { alone: _, ...inLine } = part;
      return inLine;
    });
  }

  function title(said: string): void {
    const written = inOneLine(said, { points: sizes.heading * 1.5 });
    blocks.push({ is: 'title', parts: written, ...toward(written) });
  }

  /** A heading with its bookmark, never the last thing on a page. */
  function heading(said: string): void {
    const written = inOneLine(said, { points: sizes.heading, colour: PAPER.accent });
    blocks.push({ is: 'heading', level: 1, parts: written, ...toward(written) });
  }

  /** What a part of a section is about. */
  function lead(said: string): void {
    const written = inOneLine(said, { points: sizes.text + 1 });
    blocks.push({ is: 'heading', level: 2, parts: written, ...toward(written) });
  }

  function paragraph(said: string | Words, { isSoft = false }: { isSoft?: boolean } = {}): void {
    const place = isSoft ? { points: sizes.small, colour: PAPER.soft } : {};
    const written = parts(said, place);
    blocks.push({ is: 'paragraph', look: isSoft ? 'soft' : 'text', parts: written, ...toward(written) });
  }

  /** A text in Markdown. */
  function writing(texts: readonly TextBlock[]): void {
    blocks.push(...texts.map((one) => blockOf(one, width)));
  }

  /** The learner's own words, with a line beside them. */
  function quotation(texts: readonly TextBlock[]): void {
    if (texts.length > 0) blocks.push(blockOf({ is: 'quote', blocks: texts }, width));
  }

  function list(items: readonly (string | Words)[]): void {
    const written = items.map((item) => parts(item, { width: width - INDENT }));
    blocks.push({
      is: 'list',
      start: null,
      items: written.map((one) => [{ is: 'paragraph', look: 'text', parts: one }]),
      ...toward(written[0] ?? []),
    });
  }

  function blockOf(block: TextBlock, room: number): Block {
    switch (block.is) {
      case 'words': {
        const written = parts(block.words, { width: room });
        return { is: 'paragraph', look: 'text', parts: written, ...toward(written) };
      }
      case 'heading': {
        const written = inOneLine(block.words, { width: room });
        return { is: 'heading', level: 3, parts: written, ...toward(written) };
      }
      case 'code': {
        const most = Math.floor((room - CODE_INSET) / (CODE_LETTER * sizes.text));
        const lines = codeLines(block.code, most).map((line): Part[] => [{ s: line, code: true }]);
        return { is: 'code', lines };
      }
      case 'list': {
        const items = block.items.map((inner) => inner.map((one) => blockOf(one, room - INDENT)));
        return { is: 'list', start: block.start, items, ...towardOf(items.flat()) };
      }
      case 'quote': {
        const inner = block.blocks.map((one) => blockOf(one, room - INDENT));
        return { is: 'quote', blocks: inner, ...towardOf(inner) };
      }
      case 'table':
        return tableOf(block, room);
      case 'rule':
        return { is: 'rule' };
    }
  }

  /** Rows under a head, which stands on each page that they reach. */
  function table(columns: readonly Column[], rows: readonly (readonly string[])[]): void {
    const widths = shareOut(width, columns);
    const height = isTight ? TALLEST_IN_LINE * sizes.small : undefined;
    const cell = (text: string, index: number, colour: string) =>
      parts(text, {
        width: widths[index] ?? 0,
        points: sizes.small,
        colour,
        ...(height === undefined ? {} : { height }),
      });
    const hasHead = columns.some(({ head }) => head !== '');
    blocks.push({
      is: 'table',
      columns: columns.map(({ share, isFigure }) => ({ share, align: isFigure ? 'right' : 'left' })),
      head: hasHead ? columns.map(({ head }, index) => cell(head, index, PAPER.soft)) : [],
      rows: rows.map((cells) => rowOf(cells.map((text, index) => cell(text, index, PAPER.ink)))),
    });
  }

  function tableOf({ aligned, head, rows }: Extract<TextBlock, { is: 'table' }>, room: number): Block {
    const shares = sharesOf([head, ...rows].map((cells) => aligned.map((_, index) => cells[index] ?? [])));
    const widths = shareOut(
      room,
      shares.map((share) => ({ share })),
    );
    const written = (cells: readonly Words[]) =>
      aligned.map((_, index) =>
        parts(cells[index] ?? [], { width: widths[index] ?? 0, points: sizes.small }),
      );
    const heads = written(head);
    return {
      is: 'table',
      columns: shares.map((share, index) => ({ share, align: aligned[index] ?? 'left' })),
      head: heads,
      rows: rows.map((cells) => rowOf(written(cells))),
      ...toward(heads.flat()),
    };
  }

  /** A drawing with words over it, which stay together. */
  function figure({
    svg,
    caption,
    alt,
    widest,
  }: {
    svg: string;
    caption: string;
    alt: string;
    widest: number;
  }) {
    const name = `drawing-${drawings.length + 1}.svg`;
    drawings.push({ name, svg });
    const words = parts(caption, { points: sizes.small, colour: PAPER.soft });
    blocks.push({ is: 'drawing', name, alt, width: Math.min(widest, width), caption: words });
  }

  function picture({ path, name }: AttachedPicture): void {
    const shown = `picture-${pictures.length + 1}`;
    pictures.push({ name: shown, path });
    const place = { points: sizes.small, colour: PAPER.soft };
    const lost = parts([`The picture “${name}” cannot be shown here.`], place);
    blocks.push({ is: 'picture', name: shown, alt: name, caption: parts([name], place), lost });
  }

  /** Pictures on pages of their own: they are not measured. */
  function picturesOverleaf(shown: readonly AttachedPicture[]): void {
    blocks.push({ is: 'end' });
    if (shown.length === 0) return;
    blocks.push({ is: 'overleaf' });
    heading('Pictures');
    for (const one of shown) picture(one);
  }

  /** What stands on which page. */
  function contents(): void {
    blocks.push({ is: 'contents', title: 'Contents' });
  }

  return {
    blocks,
    pictures,
    drawings,
    sizes,
    inOneLine,
    title,
    heading,
    lead,
    paragraph,
    writing,
    quotation,
    list,
    table,
    figure,
    picture,
    picturesOverleaf,
    contents,
  };
}

function rowOf(cells: readonly Cell[]) {
  const lengths = cells.map((cell) => sumOf(cell, (part) => ('s' in part ? part.s.length : 0)));
  return { cells, isLong: Math.max(0, ...lengths) > LONG_CELL };
}

function shareOut(width: number, columns: readonly { share: number }[]): number[] {
  const total = sumOf(columns, ({ share }) => share);
  return columns.map(({ share }) => (width * share) / total - CELL_GAP);
}

/** Letters: a column of shorter cells still has room for a word, and one of longer cells leaves room for others. */
const [NARROWEST_COLUMN, WIDEST_COLUMN] = [6, 48];

/** How wide each column of a learner's table is beside the others, by what stands in it. */
function sharesOf(rows: readonly (readonly Words[])[]): number[] {
  const lengthOf = (words: Words) =>
    sumOf(words, (word) =>
      typeof word === 'string'
        ? word.length
        : 'text' in word
          ? word.text.length
          : 'tex' in word
            ? word.tex.length
            : 0,
    );
  const columns = Array.from({ length: rows[0]?.length ?? 0 }, (_, index) => index);
  return columns.map((index) => {
    let longest = 0;
    for (const cells of rows) longest = Math.max(longest, lengthOf(cells[index] ?? []));
    return Math.min(WIDEST_COLUMN, Math.max(NARROWEST_COLUMN, longest));
  });
}

function toward(parts: readonly Part[]): { rtl?: true } {
  return isRightToLeft(parts) ? { rtl: true } : {};
}

function towardOf(blocks: readonly Block[]): { rtl?: true } {
  const [first] = blocks;
  return first && 'rtl' in first ? { rtl: true } : {};
}
