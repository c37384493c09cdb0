import { type Day, day } from '../day.ts';
import { DIMENSIONS } from '../mock/dimension.ts';
import type { Mock } from '../mock/mock.ts';
import { type DimensionMean, meansOf } from '../mock/scores.ts';
import type { Plan } from '../plan/plan.ts';
import type { AnswersByQuestion } from '../practice/answer.ts';
import type { QuestionCategory } from '../practice/bank/question.ts';
import { type PracticeFigures, practiceFigures } from '../practice/practice-figures.ts';
import { practiceSentence } from '../practice/practice-sentence.ts';
import { measureReadiness } from '../readiness/readiness.ts';
import { isReady, isSilent, nextStepSentence, readinessSentence } from '../readiness/readiness-sentence.ts';
import { sumOf } from '../sum.ts';
import type { ReportPractice, ReportScope } from './report.ts';
import { isInScope } from './report-figures.ts';

/** What was practised, ever: a report tells of it what its range covers. */
export type PracticeRecord = {
  bank: readonly QuestionCategory[];
  answers: AnswersByQuestion;
  /** Those of the plan, the oldest first. */
  mocks: readonly Mock[];
};

export const NOTHING_PRACTISED: PracticeRecord = { bank: [], answers: new Map(), mocks: [] };

export type ReportMock = ReportPractice['mocks'][number];
type ReportDimension = NonNullable<ReportMock['strongest']>;
type ReportReadiness = NonNullable<ReportPractice['readiness']>;

type Wanted = {
  /** The learner's own words. */
  hasWords: boolean;
  /** At most so many mocks, the last ones. */
  mostMocks: number;
};

const BEFORE_ANY_PLAN = day('0001-01-01');

/** Practice in the range of a report, and what all of it amounts to. */
export function gatherPractice(
  plan: Plan,
  { bank, answers, mocks }: PracticeRecord,
  scope: ReportScope,
  today: Day,
  { hasWords, mostMocks }: Wanted,
): ReportPractice {
  const days = scope.isWhole
    ? { from: BEFORE_ANY_PLAN, to: today }
    : { from: scope.from, to: scope.to < today ? scope.to : today };
  const figures = practiceFigures(bank, answers, days);
  const finished = mocks.filter((mock) => mock.finishedAt !== null && mock.day <= today);
  const inRange = finished.filter((mock) => isInScope(scope, mock.day));
  const isEver = answers.size > 0 || finished.length > 0;
  return {
    sentence: sentenceOf(figures, inRange, isEver),
    figures,
    mocks: inRange.slice(-mostMocks).map((mock) => tellMock(mock, hasWords)),
    readiness: isEver ? tellReadiness(plan, { bank, answers, mocks }, today) : null,
  };
}

function sentenceOf(figures: PracticeFigures, mocks: readonly Mock[], isEver: boolean): string {
  if (!isEver) return 'Nothing was practised yet.';
  if (figures.answerCount === 0 && mocks.length === 0) return 'Nothing was practised on these days.';
  return practiceSentence(figures);
}

function tellMock({ title, day, rounds, takeaway }: Mock, hasWords: boolean): ReportMock {
  const means = meansOf(rounds).toSorted((one, other) => other.mean - one.mean);
  const [strongest, weakest] = [means[0], means.at(-1)];
  const isOneAhead = strongest !== undefined && weakest !== undefined && strongest.mean > weakest.mean;
  return {
    title,
    day,
    mean: means.length === 0 ? null : sumOf(means, ({ mean }) => mean) / means.length,
    strongest: isOneAhead ? tellDimension(strongest) : null,
    weakest: isOneAhead ? tellDimension(weakest) : null,
    takeaway: hasWords ? takeaway.text.trim() : '',
  };
}

function tellDimension({ dimension, mean }: DimensionMean): ReportDimension {
  return { title: DIMENSIONS[dimension].title, mean };
}

function tellReadiness(plan: Plan, record: PracticeRecord, today: Day): ReportReadiness {
  const readiness = measureReadiness({ plan, ...record, today });
  const { areas, weakest } = readiness;
  return {
    sentence: readinessSentence(readiness),
    areaCount: areas.length,
    readyCount: areas.filter(isReady).length,
    silentCount: areas.filter(isSilent).length,
    next: weakest?.furthest
      ? { area: weakest.area.title, sentence: nextStepSentence(weakest.furthest) }
      : null,
  };
}

/** A mean score in words: `3.2 of 4`; where nothing was judged, that. */
export function meanInWords(mean: number | null): string {
  return mean === null ? 'not scored' : `${oneDecimal(mean)} of 4`;
}

/** `Depth, 2.5`; empty for none. */
export function dimensionInWords(dimension: ReportDimension | null): string {
  return dimension === null ? '' : `${dimension.title}, ${oneDecimal(dimension.mean)}`;
}

function oneDecimal(value: number): string {
  return String(Math.round(value * 10) / 10);
}
