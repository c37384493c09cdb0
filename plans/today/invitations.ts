import type { Day } from '../day.ts';
import type { Plan } from '../plan/plan.ts';
import type { RealRound } from '../portfolio/rounds/real-round.ts';
import { roundToReplanFor } from '../portfolio/rounds/replan-offer.ts';
import { roundInWords } from '../portfolio/rounds/round-words.ts';
import type { Pace } from '../progress/pace.ts';
import { openReviews } from '../review/week-review.ts';
import type { UpdateFigures } from '../roadmap/find-update.ts';
import { type Away, awayToTell, zoneMatter } from '../settings/away.ts';
import { reviewOf, stretchOfWeek, weekOfDay } from '../week/week.ts';

/** From here on Today offers one step, not a list. */
const FAR_BEHIND_STUDY_DAYS = 5;

/** Something that Today offers and that can wait: one line, one action, and a way to put it away. */
export type Invitation =
  /** The device that asks is in another time zone than the plan. */
  | { kind: 'zone'; away: Away }
  /** A week that can be looked back on. */
  | { kind: 'review'; week: number; isOver: boolean; isBegun: boolean }
  /** Weeks before it whose review is open too, in order. */
  | { kind: 'earlier-reviews'; weeks: number[] }
  /** A real round comes before the plan is over, on a day that the plan does not know. */
  | { kind: 'interview'; day: Day; name: string }
  /** What is left is worth laying anew. */
  | { kind: 'replan'; week: number | null }
  /** The roadmap of the plan has moved on. */
  | { kind: 'update'; figures: UpdateFigures; basis: string };

type Circumstances = {
  pace: Pace;
  /** The real rounds of interviews, and the instant. */
  rounds: readonly RealRound[];
  now: Date;
  /** What a newer roadmap has, and by what that is known again; `null` for nothing. */
  update: { figures: UpdateFigures; basis: string } | null;
  /** `null` for a device at home. */
  away: Away | null;
  /** What those were about that were put away, and when they were. */
  dismissed: ReadonlyMap<string, Day>;
};

/**
 * What Today invites to, the most pressing first.
 *
 * @param today - the learner's own calendar day
 */
export function listInvitations(
  plan: Plan,
  { pace, rounds, now, update, away, dismissed }: Circumstances,
  today: Day,
): Invitation[] {
  const round = roundToReplanFor(rounds, plan, { today, now });
  const journey = awayToTell(away, dismissed);
  const others: Invitation[] = [
    ...(round ? [{ kind: 'interview' as const, day: round.day, name: roundInWords(round) }] : []),
    ...(isFarBehind(pace) ? [{ kind: 'replan' as const, week: weekOfDay(plan, today) }] : []),
    ...inviteToReviews(plan, today),
    ...(update === null ? [] : [{ kind: 'update' as const, ...update }]),
  ];
  return [
    ...(journey ? [{ kind: 'zone' as const, away: journey }] : []),
    ...others.filter((invitation) => !dismissed.has(matterOf(invitation))),
  ];
}

/**
 * Names what an invitation is about. Once it is put away it comes back for another matter alone: in another week, or
 * for another update. Reviews are put away with their week, so that their names are never asked for.
 *
 * @example
 * matterOf({ kind: 'replan', week: 3 }) //=> 'replan-3'
 */
export function matterOf(invitation: Invitation): string {
  switch (invitation.kind) {
    case 'zone':
      return zoneMatter(invitation.away.zone);
    case 'interview':
      return `interview-${invitation.day}`;
    case 'replan':
      return `replan-${invitation.week ?? 'outside'}`;
    case 'update':
      return `update-${invitation.basis}`;
    case 'review':
      return `review-${invitation.week}`;
    case 'earlier-reviews':
      return `reviews-${invitation.weeks.join('-')}`;
  }
}

/** Tells whether so much has been left that a list of it helps nobody. */
export function isFarBehind({ verdict, studyDays }: Pace): boolean {
  return verdict === 'behind' && studyDays > FAR_BEHIND_STUDY_DAYS;
}

function inviteToReviews(plan: Plan, today: Day): Invitation[] {
  const weeks = openReviews(plan, today).filter((week) => hadWork(plan, week));
  const week = weeks.at(-1);
  if (week === undefined) return [];
  const earlier = weeks.slice(0, -1);
  const isOver = stretchOfWeek(plan, week).endsOn < today;
  return [
    { kind: 'review', week, isOver, isBegun: reviewOf(plan, week).revision > 0 },
    ...(earlier.length === 0 ? [] : [{ kind: 'earlier-reviews' as const, weeks: earlier }]),
  ];
}

/** Tells whether a week held work of this learner: of one before a plan was made there is nothing to look back on. */
function hadWork(plan: Plan, week: number): boolean {
  const { startsOn, endsOn } = stretchOfWeek(plan, week);
  return plan.tasks.some(({ baseline, yardstick, sessions, completion }) =>
    [...baseline, ...yardstick, ...sessions, ...(completion ? [{ day: completion.on }] : [])].some(
      ({ day }) => startsOn <= day && day <= endsOn,
    ),
  );
}
