import type { Formula } from '../../../plans/text/mathematics.ts';
import { MAY_BREAK } from '../long-runs.ts';
import { OWN_LETTERS, type OwnLetters } from '../own-letters.ts';
import type { Words } from '../words.ts';
import type { Mark } from './flatten-svg.ts';

/** A formula as it is drawn, in thousandths of an em from its baseline, downwards. */
export type SetFormula = Piece & {
  height: number;
  depth: number;
  /** Where lines may break in it, from the fewest pieces to the most: beside one another, those of a way are the formula. */
  ways?: readonly (readonly Piece[])[];
};
export type Piece = { width: number; marks: readonly Mark[] };

/** What shows formulas: loaded only for a document that has any, since it is larger than all else that writes one. */
export type FormulaSetter = {
  typeset(tex: string, display: boolean): SetFormula | null;
  /** In plain signs; `null` where it is no formula. */
  inLine(tex: string): string | null;
};

/** Computer Modern beside Source Serif: with this, small letters are as high in both. */
const BESIDE_TEXT = 1.07;
const UNITS_PER_EM = 1000;
/** Smaller than this beside its text, a formula is harder to read than a line of plain signs. */
const SMALLEST = 0.6;
/** Of the room: what is wider flows over the end of a line, where it may break; the next line is soon enough for others. */
const WIDEST_IN_ONE = 0.3;
/** What a reader of PDF takes for one letter. */
const LONGEST_COPY = 120;

/** More different ones than a report of fifteen weeks has; setting one takes a millisecond, and somebody waits. */
export const MOST_SET = 1_000;

/** Where a line has room for a formula, in points. */
export type Room = {
  width: number;
  points: number;
  /** Where lines cannot grow: of a formula from top to foot. */
  height?: number | undefined;
};

/** What stands for a letter that no font has: its width in em, and what it is when it is copied. */
export type StandIn = { width: number; copied: string };

export type Shown = StandIn & { formula: SetFormula; scale: number };

/**
 * The formulas of a document. Each is a letter of its own in the text, as wide as the formula, so that lines are broken,
 * tables are measured and text is copied as ever; when a line is drawn, the formula is drawn over that letter.
 */
export type Formulas = ReturnType<typeof formulasOf>;

