import { formulasInText } from './html/formula-runs.ts';
import { blocksMarkdown } from './html/html-blocks.ts';
import { readHtml } from './html/html-pieces.ts';

/**
 * HTML as Markdown, as the field of a card or the cell of a table has it: emphasis, lists, tables, headings, links and
 * quotations; code with its indentation and its language; formulas between any of the signs that Anki knows, in dollar
 * signs. A picture becomes its name. What would run or style is left out.
 *
 * A text without tags keeps its lines and white space as they are; without entities and formulas, too, it is returned
 * unchanged.
 *
 * @param html - of any length, well formed or not
 * @returns Markdown that reads as the words do, without white space around it
 *
 * @example
 * htmlToMarkdown('It <i>silences</i> units:<ul><li>\\(p &lt; 1\\)</li></ul>') //=> 'It *silences* units:\n\n- $p < 1$'
 */
export function htmlToMarkdown(html: string): string {
  const pieces = /[<&]/.test(html) ? readHtml(html) : [{ kind: 'text', text: html } as const];
  if (pieces.some(({ kind }) => kind !== 'text')) return blocksMarkdown(pieces);
  const text = pieces.map((piece) => (piece.kind === 'text' ? piece.text : '')).join('');
  const words = formulasInText(text);
  return text === html
    ? words
    : words
        .replaceAll('\u00A0', ' ')
        .replace(/&(?=#?[a-z0-9]{1,32};)/gi, '\\&')
        .trim();
}
