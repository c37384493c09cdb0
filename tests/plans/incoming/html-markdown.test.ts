import { load } from 'cheerio';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { looksLikeHtml } from '../../../plans/incoming/html/looks-like-html.ts';
import { htmlToMarkdown } from '../../../plans/incoming/html-markdown.ts';

const markdown = new MarkdownIt({ html: false });

/** The words that a reader sees, on one line. */
function wordsOf(text: string): string {
  return load(markdown.render(text)).text().replace(/\s+/g, ' ').trim();
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

describe('HTML as Markdown', () => {
  it.each<{ name: string; html: string; read: string }>([
    { name: 'emphasis', html: '<b>a</b> <i>b</i> or <u>c</u> <s>d</s>', read: '**a** *b* or *c* ~~d~~' },
    {
      name: 'emphasis in emphasis',
      html: '<i>a<b>b</b></i> <b>c <em>d</em></b>',
      read: '*a**b*** **c *d***',
    },
    {
      name: 'white space at its ends, which Markdown wants outside',
      html: 'x<b> a </b>y<b></b>',
      read: 'x **a** y',
    },
    {
      name: 'signs at its ends, which Markdown wants apart from letters',
      html: '<b>Note:</b>text and f<b>(x)</b>',
      read: '**Note:** text and f **(x)**',
    },
    {
      name: 'lines and paragraphs',
      html: '<div>one</div><div>two</div><div><br></div><p>three<br>four</p>',
      read: 'one  \ntwo\n\nthree  \nfour',
    },
    { name: 'lines of its own, where no tag makes any', html: 'a <b>b</b>\n\nc', read: 'a **b**\n\nc' },
    {
      name: 'lists in lists',
      html: '<ul><li>a<ol start=3><li>b<li>c</ol><li>d</ul>e',
      read: '- a\n  3. b\n  4. c\n- d\n\ne',
    },
    {
      name: 'ticks',
      html: '<ul><li><input type="checkbox" checked>a<li><input type=checkbox>b</ul>',
      read: '- [x] a\n- [ ] b',
    },
    {
      name: 'a table, with what would end a cell',
      html: '<table><tr><th>a<th>b|c</tr><tr><td>1<br>2</td><td><code>x|y</code></td></tr></table>after',
      read: '| a | b\\|c |\n| --- | --- |\n| 1 2 | `x\\|y` |\n\nafter',
    },
    {
      name: 'headings, rules, quotations',
      html: '<h2>a</h2><blockquote>b<p>c</blockquote>d<hr>',
      read: '## a\n\n> b\n>\n> c\n\nd\n\n---',
    },
    {
      name: 'links that can be followed, and others as words',
      html: '<a href="https://example.org/a_(b)?c=1&amp;d">e [f]</a> <a href="javascript:g">h</a> <a href="mailto:i@j.k">l</a>',
      read: '[e \\[f\\]](https://example.org/a%5F%28b%29?c=1&d) h [l](mailto:i@j.k)',
    },
    {
      name: 'what stands above and below the line',
      html: 'x<sup>10</sup> H<sub>2</sub> v<sub>max</sub>',
      read: 'x¹⁰ H₂ v_(max)',
    },
    {
      name: 'a picture',
      html: '<img src="a/b_c.png"><img src="data:x"><img alt="d" src=e>',
      read: '[picture: b_c.png][picture][picture: d]',
    },
    {
      name: 'what runs and styles',
      html: '<style>b{}</style>a<script>"<b>"</script> b<!-- c -->',
      read: 'a b',
    },
    { name: 'what is no tag', html: 'vector<int> &lt;c a <b', read: 'vector<int> <c a <b' },
    { name: 'entities', html: '&euro;1&nbsp;&ndash; &#8711; &amp;lt;', read: '€1 – ∇ \\&lt;' },
    {
      name: 'signs of Markdown',
      html: '# a<br>1. b<br>a*b*c d * e _f_ g_h `i` `j`',
      read: '\\# a  \n1\\. b  \na\\*b\\*c d * e \\_f\\_ g_h \\`i\\` \\`j\\`',
    },
    { name: 'signs that stand alone, as they are', html: 'a*b <br>`c <br>_d', read: 'a*b  \n`c  \n_d' },
  ])('reads $name', ({ html, read }) => {
    expect(htmlToMarkdown(html)).toBe(read);
  });

  it.each<{ html: string; read: string }>([
    { html: 'if \\(a &lt; b\\)<br>', read: 'if $a < b$' },
    { html: '\\[<div>x_1 +</div><div>y</div>\\]', read: '$$x_1 + y$$' },
    { html: '[latex]\\alpha[/latex] [latex]$b$[/latex]', read: '$\\alpha$ $b$' },
    { html: '[latex]\\begin{align}a\\end{align}[/latex]', read: '$$\\begin{align}a\\end{align}$$' },
    { html: '[$]a_i[/$]2 [$$]b[/$$]', read: '$a_i$ 2 $$b$$' },
    {
      html: '<anki-mathjax block="true">a</anki-mathjax> <anki-mathjax>b*c*d</anki-mathjax>',
      read: '$$a$$ $b*c*d$',
    },
    { html: '<b>\\(x\\) is</b> x', read: '$x$ **is** x' },
    { html: '<code>\\(a\\)</code> \\(b', read: '`\\(a\\)` \\\\(b' },
    { html: 'kept $a_1 * b_1$ <b>c</b>', read: 'kept $a_1 * b_1$ **c**' },
  ])('reads the formulas of $html', ({ html, read }) => {
    expect(htmlToMarkdown(html)).toBe(read);
  });

  it('keeps code byte for byte, with its language', () => {
    const code = 'def f(x):\n\tif x < 2:\n\n        return "&lt;`` ` \\(x\\)"   ';
    const html = `<p>Say why.</p><pre><code class="hljs language-python">${escaped(code)}\n</code></pre>`;
    expect(htmlToMarkdown(html)).toBe(`Say why.\n\n\`\`\`python\n${code}\n\`\`\``);
  });

  it('takes code of several lines for a block, whatever its tag, and keeps ticks in it', () => {
    expect(htmlToMarkdown('<code>for i in x:<br>&nbsp;&nbsp;&nbsp;&nbsp;```</code>')).toBe(
      '````\nfor i in x:\n    ```\n````',
    );
    expect(htmlToMarkdown('<ol><li>a<pre>  b\n\nc</pre></ol>')).toBe(
      '1. a\n\n   ```\n     b\n\n   c\n   ```',
    );
    expect(htmlToMarkdown('<code>a`b</code>')).toBe('``a`b``');
  });

  it('returns a text without tags, entities and signs of formulas unchanged', () => {
    const plain = fc.string({ unit: 'grapheme' }).filter((text) => !/[<&\\[]/.test(text));
    fc.assert(
      fc.property(plain, (text) => {
        expect(htmlToMarkdown(text)).toBe(text);
      }),
    );
    expect(htmlToMarkdown('  a\n\tb  ')).toBe('  a\n\tb  ');
    expect(htmlToMarkdown('a &lt; b\n    c')).toBe('a < b\n    c');
  });

  it('never throws, whatever tags stand where', () => {
    const tag = fc.constantFrom(
      ...'b i a ul ol li p div br pre code table tr td th h1 blockquote sup img script x'
        .split(' ')
        .flatMap((name) => [`<${name}>`, `</${name}>`]),
    );
    const part = fc.oneof(
      tag,
      fc.string(),
      fc.constantFrom('\\(', '\\)', '[$]', '&lt;', '&', '\n', ' ', '`', '*'),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        expect(htmlToMarkdown(parts.join(''))).not.toContain('\uFFFF');
      }),
      { numRuns: 1000 },
    );
  });

  it('has plain words read as what they say, whatever signs they hold', () => {
    const signs = fc.string({ unit: fc.constantFrom(...'ab1 *_`~[]()<>&#+-=.!|\\:;/x') });
    fc.assert(
      fc.property(signs, signs, (words, bold) => {
        fc.pre(!/\\[([]/.test(words + bold));
        const read = htmlToMarkdown(`<div>${escaped(words)}</div><b>k${escaped(bold)}k</b>`);
        const shown = `${words} k${bold}k`.replace(/\s+/g, ' ').trim();
        expect(wordsOf(read)).toBe(shown);
      }),
      { numRuns: 2000 },
    );
  });

  it('reads tags that stand a hundred thousand deep in each other', () => {
    expect(htmlToMarkdown(`${'<div><b><ul><li>'.repeat(100_000)}a`)).toMatch(/\*\*a\*\*$/);
  });
});

describe('whether a text looks like HTML', () => {
  it.each(['<b>x</b>', 'x<br>y', 'AT&amp;T', '<p class="a">x</p>', 'a <img src=x>', '1&nbsp;000'])(
    'does: %s',
    (text) => expect(looksLikeHtml(text)).toBe(true),
  );
  it.each([
    'a < b and c > d',
    'if a<b and c>d',
    'vector<int> x',
    '`<br>` and `<b>x</b>`',
    '```\n<p>x</p>\n```',
    'What does <div> do?',
    'R&D & more; x',
    '<x>y</x>',
  ])('does not: %s', (text) => expect(looksLikeHtml(text)).toBe(false));
});
