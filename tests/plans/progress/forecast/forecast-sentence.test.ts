import { describe, expect, it } from 'vitest';
import { day } from '../../../../plans/day.ts';
import type { Forecast, Outlook } from '../../../../plans/progress/forecast/forecast.ts';
import { chanceInWords, forecastSentence } from '../../../../plans/progress/forecast/forecast-sentence.ts';
import { BRITISH_DATES } from '../../../support/made/dates.ts';

const outlook: Outlook = {
  state: 'outlook',
  madeOn: day('2026-05-04'),
  remainingMinutes: 600,
  windowStudyDays: 28,
  keptStudyDays: 9,
  rate: 0.8,
  minutesPerStudyDay: 90,
  medianOn: day('2026-06-16'),
  likelyOn: day('2026-06-24'),
  finishOn: day('2026-06-14'),
  chanceByFinish: 0.4242,
  interviewOn: null,
  chanceByInterview: null,
  horizonOn: day('2027-06-14'),
  shareUnfinished: 0,
  fan: [],
};

describe('the sentence of a forecast', () => {
  it.each<{ forecast: Forecast; sentence: string }>([
    { forecast: { state: 'finished' }, sentence: 'Nothing is left to do.' },
    {
      forecast: { state: 'too early', closedStudyDays: 4, hasFinishedWork: true },
      sentence: 'Too early to tell: a forecast takes 5 study days that are over, and 1 more day is needed.',
    },
    {
      forecast: { state: 'too early', closedStudyDays: 0, hasFinishedWork: false },
      sentence: 'Too early to tell: a forecast takes 5 study days that are over, and 5 more days are needed.',
    },
    {
      forecast: { state: 'too early', closedStudyDays: 9, hasFinishedWork: false },
      sentence: 'No date to give: nothing is finished yet.',
    },
    {
      forecast: { state: 'too early', closedStudyDays: 9, hasFinishedWork: true },
      sentence: 'Too early to tell: nothing was finished before today.',
    },
    {
      forecast: { state: 'standing still', windowStudyDays: 28, remainingMinutes: 60 },
      sentence: 'Nothing was finished on the last 28 study days, so there is no date to give.',
    },
    {
      forecast: outlook,
      sentence:
        'If you go on like this you are done around 16 June 2026, and by 24 June 2026 with a chance of 85 %. The chance to be done by the finish of the plan, 14 June 2026, is 42 %.',
    },
    {
      forecast: { ...outlook, madeOn: day('2026-06-15'), chanceByFinish: 0 },
      sentence:
        'If you go on like this you are done around 16 June 2026, and by 24 June 2026 with a chance of 85 %. The finish of the plan, 14 June 2026, is past.',
    },
    {
      forecast: { ...outlook, likelyOn: null, chanceByFinish: 0 },
      sentence:
        'If you go on like this you are done around 16 June 2026, but it may well take longer than until 14 June 2027. The chance to be done by the finish of the plan, 14 June 2026, is less than 1 %.',
    },
    {
      forecast: { ...outlook, medianOn: null, likelyOn: null, chanceByFinish: 0 },
      sentence:
        'If you go on like this it is more likely than not that you are not done by 14 June 2027, and no day later than that is told. The chance to be done by the finish of the plan, 14 June 2026, is less than 1 %.',
    },
  ])('says “$sentence”', ({ forecast, sentence }) => {
    expect(forecastSentence(forecast, BRITISH_DATES)).toBe(sentence);
  });

  it.each([
    [0, 'less than 1 %'],
    [0.0095, 'less than 1 %'],
    [0.01, '1 %'],
    [0.845, '85 %'],
    [0.99, '99 %'],
    [0.9905, 'more than 99 %'],
    [1, 'more than 99 %'],
  ])('never tells a chance of %s as none or certain', (chance, words) => {
    expect(chanceInWords(chance)).toBe(words);
  });
});