/** @param setter - `null` where there is none to set */
export function formulasOf(setter: FormulaSetter | null, ownLetters: OwnLetters) {
  const letters = new Map<string, string>();
  const shown = new Map<string, Shown>();
  const setFormulas = new Map<string, SetFormula | null>();

  /** Words as pdfkit is given them, for a place with so much room. */
  function inText(words: readonly (string | Formula)[], room: Room): string {
    const text = words.map((word) => (typeof word === 'string' ? word : letterOf(word, room))).join('');
    return text.includes(OWN_LINE) ? ownLines(text) : text;
  }

  function letterOf(formula: Formula, room: Room): string {
    const plain = setter?.inLine(formula.tex) ?? null;
    const set = plain === null ? null : setOnce(formula);
    if (set === null || plain === null) return plain ?? formula.source;

    const whole = BESIDE_TEXT * Math.min(1, scaleToFit(set, room));
    const isTooSmall = whole < SMALLEST;
    const isLong = emOf(set.width) * BESIDE_TEXT * room.points > WIDEST_IN_ONE * room.width;
    if (set.ways && room.height === undefined && (formula.display ? isTooSmall : isLong)) {
      const flowing = lettersOf(formula, { ...set, ways: set.ways }, plain, room);
      if (flowing !== null) return flowing;
    }
    if (isTooSmall || heightIn(set, whole, room.points) > (room.height ?? Infinity)) return plain;
    const letter = letterFor(shownAt(whole, set, plain), keyOf(formula, whole));
    return formula.display ? OWN_LINE + letter + OWN_LINE : letter;
  }

  /** A letter for each piece; `null` where one would be too small. */
  function lettersOf(
    formula: Formula,
    set: SetFormula & { ways: readonly (readonly Piece[])[] },
    plain: string,
    room: Room,
  ): string | null {
    const { ways, height, depth } = set;
    const scaleOf = (pieces: readonly Piece[]) =>
      Math.min(1, ...pieces.map((piece) => scaleToFit(piece, room)));
    const pieces = ways.find((way) => scaleOf(way) === 1) ?? ways.at(-1) ?? [];
    const scale = BESIDE_TEXT * scaleOf(pieces);
    if (scale < SMALLEST) return null;
    const copied = sharedOut(plain, pieces.length);
    return pieces
      .map((piece, index) =>
        letterFor(
          shownAt(scale, { ...piece, height, depth }, copied[index] ?? ''),
          `${keyOf(formula, scale)} ${index} of ${pieces.length}`,
        ),
      )
      .join(MAY_BREAK);
  }

  function setOnce({ tex, display }: Formula): SetFormula | null {
    const key = `${display} ${tex}`;
    const known = setFormulas.get(key);
    if (known !== undefined || setFormulas.size >= MOST_SET) return known ?? null;
    const set = setter?.typeset(tex, display) ?? null;
    setFormulas.set(key, set);
    return set;
  }

  function letterFor(one: Shown, key: string): string {
    const known = letters.get(key);
    if (known !== undefined) return known;
    const letter = ownLetters.take();
    if (letter === undefined) return one.copied;
    letters.set(key, letter);
    shown.set(letter, { ...one, copied: one.copied.slice(0, LONGEST_COPY) });
    return letter;
  }

  /** How far the formulas of a line reach above and below what letters reach, in em. */
  function reachOf(line: string): { height: number; depth: number } {
    const inLine = Array.from(line.match(OWN_LETTERS) ?? []).flatMap((letter) => shown.get(letter) ?? []);
    const most = (part: 'height' | 'depth') =>
      Math.max(0, ...inLine.map(({ formula, scale }) => emOf(formula[part]) * scale));
    return { height: most('height'), depth: most('depth') };
  }

  /** A line where nothing is drawn, such as the title of the window. */
  function inPlainSigns(words: Words): string {
    const plain = ({ tex, source }: Formula) => setter?.inLine(tex) ?? source;
    return words
      .map((word) => (typeof word === 'string' ? word : word.kind === 'face' ? word.text : plain(word)))
      .join('');
  }

  return {
    inText,
    inPlainSigns,
    reachOf,
    standInFor: (letter: string): StandIn | undefined => shown.get(letter),
    shownAs: (letter: string): Shown | undefined => shown.get(letter),
  };
}

function shownAt(scale: number, formula: SetFormula, copied: string): Shown {
  return { formula, scale, width: emOf(formula.width) * scale, copied };
}

function keyOf({ tex, display }: Formula, scale: number): string {
  return `${scale} ${display} ${tex}`;
}

/** Words one after another in so many parts, which are the text again. */
function sharedOut(text: string, partCount: number): string[] {
  const words = text.split(/(?<= )/);
  const parts = Array.from({ length: partCount }, () => '');
  for (const [index, word] of words.entries()) {
    parts[Math.floor((index * partCount) / words.length)] += word;
  }
  return parts;
}

/** Between a formula on a line of its own and what is around it; no text has one. */
const OWN_LINE = '\u2028';

function ownLines(text: string): string {
  const lines = text.split(OWN_LINE).map((line) => line.trim());
  return lines.filter((line) => line !== '').join('\n');
}

function emOf(units: number): number {
  return units / UNITS_PER_EM;
}

function scaleToFit({ width }: Piece, room: Room): number {
  // What stands at it, as a full stop, goes with it.
  return (room.width - room.points) / (emOf(width) * BESIDE_TEXT * room.points);
}

function heightIn({ height, depth }: SetFormula, scale: number, points: number): number {
  return emOf(height + depth) * scale * points;
}
