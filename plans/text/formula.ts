import temml from 'temml';
import { oncePerKey } from '../once-per-key.ts';
import { type MathElement, NotShownError, readMathElement } from './math-element.ts';

/** A formula as MathML, or why it cannot be shown, in words. */
export type ReadFormula = { ok: true; math: MathElement } | { ok: false; reason: string };

/** What the package brings is declared less well than made. */
const { __renderToMathMLTree: build, ParseError } = temml as unknown as {
  __renderToMathMLTree: (tex: string, options: object) => unknown;
  ParseError: new () => { message: string; position?: number };
};

/** Longer than any formula that somebody reads; what temml does grows with it. */
const LONGEST_FORMULA = 1_000;
const DEEPEST_NESTING = 12;
/** Those that temml brings itself replace each other a few times. */
const MOST_EXPANSIONS = 300;

/**
 * What makes a formula work for longer than its length says, leads elsewhere, or changes what is around it. Those of
 * `\cancelto` and the equilibria are built several times over at each level.
 */
const REFUSED = new Set(
  [
    'def gdef edef xdef let futurelet global long newcommand renewcommand providecommand',
    'href url includegraphics class id data label ref eqref tag notag nonumber tip mathtip texttip toggle',
    'color textcolor colorbox fcolorbox definecolor',
    'cancelto equilibriumRight equilibriumLeft xrightequilibrium xleftequilibrium xrightleftharpoons',
    'xleftrightharpoons xtofrom bordermatrix ce pu verb char',
  ]
    .join(' ')
    .split(' '),
);

/**
 * Reads LaTeX as MathML. Neither its length nor its depth make it work for long, and what is read holds no link, no
 * colour, no identifier and no style.
 *
 * @param tex - without dollar signs
 * @param display - whether it stands on a line of its own
 *
 * @example
 * readFormula('x^2^3', false) //=> { ok: false, reason: 'Double superscript at character 4' }
 */
export function readFormula(tex: string, display: boolean): ReadFormula {
  const reason = refusalOf(tex);
  return reason === null ? readOnce(`${display ? '$$' : '$'}${tex}`) : { ok: false, reason };
}

const MOST_REMEMBERED = 4_000;
const readOnce = oncePerKey(MOST_REMEMBERED, (key: string): ReadFormula => {
  const display = key.startsWith('$$');
  return read(key.slice(display ? 2 : 1), display);
});

function read(tex: string, display: boolean): ReadFormula {
  const options = { displayMode: display, throwOnError: true, trust: false, maxExpand: MOST_EXPANSIONS };
  const listed = numbersApart(tex);
  try {
    return { ok: true, math: readMathElement(build(listed, options)) };
  } catch (error) {
    // The place of a fault is told in what was typed.
    return listed === tex ? { ok: false, reason: reasonOf(error) } : readAsTyped(tex, options);
  }
}

function readAsTyped(tex: string, options: object): ReadFormula {
  try {
    return { ok: true, math: readMathElement(build(tex, options)) };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}

/** Temml takes (1,2,2) for one number. A comma belongs to a number only before three digits, as in 10,000. */
function numbersApart(tex: string): string {
  return tex.replace(/(?<=\d),(?=\d(?!\d\d(?!\d)))/g, ', ');
}

/** Why it is not read at all, whatever shows it; `null` where it is. */
function refusalOf(tex: string): string | null {
  if (tex.length > LONGEST_FORMULA) return `A formula has at most ${LONGEST_FORMULA} characters`;
  if (nestingOf(tex) > DEEPEST_NESTING) return `Braces stand at most ${DEEPEST_NESTING} deep in each other`;
  if (tex.match(/\\[\s\S]|%/g)?.includes('%')) return 'What follows a % would not be shown: write \\%';
  for (const [, command = ''] of tex.matchAll(/\\([a-z]+)/gi)) {
    if (REFUSED.has(command)) return `\\${command} is not read here`;
  }
  return null;
}

/** How deep braces, brackets that grow and environments stand in each other. */
function nestingOf(tex: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [part] of tex.matchAll(/\\(?:begin|end|left|right)(?![a-z])|\\[\s\S]|[{}]/gi)) {
    if (part === '{' || part === '\\begin' || part === '\\left') deepest = Math.max(deepest, ++depth);
    else if (part === '}' || part === '\\end' || part === '\\right') depth--;
  }
  return deepest;
}

function reasonOf(error: unknown): string {
  if (error instanceof NotShownError) return error.message;
  if (!(error instanceof ParseError)) return 'This is too intricate to be shown';
  const { message, position } = error;
  const [words = ''] = message.trim().split(/ at (?:position \d+|end of input): /);
  const said = words.replaceAll("'EOF'", 'the end').trim().slice(0, LONGEST_REASON);
  return position === undefined ? said : `${said} at character ${position + 1}`;
}

const LONGEST_REASON = 200;
