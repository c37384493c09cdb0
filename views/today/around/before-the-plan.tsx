import type { Day } from '../../../plans/day.ts';
import { agree, count, formatHours, formatMinutes } from '../../../plans/format.ts';
import type { DrillDay } from '../../../plans/practice/drill/drill-day.ts';
import type { Agenda } from '../../../plans/today/agenda.ts';
import type { BeforeThePlan } from '../../../plans/today/before-the-plan.ts';
import { inDays } from '../../../plans/today/day-words.ts';
import type { InterviewAhead } from '../../../plans/today/interview-ahead.ts';
import { useDates } from '../../dates.ts';
import { MOCKS_ADDRESS } from '../../mock/addresses.ts';
import { Entry } from '../../parts/entry.tsx';
import { Inline } from '../../parts/markdown.tsx';
import { type Part, part } from '../../parts/part.tsx';
import { DRILL_ADDRESS } from '../../practice/addresses.ts';
import { drillInWords } from '../../practice/answering/drill-words.ts';
import { InterviewOfPlan, InterviewWay } from './interview-ahead.tsx';
import { WayOn } from './way-on.tsx';

/** When it begins. */
export function aheadPart({ firstWork: _, ...figures }: BeforeThePlan): Part {
  return part('ahead', Ahead, figures);
}

/** What it brings first; `null` while no task has a day. */
export function firstWorkPart({ firstWork, startOn }: BeforeThePlan): Part | null {
  return firstWork && part('first-work', FirstWork, firstWorkOf(firstWork, startOn));
}

/** What can be done already. */
export function meanwhilePart(props: MeanwhileProps): Part {
  return part('meanwhile', Meanwhile, props);
}

type AheadProps = Omit<BeforeThePlan, 'firstWork'> & { id: string };

function Ahead({ id, startOn, finishOn, daysAhead, dayCount, taskCount, totalMinutes }: AheadProps) {
  const { formatLongDay, formatLongDate } = useDates();
  return (
    <div id={id}>
      <p class="lead">
        Your plan begins <strong class="figure">{inDays(daysAhead)}</strong>
        {daysAhead > 1 && `, on ${formatLongDay(startOn)}`}.
      </p>
      <p class="ahead__more">
        It has {count(dayCount, 'day')}, until {formatLongDate(finishOn)}, with {count(taskCount, 'task')} of{' '}
        {formatHours(totalMinutes)} in all. Nothing is due before it begins.
      </p>
    </div>
  );
}

type FirstWorkProps = {
  isFirstDay: boolean;
  day: Day;
  plannedMinutes: number;
  tasks: readonly { id: number; title: string; minutes: number }[];
  habits: readonly { id: number; title: string; minutes: number }[];
};

function firstWorkOf({ day, items, habits, plannedMinutes }: Agenda, startOn: Day): FirstWorkProps {
  return {
    isFirstDay: day === startOn,
    day,
    plannedMinutes,
    tasks: items.map(({ task, session }) => ({ id: task.id, title: task.title, minutes: session.minutes })),
    habits: habits.map(({ habit: { id, title, minutes } }) => ({ id, title, minutes })),
  };
}

function FirstWork({ id, isFirstDay, day, plannedMinutes, tasks, habits }: FirstWorkProps & { id: string }) {
  const { formatDay } = useDates();
  return (
    <Entry
      id={id}
      label={isFirstDay ? 'The first day' : 'The first day with work'}
      aside={
        <>
          <a href={`/days/${day}`}>{formatDay(day)}</a>, {formatMinutes(plannedMinutes)} in all
        </>
      }
    >
      <ul class="glance">
        {tasks.map((task) => (
          <li key={task.id}>
            <a href={`/tasks/${task.id}`}>
              <Inline text={task.title} inLink />
            </a>{' '}
            <span class="glance__meta">{formatMinutes(task.minutes)}</span>
          </li>
        ))}
        {habits.map((habit) => (
          <li key={`habit-${habit.id}`}>
            <Inline text={habit.title} />{' '}
            <span class="glance__meta">{formatMinutes(habit.minutes)}, each study day</span>
          </li>
        ))}
      </ul>
    </Entry>
  );
}

type MeanwhileProps = {
  interview: InterviewAhead | null;
  drill: DrillDay | null;
  /** Tasks that are done already. */
  doneCount: number;
  finishOn: Day;
};

function Meanwhile({ id, interview, drill, doneCount, finishOn }: MeanwhileProps & { id: string }) {
  const drillsToday = drill !== null && drill.asked.length > 0;
  return (
    <Entry id={id} label="Until then" aside="All of it can wait.">
      <ul class="ways-on">
        <WayOn title="Read the plan" links={[{ href: '/plan', label: 'The whole plan' }]}>
          {doneCount > 0 && `${count(doneCount, 'task')} ${agree(doneCount, 'is', 'are')} done already. `}
          What you tick off before the plan begins counts as done, and in none of its weeks.
        </WayOn>
        <WayOn
          title="Practise"
          links={[
            ...(drillsToday ? [{ href: DRILL_ADDRESS, label: 'Today’s drill' }] : []),
            { href: '/practice', label: 'All questions' },
            { href: MOCKS_ADDRESS, label: 'Mock interviews' },
          ]}
        >
          {drillsToday
            ? `Today’s drill: ${drillInWords(drill)}.`
            : 'Every question is there to be read and answered; the daily drill begins with the plan.'}{' '}
          A mock interview now shows where you start from.
        </WayOn>
        <WayOn
          title="Make it fit"
          links={[{ href: '/calendar#change', label: 'Hours, first day and finish' }]}
        >
          Days off, other hours or an earlier start: you see what would move before anything does.
        </WayOn>
        {interview !== null && interview.daysAhead > 0 ? (
          <InterviewOfPlan interview={interview} finishOn={finishOn} />
        ) : (
          <InterviewWay interview={interview} />
        )}
      </ul>
    </Entry>
  );
}
