import { CST, Lexer, type LineCounter, Parser } from 'yaml';

/** The built-in roadmap has about 17,000. */
const MOST_PIECES = 120_000;
const DEEPEST_NESTING = 40;

type Refusal = { offset: number; message: string };
type Tokenised = { ok: true; tokens: CST.Token[] } | { ok: false; refusal: Refusal };

/**
 * Cuts YAML into the library's tokens, and stops at the first piece that goes too far: nothing recursive runs before.
 *
 * @param text - without control characters, which the library uses as marks of its own
 * @param lines - told where each line begins
 * @returns the tokens, or the offset of the first piece that is refused and why
 */
export function tokenise(text: string, lines: LineCounter): Tokenised {
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  const refuse = pieceGuard();
  lines.addNewLine(0);
  for (const piece of new Lexer().lex(text)) {
    const message = refuse(piece);
    if (message) return { ok: false, refusal: { offset: parser.offset, message } };
    tokens.push(...parser.next(piece));
  }
  tokens.push(...parser.end());

  const tooDeep = findDeepNesting(tokens);
  return tooDeep ? { ok: false, refusal: tooDeep } : { ok: true, tokens };
}

/** Sees the pieces one by one and says why one goes too far; counting here keeps memory small. */
function pieceGuard(): (piece: string) => string | null {
  let pieces = 0;
  let openBrackets = 0;
  let indicatorsOnLine = 0;

  return (piece) => {
    // Each backslash in double quotes may be an error of its own.
    pieces += piece.startsWith('"') ? piece.split('\\').length : 1;
    if (pieces > MOST_PIECES)
      return 'The file has too many parts: this is far more than anybody writes by hand';

    const type = CST.tokenType(piece);
    if (type === 'flow-map-start' || type === 'flow-seq-start') openBrackets += 1;
    if (type === 'flow-map-end' || type === 'flow-seq-end') openBrackets -= 1;
    if (type === 'newline') indicatorsOnLine = 0;
    if (type === 'seq-item-ind' || type === 'explicit-key-ind') indicatorsOnLine += 1;
    if (Math.max(openBrackets, indicatorsOnLine) > DEEPEST_NESTING) return TOO_DEEP;
    return type && REFUSED[type] ? REFUSED[type] : null;
  };
}

const TOO_DEEP = `This is nested more than ${DEEPEST_NESTING} levels deep`;

const REFUSED: Partial<Record<CST.TokenType, string>> = {
  anchor: 'Anchors (&name) are not part of the format: write the text out, or put it in quotes',
  alias: 'Aliases (*name) are not part of the format: write the text out, or put it in quotes',
  tag: 'Tags (!name) are not part of the format: leave it out, or put the text in quotes',
  'directive-line': 'Directives (%name) are not part of the format: leave the line out',
};

/** Walks with a stack of its own: the library's later stages recurse once for each level. */
function findDeepNesting(tokens: readonly CST.Token[]): Refusal | null {
  const waiting = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { token, depth } = next;
    if (depth > DEEPEST_NESTING) return { offset: token.offset, message: TOO_DEEP };
    for (const inner of innerTokens(token)) waiting.push({ token: inner, depth: depth + 1 });
  }
  return null;
}

function innerTokens(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value ? [token.value] : [];
  if (!CST.isCollection(token)) return [];
  const items: readonly CST.CollectionItem[] = token.items;
  return items.flatMap(({ key, value }) => [key, value].filter((inner) => inner != null));
}
