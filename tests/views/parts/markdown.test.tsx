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

describe('code in Markdown', () => {
  const fence = (code: string, language = '') => `\`\`\`${language}\n${code}\n\`\`\``;
  const PYTHON = 'def loss(x: float) -> float:  # half a square\n    return 0.5 * x ** 2 + len("<b>")';

  it.each(['python', 'py', 'Python'])('has its words told apart by classes alone: %s', (language) => {
    const $ = shown(fence(PYTHON, language));

    expect($('pre.code > code').text()).toBe(`${PYTHON}\n`);
    expect($('.code__word').first().text()).toBe('def');
    expect($('.code__note').text()).toBe('# half a square');
    expect($('.code__string').text()).toBe('"<b>"');
    expect($('[style], b')).toHaveLength(0);
  });

  it.each([
    { name: 'of no language', text: fence(PYTHON) },
    { name: 'of a language that is not known', text: fence(PYTHON, 'nosuch" onload="x') },
    { name: 'that is indented', text: `    ${PYTHON.replaceAll('\n', '\n    ')}` },
    { name: 'with a line that is too long', text: fence(`${PYTHON}\n${'a'.repeat(300)}`, 'python') },
    { name: 'that is too long', text: fence(`${PYTHON}\n`.repeat(200), 'python') },
  ])('stays plain, and whole: $name', ({ text }) => {
    const $ = shown(text);

    expect($('pre.code > code').text()).toContain(PYTHON);
    expect($('pre.code > code').children()).toHaveLength(0);
  });

  it('is told apart up to a length of all of it together', () => {
    const block = fence(`${PYTHON}\n`.repeat(110), 'python');
    const $ = shown(Array(4).fill(block).join('\n\n'));

    const isTold = $('pre')
      .toArray()
      .map((pre) => $(pre).find('span').length > 0);
    expect(isTold).toEqual([true, true, false, false]);
  });

  it('can be reached by keyboard where it is wide', () => {
    expect(shown(fence('x'))('pre').attr()).toEqual({
      class: 'code',
      tabindex: '0',
      role: 'group',
      'aria-label': 'Code',
    });
  });
});
