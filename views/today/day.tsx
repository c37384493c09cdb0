import { addDays, type Day } from '../../plans/day.ts';
import { formatMinutes } from '../../plans/format.ts';
import type { NearRound } from '../../plans/portfolio/rounds/rounds-near.ts';
import type { DrillDay } from '../../plans/practice/drill/drill-day.ts';
import type { PlanPace } from '../../plans/progress/pace.ts';
import { type Agenda, hasOpenWork } from '../../plans/today/agenda.ts';
import { type Invitation, isFarBehind } from '../../plans/today/invitations.ts';
import { PauseForm } from '../calendar/pause-form.tsx';
import { useDates } from '../dates.ts';
import { Entry } from '../parts/entry.tsx';
import { Inline } from '../parts/markdown.tsx';
import { PaceBand } from '../parts/pace-band.tsx';
import { type Part, Parts, part } from '../parts/part.tsx';
import { RoundsOfDay } from '../portfolio/rounds/rounds-of-day.tsx';
import { Intention } from '../review/intention.tsx';
import { BulkBar } from '../task/bulk-bar.tsx';
import { type EvidenceAsk, EvidenceAskSlot } from '../task/evidence/evidence-ask.tsx';
import { QuickAdd } from '../task/quick-add.tsx';
import type { TimerShown } from '../task/timer/clock.tsx';
import { TimerBar } from '../task/timer/timer-bar.tsx';
import { type FirstDayOff, firstDayOffPart } from './around/first-day-off.tsx';
import { carriedOverEntry } from './carried-over.tsx';
import { DayHead } from './day-head.tsx';
import { DaySummary } from './day-summary.tsx';
import { dayWork } from './day-work.tsx';
import { daylessEntry } from './dayless.tsx';
import { habitsOfDay } from './habits-of-day.tsx';
import { invitations } from './invitations.tsx';
import { type DayRead, ToRead } from './to-read.tsx';

export type DayProps = {
  agenda: Agenda;
  pace: PlanPace;
  /** The next day with work, to look ahead to. */
  next: Agenda | null;
  today: Day;
  startOn: Day;
  /** What can wait; empty on other days. */
  invitations: readonly Invitation[];
  /** Real rounds of interviews: those of the day, and on Today those around it. */
  rounds: readonly NearRound[];
  /** What this week is for, as the learner put it; `null` when they did not. */
  intention: { text: string; saidInWeek: number } | null;
  /** The first study day after today; `null` when the calendar has none. */
  nextStudyDay: Day | null;
  /** The highest number of a task. */
  newestTask: number;
  /** Of the state that is shown, while tasks are chosen. */
  basis: string;
  /** Each unfinished task has a box to choose it, in place of its check. */
  isSelecting: boolean;
  /** All that earlier days left is in sight, however much it is. */
  showsAllEarlier: boolean;
  /** `null` where there is none, and on days other than today. */
  timer: TimerShown | null;
  /** Today's drill; `null` on other days, and where it rests. */
  drill: DrillDay | null;
  /** What must be read for the tasks of today; empty on other days. */
  reads: readonly DayRead[];
  /** `null` once the first study day has come, and on other days. */
  firstDayOff: FirstDayOff | null;
  /** What a task was finished without a moment ago; `null` where nothing is asked. */
  ask: EvidenceAsk | null;
  from: string;
};

/** What now? One day: what it asks, what is done, and what comes next. */
export function DayPage({ parts }: { parts: readonly Part[] }) {
  return (
    <main id="main" class="page page--day" tabIndex={-1}>
      <Parts parts={parts} />
    </main>
  );
}

