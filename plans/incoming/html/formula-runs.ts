import type { InlineRun } from './inline-run.ts';

type Signs = { open: string; close: string; display: boolean };

/** What Anki and MathJax have around LaTeX. */
const SIGNS: readonly Signs[] = [
  { open: '\\(', close: '\\)', display: false },
  { open: '\\[', close: '\\]', display: true },
  { open: '[latex]', close: '[/latex]', display: false },
  { open: '[$]', close: '[/$]', display: false },
  { open: '[$$]', close: '[/$$]', display: true },
];
const OPENING = /\\[([]|\[(?:latex|\$\$?)\]/gi;

/** Stands for code, which no formula reaches over. */
const CODE = '\uFFFC';

/** Finds the formulas among words, also those that breaks and emphasis run through. The rest stays as it is. */
export function withFormulas(runs: readonly InlineRun[]): readonly InlineRun[] {
  const text = runs.map(wordsOf).join('');
  const formulas = findFormulas(text);
  if (formulas.length === 0) return runs;

  const found: InlineRun[] = [];
  let index = 0;
  let start = 0;
  for (const run of runs) {
    const end = start + wordsOf(run).length;
    let at = start;
    for (let next = formulas[index]; next && next.from < end; next = formulas[index]) {
      if (next.from >= at) {
        if (next.from > at) found.push(partOf(run, at - start, next.from - start));
        found.push({ kind: 'formula', tex: next.tex, display: next.display });
      }
      at = Math.min(next.to, end);
      if (next.to > end) break;
      index++;
    }
    if (at < end) found.push(partOf(run, at - start, end - start));
    start = end;
  }
  return found;
}

/** The same in a text that is not HTML. */
export function formulasInText(text: string): string {
  let written = '';
  let at = 0;
  for (const { from, to, tex, display } of findFormulas(text)) {
    written += text.slice(at, from) + formulaSource(tex, display, text.charAt(to));
    at = to;
  }
  return written + text.slice(at);
}

/** A formula as Markdown has it here. No digit may follow it at once. */
export function formulaSource(tex: string, display: boolean, next: string): string {
  const signs = display ? '$$' : '$';
  return `${signs}${tex}${signs}${/[\d$]/.test(next) ? ' ' : ''}`;
}

function wordsOf(run: InlineRun): string {
  if (run.kind === 'words') return run.text;
  return run.kind === 'break' ? '\n' : CODE;
}

function partOf(run: InlineRun, from: number, to: number): InlineRun {
  return run.kind === 'words' ? { ...run, text: run.text.slice(from, to) } : run;
}

type Found = { from: number; to: number; tex: string; display: boolean };

function findFormulas(text: string): Found[] {
  const nextCode = finder(text, CODE);
  const closing = new Map(SIGNS.map(({ open, close }) => [open, finder(text, close)]));
  const found: Found[] = [];
  let readTo = 0;
  for (const match of text.matchAll(OPENING)) {
    const open = match[0].toLowerCase();
    const signs = SIGNS.find((each) => each.open === open);
    const from = match.index + open.length;
    const to = closing.get(open)?.(from) ?? -1;
    if (match.index < readTo || !signs || to === -1 || isBetween(nextCode(from), from, to)) continue;
    const formula = formulaOf(text.slice(from, to), signs);
    if (formula === null) continue;
    readTo = to + signs.close.length;
    found.push({ from: match.index, to: readTo, ...formula });
  }
  return found;
}

function isBetween(at: number, from: number, to: number): boolean {
  return at >= from && at < to;
}

/** Looks for one text from places that never go back, and looks nowhere twice. */
function finder(text: string, wanted: string): (from: number) => number {
  let at = -2;
  return (from) => {
    if (at !== -1 && at < from) at = text.indexOf(wanted, from);
    return at;
  };
}

/** Longer ones are no formulas, and would be looked through again and again. */
const LONGEST = 2_000;

/** `null` where our Markdown has no way to write it. */
function formulaOf(written: string, { open, display }: Signs): Pick<Found, 'tex' | 'display'> | null {
  if (written.length > LONGEST) return null;
  const tex = written.replace(/\s+/g, ' ').trim();
  const inner = open === '[latex]' ? latexOf(tex) : { tex, display };
  if (inner.tex === '' || /[`$]/.test(inner.tex.replaceAll('\\$', '')) || inner.tex.endsWith('\\'))
    return null;
  return inner;
}

/** What stands between these is a document of LaTeX, with the signs or the environment of its formula. */
function latexOf(tex: string): Pick<Found, 'tex' | 'display'> {
  const paired = /^\$\$([^$]+)\$\$$/.exec(tex) ?? /^\\\[(.+)\\\]$/.exec(tex) ?? DISPLAYED.exec(tex);
  if (paired) return { tex: (paired[1] ?? '').trim(), display: true };
  const single = /^\$([^$]+)\$$/.exec(tex);
  if (single) return { tex: (single[1] ?? '').trim(), display: false };
  return { tex, display: tex.startsWith('\\begin') };
}

const DISPLAYED = /^\\begin\{displaymath\}(.+)\\end\{displaymath\}$/;
