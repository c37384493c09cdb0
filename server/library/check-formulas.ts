import { readFormula } from '../../plans/text/formula.ts';
import { linearForm } from '../../plans/text/linear.ts';
import { piecesOf, type TextPiece } from '../../plans/text/mathematics.ts';
import type { ContentFindings } from './check-content.ts';

/** Signs of a formula that stands outside of dollar signs. */
const SIGNS_OF_FORMULAS = /[\p{Script=Greek}∇∂∑∏∫√∞≈≠≤≥∈∀∃∼∝‖⊤ᵀ⁰¹²³⁴⁵⁶⁷⁸⁹ⁿᵗ₀₁₂₃₄₅₆₇₈₉ᵢⱼₖₙₜ⌊⌈→←]/u;

/** A variable with its value, which is one too: as in p = 1. */
const VARIABLE_WITH_VALUE = /(?<![\p{L}\d@=+-])[a-z] = \d/iu;

/** A text with the name of what it belongs to. */
type NamedText = { of: string; text: string };

/** Counts the formulas of some content, and finds those that cannot be shown, and those without dollar signs. */
export function checkFormulas(contents: unknown): ContentFindings {
  const pieces = textsOf(contents, '').flatMap(({ of, text }) =>
    piecesOf(text).map((piece) => ({ of, piece })),
  );
  const formulas = pieces.filter(({ piece }) => piece.kind === 'formula');
  return {
    figures: [`${formulas.length} formulas`],
    problems: pieces.flatMap(({ of, piece }) => problemsOf(piece).map((problem) => `${of}: ${problem}`)),
  };
}

function problemsOf(piece: TextPiece): string[] {
  if (piece.kind !== 'formula') {
    const isFormula =
      SIGNS_OF_FORMULAS.test(piece.source) ||
      (piece.kind === 'text' && VARIABLE_WITH_VALUE.test(piece.source));
    return isFormula ? [`a formula without dollar signs in ${piece.source.trim()}`] : [];
  }
  const read = readFormula(piece.tex, piece.display);
  if (!read.ok) return [`${piece.source} cannot be shown: ${read.reason}`];
  return linearForm(piece.tex) === null ? [`${piece.source} has no plain form`] : [];
}

/** Every text of a value, under the id of the innermost thing that has one. */
function textsOf(value: unknown, of: string): NamedText[] {
  if (typeof value === 'string') return [{ of, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  const inner = 'id' in value && typeof value.id === 'string' ? value.id : of;
  return Object.values(value).flatMap((each) => textsOf(each, inner));
}
