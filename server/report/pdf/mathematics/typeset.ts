import { liteAdaptor } from 'mathjax-full/js/adaptors/liteAdaptor.js';
import { RegisterHTMLHandler } from 'mathjax-full/js/handlers/html.js';
import 'mathjax-full/js/input/tex/ams/AmsConfiguration.js';
import 'mathjax-full/js/input/tex/boldsymbol/BoldsymbolConfiguration.js';
import 'mathjax-full/js/input/tex/configmacros/ConfigMacrosConfiguration.js';
import 'mathjax-full/js/input/tex/mathtools/MathtoolsConfiguration.js';
import 'mathjax-full/js/input/tex/newcommand/NewcommandConfiguration.js';
import 'mathjax-full/js/input/tex/textmacros/TextMacrosConfiguration.js';
import { TeX } from 'mathjax-full/js/input/tex.js';
import { mathjax } from 'mathjax-full/js/mathjax.js';
import { SVG } from 'mathjax-full/js/output/svg.js';
import { readFormula } from '../../../../plans/text/formula.ts';
import { linearForm } from '../../../../plans/text/linear.ts';
import { type Element, flattenSvg } from './flatten-svg.ts';
import type { FormulaSetter, SetFormula } from './formulas.ts';

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
    const container: Element = paper.convert(tex, { display });
    const svg = container.children.find((child): child is Element => child.kind === 'svg');
    return svg ? setOf(svg) : null;
  } catch {
    return null;
  }
}

function setOf(svg: Element): SetFormula | null {
  const [, top, width, height] = (svg.attributes.viewBox ?? '').split(' ').map(Number);
  if (top === undefined || width === undefined || height === undefined || !(width > 0)) return null;
  return { width, height: -top, depth: height + top, marks: flattenSvg(svg) };
}
