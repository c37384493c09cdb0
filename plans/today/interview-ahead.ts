import { type Day, daysBetween } from '../day.ts';
import type { Plan } from '../plan/plan.ts';

/** The day of the interview, seen from today. */
export type InterviewAhead = {
  on: Day;
  /** Days from today; 0 on the day itself, negative when it is over. */
  daysAhead: number;
};

/** How far the interview is off; `null` where the plan knows of none. */
export function interviewFrom({ interviewOn }: Pick<Plan, 'interviewOn'>, today: Day): InterviewAhead | null {
  return interviewOn && { on: interviewOn, daysAhead: daysBetween(today, interviewOn) };
}
