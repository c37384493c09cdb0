import { type Day, dayAt } from './day.ts';
import { oncePerKey } from './once-per-key.ts';

/** How the learner wants dates and times written. */
export type DateStyle = { locale: string; hourCycle: 'auto' | '12' | '24' };

/** Days and times in one style. The names say what each shows; the examples are British. */
export type Dates = {
  /** `Thursday 26 November` */
  formatLongDay(day: Day): string;
  /** `Thursday 26 November 2026` */
  formatFullDay(day: Day): string;
  /** `Thu 26 Nov` */
  formatDay(day: Day): string;
  /** `Thu 26 Nov 2026` */
  formatDayWithYear(day: Day): string;
  /** `Thu 26 Nov`, with its year beside a day of another year. */
  formatDayBeside(day: Day, other: Day): string;
  /** `26 Nov` */
  formatDate(day: Day): string;
  /** `26 Nov 2026` */
  formatDateWithYear(day: Day): string;
  /** `26 Nov`; with its year where that is not the one of the other day. */
  formatDateBeside(day: Day, other: Day): string;
  /** `26 November` */
  formatLongDate(day: Day): string;
  /** `26 November 2026`, as in a sentence. */
  formatLongDateWithYear(day: Day): string;
  /** `23 Nov to 29 Nov`; one date when both are the same. */
  formatRange(from: Day, to: Day): string;
  /** `23 November 2026 to 29 November 2026`; one date when both are the same. */
  formatLongRange(from: Day, to: Day): string;
  /** `23–29 November`, `30 November–2 December`; with years where they differ, one date when both are the same. */
  formatSpan(from: Day, to: Day): string;
  /** `14:05`, at an instant (ISO 8601) in a time zone. */
  formatTime(instant: string, timeZone: string): string;
  /**
   * `Mon 30 Nov 2026, 00:43`: an instant with its date, by the clocks of a time zone. After midnight it is that of the
   * calendar, although the learner's day may be the one before.
   */
  formatMoment(instant: string, timeZone: string): string;
  /** `03:00` */
  formatHour(hour: number): string;
};

type Locale = {
  locale: string;
  /** Whose dates these are. */
  label: string;
  /** Months by name, which only English ones can be: the language of the pages stays. */
  namesMonths: boolean;
  /** Of a date without its year; ISO 8601 has no such form. */
  shortDate: Intl.DateTimeFormatOptions;
  /**
   * The date that stands in sentences, with its year and with its month in full where months are named. Put together
   * here as `Intl` would: the first time that a process asks `Intl` takes 10 ms, a fifth of a command.
   */
  longDate: (date: { year: string; month: string; day: string }) => string;
};

const MONTHS = 'January,February,March,April,May,June,July,August,September,October,November,December'.split(
  ',',
);
const nameOf = (month: string) => MONTHS[Number(month) - 1];

const DAY_AND_MONTH: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'numeric' };
const DATE: Intl.DateTimeFormatOptions = { ...DAY_AND_MONTH, year: 'numeric' };
const NAMED: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' };
const LONG_NAMED: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long' };

/** The ways of writing dates that one can choose from; the first is that of a new Daymark. */
export const LOCALES: readonly [Locale, ...Locale[]] = [
  {
    locale: 'en-GB',
    label: 'British',
    namesMonths: true,
    shortDate: NAMED,
    longDate: ({ year, month, day }) => `${Number(day)} ${nameOf(month)} ${year}`,
  },
  {
    locale: 'en-US',
    label: 'American',
    namesMonths: true,
    shortDate: NAMED,
    longDate: ({ year, month, day }) => `${nameOf(month)} ${Number(day)}, ${year}`,
  },
  {
    locale: 'de-DE',
    label: 'German',
    namesMonths: false,
    shortDate: DAY_AND_MONTH,
    longDate: ({ year, month, day }) => `${Number(day)}.${Number(month)}.${year}`,
  },
  {
    locale: 'fr-FR',
    label: 'French',
    namesMonths: false,
    shortDate: DAY_AND_MONTH,
    longDate: ({ year, month, day }) => `${day}/${month}/${year}`,
  },
  {
    locale: 'es-ES',
    label: 'Spanish',
    namesMonths: false,
    shortDate: DAY_AND_MONTH,
    longDate: ({ year, month, day }) => `${Number(day)}/${Number(month)}/${year}`,
  },
  {
    locale: 'nl-NL',
    label: 'Dutch',
    namesMonths: false,
    shortDate: DAY_AND_MONTH,
    longDate: ({ year, month, day }) => `${Number(day)}-${Number(month)}-${year}`,
  },
  {
    locale: 'sv-SE',
    label: 'Swedish, the international standard',
    namesMonths: false,
    shortDate: DATE,
    longDate: ({ year, month, day }) => `${year}-${month}-${day}`,
  },
];

