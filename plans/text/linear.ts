import { oncePerKey } from '../once-per-key.ts';
import { readFormula } from './formula.ts';
import { joinPieces } from './linear/piece.ts';
import { readPieces } from './linear/read-pieces.ts';
import { piecesOf } from './mathematics.ts';

/** Formulas that are asked for again and again, as those of the built-in content. */
const MOST_KEPT = 2_000;

/**
 * A text as it reads where no formula can be drawn: in a terminal, a table, a calendar, the title of a window. Each
 * formula stands in signs that any font has; a dollar sign that was escaped is one. All else is as it was typed, and so
 * is a formula that cannot be read.
 *
 * @example
 * inPlainWords('Derive $\\nabla_\\theta J$ in \\$5') //=> 'Derive ∇_θ J in $5'
 */
export function inPlainWords(text: string): string {
  if (!text.includes('$')) return text;
  return piecesOf(text)
    .map((piece) => {
      if (piece.kind === 'formula') return linearForm(piece.tex) ?? piece.source;
      return piece.kind === 'text' ? piece.source.replaceAll('\\$', '$') : piece.source;
    })
    .join('');
}

/**
 * LaTeX as a line of plain signs, read off the MathML that the pages show.
 *
 * Products stand side by side, `^` and `_` tell what is raised and lowered, whole numbers there are small digits, and
 * brackets hold together what a fraction line, a root or a script held.
 *
 * @returns `null` where it is not shown as a formula, or shows nothing
 *
 * @example
 * linearForm('\\nabla_\\theta J = \\mathbb{E}[\\sum_t \\gamma^t r_t]') //=> '∇_θ J = E[Σ_t γ^t r_t]'
 * linearForm('\\frac{a+b}{2}') //=> '(a+b)/2'
 */
export const linearForm: (tex: string) => string | null = oncePerKey(MOST_KEPT, (tex) => {
  const inSentence = readFormula(tex, false);
  // Some stand on a line of their own only, as align.
  const read = inSentence.ok ? inSentence : readFormula(tex, true);
  return read.ok ? joinPieces(readPieces(read.math), false) || null : null;
});
