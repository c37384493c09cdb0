import type { MathElement } from '../math-element.ts';
import { isInBrackets, isOneFactor, joinPieces, type Piece, type PieceKind } from './piece.ts';
import { ACCENTS, BIG, BINARY, CLOSE_UP, DOTS, inPlainSigns, inSmallDigits, RAISED_ANYWAY } from './signs.ts';

type Node = MathElement | string;

/** Reads an element as pieces in a row. An element of an unknown kind is what it holds. */
export function readPieces(node: Node): Piece[] {
  if (typeof node === 'string') return readText(node);
  const { children, attributes } = node;
  const [first = '', second = '', third = ''] = children;
  switch (node.tag) {
    case 'mi':
      return readName(textOf(node));
    case 'mn':
      return [{ text: inPlainSigns(textOf(node)), kind: 'number' }];
    case 'mo':
      return readOperator(node);
    case 'mtext':
      return readText(textOf(node));
    case 'mspace':
      return readSpace(attributes.width);
    case 'mphantom':
      return [];
    case 'mfrac':
      return readFraction(node, first, second);
    case 'msqrt':
      return [{ text: `√${factor(children.flatMap(readPieces), isOneSign)}`, kind: 'scripted' }];
    case 'mroot':
      return readRoot(first, second);
    case 'msub':
    case 'munder':
      return readScripts(first, { under: second });
    case 'msup':
    case 'mover':
      return readScripts(first, { over: second });
    case 'msubsup':
    case 'munderover':
      return readScripts(first, { under: second, over: third });
    case 'menclose':
      return attributes.notation === 'top' ? withAccent('‾', first) : children.flatMap(readPieces);
    case 'mmultiscripts':
      return readScripts(first, {});
    case 'mtable':
      return [{ text: joinRows(node, ', '), kind: 'word' }];
    case 'mrow':
      return readRow(children);
    default:
      return children.flatMap(readPieces);
  }
}

function readRow(children: readonly Node[]): Piece[] {
  const [brace, table] = children;
  if (brace && textOf(brace) === '{' && isElement(table, 'mtable') && textOf(children.at(-1) ?? '') === '') {
    return [{ text: `(${joinCases(table)})`, kind: 'word' }];
  }
  return children.flatMap(readPieces);
}

function readName(name: string): Piece[] {
  const text = inPlainSigns(name);
  if (text === '') return [];
  if (CLOSE_UP.has(text)) return [{ text, kind: 'close-up' }];
  return [{ text, kind: Array.from(text).length === 1 ? 'letter' : 'word' }];
}

function readOperator(node: MathElement): Piece[] {
  const sign = textOf(node);
  const text = inPlainSigns(sign);
  return text === '' ? [] : [{ text, kind: kindOfOperator(sign, node.attributes) }];
}

function kindOfOperator(sign: string, { fence, form, separator, lspace }: Record<string, string>): PieceKind {
  if (fence === 'true') return form === 'postfix' || /[)\]}]/.test(sign) ? 'close' : 'open';
  if (separator === 'true' || (sign === ':' && lspace === '0em')) return 'comma';
  if (BIG.has(sign)) return 'big';
  if (DOTS.has(sign)) return 'word';
  if (form === 'prefix' || sign === '∇') return 'prefix';
  if (sign === '|' && lspace !== undefined) return 'relation';
  if (CLOSE_UP.has(sign)) return 'close-up';
  return BINARY.has(sign) ? 'binary' : 'relation';
}

function readText(text: string): Piece[] {
  const words = text.replace(/[\s\u00a0]+/g, ' ');
  const pieces: Piece[] = words.trim() === '' ? [] : [{ text: words.trim(), kind: 'word' }];
  if (words.startsWith(' ')) pieces.unshift({ text: ' ', kind: 'blank' });
  if (words.endsWith(' ')) pieces.push({ text: ' ', kind: 'blank' });
  return pieces;
}

/** In em, from which on a blank divides what stands on either side. */
const GAP = 1;

function readSpace(width = ''): Piece[] {
  const em = Number.parseFloat(width);
  if (!(em > 0)) return [];
  return [{ text: ' ', kind: em >= GAP ? 'gap' : 'blank' }];
}

function readFraction(node: MathElement, above: Node, below: Node): Piece[] {
  if (/^0/.test(node.attributes.linethickness ?? '')) {
    return [{ text: `${inline(above)} over ${inline(below)}`, kind: 'word' }];
  }
  const text = `${factor(readPieces(above), isOneProduct)}/${factor(readPieces(below), isOneFactor)}`;
  return [{ text, kind: 'quotient' }];
}

function readRoot(radicand: Node, degree: Node): Piece[] {
  const text = `${factor(readPieces(radicand), isOneSign)}^(1/${factor(readPieces(degree), isOneFactor)})`;
  return [{ text, kind: 'scripted' }];
}

/** In tight writing, in brackets unless it is so short that it needs none. */
function factor(pieces: readonly Piece[], isShort: (pieces: readonly Piece[]) => boolean): string {
  const text = joinPieces(pieces, true);
  return isShort(pieces) ? text : `(${text})`;
}

/** Letters and numbers that are written without a space between them: above a line no brackets are needed. */
function isOneProduct(pieces: readonly Piece[]): boolean {
  const isPlain = pieces.every(({ kind }) => kind === 'letter' || kind === 'number' || kind === 'scripted');
  return isOneFactor(pieces) || (isPlain && !joinPieces(pieces, true).includes(' '));
}

