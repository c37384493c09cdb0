import { type Day, daysBetween } from '../day.ts';
import type { Plan } from '../plan/plan.ts';

/** The day of the interview, seen from today. */
export type InterviewAhead = {
  on: Day;
  /** Days from today; 0 on the day itself, negative when it is over. */
  daysAhead: number;
  /** It is a real round of whose day the plan knows nothing. */
  isBesideThePlan: boolean;
};

/**
 * How far the interview is off: that of the plan until it is over, else the next real round.
 *
 * @param nextRoundOn - `null` while none comes
 * @returns that of the plan even when it is over, where nothing comes; `null` where there was none either
 */
export function interviewFrom(
  { interviewOn }: Pick<Plan, 'interviewOn'>,
  today: Day,
  nextRoundOn: Day | null = null,
): InterviewAhead | null {
  const isOver = interviewOn === null || interviewOn < today;
  const on = isOver ? (nextRoundOn ?? interviewOn) : interviewOn;
  return on && { on, daysAhead: daysBetween(today, on), isBesideThePlan: on !== interviewOn };
}
