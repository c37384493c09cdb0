import { load } from 'cheerio';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highlight, LONGEST_CODE } from '../../../../views/parts/markdown/highlight.ts';
import { LONG_TEXTS } from '../../../support/texts/long-texts.ts';

const LANGUAGES = [
  'python',
  'bash',
  'json',
  'yaml',
  'sql',
  'cpp',
  'rust',
  'javascript',
  'typescript',
  'diff',
];
const LINE = 200;

/** The same text in lines of the longest length that is looked at. */
const inLines = (text: string) =>
  (text.replaceAll('\n', ' ').match(/.{1,200}/gs) ?? []).join('\n').slice(0, LONGEST_CODE);

describe('code with its words told apart', () => {
  it.each([
    { language: 'python', code: 'x = 1', html: 'x = <span class="code__number">1</span>' },
    { language: 'sql', code: 'select 1', html: /<span class="code__word">select<\/span>/ },
    { language: 'sh', code: 'if true; then', html: /<span class="code__word">if<\/span>/ },
    { language: 'diff', code: '+ more', html: '<span class="code__added">+ more</span>' },
    { language: 'ts', code: 'const a = 1', html: /^<span class="code__word">const<\/span> a = / },
  ])('in $language', ({ language, code, html }) => {
    expect(highlight(code, language)).toEqual(html instanceof RegExp ? expect.stringMatching(html) : html);
  });

  it.each(LANGUAGES)('loses no letter and lets nothing through but its own classes: %s', (language) => {
    const unit = fc.constantFrom(
      ...'ab1 \n\t"\'`<>&$#/*-+=()[]{}:;,.\\@!|~^%',
      '<span class="hljs-x">',
      '</span>',
      'def ',
      '${',
      'f"{',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 80 }), (code) => {
        const html = highlight(code, language);
        if (html === null) return;
        const $ = load(`<pre>x${html}</pre>`, null, false);
        expect($('pre').text()).toBe(`x${code}`.replaceAll('\r\n', '\n'));
        expect(html.replaceAll(/<span class="code__[a-z]+">|<\/span>/g, '')).not.toMatch(/[<>"]/);
      }),
    );
  });

  it.each(LANGUAGES)('takes its time with whatever is pasted, and no more: %s', (language) => {
    const hostile = [...Object.values(LONG_TEXTS), (length: number) => 'a'.repeat(length)];
    for (const textOf of hostile) {
      const code = inLines(textOf(LONGEST_CODE));
      const before = process.cpuUsage();
      const html = highlight(code, language);
      const { user, system } = process.cpuUsage(before);
      expect(html).not.toBeNull();
      // A tenth of that on any machine that Daymark was tried on.
      expect((user + system) / 1e6).toBeLessThan(2);
      expect(html?.length).toBeLessThan(60 * LONGEST_CODE);
    }
  });

  it('is given up where a line or all of it is too long, and where nobody knows the language', () => {
    expect(highlight('a'.repeat(LINE), 'python')).not.toBeNull();
    expect(highlight('a'.repeat(LINE + 1), 'python')).toBeNull();
    expect(highlight('a\n'.repeat(LONGEST_CODE), 'python')).toBeNull();
    for (const language of ['', 'nosuch', '__proto__', 'constructor'])
      expect(highlight('a', language)).toBeNull();
  });
});
