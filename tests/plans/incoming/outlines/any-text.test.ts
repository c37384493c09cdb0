import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLines } from '../../../../plans/incoming/outlines/lines.ts';
import { readMarkdownOutline } from '../../../../plans/incoming/outlines/markdown.ts';
import { brokenTexts, lostWords } from '../../../support/incoming/outlines/broken-texts.ts';
import { STUDY_PLAN } from '../../../support/incoming/outlines/markdown-files.ts';

/** Lines as outlines are made of, in any order. */
const lineParts = fc.array(
  fc.constantFrom(
    ...[
      '- ',
      '* ',
      '1. ',
      '  ',
      '    ',
      '\t',
      '> ',
      '# ',
      '### ',
      '[ ] ',
      '[x] ',
      '☐ ',
      '• ',
      '```',
      '| ',
      '---',
    ],
    ...[
      'alpha ',
      'beta',
      'gamma: ',
      '**delta**',
      '`code` ',
      '[link](https://example.org) ',
      ' (30 minutes)',
      'Week 1',
    ],
    ...[
      '[ref][key]',
      '[key]: https://example.org',
      '&amp;',
      '\\',
      '===',
      ' due:2026-03-02',
      '~2 hours',
      'omega',
    ],
  ),
  { maxLength: 6 },
);
const texts = fc
  .array(lineParts, { maxLength: 30 })
  .map((lines) => lines.map((parts) => parts.join('')).join('\n'));

const READERS = { readMarkdownOutline, readLines };

describe.each(Object.entries(READERS))('%s, whatever it is given,', (_name, read) => {
  it('keeps every word', () => {
    const any = fc.oneof(texts, fc.string({ unit: 'binary', maxLength: 300 }));
    fc.assert(
      fc.property(any, (text) => {
        const outline = read(text);
        expect(outline.ok && lostWords(text.toWellFormed(), outline.value)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('keeps every word of a damaged file', () => {
    fc.assert(
      fc.property(brokenTexts(STUDY_PLAN.replace(/^<!--.*\n/, '')), (text) => {
        const outline = read(text);
        expect(outline.ok && lostWords(text.toWellFormed(), outline.value)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('takes no text too deep', () => {
    for (const deep of ['- ', '> ', '* [ ] ', '<details>', '[', '1. ', '\t', '('])
      expect(read(`${deep.repeat(100_000)}end`)).toHaveProperty('ok');
    const stairs = Array.from({ length: 1500 }, (_, depth) => `${' '.repeat(depth)}- step`).join('\n');
    expect(read(stairs)).toHaveProperty('ok', true);
  });

  it('refuses more than a plan can be with words', () => {
    const problem = 'It is too long for a plan, which has at most 5000 things to do: bring it in parts';
    expect(read('\n'.repeat(50_000))).toEqual({ ok: false, problem });
    expect(read('a'.repeat(4_000_001))).toEqual({ ok: false, problem });
  });
});
