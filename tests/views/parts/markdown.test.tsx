import { load } from 'cheerio';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { textBlocks } from '../../../server/report/pdf/markdown-blocks.ts';
import { Markdown } from '../../../views/parts/markdown.tsx';

const shown = (text: string) => load(renderToString(<Markdown text={text} />));
const wordsOnPaper = (text: string) => textBlocks(text).map(({ words }) => words.join(''));

describe('Markdown that cannot be shown as such', () => {
  it.each([
    { name: 'lists within lists', text: `${'- '.repeat(200)}deep\n\nThe end` },
    { name: 'numbered lists within lists', text: `${'1. '.repeat(5_000)}deep\n\nThe end` },
    { name: 'quotations within quotations', text: `${'> '.repeat(200)}deep\n\nThe end` },
    {
      name: 'a long address that is referred to thousands of times',
      text: `[a]: ${'b'.repeat(30_000)}\n\n${'[a]'.repeat(10_000)}`,
    },
  ])('stands as it was written, with all of it: $name', ({ text }) => {
    const $ = shown(text);

    expect($('.prose > p').first().text()).toBe(
      'Its Markdown is too intricate to be shown, so it stands here as it was written.',
    );
    expect($('.prose__as-written').text()).toBe(text);
    expect(wordsOnPaper(text)).toEqual([text]);
  });

  it('is told from what nests as honest texts do, and from a page of references', () => {
    const list = Array.from({ length: 12 }, (_, depth) => `${'  '.repeat(depth)}- level ${depth}`).join('\n');
    const references = `[a]: https://example.org/\n\n${'[a] '.repeat(2_000)}`;

    expect(shown(list)('li')).toHaveLength(12);
    expect(shown(references)('a')).toHaveLength(2_000);
    expect(wordsOnPaper(list)).toHaveLength(12);
  });
});

describe('a formula in Markdown', () => {
  it('keeps each of its signs', () => {
    const $ = shown('so $a_1 * b_2$ *holds*');

    expect($('p').text()).toBe('so a1∗b2 holds');
    expect($('math msub')).toHaveLength(2);
  });
});