/** How dates are written where nobody said. */
export const BRITISH: DateStyle = { locale: LOCALES[0].locale, hourCycle: 'auto' };

/** Making a formatter takes a hundred times as long as using it. Keyed by the styles that are offered. */
const known = new Map<string, Dates>();

/** Days and times in a style; a locale that is not offered is written the British way. */
export function datesIn({ locale, hourCycle }: DateStyle): Dates {
  const offered = LOCALES.find((one) => one.locale === locale) ?? LOCALES[0];
  const key = `${offered.locale} ${hourCycle}`;
  const dates = known.get(key) ?? makeDates(offered, hourCycle);
  known.set(key, dates);
  return dates;
}

function makeDates(locale: Locale, hourCycle: DateStyle['hourCycle']): Dates {
  const days = locale.namesMonths ? namedDays(locale) : numberedDays(locale);
  const timeIn = timeFormats(locale, hourCycle);
  const rangeOf = (format: (day: Day) => string) => (from: Day, to: Day) =>
    from === to ? format(from) : `${format(from)} to ${format(to)}`;
  const formatLongDateWithYear = (day: Day) => {
    const [year = '', month = '', dayOfMonth = ''] = day.split('-');
    return locale.longDate({ year, month, day: dayOfMonth });
  };
  const formatTime: Dates['formatTime'] = (instant, timeZone) => timeIn(timeZone).format(Date.parse(instant));
  return {
    ...days,
    formatDayBeside: (day, other) =>
      isSameYear(day, other) ? days.formatDay(day) : days.formatDayWithYear(day),
    formatDateBeside: (day, other) =>
      isSameYear(day, other) ? days.formatDate(day) : days.formatDateWithYear(day),
    formatLongDateWithYear,
    formatRange: rangeOf(days.formatDate),
    formatLongRange: rangeOf(formatLongDateWithYear),
    formatTime,
    formatMoment: (instant, timeZone) =>
      `${days.formatDayWithYear(dayAt(new Date(instant), timeZone, 0))}, ${formatTime(instant, timeZone)}`,
    formatHour: (hour) => timeIn('UTC').format(Date.UTC(2026, 0, 1, hour)),
  };
}

type Days = Omit<
  Dates,
  | 'formatDayBeside'
  | 'formatDateBeside'
  | 'formatLongDateWithYear'
  | 'formatRange'
  | 'formatLongRange'
  | 'formatTime'
  | 'formatMoment'
  | 'formatHour'
>;

