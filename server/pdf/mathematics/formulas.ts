import type { Formula } from '../../../plans/text/mathematics.ts';
import type { Part } from '../typst/paper.ts';
import { drawnAsSvg, type Mark } from './flatten-svg.ts';

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

/** More different ones than a report of fifteen weeks has; setting one takes a millisecond, and somebody waits. */
export const MOST_SET = 1_000;

/** Where a line has room for a formula, in points. */
export type Room = {
  width: number;
  points: number;
  /** Where lines cannot grow: of a formula from top to foot. */
  height?: number | undefined;
  /** In which it is drawn. */
  colour: string;
};

/** A drawing that a document shows, by its name there. */
export type DrawnFormula = { name: string; svg: string };

/** What a document has instead of its formulas: drawings with the same in plain signs, or those alone. */
export type Formulas = ReturnType<typeof formulasOf>;

/** @param setter - `null` where there is none to set */
export function formulasOf(setter: FormulaSetter | null) {
  const names = new Map<string, string>();
  const drawings: DrawnFormula[] = [];
  const setFormulas = new Map<string, SetFormula | null>();

  /** A formula as it stands in a line with so much room: in one drawing, or in several with places to break between. */
  function partsOf(formula: Formula, room: Room): Part[] {
    const plain = setter?.inLine(formula.tex) ?? null;
    const set = plain === null ? null : setOnce(formula);
    if (set === null || plain === null) return [{ s: plain ?? formula.source }];

    const whole = BESIDE_TEXT * Math.min(1, scaleToFit(set, room));
    const isTooSmall = whole < SMALLEST;
    const isLong = emOf(set.width) * BESIDE_TEXT * room.points > WIDEST_IN_ONE * room.width;
    if (set.ways && room.height === undefined && (formula.display ? isTooSmall : isLong)) {
      const flowing = flowingParts(formula, { ...set, ways: set.ways }, plain, room);
      if (flowing !== null) return flowing;
    }
    if (isTooSmall || heightIn(set, whole, room.points) > (room.height ?? Infinity)) return [{ s: plain }];
    const part = drawnPart(set, whole, keyOf(formula, room.colour), plain, room.colour);
    return [formula.display ? { ...part, alone: true } : part];
  }

  /** A drawing for each piece; `null` where one would be too small. */
  function flowingParts(
    formula: Formula,
    set: SetFormula & { ways: readonly (readonly Piece[])[] },
    plain: string,
    room: Room,
  ): Part[] | null {
    const { ways, height, depth } = set;
    const scaleOf = (pieces: readonly Piece[]) =>
      Math.min(1, ...pieces.map((piece) => scaleToFit(piece, room)));
    const way = ways.find((pieces) => scaleOf(pieces) === 1) ?? ways.at(-1) ?? [];
    const scale = BESIDE_TEXT * scaleOf(way);
    if (scale < SMALLEST) return null;
    const said = sharedOut(plain, way.length);
    return way.flatMap((piece, index) => {
      const key = `${keyOf(formula, room.colour)} ${index} of ${way.length}`;
      const part = drawnPart({ ...piece, height, depth }, scale, key, said[index] ?? '', room.colour);
      return index === 0 ? [part] : [{ may: 'break' }, part];
    });
  }

  function setOnce({ tex, display }: Formula): SetFormula | null {
    const key = `${display} ${tex}`;
    const known = setFormulas.get(key);
    if (known !== undefined || setFormulas.size >= MOST_SET) return known ?? null;
    const set = setter?.typeset(tex, display) ?? null;
    setFormulas.set(key, set);
    return set;
  }

  function drawnPart(set: SetFormula, scale: number, key: string, alt: string, colour: string): DrawnPart {
    const name = names.get(key) ?? `formula-${drawings.length + 1}.svg`;
    if (!names.has(key)) {
      names.set(key, name);
      drawings.push({ name, svg: drawnAsSvg(set, colour) });
    }
    const [width, height, depth] = [set.width, set.height, set.depth].map((units) => emOf(units) * scale);
    return {
      drawn: name,
      alt,
      said: [{ s: alt }],
      scale,
      width: width ?? 0,
      height: height ?? 0,
      depth: depth ?? 0,
    };
  }

  /** A line where nothing is drawn, such as the title of the window. */
  function inPlainSigns({ tex, source }: Formula): string {
    return setter?.inLine(tex) ?? source;
  }

  return { partsOf, inPlainSigns, drawings };
}

type DrawnPart = Extract<Part, { drawn: string }>;

function keyOf({ tex, display }: Formula, colour: string): string {
  return `${colour} ${display} ${tex}`;
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
