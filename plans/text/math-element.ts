/** An element of MathML as a plain value: of those that are shown, with nothing that is not. */
export type MathElement = {
  tag: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly (MathElement | string)[];
};

/** Something in a formula is not shown here; the message says what. */
export class NotShownError extends Error {}

const TAGS = new Set(
  [
    'math mrow mi mn mo mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover mmultiscripts',
    'mprescripts none mtable mtr mtd menclose mpadded mphantom mstyle',
  ]
    .join(' ')
    .split(' '),
);

const WORD = /^[a-z]+$/;
const LENGTH = /^([+-]?[\d.]{1,9})(em|ex|px|pt|%|)$/;

/** What each attribute may say. */
const ATTRIBUTES: Readonly<Record<string, RegExp>> = {
  ...Object.fromEntries(
    'accent columnalign display displaystyle fence form largeop linebreak mathvariant movablelimits separator stretchy symmetric'
      .split(' ')
      .map((name) => [name, WORD]),
  ),
  ...Object.fromEntries(
    'depth height linethickness lspace mathsize maxsize minsize rowspacing rspace scriptlevel voffset width'
      .split(' ')
      .map((name) => [name, LENGTH]),
  ),
  notation: /^(top|bottom|box|horizontalstrike|(up|down)diagonalstrike( downdiagonalstrike)?)$/,
};

/** Those of Temml that look right here, and none that would need a style sheet of its own. */
const CLASSES = new Set(
  [
    'mathcal mathscr tml-display tml-fbox tml-jot tml-left tml-right tml-overline tml-underline tml-cancel tml-xcancel',
    'tml-prime tml-small tml-vec tml-hat-1 tml-hat-2 tml-hat-3 tml-hat-4 tml-tilde-2 tml-tilde-3 tml-tilde-4',
    'tml-sml-pad tml-med-pad tml-lrg-pad upstrike downstrike sout chr-sml chr-med chr-lrg chr-sml-vec chr-lrg-vec',
    'wbk-acc wbk-sml wbk-sml-acc wbk-sml-vec wbk-med wbk-med-acc wbk-med-vec wbk-lrg wbk-lrg-acc wbk-lrg-vec wbk-vec',
  ]
    .join(' ')
    .split(' '),
);

/** Styles become classes, since pages allow no style of their own. `null`: it is left out, and nothing is missed. */
const CLASS_OF_STYLE: Readonly<Record<string, string | null>> = {
  'display:block math': null,
  'mathDepth:0': 'math-accent',
  'math-depth:0': 'math-accent',
  // Said as the level of scripts, too.
  'mathDepth:2': null,
  'padding:3pt': 'math-box',
  'border:1px solid': null,
  'paddingLeft:0em': 'math-close-left',
  'paddingLeft:0pt': 'math-close-left',
  'paddingLeft:0.1389em': 'math-near-left',
  'paddingLeft:5.9776pt': 'math-apart-left',
  'paddingLeft:1em': 'math-far-left',
  'paddingLeft:2em': 'math-farthest-left',
  'paddingRight:0em': 'math-close-right',
  'paddingRight:0pt': 'math-close-right',
  'paddingRight:0.1389em': 'math-near-right',
  'paddingRight:5.9776pt': 'math-apart-right',
  'borderLeft:0.06em solid': 'math-line-left',
  'borderRight:0.06em solid': 'math-line-right',
  'borderTop:0.06em solid': 'math-line-top',
  'borderBottom:0.06em solid': 'math-line-bottom',
  'marginLeft:-0.1667em': 'math-back',
  'marginLeft:-0.2222em': 'math-back-more',
  'marginLeft:-0.2778em': 'math-back-most',
  'padding:0': null,
  // Room for the number of an equation.
  'width:50%': null,
  'width:100%': null,
};

const LONGEST_LENGTH_IN_EM = 10;
const EM_OF: Readonly<Record<string, number>> = { em: 1, ex: 0.5, px: 1 / 16, pt: 1 / 12, '%': 0, '': 0 };
const DEEPEST = 60;
const MOST_ELEMENTS = 3_000;

/**
 * Takes over what temml made, element by element: only what is known to be shown as meant.
 *
 * @throws {NotShownError} where there is something else
 */
export function readMathElement(made: unknown): MathElement {
  let count = 0;
  const read = (node: unknown, depth: number): (MathElement | string)[] => {
    if (++count > MOST_ELEMENTS || depth > DEEPEST) throw new NotShownError('This is too long to be shown');
    const { type, text, children, classes, attributes, style } = node as Partial<MadeNode>;
    if (typeof text === 'string') return [text];
    const inside = () => (children ?? []).flatMap((child) => read(child, depth + 1));
    if (type === undefined) return isNumber(node) ? [] : isFragment(node) ? inside() : refuse('A link');
    if (!TAGS.has(type)) return refuse(`<${type}>`);
    return [
      {
        tag: type,
        attributes: attributesOf({ classes, attributes, style }),
        children: closeSums(closeDots(inside()), type === 'mrow'),
      },
    ];
  };
  const [math] = read(made, 0);
  if (typeof math !== 'object') return refuse('This');
  return math;
}

