/** A formula as it stands in a text. */
export type Formula = {
  kind: 'formula';
  /** LaTeX, without the dollar signs. */
  tex: string;
  /** Between two dollar signs on each side: on a line of its own. */
  display: boolean;
  /** As typed, dollar signs included. */
  source: string;
};

/** What a text is made of. The sources of its pieces, one after another, are the text itself. */
export type TextPiece = Formula | { kind: 'code' | 'text'; source: string };

/**
 * Tells the formulas of a text from its code and its words, in the one way that holds wherever text is shown, checked
 * or written out.
 *
 * `$…$` and `$$…$$` are formulas. A single sign opens before what is no space, and closes at the very next one, which
 * stands after what is no space and before no digit: prices stay text. `\$` is a dollar sign. Nothing opens in code
 * spans, fences and addresses; a formula holds no backtick and no empty line; what is not closed stays text.
 *
 * @param text - one line, or Markdown of many
 * @returns pieces in order, of which no two texts follow each other; none for an empty text
 *
 * @example
 * piecesOf('From $5 to $7: $x^2$').map((piece) => piece.source) //=> ['From $5 to $7: ', '$x^2$']
 */
export function piecesOf(text: string): TextPiece[] {
  if (!text.includes('$') && !text.includes('`') && !text.includes('~~~')) {
    return text === '' ? [] : [{ kind: 'text', source: text }];
  }
  const pieces: TextPiece[] = [];
  let at = 0;
  let shown = 0;
  while (at < text.length) {
    const piece = pieceAt(text, at);
    if (piece === null) {
      at = afterWords(text, at);
      continue;
    }
    if (at > shown) pieces.push({ kind: 'text', source: text.slice(shown, at) });
    pieces.push(piece);
    at += piece.source.length;
    shown = at;
  }
  if (at > shown) pieces.push({ kind: 'text', source: text.slice(shown) });
  return pieces;
}

/**
 * The formula whose first dollar sign stands at a place of a text, which is neither escaped nor in code.
 *
 * @returns `null` where there opens none
 */
export function formulaAt(text: string, at: number): Formula | null {
  const signs = signsAt(text, at);
  if ((signs !== 1 && signs !== 2) || isInAddress(text, at)) return null;

  const display = signs === 2;
  const from = at + signs;
  const to = display ? nextPair(text, from) : nextSign(text, from);
  if (to === null) return null;

  const tex = text.slice(from, to);
  if (tex.trim() === '') return null;
  if (!display && (/^\s|\s$/.test(tex) || /\d/.test(text.charAt(to + 1)))) return null;
  return { kind: 'formula', tex, display, source: text.slice(at, to + signs) };
}

function pieceAt(text: string, at: number): TextPiece | null {
  const sign = text.charAt(at);
  if (sign === '$') return formulaAt(text, at);
  if (sign === '`' || sign === '~') {
    const source = fenceAt(text, at) ?? (sign === '`' ? codeSpanAt(text, at) : null);
    return source === null ? null : { kind: 'code', source };
  }
  return null;
}

/** Past what stands there as text: an escaped sign, a run of signs that open nothing, or all up to the next sign. */
function afterWords(text: string, at: number): number {
  const sign = text.charAt(at);
  if (sign === '\\') return Math.min(at + 2, text.length);
  if (sign === '$' || sign === '`' || sign === '~') return at + runAt(text, at, sign);
  let end = at + 1;
  while (end < text.length && !'\\$`~'.includes(text.charAt(end))) end++;
  return end;
}

const signsAt = (text: string, at: number) => runAt(text, at, '$');
const ticksAt = (text: string, at: number) => runAt(text, at, '`');

function runAt(text: string, at: number, sign: string): number {
  let end = at;
  while (text.charAt(end) === sign) end++;
  return end - at;
}

/** Where the next dollar sign stands, before a backtick and an empty line. */
function nextSign(text: string, from: number): number | null {
  for (let at = from; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === '$') return at;
    if (sign === '\\' && '$\\'.includes(text.charAt(at + 1))) at++;
    else if (sign === '`' || (sign === '\n' && isEmptyLine(text, at + 1))) return null;
  }
  return null;
}

function nextPair(text: string, from: number): number | null {
  let at = nextSign(text, from);
  while (at !== null) {
    const signs = signsAt(text, at);
    if (signs === 2) return at;
    at = nextSign(text, at + signs);
  }
  return null;
}

function isEmptyLine(text: string, from: number): boolean {
  let at = from;
  while (' \t\r'.includes(text.charAt(at)) && at < text.length) at++;
  return text.charAt(at) === '\n' || at >= text.length;
}

const LONGEST_ADDRESS_LOOKED_AT = 500;
const DEEPEST_FENCE = 200;

/** Whether it stands in an address such as https://example.org/$1/$2. */
function isInAddress(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - LONGEST_ADDRESS_LOOKED_AT), at);
  const scheme = before.lastIndexOf('://');
  return scheme !== -1 && !/\s/.test(before.slice(scheme)) && /https?$/i.test(before.slice(0, scheme));
}

/** Signs that stand first in their line, which what they hold between them can be closed by. */
function fenceAt(text: string, at: number): string | null {
  const sign = text.charAt(at);
  const signs = runAt(text, at, sign);
  if (signs < 3 || !isFirstInLine(text, at)) return null;
  const end = at + signs;
  const lineEnd = text.indexOf('\n', end);
  // Backticks that close on the same line, or stand on the only line of a text, make code spans.
  if (lineEnd === -1 || (sign === '`' && text.slice(end, lineEnd).includes('`'))) return null;

  for (let line = lineEnd + 1; line <= text.length; ) {
    const next = text.indexOf('\n', line);
    const to = next === -1 ? text.length : next;
    if (closesFence(text.slice(line, to), sign, signs)) return text.slice(at, to);
    line = to + 1;
  }
  return text.slice(at);
}

/** But for what quotations and lists begin with. */
function isFirstInLine(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - DEEPEST_FENCE), at);
  const start = before.lastIndexOf('\n') + 1;
  return (start > 0 || at <= DEEPEST_FENCE) && /^[\s>*+\-\d.)]*$/.test(before.slice(start));
}

function closesFence(line: string, sign: string, atLeast: number): boolean {
  const signs = line.replace(/^[\s>]*/, '').trimEnd();
  return signs.length >= atLeast && signs === sign.repeat(signs.length);
}

function codeSpanAt(text: string, at: number): string | null {
  const ticks = ticksAt(text, at);
  for (let next = at + ticks; next < text.length; next++) {
    const sign = text.charAt(next);
    if (sign === '\n' && isEmptyLine(text, next + 1)) return null;
    if (sign === '`') {
      const closing = ticksAt(text, next);
      if (closing === ticks) return text.slice(at, next + closing);
      next += closing - 1;
    }
  }
  return null;
}
