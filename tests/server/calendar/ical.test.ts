import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, day } from '../../../plans/day.ts';
import { inPlainWords } from '../../../plans/text/linear.ts';
import { type Feed, feedToIcal } from '../../../server/calendar/ical.ts';
import { type ReadEvent, readByIcalJs, readByNodeIcal } from '../../support/texts/icalendar.ts';

type FeedEvent = Feed['events'][number];

const REVISED_AT = new Date('2026-03-04T09:00:00.000Z');

function feedOf(events: readonly FeedEvent[], title = 'Two weeks'): Feed {
  return { title, events, origin: 'http://localhost:3000', revisedAt: REVISED_AT, revision: 12 };
}

function wanted({ uid, title, description, path, when, ringsAfter }: FeedEvent): ReadEvent {
  const [start, end]: [string, string] =
    when.kind === 'days'
      ? [when.first, addDays(when.last, 1)]
      : [when.from.toISOString(), new Date(when.from.getTime() + when.minutes * 60_000).toISOString()];
  const url = `http://localhost:3000${path}`;
  const texts = { summary: inPlainWords(title), description: inPlainWords(description) };
  return { uid, ...texts, url, start, end, ringsAfter };
}

const anyCharacter = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  fc.constantFrom('👩‍🔬', '🧪', 'ß', '漢', 'é', ',', ';', '\\', ':', '"', '^', '\n', '\r\n', ' '),
);
/** node-ical takes an escaped backslash and an "n" after it for a line break, so that it is asked no such thing. */
const MISREAD = /\\[nN,;\\]/;
/** Long enough to be folded many times. Programs differ about blanks at the ends of a text. */
const anyText = fc
  .array(anyCharacter, { maxLength: 120 })
  .map((characters) => `${characters.join('')}.`)
  .filter(
    (text) =>
      !/[^\P{Cc}\t\r\n]/u.test(text) && text.trim() === text && !MISREAD.test(text) && text.isWellFormed(),
  );

const anyFirstDay: fc.Arbitrary<Day> = fc
  .integer({ min: 0, max: 900 })
  .map((days) => addDays(day('2026-01-01'), days));

const anyWhen: fc.Arbitrary<FeedEvent['when']> = fc.oneof(
  fc
    .tuple(anyFirstDay, fc.nat(20))
    .map(([first, length]) => ({ kind: 'days' as const, first, last: addDays(first, length) })),
  fc.tuple(anyFirstDay, fc.nat(1439), fc.integer({ min: 1, max: 1440 })).map(([on, minute, minutes]) => ({
    kind: 'time' as const,
    from: new Date(Date.parse(`${on}T00:00:00Z`) + minute * 60_000),
    minutes,
  })),
);

const anyEvents = fc
  .array(
    fc.record({
      title: anyText,
      description: anyText,
      when: anyWhen,
      ringsAfter: fc.constantFrom(null, 0, -10, -30, -60, 480),
    }),
    { maxLength: 8 },
  )
  .map((events) =>
    events.map(
      (event, index): FeedEvent => ({
        ...event,
        uid: `task-${index}-part-1.p@daymark`,
        path: `/tasks/${index}`,
      }),
    ),
  );

const withoutCarriageReturns = (read: ReadEvent): ReadEvent => ({
  ...read,
  summary: read.summary.replace(/\r\n?/g, '\n'),
  description: read.description.replace(/\r\n?/g, '\n'),
});

describe('a calendar as iCalendar text', () => {
  it('says the same to two parsers, whatever is in it', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const text = feedToIcal(feedOf(events));
        const expected = events.map(wanted).map(withoutCarriageReturns);
        expect(readByIcalJs(text)).toEqual(expected);
        expect(readByNodeIcal(text)).toEqual(expected);
      }),
    );
  });

  it('has lines of at most 75 octets, never cut inside of a character, each ended as it should be', () => {
    fc.assert(
      fc.property(anyEvents, anyText, (events, title) => {
        const bytes = Buffer.from(feedToIcal(feedOf(events, title)));
        const text = bytes.toString('utf8');
        expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        expect(text).not.toContain('\ufffd');
        for (const line of splitBytes(bytes)) {
          expect(line.length).toBeLessThanOrEqual(75);
          expect(new TextDecoder('utf-8', { fatal: true }).decode(line)).toBeTypeOf('string');
        }
      }),
    );
  });

  it('is the same text for the same plan, with a stamp and a number that say which version it is', () => {
    const events: FeedEvent[] = [
      {
        uid: 'a@daymark',
        title: 'Read',
        description: '',
        path: '/tasks/1',
        when: { kind: 'days', first: day('2026-03-02'), last: day('2026-03-02') },
        ringsAfter: 480,
      },
    ];
    const text = feedToIcal(feedOf(events));
    expect(feedToIcal(feedOf(events))).toBe(text);
    expect(text.split('\r\n')).toEqual(
      expect.arrayContaining([
        'DTSTAMP:20260304T090000Z',
        'LAST-MODIFIED:20260304T090000Z',
        'SEQUENCE:12',
        'DTSTART;VALUE=DATE:20260302',
        'DTEND;VALUE=DATE:20260303',
        'TRANSP:TRANSPARENT',
        'BEGIN:VALARM',
        'ACTION:DISPLAY',
        'TRIGGER;RELATED=START:PT8H',
      ]),
    );
  });

  it('says no line that a title made up', () => {
    const title = 'Mine\r\nEND:VCALENDAR\nX-EVIL:1;a,b\\ \u0000\ud800';
    const text = feedToIcal(feedOf([], title));
    const calendar = new ICAL.Component(ICAL.parse(text));
    expect(calendar.getFirstPropertyValue('x-evil')).toBeNull();
    expect(text).toContain('NAME:Daymark: Mine\\nEND:VCALENDAR\\nX-EVIL:1\\;a\\,b\\\\ \ufffd\r\n');
  });
});

function splitBytes(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  let from = 0;
  for (let end = bytes.indexOf('\r\n'); end !== -1; end = bytes.indexOf('\r\n', from)) {
    lines.push(bytes.subarray(from, end));
    from = end + 2;
  }
  return lines;
}
