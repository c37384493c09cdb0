import { escapeLineStart, escapeWords, repeatedSigns } from './escape-words.ts';
import { formulaSource, withFormulas } from './formula-runs.ts';
import { type InlineRun, MARKS, type Mark } from './inline-run.ts';

const SIGN: Readonly<Record<Mark, string>> = { bold: '**', italic: '*', struck: '~~' };

/** Where the writing stands: what is written, the marks that are open in it, and white space that may go before or after. */
type Writing = { parts: string[]; open: readonly Mark[]; href: string | null; space: string };

/** What stands within one paragraph, heading or cell as Markdown, on one or more lines. */
export function inlineMarkdown(runs: readonly InlineRun[]): string {
  const all = withFormulas(runs);
  const isMarked = all.some((run) => run.kind === 'words' && (run.marks.size > 0 || run.href !== null));
  const repeated = repeatedSigns(all.map((run) => (run.kind === 'words' ? run.text : '')).join(''));
  const writing: Writing = { parts: [], open: [], href: null, space: '' };
  for (const [index, run] of all.entries()) {
    const next = all[index + 1];
    if (run.kind === 'words') writeWords(writing, run, { repeated, isMarked, next: startOf(next) });
    else if (run.kind === 'break') {
      closeTo(writing, 0, '');
      write(writing, BREAK);
      writing.space = '';
    } else {
      closeTo(writing, 0, '`');
      write(writing, writing.space);
      writing.space = '';
      write(
        writing,
        run.kind === 'code' ? codeSpan(run.text) : formulaSource(run.tex, run.display, startOf(next)),
      );
    }
  }
  closeTo(writing, 0, '');
  return tidyLines(writing.parts.join(''));
}

function write({ parts }: Writing, text: string): void {
  if (text !== '') parts.push(text);
}

function lastSign({ parts }: Writing): string {
  return parts.at(-1)?.at(-1) ?? '';
}

/** Put in as one sign, so that what is typed at the end of a line is told from it. */
const BREAK = '\uFFFF';

function startOf(run: InlineRun | undefined): string {
  return run?.kind === 'words' ? run.text.charAt(0) : '';
}

type Words = Extract<InlineRun, { kind: 'words' }>;

function writeWords(
  writing: Writing,
  { text, marks, href }: Words,
  around: { repeated: ReadonlySet<string>; isMarked: boolean; next: string },
): void {
  const inner = text.trim();
  const before = text.slice(0, text.length - text.trimStart().length);
  const after = text.slice(before.length + inner.length);
  if (inner === '') {
    writing.space += text;
    return;
  }
  const kept = href === writing.href ? writing.open.filter((mark) => marks.has(mark)) : [];
  const depth = kept.length === 0 ? 0 : firstDifference(writing.open, kept);
  const first = before === '' ? inner.charAt(0) : ' ';
  closeTo(writing, depth, first, href);
  write(writing, writing.space + before);
  writing.space = after;
  if (href !== null && writing.href === null) {
    // Right before a link, it would make an image of it.
    if (lastSign(writing) === '!') writing.parts.push(`${writing.parts.pop()?.slice(0, -1)}\\!`);
    write(writing, '[');
    writing.href = href;
  }
  const opened = MARKS.filter((mark) => marks.has(mark) && !writing.open.includes(mark));
  if (opened.length > 0 && isPunctuation(inner.charAt(0)) && isLetter(lastSign(writing))) write(writing, ' ');
  write(writing, opened.map((mark) => SIGN[mark]).join(''));
  writing.open = [...writing.open, ...opened];
  write(writing, escapeWords(inner, { ...around, isInLink: href !== null }));
}

function firstDifference(open: readonly Mark[], kept: readonly Mark[]): number {
  const at = open.findIndex((mark, index) => kept[index] !== mark);
  return at === -1 ? open.length : at;
}

/** Closes all marks but the outermost ones, and the link where it leads elsewhere. */
function closeTo(writing: Writing, depth: number, next: string, href: string | null = null): void {
  const isLinkClosed = writing.href !== null && writing.href !== href;
  const closed = writing.open.slice(isLinkClosed ? 0 : depth);
  const last = lastSign(writing);
  write(
    writing,
    [...closed]
      .reverse()
      .map((mark) => SIGN[mark])
      .join(''),
  );
  writing.open = writing.open.slice(0, writing.open.length - closed.length);
  if (isLinkClosed) {
    write(writing, `](${writing.href})`);
    writing.href = null;
  } else if (closed.length > 0 && writing.space === '' && isPunctuation(last) && isLetter(next)) {
    // Otherwise, Markdown does not take the signs for an end.
    writing.space = ' ';
  }
}

const isPunctuation = (sign: string) => /[\p{P}\p{S}]/u.test(sign);
const isLetter = (sign: string) => sign !== '' && !/[\s\p{P}\p{S}\uFFFF]/u.test(sign);

/** Code within a line, whatever ticks it holds. */
function codeSpan(code: string): string {
  const longest = Math.max(0, ...(code.match(/`+/g) ?? []).map(({ length }) => length));
  const ticks = '`'.repeat(longest + 1);
  const isTouching =
    code.startsWith('`') || code.endsWith('`') || (code.startsWith(' ') && code.endsWith(' '));
  return isTouching ? `${ticks} ${code} ${ticks}` : `${ticks}${code}${ticks}`;
}

/** Lines without white space around them; one break ends a line, two end a paragraph. */
function tidyLines(text: string): string {
  const paragraphs = text.split(/\uFFFF(?:[^\S\uFFFF]*\uFFFF)+/).map((paragraph) =>
    paragraph
      .split('\uFFFF')
      .map((line) =>
        line
          .split('\n')
          .map(tidyLine)
          .filter((each) => each !== '')
          .join('\n'),
      )
      .filter((line) => line !== '')
      .join('  \n'),
  );
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n\n');
}

function tidyLine(line: string): string {
  return escapeLineStart(line.trim());
}
