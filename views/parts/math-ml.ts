import { type ReadFormula, readFormula } from '../../plans/text/formula.ts';
import type { MathElement } from '../../plans/text/math-element.ts';
import type { Formula } from '../../plans/text/mathematics.ts';

/** Where a formula stands: on its own, or in a link, which holds nothing else that can be reached by keyboard. */
export type Surroundings = 'page' | 'link';

/** A formula as HTML: MathML, or as it was typed with the reason why. */
export function formulaHtml({ tex, display, source }: Formula, surroundings: Surroundings): string {
  const read: ReadFormula = readFormula(tex, display);
  if (!read.ok) return asTyped(source, read.reason, surroundings);
  const math = elementHtml(read.math);
  if (!display) return math;
  // A wide one is scrolled by itself, with the keyboard too.
  const reached = surroundings === 'page' ? ' tabindex="0" role="group" aria-label="Formula"' : '';
  return `<span class="formula"${reached}>${math}</span>`;
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
