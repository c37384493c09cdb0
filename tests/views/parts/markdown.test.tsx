import { load } from 'cheerio';
import fc from 'fast-check';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { piecesOf } from '../../../plans/text/mathematics.ts';
import { type TextBlock, textBlocks } from '../../../server/pdf/markdown-blocks.ts';
import { Inline, Markdown } from '../../../views/parts/markdown.tsx';

const shown = (text: string) => load(renderToString(<Markdown text={text} />));
const wordsOnPaper = (text: string) => textBlocks(text).flatMap(wordsIn);

function wordsIn(block: TextBlock): string[] {
  if (block.is === 'list') return block.items.flat().flatMap(wordsIn);
  if (block.is !== 'words') return [];
  return [
    block.words.map((word) => (typeof word === 'string' ? word : 'text' in word ? word.text : '')).join(''),
  ];
}

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

it('a table on paper is a table, with its sides and its empty cells', () => {
  const [text, table, list] = textBlocks('Text\n\n| a | b |\n|:--|--:|\n| 1 | |\n\n3. list');
  expect(text?.is).toBe('words');
  expect(table).toMatchObject({ is: 'table', aligned: ['left', 'right'] });
  expect(table?.is === 'table' && table.rows.map((cells) => cells.length)).toEqual([2]);
  expect(list).toMatchObject({ is: 'list', start: 3 });
});

describe('a formula in Markdown', () => {
  it('scrolls by itself where no line may break in it and it is wider than a phone', () => {
    const isScrolled = (text: string) => shown(text)('math').hasClass('math-long');
    expect(isScrolled('$\\frac{abcdefghijklmn}{opqrstuvwxyzab}$')).toBe(true);
    expect(isScrolled(`$\\begin{matrix}${'a&'.repeat(80)}b\\end{matrix}$, then`)).toBe(true);
    expect(isScrolled('$\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}$')).toBe(false);
    expect(isScrolled('$\\frac{a+b}{c}$')).toBe(false);
  });

  it('breaks no line between a sign and its number, and sets them without a gap', () => {
    const signs = (text: string) =>
      shown(text)('mo')
        .toArray()
        .filter((sign) => shown(text)(sign).text() === '−')
        .map((sign) => sign.attribs.form);

    expect(signs('$(-7, -10)$')).toEqual(['prefix', 'prefix']);
    expect(signs('$x + y = -a + b + c$')).toEqual(['prefix']);
    expect(signs('$x + y + z = a - b + c$')).toEqual(['infix']);
  });

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

describe('a text of one line', () => {
  const html = (text: string, inLink = false) => renderToString(<Inline text={text} inLink={inLink} />);
  const $ = (text: string, inLink = false) => load(html(text, inLink), null, false);

  it('shows code, emphasis, links and formulas, and nothing else', () => {
    const shownText = $('`a_b` *is* **so**, [here](https://a.org/x_y) or https://b.org/c_d and $x^2$');
    expect(shownText('code').text()).toBe('a_b');
    expect(shownText('em').text() + shownText('strong').text()).toBe('isso');
    expect(
      shownText('a')
        .toArray()
        .map(({ attribs }) => attribs.href),
    ).toEqual(['https://a.org/x_y', 'https://b.org/c_d']);
    expect(shownText('math msup')).toHaveLength(1);

    const plain = '# A <b>title</b> &amp; ~~more~~ ![i](x.png) | www.a.org a@b.c 1. x_y_z \\d';
    expect($(plain).text()).toBe('# A <b>title</b> &amp; ~~more~~ !i | www.a.org a@b.c 1. x_y_z \\d');
    expect($(plain)('h1, b, s, img, table, ol')).toHaveLength(0);
  });

  it('leads nowhere that a page may not, and in a link nowhere at all', () => {
    expect($('[a](javascript:alert(1)) [b](data:text/html,x)')('a')).toHaveLength(0);
    const inLink = $('[a](https://a.org) https://b.org $x^2^3$', true);
    expect(inLink('a, [tabindex]')).toHaveLength(0);
    expect(inLink.text()).toContain('a https://b.org $x^2^3$');
  });

  it('shows a formula that does not parse as it was typed, with the reason for everybody', () => {
    const asTyped = $('so $x^2^3$, then')('.formula-as-typed');
    const words = 'Not shown as a formula: Double superscript at character 4';
    expect(asTyped.attr('title')).toBe(words);
    expect(asTyped.attr('tabindex')).toBe('0');
    expect(asTyped.text()).toBe(`$x^2^3$ (${words})`);
    expect(html('so $x^2^3$, then')).toContain('</span>, then');
  });

  it('loses and changes nothing of what is no formula, code, emphasis or link', () => {
    const sign = fc.constantFrom('$', '$5', '\\$', ' ', 'a', '7', '.', '(', '&', '"', '%', 'é', '#', '~');
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 30 }), (signs) => {
        const text = signs.join('');
        const expected = piecesOf(text).map((piece) =>
          piece.kind === 'formula' ? FORMULA : piece.source.replaceAll('\\$', '$'),
        );
        const shownText = $(text);
        shownText('.formula-as-typed').replaceWith(FORMULA);
        shownText('math').replaceWith(FORMULA);
        expect(shownText.text()).toBe(expected.join(''));
      }),
      { numRuns: 500 },
    );
  });
});

const FORMULA = '∎';
