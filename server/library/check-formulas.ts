import type { DataPath } from '../../plans/content/problem.ts';
import { readFormula } from '../../plans/text/formula.ts';
import { formulaFaults, formulasIn, textsIn } from '../../plans/text/formula-faults.ts';
import { linearForm } from '../../plans/text/linear.ts';
import { piecesOf, type TextPiece } from '../../plans/text/mathematics.ts';
import type { ContentFindings } from './check-content.ts';
import { nameAt } from './name-at.ts';

/** Signs of a formula that stands outside of dollar signs. */
const SIGNS_OF_FORMULAS = /[\p{Script=Greek}∇∂∑∏∫√∞≈≠≤≥∈∀∃∼∝‖⊤ᵀ⁰¹²³⁴⁵⁶⁷⁸⁹ⁿᵗ₀₁₂₃₄₅₆₇₈₉ᵢⱼₖₙₜ⌊⌈→←]/u;

/** A variable with its value, which is one too: as in p = 1. */
const VARIABLE_WITH_VALUE = /(?<![\p{L}\d@=+-])[a-z] = \d/iu;

/** Counts the formulas of some content, and finds those that cannot be shown, and those without dollar signs. */
export function checkFormulas(contents: unknown): ContentFindings {
  const named = (found: Iterable<Found>) =>
    [...found].map(({ path, problem }) => `${nameAt(contents, path)}: ${problem}`);
  const formulas = [...formulasIn(contents)];
  return {
    figures: [`${formulas.length} formulas`],
    problems: [
      ...named(faultsIn(contents)),
      ...named(
        formulas
          .filter(({ formula: { tex, display } }) => readFormula(tex, display).ok && linearForm(tex) === null)
          .map(({ path, formula }) => ({ path, problem: `${formula.source} has no plain form` })),
      ),
      ...named(bareFormulasIn(contents)),
    ],
  };
}

type Found = { path: DataPath; problem: string };

function faultsIn(contents: unknown): Found[] {
  return formulaFaults(contents, { most: Infinity, mostCharacters: Infinity }).map(
    ({ path, source, reason }) => ({ path, problem: `${source} cannot be shown: ${reason}` }),
  );
}

function* bareFormulasIn(contents: unknown): Generator<Found> {
  for (const { path, text } of textsIn(contents)) {
    for (const piece of piecesOf(text).filter(isBareFormula))
      yield { path, problem: `a formula without dollar signs in ${piece.source.trim()}` };
  }
}

function isBareFormula({ kind, source }: TextPiece): boolean {
  return (
    kind !== 'formula' &&
    (SIGNS_OF_FORMULAS.test(source) || (kind === 'text' && VARIABLE_WITH_VALUE.test(source)))
  );
}