/** British dates have no comma after the weekday, as they are read aloud. */
function namedDays({ locale }: Locale): Days {
  const write = (options: Intl.DateTimeFormatOptions) => {
    const format = dayFormat(locale, options);
    return locale === 'en-GB' ? (day: Day) => format(day).replace(',', '') : format;
  };
  return {
    formatLongDay: write({ weekday: 'long', day: 'numeric', month: 'long' }),
    formatFullDay: write({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    formatDay: write({ weekday: 'short', day: 'numeric', month: 'short' }),
    formatDayWithYear: write({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }),
    formatDate: write({ day: 'numeric', month: 'short' }),
    formatDateWithYear: write({ day: 'numeric', month: 'short', year: 'numeric' }),
    formatLongDate: write(LONG_NAMED),
    formatSpan: byYears(
      spanFormat(locale, LONG_NAMED),
      spanFormat(locale, { ...LONG_NAMED, year: 'numeric' }),
    ),
  };
}

/** The weekday is a word of the page and stays English; the date is written in the order and signs of the locale. */
function numberedDays({ locale, shortDate }: Locale): Days {
  const formatDate = dayFormat(locale, shortDate);
  const formatDateWithYear = dayFormat(locale, DATE);
  const longWeekday = dayFormat('en-GB', { weekday: 'long' });
  return {
    formatLongDay: (day) => `${longWeekday(day)} ${formatDate(day)}`,
    formatFullDay: (day) => `${longWeekday(day)} ${formatDateWithYear(day)}`,
    formatDay: (day) => `${formatWeekday(day)} ${formatDate(day)}`,
    formatDayWithYear: (day) => `${formatWeekday(day)} ${formatDateWithYear(day)}`,
    formatDate,
    formatDateWithYear,
    formatLongDate: formatDate,
    formatSpan: byYears(spanOf(formatDate), spanOf(formatDateWithYear)),
  };
}

function byYears(sameYear: Dates['formatSpan'], otherYears: Dates['formatSpan']): Dates['formatSpan'] {
  return (from, to) => (isSameYear(from, to) ? sameYear(from, to) : otherYears(from, to));
}

function isSameYear(one: Day, other: Day): boolean {
  return one.slice(0, 4) === other.slice(0, 4);
}

function spanOf(format: (day: Day) => string): Dates['formatSpan'] {
  return (from, to) => (from === to ? format(from) : `${format(from)}–${format(to)}`);
}

/** What both dates have in common is written once; without the spaces that some locales set around the dash. */
function spanFormat(locale: string, options: Intl.DateTimeFormatOptions): Dates['formatSpan'] {
  let format: Intl.DateTimeFormat | undefined;
  return (from, to) => {
    format ??= new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    const parts = format.formatRange(midnight(from), midnight(to)).split('–');
    return parts.map((part) => part.trim()).join('–');
  };
}

/** Days have no zone, so they are read and written as UTC midnights: the formatter cannot shift them. */
function dayFormat(locale: string, options: Intl.DateTimeFormatOptions): (day: Day) => string {
  // Made at its first use: each costs about a millisecond, and a start needs none of them.
  let format: Intl.DateTimeFormat | undefined;
  return (day) => {
    format ??= new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    return format.format(midnight(day));
  };
}

function midnight(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** `Thu`: a word of the page, whatever the style of dates. */
export const formatWeekday = dayFormat('en-GB', { weekday: 'short' });

/** `Nov`: a word of the page, whatever the style of dates. */
export const formatMonthName = dayFormat('en-GB', { month: 'short' });

/** `November 2026`: words of the page, whatever the style of dates. */
export const formatMonth = dayFormat('en-GB', { month: 'long', year: 'numeric' });

/** The learner's own time zone, UTC, and those of a journey. */
const MOST_TIME_ZONES = 4;

function timeFormats(locale: Locale, hourCycle: DateStyle['hourCycle']) {
  return oncePerKey(MOST_TIME_ZONES, (timeZone: string) => timeFormat(locale, hourCycle, timeZone));
}

function timeFormat(
  { locale, namesMonths }: Locale,
  hourCycle: DateStyle['hourCycle'],
  timeZone: string,
): Intl.DateTimeFormat {
  const minutes = { minute: '2-digit', timeZone } as const;
  if (hourCycle === '24') {
    return new Intl.DateTimeFormat(locale, { ...minutes, hour: '2-digit', hourCycle: 'h23' });
  }
  if (hourCycle === '12') {
    // `am` and `pm` are words of the page too.
    const english = namesMonths ? locale : 'en-GB';
    return new Intl.DateTimeFormat(english, { ...minutes, hour: 'numeric', hourCycle: 'h12' });
  }
  return new Intl.DateTimeFormat(locale, { ...minutes, hour: locale === 'en-US' ? 'numeric' : '2-digit' });
}

/** The month that a word means, from 1: its English name or the first three letters of it; `null` where none. */
export function monthNamed(word: string): number | null {
  const lower = word.toLowerCase();
  const at = MONTHS.findIndex((name) => [name, name.slice(0, 3)].some((one) => one.toLowerCase() === lower));
  return at === -1 ? null : at + 1;
}

/** How dates of numbers alone are written: day, month and perhaps a year; `null` where only ISO 8601 is. */
export type NumberedDates = { pattern: RegExp | null; isMonthFirst: boolean };

const SLASHES = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?$/;
const SIGNS: Readonly<Record<string, RegExp | null>> = {
  'de-DE': /^(\d{1,2})\.(\d{1,2})\.(\d{4})?$/,
  'nl-NL': /^(\d{1,2})-(\d{1,2})(?:-(\d{4}))?$/,
  'sv-SE': null,
};

/** Dates of numbers alone, as somebody with this style writes them. */
export function numberedDatesIn(locale: string): NumberedDates {
  return { pattern: SIGNS[locale] === undefined ? SLASHES : SIGNS[locale], isMonthFirst: locale === 'en-US' };
}
