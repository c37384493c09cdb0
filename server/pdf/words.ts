import {
  addressAtEnd,
  formulaOf,
  isMoreThanWords,
  type LineToken,
  readLine,
} from '../../plans/text/line-markdown.ts';
import { type Formula, piecesOf } from '../../plans/text/mathematics.ts';
import type { InFace } from './faces.ts';
import type { InnerFace } from './typeface.ts';

/** What a line of a document says: words, and between them formulas and words in another face. */
export type Words = readonly (string | Formula | InFace)[];

/** A line as pages show it, such as a title: with its code, emphasis, links and formulas. */
export function wordsOf(text: string): Words {
  return isMoreThanWords(text) ? wordsOfTokens(readLine(text)) : [text];
}

/** A line that is no Markdown; formulas are formulas in it all the same. */
export function plainWordsOf(text: string): readonly (string | Formula)[] {
  return piecesOf(text).map((piece) => {
    if (piece.kind === 'formula') return piece;
    return piece.kind === 'text' ? piece.source.replaceAll('\\$', '$') : piece.source;
  });
}

/** A link ends with its address. */
export function wordsOfTokens(tokens: readonly LineToken[]): Words {
  let strong = 0;
  let emphasis = 0;
  return tokens.map((token, index) => {
    if (token.type.startsWith('strong_')) strong += token.nesting;
    if (token.type.startsWith('em_')) emphasis += token.nesting;
    const address = addressAtEnd(tokens, index);
    if (address !== null) return ` (${address})`;
    if (token.type === 'softbreak') return ' ';
    if (token.type === 'hardbreak') return '\n';
    if (token.type === 'code_inline') return inFace('code', token.content);
    if (token.content !== '' && strong > 0) return formulaOf(token) ?? inFace('strong', token.content);
    if (token.content !== '' && emphasis > 0) return formulaOf(token) ?? inFace('emphasis', token.content);
    return formulaOf(token) ?? token.content;
  });
}

function inFace(face: InnerFace, text: string): InFace {
  return { kind: 'face', face, text };
}

/** Whether there is a formula in any text of a value. */
export function holdsFormula(value: unknown): boolean {
  if (typeof value === 'string') return piecesOf(value).some(({ kind }) => kind === 'formula');
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsFormula);
}
