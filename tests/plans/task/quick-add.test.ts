import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../../plans/dates.ts';
import { day } from '../../../plans/day.ts';
import { readQuickTask } from '../../../plans/task/quick-add.ts';

/** A Wednesday. */
const TODAY = day('2026-03-04');
const read = (line: string, locale = 'en-GB') => {
  const { title, minutes, on } = readQuickTask(line, TODAY, locale);
  return [title, minutes, on];
};

describe('a task in one line', () => {
  it.each([
    ['Ask Ada for a mock !30 fri', 'Ask Ada for a mock', 30, '2026-03-06'],
    ['Read 30m of today’s paper', 'Read 30m of today’s paper', null, null],
    ['Slides 1h30 on 9 Mar', 'Slides', 90, '2026-03-09'],
    ['!1h Read', 'Read', 60, null],
    ['Read !30 twice !45', 'Read !30 twice', 45, null],
    ['Read !much', 'Read !much', null, null],
    ['Read 45 min', 'Read', 45, null],
    ['Read 1 h 30 min', 'Read', 90, null],
    ['Read 1.5h', 'Read', 90, null],
    ['Read chapter 30', 'Read chapter 30', null, null],
    ['Read tomorrow 20m', 'Read', 20, '2026-03-05'],
    ['Read 20m TODAY', 'Read', 20, '2026-03-04'],
    ['Read wed', 'Read', null, '2026-03-11'],
    ['Read thursday', 'Read', null, '2026-03-05'],
    ['Read mondays', 'Read mondays', null, null],
    ['Read March 6', 'Read', null, '2026-03-06'],
    ['Read 3 Mar', 'Read', null, '2027-03-03'],
    ['Read 3 Mar 2026', 'Read', null, '2026-03-03'],
    ['Read 30 Feb', 'Read 30 Feb', null, null],
    ['Read 2026-03-06', 'Read', null, '2026-03-06'],
    ['Read fri sat', 'Read fri', null, '2026-03-07'],
    ['  Read   it  ', 'Read it', null, null],
    ['!30 fri', '', 30, '2026-03-06'],
    ['', '', null, null],
    ['Read !0', 'Read', 0, null],
  ])('%s', (line, title, minutes, on) => {
    expect(read(line)).toEqual([title, minutes, on]);
  });

  it.each([
    ['en-GB', '6/4', '2026-04-06'],
    ['en-US', '6/4', '2026-06-04'],
    ['en-US', '4/6/2027', '2027-04-06'],
    ['de-DE', '6.4.', '2026-04-06'],
    ['de-DE', '6.4.2027', '2027-04-06'],
    ['fr-FR', '06/04', '2026-04-06'],
    ['es-ES', '6/4', '2026-04-06'],
    ['nl-NL', '6-4', '2026-04-06'],
    ['sv-SE', '2026-04-06', '2026-04-06'],
  ])('in the style %s knows %s', (locale, written, on) => {
    expect(read(`Read ${written}`, locale)).toEqual(['Read', null, on]);
  });

  it.each([
    ['en-GB', 'GPT 3.5'],
    ['de-DE', 'GPT 3.5'],
    ['sv-SE', 'Kapitel 6/4'],
    ['en-GB', 'Parts 6-4'],
  ])('in the style %s leaves %s alone', (locale, line) => {
    expect(read(line, locale)).toEqual([line, null, null]);
  });
});

const anyLocale = fc.constantFrom(...LOCALES.map(({ locale }) => locale));
/** Words that mean nothing by themselves. */
const plainTitle = fc.array(fc.stringMatching(/^[xyzé]{1,9}$/), { minLength: 1, maxLength: 30 });

describe('any line', () => {
  it('is read, and keeps every word that was not understood, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), anyLocale, (line, locale) => {
        const { title, minutes, on } = readQuickTask(line, TODAY, locale);
        const words = line.split(/\s+/u).filter((word) => word !== '');
        if (minutes === null && on === null) expect(title).toBe(words.join(' '));
        let at = 0;
        for (const word of title.split(' ').filter((one) => one !== '')) {
          at = words.indexOf(word, at) + 1;
          expect(at).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('of plain words, minutes and a day is read as it was meant, in either order', () => {
    const written = fc.record({
      words: plainTitle,
      minutes: fc.integer({ min: 1, max: 3000 }),
      unit: fc.constantFrom('m', 'min', ' min'),
      day: fc.constantFrom('today', 'fri', '9 Mar', '2026-03-09', 'on Friday'),
      isDayFirst: fc.boolean(),
      locale: anyLocale,
    });
    fc.assert(
      fc.property(written, ({ words, minutes, unit, day: dayWords, isDayFirst, locale }) => {
        const title = words.join(' ');
        const end = isDayFirst ? `${dayWords} ${minutes}${unit}` : `${minutes}${unit} ${dayWords}`;
        const plain = readQuickTask(`${title} ${end}`, TODAY, locale);
        expect(plain).toMatchObject({ title, minutes });
        expect(plain.on).not.toBeNull();
        expect(readQuickTask(`!${minutes} ${title} ${dayWords}`, TODAY, locale)).toEqual(plain);
      }),
    );
  });
});
