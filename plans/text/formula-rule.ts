import type MarkdownIt from 'markdown-it';
import { formulaAt } from './mathematics.ts';

/** Has Markdown read formulas: nothing in one is emphasis, and none of its signs is lost. Its token is called `formula`. */
export function readFormulas(markdown: InstanceType<typeof MarkdownIt>): void {
  markdown.inline.ruler.before('backticks', 'formula', (state, silent) => {
    if (state.src.charAt(state.pos) !== '$') return false;
    const formula = formulaAt(state.src, state.pos);
    const isWhole = formula !== null && state.pos + formula.source.length <= state.posMax;
    const source = isWhole ? formula.source : signsAt(state.src, state.pos, state.posMax);
    if (!silent && isWhole)
      Object.assign(state.push('formula', 'math', 0), { content: source, meta: formula });
    if (!silent && !isWhole) state.pending += source;
    state.pos += source.length;
    return true;
  });
}

/** All that follow one another: none of those that open nothing opens something with fewer. */
function signsAt(text: string, from: number, end: number): string {
  let at = from;
  while (at < end && text.charAt(at) === '$') at++;
  return text.slice(from, at);
}