/** Under a root, whose sign has no end. */
function isOneSign(pieces: readonly Piece[]): boolean {
  const [first] = pieces;
  if (pieces.length !== 1 || !first) return isInBrackets(pieces);
  return (
    ['letter', 'number'].includes(first.kind) ||
    (first.kind === 'scripted' && /^.\p{M}*_\w+$/u.test(first.text))
  );
}

function readScripts(base: Node, { under, over }: { under?: Node; over?: Node }): Piece[] {
  if (!under && isElement(over, 'mo') && ACCENTS.has(textOf(over)) && !isElement(base, 'mo')) {
    return withAccent(textOf(over), base);
  }
  if (isBrace(under) || isBrace(over)) return [{ text: `(${inline(base)})`, kind: 'word' }];
  const label = under ?? over;
  if (label && typeof base !== 'string' && isBrace(base.children[1])) {
    return [{ text: `${inline(base)} [${inline(label)}]`, kind: 'word' }];
  }
  const scripts = (under ? lowered(readPieces(under)) : '') + (over ? raised(readPieces(over)) : '');
  return withScripts(readPieces(base), scripts);
}

/** A brace over or under what it names. */
function isBrace(node: Node | undefined): boolean {
  return isElement(node, 'mo') && /^[⏞⏟⎴⎵⏜⏝]$/.test(textOf(node));
}

function withScripts(base: readonly Piece[], scripts: string): Piece[] {
  // What a name brings with it for what follows, such as a thin space, stands behind the scripts.
  const pieces = base.filter(({ kind }) => kind !== 'blank');
  const last = pieces.at(-1);
  if (scripts === '') return pieces;
  // Of brackets, the last bears the scripts of all.
  if (last?.kind === 'close') return [...pieces.slice(0, -1), { ...last, text: last.text + scripts }];
  const text = joinPieces(pieces, false);
  if (pieces.length !== 1 || !last) return [{ text: (text && `(${text})`) + scripts, kind: 'scripted' }];
  if (/^(?:big|relation|binary)$/.test(last.kind)) return [{ ...last, text: text + scripts }];
  const isWhole = last.kind !== 'quotient' && !(last.kind === 'scripted' && isRaised(scripts));
  return [{ text: (isWhole ? text : `(${text})`) + scripts, kind: 'scripted' }];
}

function isRaised(scripts: string): boolean {
  return /[\^*′°⁰¹²³⁴-⁻]/.test(scripts);
}

function raised(pieces: readonly Piece[]): string {
  const text = joinPieces(pieces, true);
  const signs = Array.from(text, (sign) => RAISED_ANYWAY.get(sign));
  if (signs.every((sign) => sign !== undefined)) return signs.join('');
  return (
    inSmallDigits(text, 'raised') ??
    `^${pieces.length === 1 && isPlain(pieces) ? text : inBrackets(pieces, text)}`
  );
}

/** Letters side by side below the line, as indices often are, need no brackets. */
function lowered(pieces: readonly Piece[]): string {
  const text = joinPieces(pieces, true);
  if (text === '') return '';
  const isShort = isPlain(pieces) && /^(?:\p{L}\p{M}*)+\d*$|^\d+$/u.test(text);
  return inSmallDigits(text, 'lowered') ?? `_${isShort ? text : inBrackets(pieces, text)}`;
}

function isPlain(pieces: readonly Piece[]): boolean {
  return pieces.every(({ kind, text }) => /^(?:letter|number|word)$/.test(kind) && !/[\s()/]/.test(text));
}

function inBrackets(pieces: readonly Piece[], text: string): string {
  const isSign = /^[^\p{L}\p{N}\s]$/u.test(text);
  return isSign || (isInBrackets(pieces) && /^\(.*\)$/.test(text)) ? text : `(${text})`;
}

function withAccent(over: string, base: Node): Piece[] {
  const accent = ACCENTS.get(over);
  const text = inline(base);
  if (!accent || text === '') return [{ text, kind: 'word' }];
  if (Array.from(text).length === 1) return [{ text: (text + accent.sign).normalize('NFC'), kind: 'letter' }];
  return [{ text: `${accent.word}(${text})`, kind: 'scripted' }];
}

/** Rows as `a, b; c, d`; those that are aligned at a sign are one line after the other. */
function joinRows(table: MathElement, between: string): string {
  const rows = table.children.map(cellsOf);
  const isStack = hasClass(table, 'tml-small');
  const isAligned = hasClass(rows[0]?.[0], 'tml-right');
  return rows
    .map((cells) => cells.map(inline).filter((cell) => cell !== ''))
    .map((cells) => cells.join(isAligned ? ' ' : between))
    .join(isStack ? ', ' : '; ');
}

const CONDITION = /^(?:if|for|when|where|while|unless|otherwise|else)\b/i;

function joinCases(table: MathElement): string {
  return table.children
    .map((row) => {
      const [value = '', condition = ''] = cellsOf(row).map(inline);
      if (condition === '') return value;
      const start = value.replace(/[,;]$/, '');
      return CONDITION.test(condition) ? `${start} ${condition}` : `${start} if ${condition}`;
    })
    .join('; ');
}

function cellsOf(row: Node): readonly Node[] {
  return typeof row === 'string' ? [] : row.children;
}

function isElement(node: Node | undefined, tag: string): node is MathElement {
  return typeof node === 'object' && node.tag === tag;
}

function hasClass(node: Node | undefined, name: string): boolean {
  return typeof node === 'object' && (node.attributes.class ?? '').split(' ').includes(name);
}

function inline(node: Node): string {
  return joinPieces(readPieces(node), false);
}

function textOf(node: Node): string {
  return typeof node === 'string' ? node : node.children.map(textOf).join('');
}
