import * as fc from 'fast-check';
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readICalendar } from '../../../../plans/incoming/outlines/calendar.ts';
import { readLines } from '../../../../plans/incoming/outlines/lines.ts';
import { readMarkdownOutline } from '../../../../plans/incoming/outlines/markdown.ts';
import { readNotion } from '../../../../plans/incoming/outlines/notion.ts';
import { readOpml } from '../../../../plans/incoming/outlines/opml.ts';
import { readTrello } from '../../../../plans/incoming/outlines/trello.ts';
import { brokenTexts, lostWords } from '../../../support/incoming/outlines/broken-texts.ts';
import { STUDY_PLAN } from '../../../support/incoming/outlines/markdown-files.ts';
import {
  APPLE_REMINDERS,
  GOOGLE_CALENDAR,
  NOTION_EXPORT,
  TRELLO_BOARD,
  WORKFLOWY_OPML,
} from '../../../support/incoming/outlines/program-files.ts';

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

const FILES = {
  'a board of Trello': { read: readTrello, whole: TRELLO_BOARD },
  'a calendar': { read: readICalendar, whole: GOOGLE_CALENDAR },
  reminders: { read: readICalendar, whole: APPLE_REMINDERS },
  'an outline in OPML': { read: readOpml, whole: WORKFLOWY_OPML },
  'an export of Notion': { read: readAsNotion, whole: Object.values(NOTION_EXPORT).join('\n') },
};

/** One text as a page and as a table. */
function readAsNotion(text: string) {
  return readNotion(
    new Map([
      ['a.md', () => strToU8(text)],
      ['b.csv', () => strToU8(text)],
      ['c.zip', () => strToU8(text)],
    ]),
  );
}

describe.each(Object.entries(FILES))('%s', (_name, { read, whole }) => {
  it('is read or refused in words, however damaged it is', () => {
    fc.assert(
      fc.property(brokenTexts(whole), (text) => {
        const outline = read(text);
        expect(outline.ok || outline.problem.length > 20).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('nesting without an end', () => {
  const deep = 100_000;
  it.each([
    ['OPML', readOpml, `<opml><body>${'<outline text="a">'.repeat(deep)}`],
    ['other elements', readOpml, `<opml>${'<a>'.repeat(deep)}${'<outline text="b"/>'.repeat(1000)}`],
    ['JSON', readTrello, '['.repeat(deep) + ']'.repeat(deep)],
    [
      'JSON in a board',
      readTrello,
      `{"lists":[{"id":"1","name":"a","x":${'['.repeat(deep)}${']'.repeat(deep)}}],"cards":[]}`,
    ],
    ['calendars', readICalendar, 'BEGIN:VCALENDAR\n'.repeat(deep)],
    ['events', readICalendar, 'BEGIN:VEVENT\nSUMMARY:a\n'.repeat(3000)],
  ])('in %s is read or refused in words', (_what, read, text) => {
    expect(read(text)).toHaveProperty('ok');
  });
});
