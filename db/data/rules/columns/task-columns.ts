import * as z from 'zod';
import { textField } from '../../../../plans/content/fields.ts';
import { MOST_AREAS } from '../../../../plans/readiness/readiness-areas.ts';
import { LONGEST_SPENT_MINUTES } from '../../../../plans/task/focus-timer.ts';
import {
  LONGEST_DROP_REASON,
  LONGEST_EVIDENCE_LOCATION,
  LONGEST_EVIDENCE_WORDS,
} from '../../../../plans/task/kinds.ts';
import { MOST_MINUTES, MOST_STEPS, STEP, TASK_IN_ROADMAP } from '../../../../plans/task/task-fields.ts';
import { type ColumnSchemas, count, kept, key, listOf, position, wholeFrom, words } from './kept.ts';

const minutes = wholeFrom(1, MOST_MINUTES);

/** What the tables of tasks take, beside days and instants. */
export const TASK_COLUMNS: Readonly<Record<string, ColumnSchemas>> = {
  tasks: {
    key,
    position,
    title: kept(TASK_IN_ROADMAP.title),
    minutes,
    serves: listOf(key, MOST_AREAS),
    dropReason: kept(textField(LONGEST_DROP_REASON)),
    revision: count,
    note: words,
    noteRevision: count,
  },
  steps: { position: wholeFrom(1, MOST_STEPS), text: kept(STEP) },
  sessions: { minutes, position: wholeFrom(0, 100_000) },
  baselineSessions: { minutes },
  yardstickSessions: { minutes },
  spentTimes: { minutes: wholeFrom(1, LONGEST_SPENT_MINUTES) },
  evidence: {
    text: kept(textField(LONGEST_EVIDENCE_WORDS)),
    location: kept(textField(LONGEST_EVIDENCE_LOCATION)),
    value: z.number('should be a number'),
  },
};
