import type { Calendar } from '../plans/schedule/calendar.ts';
import type { Day } from '../plans/schedule/day.ts';
import type { Database } from './file/open.ts';
import type { ChangeMoment } from './journal/journal.ts';
import type { SessionsByTask } from './sessions.ts';

/** What a plan is to be: only what is named changes. */
export type ReplanToApply = {
  planId: number;
  sessionsByTask: SessionsByTask;
  /** Dropped today. */
  droppedTaskIds: readonly number[];
  dropReason: string;
  calendar: Calendar;
  phases: readonly { phaseId: number; startsOn: Day; endsOn: Day }[];
  interviewOn?: Day | null;
  summary: string;
  /** What {@link journalBasis} said when the preview was made. */
  basis?: string;
};

export type ReplanOutcome =
  | { ok: true; changeId: number | null }
  | { ok: false; reason: 'missing' | 'stale' };

/** Applies a replan as one change. Nothing is written when something else was changed or undone since its preview. */
export function applyReplan(_db: Database, _replan: ReplanToApply & ChangeMoment): ReplanOutcome {
  throw new Error('Not written yet');
}
