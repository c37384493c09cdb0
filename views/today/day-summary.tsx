import type { Dates } from '../../plans/dates.ts';
import type { Day } from '../../plans/day.ts';
import { count, formatMinutes } from '../../plans/format.ts';
import type { Pace } from '../../plans/progress/pace.ts';
import { LEEWAY_MINUTES } from '../../plans/replan/laying/lay-phases.ts';
import type { Agenda } from '../../plans/today/agenda.ts';
import { useDates } from '../dates.ts';
import { Inline } from '../parts/markdown.tsx';
import { Meter } from '../parts/meter.tsx';
import { distanceWords } from '../week/week-words.ts';
import { DaymarkRaised } from './daymark-raised.tsx';

/** What one line about a day is made of. */
type DayFigures = Pick<
  Agenda,
  'day' | 'dayNumber' | 'dayOffReason' | 'studyMinutes' | 'plannedMinutes' | 'remainingMinutes' | 'isDone'
> & { taskCount: number; habitCount: number };

export type DaySummaryProps = {
  figures: DayFigures;
  isToday: boolean;
  startOn: Day;
  /** Where the learner is against the plan, in a few words; `null` where that is not told. */
  verdict: Pick<Pace, 'verdict' | 'studyDays'> | null;
};

/** How much a day asks, and how much of it is left. */
export function DaySummary({ id, figures, isToday, startOn, verdict }: DaySummaryProps & { id: string }) {
  const { plannedMinutes, remainingMinutes, isDone, taskCount, habitCount } = figures;
  const dates = useDates();
  if (isDone) return <DayDone id={id} figures={figures} isToday={isToday} />;
  if (taskCount + habitCount === 0) {
    return (
      <p class="lead" id={id}>
        {emptyDayWords(figures, { isToday, startOn, dates })}
      </p>
    );
  }
  return (
    <div class="day-summary" id={id}>
      <p class="lead">
        <span>
          <strong class="figure">{formatMinutes(remainingMinutes)}</strong>{' '}
          {remainingMinutes === plannedMinutes
            ? isToday
              ? 'for today'
              : 'planned'
            : `left of ${formatMinutes(plannedMinutes)}`}
          {overInWords(figures)}
        </span>
        {verdict && (
          <a class="day-summary__verdict" href="#pace">
            {distanceWords(verdict)}
          </a>
        )}
      </p>
      <Meter
        part={plannedMinutes - remainingMinutes}
        whole={plannedMinutes}
        label={`${formatMinutes(plannedMinutes - remainingMinutes)} of ${formatMinutes(plannedMinutes)} done`}
      />
    </div>
  );
}

/** What a day asks beyond the minutes that it has, save the few that a replan may take. */
function overInWords({ plannedMinutes, studyMinutes, dayNumber }: DayFigures): string {
  const overMinutes = plannedMinutes - studyMinutes;
  if (dayNumber === null || overMinutes <= LEEWAY_MINUTES) return '';
  if (studyMinutes === 0) return ', on a day off';
  return `, ${formatMinutes(overMinutes)} over your ${formatMinutes(studyMinutes)}`;
}

function emptyDayWords(
  figures: DayFigures,
  { isToday, startOn, dates }: { isToday: boolean; startOn: Day; dates: Dates },
): string {
  const { day, dayNumber, dayOffReason, studyMinutes } = figures;
  const when = isToday ? 'Today' : 'This';
  if (dayNumber === null && day < startOn)
    return `Your plan starts on ${dates.formatLongDay(startOn)}. There is nothing to do before then.`;
  if (dayNumber === null) return 'The plan ends before this day. Nothing is planned for it.';
  if (dayOffReason !== null && studyMinutes === 0) {
    return dayOffReason === ''
      ? `${when} is a day off. It costs nothing.`
      : `${when} is a day off: ${dayOffReason}. It costs nothing.`;
  }
  if (studyMinutes === 0) return `${when} is a rest day. It costs nothing.`;
  return `${when} has room, and nothing is planned for it.`;
}

/** A finished day deserves to be seen: the daymark, raised. */
function DayDone({ id, figures, isToday }: Omit<DaySummaryProps, 'startOn' | 'verdict'> & { id: string }) {
  const { taskCount, plannedMinutes } = figures;
  const words =
    taskCount === 0 ? 'Every habit is kept.' : `${count(taskCount, 'task')} and nothing left over.`;
  return (
    <div class="day-done" id={id}>
      <DaymarkRaised />
      <div>
        <p class="day-done__title">{isToday ? 'That is today done.' : 'This day is done.'}</p>
        <p class="day-done__words">
          {formatMinutes(plannedMinutes)}, <Inline text={words} />
        </p>
      </div>
    </div>
  );
}
