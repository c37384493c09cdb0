import type { DataPath } from '../content/problem.ts';
import { readFormula } from './formula.ts';
import { type Formula, piecesOf } from './mathematics.ts';

/** A text of a value, with the way to it. */
type FoundText = { path: DataPath; text: string };

/** A formula of a value, with the way to its text. */
type FoundFormula = {
  path: DataPath;
  /** Of its text, where it begins; counts from 1. */
  line: number;
  formula: Formula;
};

/** A formula that cannot be shown, and so stands as it was typed. */
export type FormulaFault = Omit<FoundFormula, 'formula'> & { source: string; reason: string };

/** Of LaTeX in one value, so that a hostile one is answered soon; the built-in roadmap has a tenth. */
const MOST_CHARACTERS = 200_000;

/**
 * Finds the formulas that cannot be shown, in a text or in all texts of a value.
 *
 * @param limits - how many are enough, and how much LaTeX is read; what comes after is not looked at
 * @returns in order
 *
 * @example
 * formulaFaults('so\n$x^2^3$', { most: 20 })
 * //=> [{ path: [], line: 2, source: '$x^2^3$', reason: 'Double superscript at character 4' }]
 */
export function formulaFaults(
  value: unknown,
  { most, mostCharacters = MOST_CHARACTERS }: { most: number; mostCharacters?: number },
): FormulaFault[] {
  const faults: FormulaFault[] = [];
  let characters = 0;
  for (const { path, line, formula } of formulasIn(value)) {
    characters += formula.tex.length;
    if (characters > mostCharacters || faults.length === most) break;
    const read = readFormula(formula.tex, formula.display);
    if (!read.ok) faults.push({ path, line, source: formula.source, reason: read.reason });
  }
  return faults;
}

/** Every formula of a value. */
export function* formulasIn(value: unknown): Generator<FoundFormula> {
  for (const { path, text } of textsIn(value)) {
    if (!text.includes('$')) continue;
    let line = 1;
    for (const piece of piecesOf(text)) {
      if (piece.kind === 'formula') yield { path, line, formula: piece };
      line += piece.source.split('\n').length - 1;
    }
  }
}

/** Every text of a value, which may be one itself. */
export function* textsIn(value: unknown, path: DataPath = []): Generator<FoundText> {
  if (typeof value === 'string') yield { path, text: value };
  else if (Array.isArray(value)) for (const [at, one] of value.entries()) yield* textsIn(one, [...path, at]);
  else if (typeof value === 'object' && value !== null)
    for (const [name, one] of Object.entries(value)) yield* textsIn(one, [...path, name]);
}
