import type { CalendarException } from '../../plans/calendar/calendar.ts';
import { formatMonth, formatWeekday } from '../../plans/dates.ts';
import { type Day, weekdayOf } from '../../plans/day.ts';
import { formatDecimal, formatMinutes } from '../../plans/format.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import type { RealRound } from '../../plans/portfolio/rounds/real-round.ts';
import { roundInWords } from '../../plans/portfolio/rounds/round-words.ts';
import type { Agenda } from '../../plans/today/agenda.ts';
import { useDates } from '../dates.ts';
import { Inline } from '../parts/markdown.tsx';
import { pieceAddress } from '../portfolio/addresses.ts';
import { WEEKDAYS } from '../replan/proposal-fields.tsx';
import { MonthTasks } from './month-tasks.tsx';

/** The days of a month, with a day of the month before and of the one after. */
export type Month = { first: Day; last: Day; previous: Day; next: Day; days: readonly Agenda[] };

type GridProps = {
  month: Month;
  plan: Plan;
  rounds: readonly RealRound[];
  today: Day;
  weekStart: number;
  from: string;
};

/** A month as a table, on a phone as a list: each day with its work of its time, and its tasks. */
export function MonthGrid({ month, plan, rounds, today, weekStart, from }: GridProps) {
  const weekdays = WEEKDAYS.map((_, index) => WEEKDAYS[(index + weekStart) % 7] ?? 'Monday');
  return (
    <table class="month">
      <caption class="visually-hidden">
        Work and time of each day in {formatMonth(month.first)}, in hours
      </caption>
      <thead>
        <tr>
          {weekdays.map((weekday) => (
            <th key={weekday} scope="col" class="month__weekday">
              <abbr title={weekday}>{weekday.slice(0, 3)}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {listWeeks(month, weekStart).map((week, index) => (
          <tr key={index}>
            {week.map((agenda, column) =>
              agenda ? (
                <MonthDay
                  key={agenda.day}
                  agenda={agenda}
                  plan={plan}
                  rounds={rounds.filter(({ day }) => day === agenda.day)}
                  today={today}
                  from={from}
                />
              ) : (
                <td key={column} class="month__day month__day--none" />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Rows of seven; `null` where a week reaches beyond the month. */
function listWeeks({ first, days }: Month, weekStart: number): (Agenda | null)[][] {
  const lead = (weekdayOf(first) - weekStart + 7) % 7;
  const cells = [...Array.from({ length: lead }, () => null), ...days];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, column) => cells[week * 7 + column] ?? null),
  );
}

type DayProps = { agenda: Agenda; plan: Plan; rounds: readonly RealRound[]; today: Day };

function MonthDay({ agenda, plan, rounds, today, from }: DayProps & { from: string }) {
  const { day, studyMinutes, plannedMinutes, dayNumber } = agenda;
  const { formatFullDay } = useDates();
  const isOver = plannedMinutes > studyMinutes;
  const state = dayNumber === null ? 'outside' : studyMinutes === 0 ? 'off' : 'study';
  return (
    <td
      id={`day-${day}`}
      class={`month__day month__day--${state}${day === today ? ' month__day--today' : ''}`}
      {...(day === today ? { 'aria-current': 'date' as const } : {})}
    >
      <a
        class="month__number"
        href={day === today ? '/today' : `/days/${day}`}
        aria-label={formatFullDay(day)}
        data-item
      >
        <span class="month__name">{formatWeekday(day)} </span>
        {Number(day.slice(8))}
      </a>
      {dayNumber !== null && (
        <>
          {studyMinutes + plannedMinutes > 0 && (
            <p class={`month__load${isOver ? ' month__load--over' : ''}`}>
              {formatDecimal(plannedMinutes / 60)}
              <span class="month__of"> of {formatDecimal(studyMinutes / 60)}</span> h
            </p>
          )}
          {studyMinutes > 0 && (
            <progress
              class={`meter${isOver ? ' meter--over' : ''}`}
              max={studyMinutes}
              value={Math.min(plannedMinutes, studyMinutes)}
              aria-label={`${formatMinutes(plannedMinutes)} of ${formatMinutes(studyMinutes)}`}
            />
          )}
          {rounds.map((round) => (
            <MonthRound key={round.key} round={round} />
          ))}
          <DayMark agenda={agenda} plan={plan} rounds={rounds} today={today} />
          <MonthTasks agenda={agenda} from={from} />
        </>
      )}
      {dayNumber === null && rounds.map((round) => <MonthRound key={round.key} round={round} />)}
    </td>
  );
}

/** What is special about a day: an interview, the finish, a phase that begins, or why it is off. */
function DayMark({ agenda, plan, rounds, today }: DayProps) {
  const { day, phase } = agenda;
  const exception = plan.calendar.exceptions.find((each) => each.day === day);
  const isTold = exception !== undefined && isWorthTelling(exception, today);
  const words = [
    ...(day === plan.interviewOn && rounds.length === 0 ? ['interview'] : []),
    ...(day === plan.calendar.finishOn ? ['finish'] : []),
    ...(isTold ? [exception.reason || (exception.minutes === 0 ? 'day off' : 'other minutes')] : []),
    ...(phase?.startsOn === day ? [phase.title] : []),
  ];
  return words.length === 0 ? null : (
    <p class="month__mark">
      <Inline text={words.join(', ')} />
    </p>
  );
}

/** A real round on its day, inside the plan or outside of it. */
function MonthRound({ round }: { round: RealRound }) {
  const { formatTime } = useDates();
  const { key, clock } = round;
  return (
    <p class="month__round">
      <a href={pieceAddress(key)}>
        {clock && `${formatTime(clock.from, clock.home)} `}
        <Inline text={roundInWords(round)} inLink />
      </a>
    </p>
  );
}

/** Not the days that only keep the minutes they had when those of the weekdays were changed. */
export function isWorthTelling({ day, reason }: CalendarException, today: Day): boolean {
  return day >= today || reason !== '';
}
