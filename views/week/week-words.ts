import { count, formatMinutes, studyDaysInWords } from '../../plans/format.ts';
import type { Pace } from '../../plans/progress/pace.ts';
import { sumOf } from '../../plans/sum.ts';
import type { WeekSummary } from '../../plans/week/week.ts';
import { keptInWords } from '../../plans/words.ts';

/** What was finished in a week of what was planned for it: `9 h of 12 h planned, 5 of 7 tasks`. */
export function finishedWords(week: WeekSummary): string {
  const { plannedMinutes, finishedMinutes, plannedTaskCount, finishedTaskCount } = week;
  const tasks =
    finishedTaskCount > plannedTaskCount
      ? `${count(finishedTaskCount, 'task')} (${plannedTaskCount} planned)`
      : `${finishedTaskCount} of ${count(plannedTaskCount, 'task')}`;
  return `${formatMinutes(finishedMinutes)} of ${formatMinutes(plannedMinutes)} planned, ${tasks}`;
}

/** A sentence on a pace: `The week ended 2.5 study days behind the plan.` */
export function paceWords(pace: Pace, subject: string): string {
  return `${subject} ${distanceWords(pace)}.`;
}

/** `2.5 study days behind the plan`, `on pace` */
export function distanceWords({ verdict, studyDays }: Pick<Pace, 'verdict' | 'studyDays'>): string {
  if (verdict === 'on pace') return 'on pace';
  return `${studyDaysInWords(studyDays)} ${verdict}${verdict === 'behind' ? ' the plan' : ' of the plan'}`;
}

/** `Replanned on Monday 9 March, 2 study days behind until then.` */
export function replanWords(day: string, studyDaysBehind: number): string {
  const behind = studyDaysBehind === 0 ? '' : `, ${studyDaysInWords(studyDaysBehind)} behind until then`;
  return `Replanned on ${day}${behind}.`;
}

/** `habits kept 9 of 12 times`; empty when the week asked for none. */
export function habitWords({ habits }: WeekSummary): string {
  const habitsKept = sumOf(habits, (habit) => habit.keptCount);
  const habitsAsked = sumOf(habits, (habit) => habit.askedCount);
  return habitsAsked === 0 ? '' : `habits ${keptInWords({ habitsKept, habitsAsked })}`;
}
