import type { Dates } from '../../plans/dates.ts';
import { addDays, type Day } from '../../plans/day.ts';
import { count, formatMinutes } from '../../plans/format.ts';
import type { DrillDay } from '../../plans/practice/drill/drill-day.ts';
import type { PlanPace } from '../../plans/progress/pace.ts';
import type { Agenda, AgendaItem } from '../../plans/today/agenda.ts';
import { PauseForm } from '../calendar/pause-form.tsx';
import { useDates } from '../dates.ts';
import { phaseElementId } from '../ids.ts';
import { Entry, PageHead } from '../parts/entry.tsx';
import { Icon } from '../parts/icon.tsx';
import { Meter } from '../parts/meter.tsx';
import { PaceBand } from '../parts/pace-band.tsx';
import { Intention, type InvitationProps, ReviewInvitation } from '../review/invitation.tsx';
import { BulkBar, SelectLine, SelectLink } from '../task/bulk-bar.tsx';
import { TaskItem } from '../task/task-item.tsx';
import type { TimerShown } from '../task/timer/clock.tsx';
import { TimerBar } from '../task/timer/timer-bar.tsx';
import { CarriedOverEntry } from './carried-over.tsx';
import { HabitsOfDay } from './habits-of-day.tsx';
import { OrderButtons } from './order-buttons.tsx';

/** From here on the page offers one step, not a list. */
const FAR_BEHIND_STUDY_DAYS = 5;

export type DayPageProps = {
  agenda: Agenda;
  pace: PlanPace;
  /** The next day with work, to look ahead to. */
  next: Agenda | null;
  today: Day;
  startOn: Day;
  /** The week that is to be looked back on; `null` when none is. */
  review: Omit<InvitationProps, 'from'> | null;
  /** What this week is for, as the learner put it; `null` when they did not. */
  intention: { text: string; saidInWeek: number } | null;
  /** The first study day after today; `null` when the calendar has none. */
  nextStudyDay: Day | null;
  /** Each unfinished task has a box to choose it, in place of its check. */
  isSelecting: boolean;
  /** All that earlier days left is in sight, however much it is. */
  showsAllEarlier: boolean;
  /** `null` where there is none, and on days other than today. */
  timer: TimerShown | null;
  /** Today's drill; `null` on other days. */
  drill: DrillDay | null;
  from: string;
};

/** What now? One day: what it asks, what is done, and what comes next. */
export function DayPage(props: DayPageProps) {
  const { formatDay, formatLongDay } = useDates();
  const { agenda, pace, next, today, startOn, review, intention, nextStudyDay } = props;
  const { isSelecting, showsAllEarlier, timer, drill, from } = props;
  const { day, items, habits, carriedOver } = agenda;
  const isToday = day === today;
  const recordedOn = day < today ? day : null;
  const taskIds = items.map(({ task }) => task.id);
  return (
    <main id="main" class="page page--day" tabIndex={-1}>
      <PageHead eyebrow={<Whereabouts agenda={agenda} />} title={formatLongDay(day)}>
        <DaySteps day={day} today={today} />
      </PageHead>

      <DaySummary agenda={agenda} isToday={isToday} startOn={startOn} />
      {timer && <TimerBar shown={timer} from={from} />}
      {isToday && <PaceBand pace={pace} />}
      {intention && <Intention {...intention} />}
      {review && <ReviewInvitation {...review} from={from} />}

      {items.length > 0 && (
        <Entry
          id="work"
          label={isToday ? 'Today' : 'Work'}
          aside={<WorkMargin agenda={agenda} isSelecting={isSelecting} from={from} />}
        >
          {recordedOn && <p class="hint">What you tick on this page counts for {formatDay(recordedOn)}.</p>}
          <ul class="items">
            {items.map((item) =>
              isSelecting ? (
                !item.isDone && <DaySelectLine key={item.task.id} item={item} />
              ) : (
                <TaskItem key={item.task.id} item={item} from={from} on={recordedOn}>
                  {items.length > 1 && (
                    <OrderButtons task={item.task} taskIds={taskIds} day={day} from={from} />
                  )}
                </TaskItem>
              ),
            )}
          </ul>
        </Entry>
      )}

      <HabitsOfDay habits={habits} day={day} isComing={day > today} drill={drill} from={from} />

      {carriedOver.length > 0 && (
        <CarriedOverEntry
          carriedOver={carriedOver}
          tasksOfToday={new Set(items.map(({ task }) => task.id))}
          isFarBehind={pace.verdict === 'behind' && pace.studyDays > FAR_BEHIND_STUDY_DAYS}
          showsAll={showsAllEarlier}
          isSelecting={isSelecting}
          today={today}
          nextStudyDay={nextStudyDay}
          from={from}
        />
      )}
      {isSelecting && <BulkBar today={today} nextStudyDay={nextStudyDay} from={from} />}
      {agenda.dayNumber !== null && day >= today && (
        <p class="add-task">
          <a href={isToday ? '/tasks/new' : `/tasks/new?day=${day}`}>Add a task of your own</a>
        </p>
      )}
      {agenda.dayNumber !== null && day >= today && <AwayEntry day={day} today={today} from={from} />}
      {next && <NextDay next={next} isTomorrow={next.day === addDays(today, 1)} />}
    </main>
  );
}

