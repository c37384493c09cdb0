import { LETTERS, MARKS } from '../../../reading/export/latex-letters.ts';

/** Marks by the command that sets them over or under the letter behind it. */
const MARK_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(MARKS).map(([mark, command]) => [command, mark]),
);

/** Letters by their commands, which stand there in braces: `{\ss}`. */
const LETTER_OF = Object.entries(LETTERS).map(([letter, command]) => [command.slice(2, -1), letter] as const);

const SIGNS: ReadonlyMap<string, string> = new Map([
  ...LETTER_OF,
  ...Object.entries({
    ...{ aa: 'å', AA: 'Å', j: 'j', dh: 'ð', DH: 'Ð', th: 'þ', TH: 'Þ', dj: 'đ', DJ: 'Đ', ng: 'ŋ', SS: 'ẞ' },
    ...{ textendash: '–', textemdash: '—', textquoteleft: '‘', textquoteright: '’', textquotedblleft: '“' },
    ...{ textquotedblright: '”', textquotesingle: "'", textquotedbl: '"', guillemotleft: '«' },
    ...{ guillemotright: '»', ldots: '…', dots: '…', textellipsis: '…', textbackslash: '\\' },
    ...{ textbraceleft: '{', textbraceright: '}', textasciitilde: '~', textasciicircum: '^' },
    ...{ textunderscore: '_', textdollar: '$', textbar: '|', textless: '<', textgreater: '>' },
    ...{ textperiodcentered: '·', textbullet: '•', textdegree: '°', textregistered: '®', texttrademark: '™' },
    ...{ copyright: '©', textcopyright: '©', pounds: '£', euro: '€', texteuro: '€', S: '§', P: '¶' },
    ...{ times: '×', texttimes: '×', pm: '±', textpm: '±', slash: '/', textmu: 'µ', i: 'ı' },
    ...{ ' ': ' ', ',': ' ', ';': ' ', ':': ' ', '!': '', '-': '', '/': '', '@': '', '\\': ' ', '\n': ' ' },
  }),
]);

const GREEK =
  /^(?:alpha|beta|gamma|delta|(?:var)?epsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|upsilon|(?:var)?phi|chi|psi|omega|Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Upsilon|Phi|Psi|Omega|infty|ell)$/;

/** What two or three of a sign are printed as. */
const LIGATURES: readonly (readonly [string, string])[] = [
  ['---', '—'],
  ['--', '–'],
  ['``', '“'],
  ["''", '”'],
];

/**
 * The text that LaTeX prints, on one line: accents and signs as characters, braces and commands of form left out,
 * formulas between dollar signs as they are. It looks at each character once, whatever stands there.
 *
 * @example
 * fromLatex('5 \\% of {G{\\"o}del}s $\\pi_0$ \\emph{proof}') //=> '5 % of Gödels $\\pi_0$ proof'
 */
export function fromLatex(source: string): string {
  const printer = new Printer();
  let at = 0;
  while (at < source.length) {
    const sign = source[at] ?? '';
    if (sign === '\\') at = command(source, at, printer);
    else if (sign === '$') at = formula(source, at, printer);
    else at = plain(source, at, printer);
  }
  return printer.text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
}

/** Sets a mark that came first on the letter that follows. */
class Printer {
  text = '';
  #mark = '';

  mark(mark: string): void {
    this.#mark = mark;
  }

  letter(letter: string): void {
    // A mark takes the place of the dot.
    this.text += this.#mark === '' ? letter : `${letter === 'ı' ? 'i' : letter}${this.#mark}`;
    this.#mark = '';
  }

  signs(signs: string): void {
    this.#mark = '';
    this.text += signs;
  }

  /** An empty pair of braces takes the mark. */
  brace(): void {
    this.#mark = '';
  }
}

function plain(source: string, at: number, printer: Printer): number {
  const sign = source[at] ?? '';
  if (sign === '{') return at + 1;
  if (sign === '}') {
    printer.brace();
    return at + 1;
  }
  for (const [signs, printed] of LIGATURES) {
    if (!source.startsWith(signs, at)) continue;
    printer.signs(printed);
    return at + signs.length;
  }
  const letter = String.fromCodePoint(source.codePointAt(at) ?? 0);
  if (letter === '~') printer.signs(' ');
  else if (/\s/.test(letter)) printer.signs(' ');
  else printer.letter(letter);
  return at + letter.length;
}

const COMMAND = /[A-Za-z]+/y;

function command(source: string, at: number, printer: Printer): number {
  COMMAND.lastIndex = at + 1;
  const word = COMMAND.exec(source)?.[0];
  const name = word ?? source[at + 1] ?? '';
  const after = at + 1 + name.length;
  const mark = MARK_OF.get(name);
  // White space ends the name of a command, and is no more than that.
  const end = word === undefined && mark === undefined ? after : afterSpace(source, after);
  if (mark !== undefined) printer.mark(mark);
  else if (SIGNS.has(name)) printSign(SIGNS.get(name) ?? '', printer);
  else if (word === undefined) printer.signs(name);
  else if (GREEK.test(name)) printer.signs(`$\\${name}$`);
  return end;
}

function printSign(sign: string, printer: Printer): void {
  if (/^\p{L}$/u.test(sign)) printer.letter(sign);
  else printer.signs(sign);
}

function afterSpace(source: string, at: number): number {
  let end = at;
  while (source[end] === ' ' || source[end] === '\n' || source[end] === '\t') end += 1;
  return end;
}

/** From one dollar sign to the next; one alone is a dollar sign. */
function formula(source: string, at: number, printer: Printer): number {
  let end = at + 1;
  while (end < source.length && source[end] !== '$') end += source[end] === '\\' ? 2 : 1;
  if (end >= source.length || end === at + 1) {
    printer.signs('$');
    return at + 1;
  }
  const tex = source.slice(at + 1, end);
  printer.signs(`$${tex.replaceAll('\\lbrace ', '\\{').replaceAll('\\rbrace ', '\\}')}$`);
  return end + 1;
}
