import { sum } from '../../../plans/sum.ts';
import { type ReadFormula, readFormula } from '../../../plans/text/formula.ts';
import type { MathElement } from '../../../plans/text/math-element.ts';
import type { Formula } from '../../../plans/text/mathematics.ts';

/** Where a formula stands: on its own, or in a link, which holds nothing else that can be reached by keyboard. */
export type Surroundings = 'page' | 'link';

/** A formula and the marks that stand right before and after it. */
export type FormulaInSentence = Formula & { before: string; after: string };

/** A formula as HTML: MathML, or as it was typed with the reason why. */
export function formulaHtml(formula: FormulaInSentence, surroundings: Surroundings): string {
  const { tex, display, source, before, after } = formula;
  const read: ReadFormula = readFormula(tex, display);
  if (!read.ok) return `${escaped(before)}${asTyped(source, read.reason, surroundings)}${escaped(after)}`;
  if (display) return `${escaped(before)}${blockHtml(read.math, surroundings)}${escaped(after)}`;
  const pieces = piecesOf(read.math);
  if (pieces.length > 1) return elementHtml(inPieces(read.math, pieces, { before, after }));
  // What no line may break in is scrolled by itself, or it would make the whole page wider than a phone.
  if (widthOf(read.math) > WIDEST_AS_A_WORD) {
    return elementHtml(inPieces(read.math, [read.math.children], { before, after }));
  }
  const html = `${escaped(before)}${elementHtml(read.math)}${escaped(after)}`;
  return before + after === '' ? html : `<span class="formula-word">${html}</span>`;
}

function blockHtml(block: MathElement, surroundings: Surroundings): string {
  const math = elementHtml(block);
  // A wide one is scrolled by itself, with the keyboard too.
  const reached = surroundings === 'page' ? ' tabindex="0" role="group" aria-label="Formula"' : '';
  return `<span class="formula"${reached}>${math}</span>`;
}

/** In characters, as it would be at most. */
const WIDEST_AS_A_WORD = 24;
const GAP_BETWEEN_CELLS = 2;

function widthOf({ tag, children }: MathElement): number {
  const widths = children.map((child) => (typeof child === 'string' ? child.length : widthOf(child)));
  return sum(widths) + (tag === 'mtd' ? GAP_BETWEEN_CELLS : 0);
}

/** Where a line may break, and what comes then. */
const BREAKS_BEFORE = new Set('= ≠ ≈ ≡ ≤ ≥ < > ≪ ≫ ∝ ∼ ≃ ∈ ⊂ ⊆ → ← ↦ ⟹ ⟺ ⟶ ⇒ ⇔ + − ±'.split(' '));
/** Shorter ones stay in one piece. */
const FEWEST_PARTS = 6;

type Parts = MathElement['children'];

/** What a line may break between: one piece, where it may not. */
function piecesOf({ children: [row, ...others] }: MathElement): Parts[] {
  const isRow = typeof row === 'object' && row.tag === 'mrow' && row.attributes.class === undefined;
  if (!isRow || others.length > 0 || row.children.length < FEWEST_PARTS) return [[]];
  const pieces: MathElement['children'][number][][] = [[]];
  for (const part of row.children) {
    const last = pieces.at(-1) ?? [];
    if (last.length > 0 && isBreak(part)) {
      // As if it still stood between two: else it would lose the space around it.
      pieces.push([{ ...part, attributes: { ...part.attributes, form: 'infix' } }]);
    } else last.push(part);
  }
  return pieces;
}

/** Browsers break no formula: one in a sentence comes in pieces, which flow like words, with the marks around it. */
function inPieces(math: MathElement, pieces: Parts[], marks: { before: string; after: string }): MathElement {
  const mark = (text: string) => (text === '' ? [] : [{ tag: 'mtext', attributes: {}, children: [text] }]);
  const rows = pieces.map((parts, index) => [
    ...(index === 0 ? mark(marks.before) : []),
    ...parts,
    ...(index === pieces.length - 1 ? mark(marks.after) : []),
  ]);
  return {
    tag: 'math',
    attributes: { ...math.attributes, class: 'math-long' },
    children: rows.map((children) => ({ tag: 'mrow', attributes: {}, children })),
  };
}

function isBreak(part: MathElement | string): part is MathElement {
  // A sign before a number, as in (-7, -10), belongs to it.
  if (typeof part !== 'object' || part.tag !== 'mo' || part.attributes.form === 'prefix') return false;
  return BREAKS_BEFORE.has(part.children.join(''));
}

function asTyped(source: string, reason: string, surroundings: Surroundings): string {
  const reached = surroundings === 'page' ? ' tabindex="0"' : '';
  const words = `Not shown as a formula: ${reason}`;
  return `<span class="formula-as-typed" title="${escaped(words)}"${reached}>${escaped(source)}<span class="formula-as-typed__reason"> (${escaped(words)})</span></span>`;
}

function elementHtml({ tag, attributes, children }: MathElement): string {
  const said = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  const inside = children.map((child) => (typeof child === 'string' ? escaped(child) : elementHtml(child)));
  return `<${tag}${said.join('')}>${inside.join('')}</${tag}>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