function Whereabouts({ agenda }: { agenda: Agenda }) {
  const { dayNumber, dayCount, week, weekCount, phase } = agenda;
  if (dayNumber === null || week === null) return <>Outside the plan’s {dayCount} days</>;
  return (
    <>
      Day {dayNumber} of {dayCount}
      <span class="dot" />
      <a href={`/weeks/${week}`}>
        Week {week} of {weekCount}
      </a>
      {phase && (
        <>
          <span class="dot" />
          <a href={`/plan#${phaseElementId(phase.id)}`}>{phase.title}</a>
        </>
      )}
    </>
  );
}

function DaySteps({ day, today }: { day: Day; today: Day }) {
  const { formatDay } = useDates();
  const before = addDays(day, -1);
  const after = addDays(day, 1);
  return (
    <nav class="day-steps" aria-label="Days">
      <a class="day-steps__link" href={dayAddress(before, today)} rel="prev">
        <Icon name="left" />
        {formatDay(before)}
      </a>
      {day !== today && (
        <a class="day-steps__link" href="/today">
          Today
        </a>
      )}
      <a class="day-steps__link" href={dayAddress(after, today)} rel="next">
        {formatDay(after)}
        <Icon name="right" />
      </a>
    </nav>
  );
}

function dayAddress(day: Day, today: Day): string {
  return day === today ? '/today' : `/days/${day}`;
}

function DaySummary({ agenda, isToday, startOn }: { agenda: Agenda; isToday: boolean; startOn: Day }) {
  const { plannedMinutes, remainingMinutes, isDone, items, habits } = agenda;
  const dates = useDates();
  if (isDone) return <DayDone agenda={agenda} isToday={isToday} />;
  if (items.length + habits.length === 0) {
    return <p class="lead">{emptyDayWords(agenda, { isToday, startOn, dates })}</p>;
  }
  return (
    <div class="day-summary">
      <p class="lead">
        <strong class="figure">{formatMinutes(remainingMinutes)}</strong>{' '}
        {remainingMinutes === plannedMinutes
          ? isToday
            ? 'for today'
            : 'planned'
          : `left of ${formatMinutes(plannedMinutes)}`}
      </p>
      <Meter
        part={plannedMinutes - remainingMinutes}
        whole={plannedMinutes}
        label={`${formatMinutes(plannedMinutes - remainingMinutes)} of ${formatMinutes(plannedMinutes)} done`}
      />
    </div>
  );
}

