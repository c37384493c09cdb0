import type { Dates } from '../dates.ts';
import { addDays, type Day } from '../day.ts';
import { count, formatMinutes, studyDaysInWords } from '../format.ts';
import type { PlanPace } from './pace.ts';

/** For so long it is told that a replan, and no work, brought somebody up to the plan. */
const DAYS_TO_TELL_OF_REPLAN = 7;

/**
 * The pace of a plan in plain words.
 *
 * @returns one sentence; one more where a replan dealt with what was missed, and where work was dropped, set aside or
 * added, so that none of these looks like progress
 *
 * @example
 * paceSentence(pace, day('2026-03-20'), dates)
 * //=> 'You are 2.5 study days behind the plan: 14 h is done, and 18 h was due before today.'
 */
export function paceSentence(pace: PlanPace, today: Day, dates: Dates): string {
  return [mainSentence(pace, dates), ...replanAside(pace, today), ...asidesOf(pace)].join(' ');
}

function mainSentence(pace: PlanPace, dates: Dates): string {
  const earned = formatMinutes(pace.earnedMinutes);
  if (pace.isFinished) return finishedSentence(pace);
  if (!pace.hasStarted) return notStartedSentence(pace);
  if (pace.verdict === 'behind') {
    return `You are ${studyDaysInWords(pace.studyDays)} behind ${planInWords(pace, dates)}: ${earned} is done, ${dueSoFar(pace)}.`;
  }
  if (pace.verdict === 'ahead') {
    return `You are ${studyDaysInWords(pace.studyDays)} ahead of ${planInWords(pace, dates)}, today included: ${earned} is done, ${dueSoFar(pace)}.`;
  }
  const onPace = pace.replanned === null ? 'on pace' : `on pace with ${planInWords(pace, dates)}`;
  if (pace.earnedMinutes === 0 && pace.plannedMinutes === 0)
    return `You are ${onPace}: nothing was due before today.`;
  return `You are ${onPace}: ${earned} is done, ${dueSoFar(pace)}.`;
}

/** `the plan`, and which one where it is not the first. */
function planInWords({ replanned }: PlanPace, { formatLongDate }: Dates): string {
  return replanned === null ? 'the plan' : `the plan as replanned on ${formatLongDate(replanned.day)}`;
}

function replanAside({ replanned, isFinished }: PlanPace, today: Day): string[] {
  if (isFinished || replanned === null || replanned.studyDaysBehind === 0) return [];
  if (today >= addDays(replanned.day, DAYS_TO_TELL_OF_REPLAN)) return [];
  return [`Before that replan you were ${studyDaysInWords(replanned.studyDaysBehind)} behind.`];
}

function finishedSentence({ totalMinutes, added }: PlanPace): string {
  if (totalMinutes === 0 && added.taskCount === 0) return 'Nothing is left in the plan.';
  return `You have finished the plan: ${formatMinutes(totalMinutes)} of planned work is done.`;
}

function notStartedSentence({ totalMinutes, earnedMinutes }: PlanPace): string {
  const total = formatMinutes(totalMinutes);
  if (earnedMinutes === 0) return `The plan has not started yet: ${total} of work is planned.`;
  return `The plan has not started yet, and ${formatMinutes(earnedMinutes)} of ${total} planned is done already.`;
}

function dueSoFar({ plannedMinutes }: PlanPace): string {
  if (plannedMinutes === 0) return 'and nothing was due before today';
  return `and ${formatMinutes(plannedMinutes)} was due before today`;
}

function asidesOf({ dropped, setAside, added }: PlanPace): string[] {
  const asides: string[] = [];
  if (dropped.taskCount > 0) {
    const minutes = formatMinutes(dropped.minutes);
    asides.push(`Not counted: ${count(dropped.taskCount, 'dropped task')} of ${minutes}.`);
  }
  if (setAside.taskCount > 0) {
    const minutes = formatMinutes(setAside.minutes);
    asides.push(
      `Set aside, not counted: ${count(setAside.taskCount, 'task')} of ${minutes} that you know already.`,
    );
  }
  if (added.taskCount > 0) {
    const minutes = formatMinutes(added.minutes);
    asides.push(`Not counted either way: ${count(added.taskCount, 'task')} of ${minutes} added since.`);
  }
  return asides;
}
