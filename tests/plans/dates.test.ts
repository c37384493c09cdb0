import { describe, expect, it } from 'vitest';
import { datesIn, formatMonth, formatMonthName, formatWeekday, LOCALES } from '../../plans/dates.ts';
import { day, eachDay } from '../../plans/day.ts';

const BRITISH = datesIn({ locale: 'en-GB', hourCycle: 'auto' });
const THANKSGIVING = day('2026-11-26');
const TEN_PAST_TWO = '2026-11-26T14:10:00.000Z';

describe('an instant with its date', () => {
  it.each([
    ['Asia/Karachi', 'Mon 30 Nov 2026, 00:43'],
    ['Pacific/Kiritimati', 'Mon 30 Nov 2026, 09:43'],
    ['UTC', 'Sun 29 Nov 2026, 19:43'],
    ['America/New_York', 'Sun 29 Nov 2026, 14:43'],
  ])('is told by calendar and clock of %s', (timeZone, words) => {
    expect(BRITISH.formatMoment('2026-11-29T19:43:00.000Z', timeZone)).toBe(words);
  });
});

describe('a day', () => {
  it('is written the same wherever the server stands', () => {
    expect(BRITISH.formatLongDay(THANKSGIVING)).toBe('Thursday 26 November');
    expect(BRITISH.formatFullDay(THANKSGIVING)).toBe('Thursday 26 November 2026');
    expect(BRITISH.formatDay(THANKSGIVING)).toBe('Thu 26 Nov');
    expect(BRITISH.formatDayWithYear(THANKSGIVING)).toBe('Thu 26 Nov 2026');
    expect(BRITISH.formatDate(THANKSGIVING)).toBe('26 Nov');
    expect(BRITISH.formatDateWithYear(THANKSGIVING)).toBe('26 Nov 2026');
    expect(BRITISH.formatLongDate(THANKSGIVING)).toBe('26 November');
    expect(BRITISH.formatLongDateWithYear(THANKSGIVING)).toBe('26 November 2026');
    expect(formatWeekday(THANKSGIVING)).toBe('Thu');
    expect(formatMonth(THANKSGIVING)).toBe('November 2026');
    expect(formatMonthName(THANKSGIVING)).toBe('Nov');
  });

  it.each([
    ['2026-01-01', 'Thu 1 Jan'],
    ['2026-03-08', 'Sun 8 Mar'],
    ['2026-12-31', 'Thu 31 Dec'],
    ['2028-02-29', 'Tue 29 Feb'],
    ['1970-01-01', 'Thu 1 Jan'],
  ])('%s is %s', (text, words) => {
    expect(BRITISH.formatDay(day(text))).toBe(words);
  });

  it('to another is a range, and to itself one date', () => {
    expect(BRITISH.formatRange(day('2026-11-23'), day('2026-11-29'))).toBe('23 Nov to 29 Nov');
    expect(BRITISH.formatRange(day('2026-11-23'), day('2026-11-23'))).toBe('23 Nov');
    expect(BRITISH.formatLongRange(day('2026-11-23'), day('2026-11-29'))).toBe(
      '23 November 2026 to 29 November 2026',
    );
    expect(BRITISH.formatLongRange(day('2026-11-23'), day('2026-11-23'))).toBe('23 November 2026');
  });

  it.each([
    {
      locale: 'en-GB',
      words: ['3 March', '3–5 March', '30 March–2 April', '30 December 2026–2 January 2027'],
    },
    {
      locale: 'en-US',
      words: ['March 3', 'March 3–5', 'March 30–April 2', 'December 30, 2026–January 2, 2027'],
    },
    { locale: 'de-DE', words: ['3.3.', '3.3.–5.3.', '30.3.–2.4.', '30.12.2026–2.1.2027'] },
    {
      locale: 'sv-SE',
      words: ['2026-03-03', '2026-03-03–2026-03-05', '2026-03-30–2026-04-02', '2026-12-30–2027-01-02'],
    },
  ])('to another is a span without what both have in common, in $locale', ({ locale, words }) => {
    const { formatSpan } = datesIn({ locale, hourCycle: 'auto' });
    const spans = [
      ['2026-03-03', '2026-03-03'],
      ['2026-03-03', '2026-03-05'],
      ['2026-03-30', '2026-04-02'],
      ['2026-12-30', '2027-01-02'],
    ] as const;
    expect(spans.map(([from, to]) => formatSpan(day(from), day(to)))).toEqual(words);
  });

  it.each([
    {
      locale: 'en-US',
      long: 'Thursday, November 26',
      short: 'Thu, Nov 26',
      full: 'Nov 26, 2026',
      sentence: 'November 26, 2026',
    },
    {
      locale: 'de-DE',
      long: 'Thursday 26.11.',
      short: 'Thu 26.11.',
      full: '26.11.2026',
      sentence: '26.11.2026',
    },
    {
      locale: 'fr-FR',
      long: 'Thursday 26/11',
      short: 'Thu 26/11',
      full: '26/11/2026',
      sentence: '26/11/2026',
    },
    {
      locale: 'es-ES',
      long: 'Thursday 26/11',
      short: 'Thu 26/11',
      full: '26/11/2026',
      sentence: '26/11/2026',
    },
    {
      locale: 'nl-NL',
      long: 'Thursday 26-11',
      short: 'Thu 26-11',
      full: '26-11-2026',
      sentence: '26-11-2026',
    },
    {
      locale: 'sv-SE',
      long: 'Thursday 2026-11-26',
      short: 'Thu 2026-11-26',
      full: '2026-11-26',
      sentence: '2026-11-26',
    },
    {
      locale: 'xx-XX',
      long: 'Thursday 26 November',
      short: 'Thu 26 Nov',
      full: '26 Nov 2026',
      sentence: '26 November 2026',
    },
  ])('is written as usual in $locale, its words still English', ({ locale, long, short, full, sentence }) => {
    const dates = datesIn({ locale, hourCycle: 'auto' });
    expect(dates.formatLongDay(THANKSGIVING)).toBe(long);
    expect(dates.formatDay(THANKSGIVING)).toBe(short);
    expect(dates.formatDateWithYear(THANKSGIVING)).toBe(full);
    expect(dates.formatLongDateWithYear(THANKSGIVING)).toBe(sentence);
    expect(dates.formatFullDay(THANKSGIVING)).toMatch(/^Thursday.*2026/);
  });

  it.each(LOCALES)('stands in sentences as Intl writes it: $label', ({ locale, namesMonths }) => {
    const { formatLongDateWithYear } = datesIn({ locale, hourCycle: 'auto' });
    const month = namesMonths ? 'long' : 'numeric';
    const intl = new Intl.DateTimeFormat(locale, { day: 'numeric', month, year: 'numeric', timeZone: 'UTC' });
    for (const one of eachDay(day('2027-12-01'), day('2029-01-31'))) {
      expect(formatLongDateWithYear(one)).toBe(intl.format(Date.parse(one)));
    }
  });

  it('is never shifted, in no locale', () => {
    for (const { locale } of LOCALES) {
      const { formatDate } = datesIn({ locale, hourCycle: 'auto' });
      expect(formatDate(day('2026-03-01'))).toMatch(/0?1/);
      expect(formatDate(day('2026-03-01'))).not.toMatch(/28/);
    }
  });
});