function emptyDayWords(
  agenda: Agenda,
  { isToday, startOn, dates }: { isToday: boolean; startOn: Day; dates: Dates },
): string {
  const { day, dayNumber, dayOffReason, studyMinutes } = agenda;
  const when = isToday ? 'Today' : 'This';
  if (dayNumber === null && day < startOn)
    return `Your plan starts on ${dates.formatLongDay(startOn)}. Nothing to do before.`;
  if (dayNumber === null) return 'The plan’s last day is behind this one. Nothing is planned here.';
  if (dayOffReason !== null && studyMinutes === 0) {
    return dayOffReason === ''
      ? `${when} is a day off. It costs nothing.`
      : `${when} is a day off: ${dayOffReason}. It costs nothing.`;
  }
  if (studyMinutes === 0) return `${when} is a rest day. It costs nothing.`;
  return `${when} has room, and nothing is planned on it.`;
}

/** A finished day deserves to be seen: the daymark, raised. */
function DayDone({ agenda, isToday }: { agenda: Agenda; isToday: boolean }) {
  const taskCount = agenda.items.length;
  const words =
    taskCount === 0 ? 'Every habit is kept.' : `${count(taskCount, 'task')} and nothing left over.`;
  return (
    <div class="day-done">
      <svg class="day-done__mark" viewBox="0 0 96 96" aria-hidden="true">
        <circle class="day-done__sun" cx="48" cy="42" r="34" />
        <path class="day-done__shape" d="M48 10 66 42H30Z" />
        <path class="day-done__staff" d="M48 42v34M40 56h16" />
        <path class="day-done__sea" d="M8 82c7-5 13-5 20 0s13 5 20 0 13-5 20 0 13 5 20 0" />
      </svg>
      <div>
        <p class="day-done__title">{isToday ? 'That is today done.' : 'This day is done.'}</p>
        <p class="day-done__words">
          {formatMinutes(agenda.plannedMinutes)}, {words}
        </p>
      </div>
    </div>
  );
}

type WorkMarginProps = { agenda: Agenda; isSelecting: boolean; from: string };

function WorkMargin({ agenda, isSelecting, from }: WorkMarginProps) {
  const minutes = agenda.items.reduce((sum, item) => sum + item.session.minutes, 0);
  return (
    <>
      {count(agenda.items.length, 'task')}, {formatMinutes(minutes)}
      {(isSelecting || agenda.items.some(({ isDone }) => !isDone)) && (
        <>
          <br />
          <SelectLink from={from} isSelecting={isSelecting} at="work" />
        </>
      )}
    </>
  );
}

function DaySelectLine({ item }: { item: AgendaItem }) {
  return (
    <SelectLine task={item.task}>
      <span class="item__word">{formatMinutes(item.session.minutes)}</span>
      {item.partCount > 1 && (
        <span class="item__word">
          part {item.part} of {item.partCount}
        </span>
      )}
    </SelectLine>
  );
}

/** Life happens: taking days off is a step away, and seen before it is done. */
function AwayEntry({ day, today, from }: { day: Day; today: Day; from: string }) {
  const dayOff = new URLSearchParams({ offFrom: day, from });
  return (
    <details class="fold away" id="away">
      <summary id="away-summary">Ill or away?</summary>
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

function NextDay({ next, isTomorrow }: { next: Agenda; isTomorrow: boolean }) {
  const { formatDay } = useDates();
  return (
    <Entry
      label={isTomorrow ? 'Tomorrow' : 'Next'}
      class="entry--quiet"
      aside={`${formatDay(next.day)}, ${formatMinutes(next.plannedMinutes)} in all`}
    >
      <ul class="glance">
        {next.items.map(({ task, session, part, partCount }) => (
          <li key={task.id}>
            <a href={`/tasks/${task.id}`}>{task.title}</a>{' '}
            <span class="glance__meta">
              {formatMinutes(session.minutes)}
              {partCount > 1 && `, part ${part} of ${partCount}`}
            </span>
          </li>
        ))}
      </ul>
    </Entry>
  );
}
