import { liteAdaptor } from 'mathjax-full/js/adaptors/liteAdaptor.js';
import { RegisterHTMLHandler } from 'mathjax-full/js/handlers/html.js';
import 'mathjax-full/js/input/tex/ams/AmsConfiguration.js';
import 'mathjax-full/js/input/tex/boldsymbol/BoldsymbolConfiguration.js';
import 'mathjax-full/js/input/tex/configmacros/ConfigMacrosConfiguration.js';
import 'mathjax-full/js/input/tex/mathtools/MathtoolsConfiguration.js';
import 'mathjax-full/js/input/tex/newcommand/NewcommandConfiguration.js';
import 'mathjax-full/js/input/tex/textmacros/TextMacrosConfiguration.js';
import { TEXCLASS } from 'mathjax-full/js/core/MmlTree/MmlNode.js';
import { TeX } from 'mathjax-full/js/input/tex.js';
import { mathjax } from 'mathjax-full/js/mathjax.js';
import { SVG } from 'mathjax-full/js/output/svg.js';
import { readFormula } from '../../../plans/text/formula.ts';
import { linearForm } from '../../../plans/text/linear.ts';
import { type Element, flattenSvg, movedLeft, type Part, partsOfRow } from './flatten-svg.ts';
import type { FormulaSetter, Piece, SetFormula } from './formulas.ts';

/** What the pages know and MathJax does not. */
const MACROS = {
  argmax: '\\operatorname*{arg\\,max}',
  argmin: '\\operatorname*{arg\\,min}',
};

/** One that refers to itself ends here. */
const MOST_MACROS = 1_000;

RegisterHTMLHandler(liteAdaptor());
const input = new TeX({
  packages: ['base', 'ams', 'boldsymbol', 'configmacros', 'mathtools', 'newcommand', 'textmacros'],
  macros: MACROS,
  maxMacros: MOST_MACROS,
  formatError: (_jax: unknown, error: Error) => {
    throw error;
  },
});
const paper = mathjax.document('', { InputJax: input, OutputJax: new SVG({ fontCache: 'none' }) });

/** Sets formulas with MathJax, in shapes: what it does not know, or has no width of its own, it does not set. */
export const mathJax: FormulaSetter = { typeset, inLine: linearForm };

function typeset(tex: string, display: boolean): SetFormula | null {
  // What the pages show as it was typed is so on paper, too: it may be made to take long.
  if (!readFormula(tex, display).ok) return null;
  try {
    const item = new paper.options.MathItem(tex, input, display);
    item.setMetrics(EM, EM / 2, ROOMY, ROOMY, 1);
    item.convert(paper);
    const container: Element = item.typesetRoot;
    const svg = container.children.find((child): child is Element => child.kind === 'svg');
    return svg ? setOf(svg, item.root) : null;
  } catch {
    return null;
  }
}

/** Pixels, of which MathJax makes nothing where a formula has its own width. */
const EM = 16;
const ROOMY = 1_000_000;

/** The parts of a formula as MathJax reads it that are used here. */
type Read = { childNodes: readonly Read[]; texClass: number };

function setOf(svg: Element, root: Read): SetFormula | null {
  const [, top, width, height] = (svg.attributes.viewBox ?? '').split(' ').map(Number);
  if (top === undefined || width === undefined || height === undefined || !(width > 0)) return null;
  const set = { width, height: -top, depth: height + top, marks: flattenSvg(svg) };
  const ways = waysToBreak(svg, root, width);
  return ways.length > 0 ? { ...set, ways } : set;
}

/** Shorter ones stay in one piece, as on pages. */
const FEWEST_PARTS = 6;

/** Each piece but the first begins with a relation or an operation of the formula's own row: outside of brackets at best. */
function waysToBreak(svg: Element, root: Read, width: number): Piece[][] {
  const row = root.childNodes[0]?.childNodes ?? [];
  const parts = row.length < FEWEST_PARTS ? null : partsOfRow(svg);
  if (parts === null || parts.length !== row.length) return [];
  const depths = depthsIn(row);
  const breaks = row.flatMap((part, index) => (index > 0 && isBreak(part) ? [index] : []));
  const outside = breaks.filter((index) => depths[index] === 0);
  const ways = outside.length < breaks.length ? [outside, breaks] : [breaks];
  return ways.filter((starts) => starts.length > 0).map((starts) => piecesOf(parts, [0, ...starts], width));
}

function piecesOf(parts: readonly Part[], starts: readonly number[], width: number): Piece[] {
  return starts.map((start, index) => {
    const next = starts[index + 1] ?? parts.length;
    const left = start === 0 ? 0 : (parts[start]?.left ?? 0);
    const marks = parts.slice(start, next).flatMap((part) => movedLeft(part.marks, left));
    return { width: (parts[next]?.left ?? width) - left, marks };
  });
}

/** In how many brackets each part stands. */
function depthsIn(row: readonly Read[]): number[] {
  let depth = 0;
  return row.map(({ texClass }) => {
    if (texClass === TEXCLASS.OPEN) depth += 1;
    if (texClass === TEXCLASS.CLOSE) depth -= 1;
    return depth;
  });
}

function isBreak({ texClass }: Read): boolean {
  return texClass === TEXCLASS.REL || texClass === TEXCLASS.BIN;
}