/** Browsers put the space of a plus around dots; in (1, …, n) the comma brings what there is. */
function closeDots(row: (MathElement | string)[]): (MathElement | string)[] {
  const spaceBeside = (at: number) => {
    const beside = row[at];
    const hasSpace = typeof beside !== 'object' || beside.tag === 'mo' || beside.tag === 'mspace';
    return hasSpace ? '0em' : '0.1667em';
  };
  return row.map((part, at) => {
    if (typeof part !== 'object' || part.tag !== 'mo' || !DOTS.has(part.children.join(''))) return part;
    const spaces = { lspace: spaceBeside(at - 1), rspace: spaceBeside(at + 1) };
    return { ...part, attributes: { ...part.attributes, ...spaces } };
  });
}
const DOTS = new Set(['…', '⋯']);

/** A sum at the beginning, or after a sign or a bracket, has no space before it: those of both would add up. */
function closeSums(row: (MathElement | string)[], isRow: boolean): (MathElement | string)[] {
  return row.map((part, at) => {
    const before = row[at - 1];
    const isClose = before === undefined ? isRow : isSign(before);
    return isClose && typeof part === 'object' ? closeSum(part) : part;
  });
}

function isSign(part: MathElement | string): boolean {
  return typeof part === 'object' && part.tag === 'mo' && !OPERATORS.has(part.children.join(''));
}
/** Signs to MathML, and letters to a book. */
const OPERATORS = new Set(['∇', '∂']);

function closeSum(part: MathElement): MathElement {
  if (part.tag === 'mo') {
    const isSum = SUMS.has(part.children.join(''));
    return isSum ? { ...part, attributes: { ...part.attributes, lspace: '0em' } } : part;
  }
  const [base, ...scripts] = part.children;
  if (!WITH_SCRIPTS.has(part.tag) || typeof base !== 'object') return part;
  const closed = closeSum(base);
  return closed === base ? part : { ...part, children: [closed, ...scripts] };
}
const SUMS = new Set(['∑', '∏', '∫']);
const WITH_SCRIPTS = new Set(['msub', 'msup', 'msubsup', 'munder', 'mover', 'munderover']);

type MadeNode = {
  type: string;
  text: string;
  children: unknown[];
  classes: string[];
  attributes: Record<string, unknown>;
  style: Record<string, unknown>;
};

/** The number of an equation, which nothing refers to. */
function isNumber(node: unknown): boolean {
  return ((node as Partial<MadeNode>).classes ?? [])[0] === 'tml-eqn';
}

function isFragment(node: unknown): boolean {
  return typeof node === 'object' && node !== null && Object.keys(node).every((key) => FRAGMENT.has(key));
}
const FRAGMENT = new Set(['children', 'classes', 'style']);

function refuse(what: string): never {
  throw new NotShownError(`${what} is not shown in formulas`);
}

type Looks = {
  classes: string[] | undefined;
  attributes: Record<string, unknown> | undefined;
  style: Record<string, unknown> | undefined;
};

function attributesOf({ classes = [], attributes = {}, style = {} }: Looks): Record<string, string> {
  const kept: Record<string, string> = {};
  const names = classes.filter((name) => name !== '');
  for (const name of names) if (!CLASSES.has(name)) refuse(`The look ${name}`);
  for (const [name, value] of Object.entries(attributes)) {
    const said = String(value);
    // \rule in the colour of the text, in either theme.
    if (name === 'mathbackground' && said === 'black') names.push('math-rule');
    else if (ATTRIBUTES[name]?.test(said) && isShort(said)) kept[name] = said;
    else refuse(ATTRIBUTES[name] ? `A ${name} of ${said.slice(0, LONGEST_SHOWN)}` : `A ${name}`);
  }
  // A row that is too short is filled up with cells that have temml's own settings for a style.
  const looks = 'maxSize' in style ? {} : style;
  for (const [name, value] of Object.entries(looks)) {
    const look = CLASS_OF_STYLE[`${name}:${value}`];
    if (look === undefined) refuse(`A ${name} of ${String(value).slice(0, LONGEST_SHOWN)}`);
    else if (look !== null) names.push(look);
  }
  if (names.length > 0) kept.class = names.join(' ');
  return kept;
}

const LONGEST_SHOWN = 40;

function isShort(said: string): boolean {
  const [, number, unit = ''] = LENGTH.exec(said) ?? [];
  return number === undefined || Math.abs(Number(number)) * (EM_OF[unit] ?? 0) <= LONGEST_LENGTH_IN_EM;
}
