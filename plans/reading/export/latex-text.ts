import { readFormula } from '../../text/formula.ts';
import { piecesOf, type TextPiece } from '../../text/mathematics.ts';
import { LETTERS, MARKS } from './latex-letters.ts';

/** What LaTeX reads as more than itself. Braces are named, since BibTeX counts those that are escaped, too. */
const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '&': '\\&',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
};

/**
 * Text as LaTeX that prints exactly that text, on one line. Letters with one mark are written with commands that the
 * oldest BibTeX knows and sorts by, and formulas stay; whatever else is not ASCII stays as it is, in UTF-8.
 *
 * @example
 * inLatex('5 % of Gödel’s proof') //=> '5 \\% of G{\\"{o}}del’s proof'
 */
export function inLatex(text: string): string {
  const pieces = piecesOf(text.normalize('NFC').replaceAll(/\s+/g, ' '));
  return pieces.map(pieceInLatex).join('');
}

/** A formula that cannot be shown is no LaTeX, perhaps: left open, it would take the rest of the file with it. */
function pieceInLatex(piece: TextPiece): string {
  const isFormula = piece.kind === 'formula' && readFormula(piece.tex, piece.display).ok;
  return isFormula ? withNamedBraces(piece.source) : wordsInLatex(piece.source);
}

function withNamedBraces(formula: string): string {
  const names: Readonly<Record<string, string>> = { '\\{': '\\lbrace ', '\\}': '\\rbrace ' };
  return formula.replaceAll(/\\[\s\S]/g, (sign) => names[sign] ?? sign);
}

function wordsInLatex(text: string): string {
  return (
    [...text]
      .map(characterInLatex)
      .join('')
      // Two hyphens would be a dash, and two apostrophes or accents a quotation mark.
      .replaceAll(/(?<sign>[-'`])(?=\k<sign>)/g, '$<sign>{}')
  );
}

function characterInLatex(character: string): string {
  const known = SPECIAL[character] ?? LETTERS[character];
  if (known !== undefined) return known;
  const [letter = '', mark, more] = [...character.normalize('NFD')];
  const command = mark === undefined || more !== undefined ? undefined : MARKS[mark];
  return command === undefined || !/^[a-z]$/i.test(letter) ? character : `{\\${command}{${letter}}}`;
}
