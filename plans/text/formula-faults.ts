import { readFormula } from './formula.ts';
import { piecesOf } from './mathematics.ts';

/** A formula that cannot be shown, and so stands as it was typed. */
export type FormulaFault = {
  /** Where it begins; counts from 1. */
  line: number;
  source: string;
  reason: string;
};

const MOST_FAULTS = 20;

/**
 * Finds the formulas of a text that cannot be shown.
 *
 * @returns in order, at most 20 of them
 *
 * @example
 * formulaFaults('so\n$x^2^3$') //=> [{ line: 2, source: '$x^2^3$', reason: 'Double superscript at character 4' }]
 */
export function formulaFaults(text: string): FormulaFault[] {
  const faults: FormulaFault[] = [];
  let line = 1;
  for (const piece of piecesOf(text)) {
    if (piece.kind === 'formula' && faults.length < MOST_FAULTS) {
      const read = readFormula(piece.tex, piece.display);
      if (!read.ok) faults.push({ line, source: piece.source, reason: read.reason });
    }
    line += piece.source.split('\n').length - 1;
  }
  return faults;
}
