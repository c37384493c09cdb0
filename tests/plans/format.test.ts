import { describe, expect, it } from 'vitest';
import {
  count,
  formatDecimal,
  formatHours,
  formatMinutes,
  formatSeconds,
  formatShare,
  studyDaysInWords,
} from '../../plans/format.ts';

describe('a distance in study days', () => {
  it.each([
    [0.04, 'less than 0.1 study days'],
    [0.06, '0.1 study days'],
    [1.02, '1 study day'],
    [2.53, '2.5 study days'],
  ])('%d is %s, and never none', (studyDays, words) => {
    expect(studyDaysInWords(studyDays)).toBe(words);
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

describe('seconds', () => {
  it.each([
    [30, '30 s'],
    [60, '1 min'],
    [90, '1 min 30 s'],
    [300, '5 min'],
    [3600, '1 h'],
  ])('%d are %s', (seconds, words) => {
    expect(formatSeconds(seconds)).toBe(words);
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
