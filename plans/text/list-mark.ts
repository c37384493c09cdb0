/** A line of a list as its writer marked it. */
export type MarkedLine = {
  /** How far it is indented, in columns; a tab leads to the next multiple of four. */
  indent: number;
  /** Whether it begins with the mark of a list or with a box. */
  isMarked: boolean;
  /** Whether its box is ticked; `null` where it has none. */
  tick: boolean | null;
  /** Its box says that it was given up: `[-]`. */
  isDropped?: true;
  /** What is left of it, without white space around it. */
  text: string;
};

/** `- `, `1. `, `2) `, `(3) `, and what programs draw for them, which need no space. */
const BULLET = /^(?:[-*+–—](?=\s|$)|\(?\d{1,4}[.)](?=\s|$)|[•◦‣▪▫●○■⁃∙·])\s*/u;
/** `[ ]`, `[x]`, and other signs with which Obsidian and GitHub fill a box; a link's brackets go on with a round one. */
const BOX = /^\[([ xX✓✔☑/><?!*-]?)\](?=\s|$)\s*/u;
/** Boxes that are one sign, with what makes it a picture. */
const SIGN = /^([☐⬜◻🔲☑✅✔✓☒])\uFE0F?\s*/u;

const TICKED_BOXES = new Set(['x', 'X', '✓', '✔', '☑']);
const TICKED_SIGNS = new Set(['☑', '✅', '✔', '✓', '☒']);

/**
 * Reads a line of a list, in the one way that holds wherever lines are pasted or brought in: its mark and its box go,
 * its links, code and formulas stay.
 *
 * @example
 * readListMark('  - [x] Read [chapter 1](https://example.org)')
 * //=> { indent: 2, isMarked: true, tick: true, text: 'Read [chapter 1](https://example.org)' }
 */
export function readListMark(line: string): MarkedLine {
  const text = line.trim();
  const bullet = BULLET.exec(text)?.[0] ?? '';
  const box = readBox(text.slice(bullet.length));
  return {
    indent: indentOf(line),
    isMarked: bullet !== '' || box.tick !== null,
    ...box,
    text: box.text.trim(),
  };
}

/** Reads the box with which a text begins. */
export function readBox(text: string): Pick<MarkedLine, 'tick' | 'isDropped' | 'text'> {
  const [boxed, filling] = BOX.exec(text) ?? [];
  if (boxed !== undefined) {
    const tick = TICKED_BOXES.has(filling ?? '');
    return { tick, ...(filling === '-' && { isDropped: true }), text: text.slice(boxed.length) };
  }
  const [drawn, sign] = SIGN.exec(text) ?? [];
  if (drawn !== undefined) return { tick: TICKED_SIGNS.has(sign ?? ''), text: text.slice(drawn.length) };
  return { tick: null, text };
}

const TAB = 4;

function indentOf(line: string): number {
  let column = 0;
  for (const sign of line) {
    if (sign === '\t') column += TAB - (column % TAB);
    else if (sign === ' ' || sign === '\u00A0') column += 1;
    else break;
  }
  return column;
}
