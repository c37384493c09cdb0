import { datesIn } from '../../plans/dates.ts';
import { count, formatMinutes } from '../../plans/format.ts';
import { driftSentence, measureDrift } from '../../plans/progress/drift.ts';
import { forecastPlan } from '../../plans/progress/forecast/forecast.ts';
import { forecastSentence } from '../../plans/progress/forecast/forecast-sentence.ts';
import { measurePlanPace } from '../../plans/progress/pace.ts';
import { paceSentence } from '../../plans/progress/pace-sentence.ts';
import { type AgendaItem, agendaOf } from '../../plans/today/agenda.ts';
import { outsideInWords } from '../../plans/today/day-words.ts';
import { countWeeks, summariseWeek, weekOfDay } from '../../plans/week/week.ts';
import { type Answer, CliProblem, type CliStanding } from './standing.ts';

/** What now? */
export function tellToday({ plan, today, settings }: CliStanding): Answer {
  const agenda = agendaOf(plan, today, today);
  const pace = paceSentence(measurePlanPace(plan, today), today, datesIn(settings));
  const sessions = agenda.items.map(sessionValue);
  const habits = agenda.habits.map(({ habit, isDone }) => ({
    id: habit.id,
    title: habit.title,
    minutes: habit.minutes,
    isDone,
  }));
  const carriedOver = agenda.carriedOver.map(({ task, remainingMinutes, plannedOn }) => ({
    taskId: task.id,
    title: task.title,
    remainingMinutes,
    plannedOn,
  }));
  const { dayNumber, dayCount, daysOutside, studyMinutes, remainingMinutes } = agenda;
  return {
    value: {
      day: today,
      dayNumber,
      dayCount,
      studyMinutes,
      remainingMinutes,
      sessions,
      habits,
      carriedOver,
      pace,
    },
    lines: [
      `${datesIn(settings).formatLongDateWithYear(today)}${dayNumber === null ? `, ${outsideInWords(daysOutside)}` : `, day ${dayNumber} of ${dayCount}`}`,
      ...agenda.items.map(sessionLine),
      ...habits.map(({ title, minutes, isDone }) => line(isDone, '', title, formatMinutes(minutes))),
      ...(sessions.length + habits.length === 0 ? ['Nothing is planned for today.'] : []),
      ...(carriedOver.length === 0 ? [] : ['From earlier days:']),
      ...carriedOver.map((one) =>
        line(false, one.taskId, one.title, `${formatMinutes(one.remainingMinutes)} left`),
      ),
      pace,
    ],
  };
}

/**
 * How did a week go, or what will it bring? The week of today unless another is named.
 *
 * @throws {CliProblem} when the plan has no such week
 */
export function tellWeek({ plan, today, settings }: CliStanding, wanted: number | undefined): Answer {
  const weekCount = countWeeks(plan);
  const week = wanted ?? weekOfDay(plan, today) ?? (today < plan.calendar.startOn ? 1 : weekCount);
  if (week < 1 || week > weekCount) {
    throw new CliProblem(
      `The plan has ${count(weekCount, 'week')}, and none is number ${week}. Name one from 1 to ${weekCount}.`,
    );
  }
  const summary = summariseWeek(plan, week, today);
  const { startsOn, endsOn, plannedMinutes, finishedMinutes, finishedTasks, unfinishedTasks } = summary;
  const phases = summary.phases.map(({ title }) => title);
  const listed = ({ id, title, minutes }: (typeof finishedTasks)[number]) => ({ id, title, minutes });
  return {
    value: {
      week,
      weekCount,
      startsOn,
      endsOn,
      phases,
      plannedMinutes,
      finishedMinutes,
      finishedTasks: finishedTasks.map(listed),
      unfinishedTasks: unfinishedTasks.map(listed),
    },
    lines: [
      `Week ${week} of ${weekCount}, ${datesIn(settings).formatLongRange(startsOn, endsOn)}: ${phases.join(', ')}`,
      `${formatMinutes(finishedMinutes)} finished of ${formatMinutes(plannedMinutes)} planned`,
      ...finishedTasks.map(({ id, title, minutes }) => line(true, id, title, formatMinutes(minutes))),
      ...unfinishedTasks.map(({ id, title, minutes }) => line(false, id, title, formatMinutes(minutes))),
    ],
  };
}

/** Where do I stand, and when will I be done? */
export function tellPace({ plan, today, settings }: CliStanding): Answer {
  const pace = measurePlanPace(plan, today);
  const forecast = forecastPlan(plan, today);
  const drift = measureDrift(plan, today);
  const dates = datesIn(settings);
  const sentences = [
    paceSentence(pace, today, dates),
    driftSentence(drift),
    forecastSentence(forecast, dates),
  ];
  const { finishOn } = plan.calendar;
  return { value: { today, finishOn, pace, drift, forecast, sentences }, lines: sentences };
}

function sessionValue({ task, part, partCount, session, isDone, remainingMinutes }: AgendaItem) {
  const { minutes } = session;
  return { taskId: task.id, title: task.title, part, partCount, minutes, isDone, remainingMinutes };
}

function sessionLine({ task, part, partCount, session, isDone }: AgendaItem): string {
  const place = partCount > 1 ? ` (${part} of ${partCount})` : '';
  return line(isDone, task.id, `${task.title}${place}`, formatMinutes(session.minutes));
}

/** Numbers stand below each other, since they are what other commands take. */
function line(isDone: boolean, id: number | '', title: string, figure: string): string {
  return `${isDone ? '[x]' : '[ ]'} ${String(id).padStart(4)}  ${title}, ${figure}`;
}
