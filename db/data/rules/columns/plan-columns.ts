import * as z from 'zod';
import {
  LONGEST_DAY_REASON,
  LONGEST_PLAN_DAYS,
  MINUTES_PER_DAY,
} from '../../../../plans/calendar/calendar.ts';
import { line, textField } from '../../../../plans/content/fields.ts';
import { HABIT_MINUTES, LONGEST_HABIT_TITLE } from '../../../../plans/habit/habit-words.ts';
import { MOST_AREAS } from '../../../../plans/readiness/readiness-areas.ts';
import { LONGEST_INTENTION, LONGEST_PROOF } from '../../../../plans/review/review.ts';
import { MOST_PHASES, PHASE_WORDS, ROADMAP_TITLE } from '../../../../plans/roadmap/roadmap.ts';
import {
  type ColumnSchemas,
  count,
  kept,
  key,
  listOf,
  minutesOfDay,
  position,
  wholeFrom,
  words,
} from './kept.ts';

const week = wholeFrom(1, Math.ceil(LONGEST_PLAN_DAYS / 7));
const title = kept(ROADMAP_TITLE);

/** What the tables of a plan take, beside days and instants. */
export const PLAN_COLUMNS: Readonly<Record<string, ColumnSchemas>> = {
  plans: {
    roadmapId: key,
    trackId: key.nullable(),
    title,
    weekdayMinutes: z
      .array(wholeFrom(0, MINUTES_PER_DAY), 'should be a list')
      .length(7, 'should be seven numbers'),
    rounds: listOf(key, MOST_AREAS),
  },
  calendarExceptions: {
    minutes: wholeFrom(0, MINUTES_PER_DAY),
    reason: kept(textField(LONGEST_DAY_REASON)),
  },
  baselineDays: { minutes: minutesOfDay },
  yardstickDays: { minutes: minutesOfDay },
  replans: {
    studyDaysBehind: z
      .number('should be a number')
      .min(0)
      .max(10 * LONGEST_PLAN_DAYS),
  },
  phases: {
    key,
    position: wholeFrom(1, MOST_PHASES),
    title: kept(PHASE_WORDS.title),
    goal: kept(PHASE_WORDS.goal),
    outcome: kept(PHASE_WORDS.outcome),
  },
  habits: {
    key,
    position,
    stretch: position,
    title: kept(line(LONGEST_HABIT_TITLE)),
    minutes: wholeFrom(HABIT_MINUTES.least, HABIT_MINUTES.most),
    revision: count,
  },
  habitNotes: { text: words, revision: count },
  roadmaps: { key, title },
  reflections: { week, text: words, revision: count },
  weekReviews: {
    week,
    confidence: wholeFrom(1, 5),
    proof: kept(textField(LONGEST_PROOF)),
    intention: kept(textField(LONGEST_INTENTION)),
    revision: count,
  },
};
