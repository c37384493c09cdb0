import { count, formatMinutes } from '../format.ts';
import type { PlanPace } from './pace.ts';

/**
 * The pace of a plan in plain words.
 *
 * @returns one sentence; one more where work was dropped or added, so that neither looks like progress
 *
 * @example
 * paceSentence(pace)
 * //=> 'You are 2.5 study days behind the plan: 14 h of 18 h planned until yesterday is done.'
 */
export function paceSentence(pace: PlanPace): string {
  return [mainSentence(pace), ...asidesOf(pace)].join(' ');
}

function mainSentence(pace: PlanPace): string {
  const earned = formatMinutes(pace.earnedMinutes);
  if (pace.isFinished) return finishedSentence(pace);
  if (!pace.hasStarted) return notStartedSentence(pace);
  if (pace.verdict === 'behind') {
    const planned = formatMinutes(pace.plannedMinutes);
    return `You are ${studyDaysInWords(pace.studyDays)} behind the plan: ${earned} of ${planned} planned until yesterday is done.`;
  }
  if (pace.verdict === 'ahead') {
    return `You are ${studyDaysInWords(pace.studyDays)} ahead of the plan, today included: ${earned} is done, ${dueSoFar(pace)}.`;
  }
  if (pace.earnedMinutes === 0 && pace.plannedMinutes === 0)
    return 'You are on pace: nothing was due before today.';
  return `You are on pace: ${earned} is done, ${dueSoFar(pace)}.`;
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
  return `and ${formatMinutes(plannedMinutes)} was planned until yesterday`;
}

function asidesOf({ dropped, added }: PlanPace): string[] {
  const asides: string[] = [];
  if (dropped.taskCount > 0) {
    const minutes = formatMinutes(dropped.minutes);
    asides.push(`Not counted: ${count(dropped.taskCount, 'dropped task')} of ${minutes}.`);
  }
  if (added.taskCount > 0) {
    const minutes = formatMinutes(added.minutes);
    asides.push(`Not counted either way: ${count(added.taskCount, 'task')} of ${minutes} added since.`);
  }
  return asides;
}

/** One decimal at most: `2.5 study days`, `1 study day`, `less than 0.1 study days`. */
function studyDaysInWords(studyDays: number): string {
  const tenths = Math.round(studyDays * 10);
  return tenths === 0 ? 'less than 0.1 study days' : count(tenths / 10, 'study day');
}
