import type { Dates } from '../../../plans/dates.ts';
import { agree, count, formatMinutes } from '../../../plans/format.ts';
import type { LookingBack } from '../../../plans/today/looking-back.ts';

type Figures = Omit<LookingBack, 'phases' | 'pieces'>;

/** The arrival in a line: `105 days, and all of it is done.` */
export function arrivalTitle({ arrival, isAllDone, dayCount, daysEarly }: Figures): string {
  const days = count(dayCount, 'day');
  if (daysEarly > 0) return `All of it is done, ${count(daysEarly, 'day')} early.`;
  if (isAllDone) return `${days}, and all of it is done.`;
  return arrival === 'last-day' ? `Your ${days} end today.` : `Your ${days} are over.`;
}

/** What the line stands on, in a sentence or two. */
export function arrivalWords(back: Figures, { formatLongDate, formatLongDateWithYear }: Dates): string {
  const { isAllDone, startOn, finishOn, totals, open } = back;
  const { finishedTaskCount, taskCount, finishedMinutes, plannedMinutes } = totals;
  if (isAllDone) {
    return `${count(finishedTaskCount, 'task')} and ${formatMinutes(finishedMinutes)} of planned work, since ${formatLongDateWithYear(startOn)}.`;
  }
  if (taskCount === 0)
    return `The plan went from ${formatLongDate(startOn)} to ${formatLongDateWithYear(finishOn)}, and no task is left in it.`;
  if (finishedMinutes === 0 && finishedTaskCount === 0) {
    return 'Nothing was ticked off. The work is all still here, and you can begin again with the hours that you have now.';
  }
  return `${finishedTaskCount} of ${count(taskCount, 'task')} are finished, ${formatMinutes(finishedMinutes)} of ${formatMinutes(plannedMinutes)} planned. ${agree(open.taskCount, 'One is open, and can', `${open.taskCount} are open, and can`)} come along.`;
}

/** Said to whoever did something; there is no praise for nothing. */
export function thanks({ isAnythingDone, isAllDone }: Figures): string | null {
  if (!isAnythingDone) return null;
  return isAllDone
    ? 'Thank you for keeping at it. What you worked out in these days is yours, whatever any one interview brings.'
    : 'Thank you for the days that you gave it. What you worked out in them is yours, whatever any one interview brings.';
}
