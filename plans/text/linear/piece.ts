/** A formula as signs in a row, each with what decides on the air around it. */
export type Piece = { text: string; kind: PieceKind };

export type PieceKind =
  /** One letter. */
  | 'letter'
  | 'number'
  /** A name of several letters, a text between formulas, dots: it keeps away from its neighbours. */
  | 'word'
  /** A term with something raised or lowered at its end: what follows must not be read as part of that. */
  | 'scripted'
  /** A term with a slash: it needs brackets beside another factor. */
  | 'quotient'
  | 'relation'
  | 'binary'
  /** A sign that belongs to what follows, such as that of a negative number. */
  | 'prefix'
  /** A sum, a product, an integral. */
  | 'big'
  | 'open'
  | 'close'
  | 'comma'
  /** A sign without any air, such as a slash. */
  | 'close-up'
  /** A blank that the author asked for. */
  | 'blank'
  /** So wide a blank that what stands on either side is told apart. */
  | 'gap';

const FACTORS: ReadonlySet<PieceKind> = new Set(['letter', 'number', 'word', 'scripted', 'quotient']);
const ENDS_FACTOR: ReadonlySet<PieceKind> = new Set([...FACTORS, 'close', 'close-up']);
const BEGINS_FACTOR: ReadonlySet<PieceKind> = new Set([...FACTORS, 'open', 'close-up', 'big']);

/**
 * Writes pieces in a row.
 *
 * @param isTight - raised, lowered or in a fraction, where signs of operation have no air
 */
export function joinPieces(pieces: readonly Piece[], isTight: boolean): string {
  let line = '';
  for (const [index, piece] of pieces.entries()) {
    const before = pieces[index - 1];
    if (before && wantsAir(before, piece, isTight)) line += ' ';
    if (isBlank(piece)) line += ' ';
    else line += piece.kind === 'quotient' && isBesideFactor(pieces, index) ? `(${piece.text})` : piece.text;
  }
  // A blank that a name brings with it is none behind a slash.
  return line.replace(/\s+/g, ' ').replaceAll('/ ', '/').trim();
}

function isBlank({ kind }: Piece): boolean {
  return kind === 'blank' || kind === 'gap';
}

function wantsAir(left: Piece, right: Piece, isTight: boolean): boolean {
  if (isBlank(left) || isBlank(right)) return false;
  if (right.kind === 'word' && /^[-–.,;:!?)’]/.test(right.text)) return false;
  if (left.kind === 'open' || right.kind === 'close' || right.kind === 'comma') return false;
  if (left.kind === 'comma') return !isTight;
  if (left.kind === 'relation' && right.kind === 'relation') return false;
  if (isOperation(left) || isOperation(right)) return !isTight;
  if (left.kind === 'prefix' || left.kind === 'close-up' || right.kind === 'close-up') return false;
  if (left.kind === 'big') return true;
  if (right.kind === 'open') return left.kind === 'quotient' || (isName(left) && !/^[([{]/.test(right.text));
  if (right.kind === 'big' || right.kind === 'prefix' || left.kind === 'close') return true;
  if (left.kind === 'letter')
    return right.kind === 'word' || right.kind === 'quotient' || right.kind === 'number';
  if (left.kind === 'number') return !(right.kind === 'letter' || right.kind === 'scripted');
  return true;
}

function isName({ kind }: Piece): boolean {
  return kind === 'word' || kind === 'scripted';
}

function isOperation({ kind }: Piece): boolean {
  return kind === 'relation' || kind === 'binary';
}

function isBesideFactor(pieces: readonly Piece[], index: number): boolean {
  const before = neighbour(pieces, index, -1);
  const after = neighbour(pieces, index, 1);
  return (
    (before !== undefined && ENDS_FACTOR.has(before)) || (after !== undefined && BEGINS_FACTOR.has(after))
  );
}

function neighbour(pieces: readonly Piece[], index: number, step: 1 | -1): PieceKind | undefined {
  let at = index + step;
  while (pieces[at]?.kind === 'blank') at += step;
  return pieces[at]?.kind;
}

/** Whether these are one factor, which can stand beside a slash or under a root without brackets. */
export function isOneFactor(pieces: readonly Piece[]): boolean {
  const [first, ...rest] = pieces;
  if (!first) return true;
  if (rest.length === 0) return FACTORS.has(first.kind) && first.kind !== 'quotient';
  // A differential is read as one: ∂L/∂θ.
  if (rest.length === 1 && /^[∂dδΔ]$/.test(first.text)) return isOneFactor(rest);
  return isInBrackets(pieces) || isOfBrackets(first, rest);
}

/** A function of something, as p(x); n(n − 1) is none. */
function isOfBrackets(name: Piece, argument: readonly Piece[]): boolean {
  if (!FACTORS.has(name.kind) || name.kind === 'number' || name.kind === 'quotient') return false;
  return isInBrackets(argument) && (name.kind === 'word' || argument.every(({ kind }) => kind !== 'binary'));
}

/** Whether the first bracket is closed by the last. */
export function isInBrackets(pieces: readonly Piece[]): boolean {
  if (pieces[0]?.kind !== 'open' || pieces.at(-1)?.kind !== 'close') return false;
  let depth = 0;
  for (const [index, { kind }] of pieces.entries()) {
    if (kind === 'open') depth += 1;
    else if (kind === 'close') depth -= 1;
    if (depth === 0) return index === pieces.length - 1;
  }
  return false;
}
