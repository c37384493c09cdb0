import type { Dates } from '../../dates.ts';
import { agree, count } from '../../format.ts';
import { FEWEST_STUDY_DAYS, type Forecast, type Outlook } from './forecast.ts';

/**
 * A forecast in plain words.
 *
 * @returns one to three sentences; a day only where there is one to tell
 *
 * @example
 * forecastSentence(forecast, dates)
 * //=> 'If you go on like this you are done around 11 February 2027, and by 24 February 2027 with a chance of 85 %. …'
 */
export function forecastSentence(forecast: Forecast, dates: Dates): string {
  if (forecast.state === 'finished') return 'Nothing is left to do.';
  if (forecast.state === 'too early') return tooEarlySentence(forecast);
  if (forecast.state === 'standing still') {
    const days = count(forecast.windowStudyDays, 'study day');
    return `Nothing was finished on the last ${days}, so there is no date to give.`;
  }
  return `${daysSentence(forecast, dates)} ${finishSentence(forecast, dates)}`;
}

function finishSentence({ finishOn, madeOn, chanceByFinish }: Outlook, dates: Dates): string {
  const finish = dates.formatLongDateWithYear(finishOn);
  if (finishOn < madeOn) return `The finish of the plan, ${finish}, is past.`;
  return `The chance to be done by the finish of the plan, ${finish}, is ${chanceInWords(chanceByFinish)}.`;
}

/** `85 %`; no chance is told as none or certain, because 2,000 runs cannot tell. */
export function chanceInWords(chance: number): string {
  if (chance < 0.01) return 'less than 1 %';
  if (chance > 0.99) return 'more than 99 %';
  return `${Math.round(100 * chance)} %`;
}

/** Why a forecast has to wait, and for what. */
export function tooEarlySentence(forecast: Extract<Forecast, { state: 'too early' }>): string {
  const { closedStudyDays, isTooShort, hasFinishedWork } = forecast;
  if (isTooShort) {
    return `No date to give: a forecast takes ${FEWEST_STUDY_DAYS} study days that are over, and the plan has fewer.`;
  }
  const missing = FEWEST_STUDY_DAYS - closedStudyDays;
  if (missing > 0) {
    return `Too early to tell: a forecast takes ${FEWEST_STUDY_DAYS} study days that are over, and ${count(missing, 'more day')} ${agree(missing, 'is', 'are')} needed.`;
  }
  return hasFinishedWork
    ? 'Too early to tell: nothing was finished before today.'
    : 'No date to give: nothing is finished yet.';
}

function daysSentence({ medianOn, likelyOn, horizonOn }: Outlook, { formatLongDateWithYear }: Dates): string {
  if (medianOn === null) {
    return `If you go on like this it is more likely than not that you are not done by ${formatLongDateWithYear(horizonOn)}, and no day later than that is told.`;
  }
  const around = `If you go on like this you are done around ${formatLongDateWithYear(medianOn)}`;
  if (likelyOn === null) {
    return `${around}, but it may well take longer than until ${formatLongDateWithYear(horizonOn)}.`;
  }
  return `${around}, and by ${formatLongDateWithYear(likelyOn)} with a chance of 85 %.`;
}