describe('a time', () => {
  it.each([
    { locale: 'en-GB', hourCycle: 'auto', time: '14:10', hour: '03:00' },
    { locale: 'en-GB', hourCycle: '12', time: '2:10 pm', hour: '3:00 am' },
    { locale: 'en-US', hourCycle: 'auto', time: '2:10 PM', hour: '3:00 AM' },
    { locale: 'en-US', hourCycle: '24', time: '14:10', hour: '03:00' },
    { locale: 'de-DE', hourCycle: 'auto', time: '14:10', hour: '03:00' },
    { locale: 'sv-SE', hourCycle: '12', time: '2:10 pm', hour: '3:00 am' },
  ] as const)('in $locale with $hourCycle hours is $time', ({ locale, hourCycle, time, hour }) => {
    const dates = datesIn({ locale, hourCycle });
    expect(dates.formatTime(TEN_PAST_TWO, 'UTC').replace(/\s/g, ' ')).toBe(time);
    expect(dates.formatHour(3).replace(/\s/g, ' ')).toBe(hour);
  });

  it('is that of the zone, and midnight is 00:00', () => {
    expect(BRITISH.formatTime(TEN_PAST_TWO, 'Asia/Kolkata')).toBe('19:40');
    expect(BRITISH.formatTime(TEN_PAST_TWO, 'America/New_York')).toBe('09:10');
    expect(datesIn({ locale: 'en-US', hourCycle: '24' }).formatHour(0)).toBe('00:00');
  });
});

describe('a style', () => {
  it('that is not offered is the British one, and nothing is kept of it', () => {
    for (const locale of ['xx', '', 'en-GB-u-ca-hebrew']) {
      expect(datesIn({ locale, hourCycle: 'auto' })).toBe(BRITISH);
    }
    expect(datesIn({ locale: 'de-DE', hourCycle: 'auto' })).not.toBe(BRITISH);
  });
});
