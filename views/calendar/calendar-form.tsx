import type { CalendarException } from '../../plans/calendar/calendar.ts';
import type { Day } from '../../plans/day.ts';
import { formatMinutes } from '../../plans/format.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import { EndsFields, WeekdayMinutesFields } from './calendar-fields.tsx';

export type CalendarFormProps = {
  plan: Pick<Plan, 'calendar' | 'interviewOn'>;
  today: Day;
  /** The page to go back to. */
  from: string;
};

/** Minutes of the week, finish and interview; what they would change is shown before anything is. */
export function CalendarForm({ plan, today, from }: CalendarFormProps) {
  const { weekdayMinutes, startOn, finishOn } = plan.calendar;
  return (
    <form class="form" method="get" action="/replan">
      <WeekdayMinutesFields minutes={weekdayMinutes} errors={{}} />
      <EndsFields
        startOn={today < startOn ? startOn : null}
        finishOn={finishOn}
        interviewOn={plan.interviewOn ?? ''}
        errors={{}}
      />
      <button class="button button--quiet" id="calendar-preview">
        See what would change
      </button>
      <input type="hidden" name="from" value={from} />
    </form>
  );
}

/** `Day off: Wedding`, `5 h` */
export function exceptionWords({ minutes, reason }: CalendarException): string {
  if (minutes === 0) return reason === '' ? 'Day off' : `Day off: ${reason}`;
  return `${formatMinutes(minutes)}${reason === '' ? '' : `: ${reason}`}`;
}
