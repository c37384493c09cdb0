import type { Day } from '../day.ts';
import type { Plan } from '../plan/plan.ts';
import type { Pace } from '../progress/pace.ts';
import { openReviews } from '../review/week-review.ts';
import type { UpdateFigures } from '../roadmap/find-update.ts';
import { reviewOf, stretchOfWeek } from '../week/week.ts';

/** From here on Today offers one step, not a list. */
const FAR_BEHIND_STUDY_DAYS = 5;

/** Something that Today offers and that can wait: one line, one action, and a way to put it away. */
export type Invitation =
  /** A week that can be looked back on. */
  | { kind: 'review'; week: number; isOver: boolean; isBegun: boolean }
  /** Weeks before it whose review is open too, in order. */
  | { kind: 'earlier-reviews'; weeks: number[] }
  /** What is left is worth laying anew. */
  | { kind: 'replan' }
  /** The roadmap of the plan has moved on. */
  | { kind: 'update'; figures: UpdateFigures };

type Circumstances = {
  pace: Pace;
  /** What a newer roadmap has; `null` for nothing. */
  update: UpdateFigures | null;
};

/**
 * What Today invites to, the most pressing first.
 *
 * @param today - the learner's own calendar day
 */
export function listInvitations(plan: Plan, { pace, update }: Circumstances, today: Day): Invitation[] {
  return [
    ...(isFarBehind(pace) ? [{ kind: 'replan' as const }] : []),
    ...inviteToReviews(plan, today),
    ...(update === null ? [] : [{ kind: 'update' as const, figures: update }]),
  ];
}

/** Tells whether so much has been left that a list of it helps nobody. */
export function isFarBehind({ verdict, studyDays }: Pace): boolean {
  return verdict === 'behind' && studyDays > FAR_BEHIND_STUDY_DAYS;
}

function inviteToReviews(plan: Plan, today: Day): Invitation[] {
  const weeks = openReviews(plan, today);
  const week = weeks.at(-1);
  if (week === undefined) return [];
  const earlier = weeks.slice(0, -1);
  const isOver = stretchOfWeek(plan, week).endsOn < today;
  return [
    { kind: 'review', week, isOver, isBegun: reviewOf(plan, week).revision > 0 },
    ...(earlier.length === 0 ? [] : [{ kind: 'earlier-reviews' as const, weeks: earlier }]),
  ];
}
