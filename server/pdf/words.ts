import {
  addressAtEnd,
  formulaOf,
  isMoreThanWords,
  type LineToken,
  readLine,
} from '../../plans/text/line-markdown.ts';
import { type Formula, piecesOf } from '../../plans/text/mathematics.ts';

/** Words in one look. */
export type Wording = {
  kind: 'words';
  text: string;
  isBold?: true;
  isItalic?: true;
  isCode?: true;
  isStruck?: true;
  /** Where they lead, on the web. */
  to?: string;
};

/** What a line of a document says: words, formulas between them, and where it ends early. */
export type Words = readonly (string | Wording | Formula | { kind: 'end' })[];

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

/** What has to be opened where a reader is, and nowhere in Daymark. */
const ON_THE_WEB = /^(https?:\/\/|mailto:)/i;

/** A link ends with its address, which paper needs. */
export function wordsOfTokens(tokens: readonly LineToken[]): Words {
  const open = { strong: 0, em: 0, s: 0 };
  let to: string | undefined;
  return tokens.map((token, index) => {
    const kind = /^(strong|em|s)_(?:open|close)$/.exec(token.type)?.[1];
    if (kind === 'strong' || kind === 'em' || kind === 's') open[kind] += token.nesting;
    if (token.type === 'link_open') to = String(token.attrGet('href') ?? '');
    const leads = to !== undefined && ON_THE_WEB.test(to) ? { to } : {};
    const address = addressAtEnd(tokens, index);
    if (token.type === 'link_close') to = undefined;
    if (address !== null) return { kind: 'words', text: ` (${address})`, ...leads };
    if (token.type === 'softbreak') return ' ';
    if (token.type === 'hardbreak') return { kind: 'end' };
    const formula = formulaOf(token);
    if (formula) return formula;
    return {
      kind: 'words',
      text: token.content,
      ...(open.strong > 0 ? { isBold: true } : {}),
      ...(open.em > 0 ? { isItalic: true } : {}),
      ...(open.s > 0 ? { isStruck: true } : {}),
      ...(token.type === 'code_inline' ? { isCode: true } : {}),
      ...leads,
    };
  });
}

/** Whether there is a formula in any text of a value. */
export function holdsFormula(value: unknown): boolean {
  if (typeof value === 'string') return piecesOf(value).some(({ kind }) => kind === 'formula');
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsFormula);
}
