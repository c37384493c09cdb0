import { describe, expect, it } from 'vitest';
import { day } from '../../plans/schedule/day.ts';
import {
  count,
  formatDate,
  formatDateWithYear,
  formatDay,
  formatDecimal,
  formatFullDay,
  formatHours,
  formatLongDay,
  formatMinutes,
  formatRange,
  formatShare,
} from '../../views/format.ts';

describe('a day', () => {
  it('is written the same wherever the server stands', () => {
    const thanksgiving = day('2026-11-26');
    expect(formatLongDay(thanksgiving)).toBe('Thursday 26 November');
    expect(formatFullDay(thanksgiving)).toBe('Thursday 26 November 2026');
    expect(formatDay(thanksgiving)).toBe('Thu 26 Nov');
    expect(formatDate(thanksgiving)).toBe('26 Nov');
    expect(formatDateWithYear(thanksgiving)).toBe('26 Nov 2026');
  });

  it.each([
    ['2026-01-01', 'Thu 1 Jan'],
    ['2026-03-08', 'Sun 8 Mar'],
    ['2026-12-31', 'Thu 31 Dec'],
    ['2028-02-29', 'Tue 29 Feb'],
    ['1970-01-01', 'Thu 1 Jan'],
  ])('%s is %s', (text, words) => {
    expect(formatDay(day(text))).toBe(words);
  });

  it('to another is a range, and to itself one date', () => {
    expect(formatRange(day('2026-11-23'), day('2026-11-29'))).toBe('23 Nov to 29 Nov');
    expect(formatRange(day('2026-11-23'), day('2026-11-23'))).toBe('23 Nov');
  });
});

describe('minutes', () => {
  it.each([
    [0, '0 min'],
    [45, '45 min'],
    [59.6, '1 h'],
    [60, '1 h'],
    [95, '1 h 35 min'],
    [119.5, '2 h'],
    [6000, '100 h'],
  ])('%d are %s', (minutes, words) => {
    expect(formatMinutes(minutes)).toBe(words);
  });

  it.each([
    [0, '0 h'],
    [90, '1.5 h'],
    [780, '13 h'],
    [100, '1.7 h'],
    [11_699, '195 h'],
  ])('%d as hours are %s', (minutes, words) => {
    expect(formatHours(minutes)).toBe(words);
  });
});

describe('figures', () => {
  it.each([
    [3, '3'],
    [2.54, '2.5'],
    [0.04, '0'],
    [0.1 + 0.2, '0.3'],
  ])('%d with one decimal at most is %s', (value, words) => {
    expect(formatDecimal(value)).toBe(words);
  });

  it.each([
    [0, 100, '0 %'],
    [43, 100, '43 %'],
    [999, 1000, '99 %'],
    [1000, 1000, '100 %'],
    [1, 3, '33 %'],
    [5, 0, '0 %'],
    [29, 50, '58 %'],
  ])('%d of %d is %s', (part, whole, words) => {
    expect(formatShare(part, whole)).toBe(words);
  });

  it.each([
    [0, 'task', '0 tasks'],
    [1, 'task', '1 task'],
    [2.5, 'study day', '2.5 study days'],
    [1.04, 'study day', '1 study day'],
  ])('%d %s is “%s”', (amount, noun, words) => {
    expect(count(amount, noun)).toBe(words);
  });
});