/** The pieces of the page of a day, in order. */
export function dayParts(props: DayProps): Part[] {
  const { agenda, today, startOn, pace, next, newestTask, nextStudyDay, basis, timer, intention, from } =
    props;
  const { day, items, habits, carriedOver, dayNumber, dayCount, daysLeftBehind, daysOutside } = agenda;
  const { week, weekCount, phase } = agenda;
  const { dayOffReason, studyMinutes, plannedMinutes, remainingMinutes, isDone } = agenda;
  const { isSelecting, showsAllEarlier, drill, ask } = props;
  const isToday = day === today;
  const place = { dayNumber, dayCount, daysLeftBehind, daysOutside, week, weekCount, phase };
  const figures = { day, dayNumber, dayOffReason, studyMinutes, plannedMinutes, remainingMinutes, isDone };
  const counts = { taskCount: items.length, habitCount: habits.length };
  const isComingInPlan = dayNumber !== null && day >= today;
  return [
    part('day-head', DayHead, { day, today, place }),
    roundsOfDay(props),
    part('day-summary', DaySummary, {
      figures: { ...figures, ...counts },
      isToday,
      startOn,
      verdict: isToday ? verdictOf(pace) : null,
    }),
    invitations(props.invitations, from),
    intention && part('intention', Intention, intention),
    timer && part('timer', TimerBar, { shown: timer, from }),
    props.firstDayOff && firstDayOffPart(props.firstDayOff),
    items.length > 0 && dayWork({ items, day, today, isSelecting, ask, from }),
    habitsOfDay({ habits, day, isComing: day > today, drill, from }),
    comingRounds(props),
    props.reads.length > 0 && part('to-read', ToRead, { reads: props.reads }),
    isComingInPlan && part('quick-add', QuickAdd, { day, newestTask, from }),
    isToday && part('pace', PaceEntry, { pace, today }),
    part('ask', EvidenceAskSlot, { ask: hasRow(props, ask) ? null : ask, from, isApart: true }),
    carriedOver.length > 0 &&
      carriedOverEntry({
        carriedOver,
        tasksOfToday: new Set(items.map(({ task }) => task.id)),
        isFarBehind: isFarBehind(pace),
        showsAll: showsAllEarlier,
        isSelecting,
        from,
      }),
    daylessEntry(agenda.dayless),
    isSelecting && hasOpenWork(agenda) && part('bulk', BulkBar, { today, nextStudyDay, basis, from }),
    isComingInPlan && part('away', AwayEntry, { day, today, from }),
    next && nextDay(next, today),
  ].filter((each) => each !== null && each !== false);
}

/** What cannot wait: rounds of today and of tomorrow, and those to be told of. `null` without any. */
export function roundsOfDay(props: DayProps): Part | null {
  return roundsPart(['rounds', 'Interviews'], props, ({ daysAhead }) => daysAhead <= 1);
}

/** Rounds that are some days ahead leave the first screen to the day. */
export function comingRounds(props: DayProps): Part | null {
  return roundsPart(['coming-rounds', 'Interviews to come'], props, ({ daysAhead }) => daysAhead > 1);
}

function roundsPart(
  [id, label]: [string, string],
  { rounds, agenda, today }: DayProps,
  isMeant: (round: NearRound) => boolean,
): Part | null {
  const near = rounds.filter(isMeant);
  return near.length === 0 ? null : part(id, RoundsOfDay, { label, near, isToday: agenda.day === today });
}

/** The row of the task is in sight, and asks itself. */
function hasRow({ agenda, isSelecting }: DayProps, ask: EvidenceAsk | null): boolean {
  return !isSelecting && agenda.items.some(({ task }) => task.id === ask?.taskId);
}

function PaceEntry({ id, pace, today }: { id: string; pace: PlanPace; today: Day }) {
  return (
    <Entry id={id} label="Pace" class="entry--quiet">
      <PaceBand pace={pace} today={today} />
    </Entry>
  );
}

/** `null` before there is one. */
function verdictOf({ hasStarted, isFinished, verdict, studyDays }: PlanPace) {
  return hasStarted && !isFinished ? { verdict, studyDays } : null;
}

/** Life happens: taking days off is a step away, and seen before it is done. */
function AwayEntry({ id, day, today, from }: { id: string; day: Day; today: Day; from: string }) {
  const dayOff = new URLSearchParams({ offFrom: day, from });
  return (
    <details class="fold away" id={id}>
      <summary id={`${id}-summary`}>Ill or away?</summary>
      {day === today ? (
        <PauseForm today={today} from={from} />
      ) : (
        <p>
          <a href={`/replan?${dayOff}`}>Take this day off</a>, or <a href="/calendar">see the calendar</a>.
        </p>
      )}
    </details>
  );
}

type NextDayProps = {
  day: Day;
  isTomorrow: boolean;
  plannedMinutes: number;
  lines: readonly { taskId: number; title: string; minutes: number; part: number; partCount: number }[];
};

function nextDay({ day, items, plannedMinutes }: Agenda, today: Day): Part {
  const lines = items.map(({ task, session, part, partCount }) => ({
    taskId: task.id,
    title: task.title,
    minutes: session.minutes,
    part,
    partCount,
  }));
  return part('next', NextDay, { day, isTomorrow: day === addDays(today, 1), plannedMinutes, lines });
}

function NextDay({ id, day, isTomorrow, plannedMinutes, lines }: NextDayProps & { id: string }) {
  const { formatDay } = useDates();
  return (
    <Entry
      id={id}
      label={isTomorrow ? 'Tomorrow' : 'Next'}
      class="entry--quiet"
      aside={`${formatDay(day)}, ${formatMinutes(plannedMinutes)} in all`}
    >
      <ul class="glance">
        {lines.map(({ taskId, title, minutes, part, partCount }) => (
          <li key={taskId}>
            <a href={`/tasks/${taskId}`}>
              <Inline text={title} inLink />
            </a>{' '}
            <span class="glance__meta">
              {formatMinutes(minutes)}
              {partCount > 1 && `, part ${part} of ${partCount}`}
            </span>
          </li>
        ))}
      </ul>
    </Entry>
  );
}
