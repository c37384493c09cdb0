import { type Day, daysBetween } from '../../../plans/day.ts';
import { count } from '../../../plans/format.ts';
import { inDays } from '../../../plans/today/day-words.ts';
import type { InterviewAhead } from '../../../plans/today/interview-ahead.ts';
import { useDates } from '../../dates.ts';
import { MOCKS_ADDRESS, READINESS_ADDRESS } from '../../mock/addresses.ts';
import { DRILL_ADDRESS } from '../../practice/addresses.ts';
import { WayOn } from './way-on.tsx';

/** Where its day is given to the plan. */
const INTERVIEW_ADDRESS = '/calendar#change';

/** The interview as a way on: how far it is off, and what is worth doing until then. */
export function InterviewWay({ interview }: { interview: InterviewAhead | null }) {
  const { formatLongDay, formatFullDay } = useDates();
  if (interview === null) {
    return (
      <WayOn title="An interview" links={[{ href: INTERVIEW_ADDRESS, label: 'Give the plan its day' }]}>
        None is to come. Once one has a day, the drill goes through everything again before it.
      </WayOn>
    );
  }
  const { on, daysAhead, isBesideThePlan } = interview;
  if (isBesideThePlan && daysAhead > 1) {
    return (
      <WayOn
        title={`Your next interview is ${inDays(daysAhead)}, on ${formatLongDay(on)}`}
        links={[{ href: INTERVIEW_ADDRESS, label: 'Give the plan its day' }, ...linksFor(daysAhead)]}
      >
        Your plan does not know its day. Once it does, the drill goes through everything again before it.
      </WayOn>
    );
  }
  if (daysAhead < 0) {
    return (
      <WayOn
        title="Your interview is over"
        links={[{ href: INTERVIEW_ADDRESS, label: 'Give the plan another day' }]}
      >
        It was on {formatFullDay(on)}. What was asked is worth writing down while it is fresh: as{' '}
        <a href="/practice/own/new">a question of your own</a>, it comes back in the drill.
      </WayOn>
    );
  }
  return (
    <WayOn
      title={`Your interview is ${inDays(daysAhead)}${daysAhead > 1 ? `, on ${formatLongDay(on)}` : ''}`}
      links={linksFor(daysAhead)}
    >
      {adviceFor(daysAhead)}
    </WayOn>
  );
}

/** Before the plan begins: whether the plan is over in time for it. */
export function InterviewOfPlan({ interview, finishOn }: { interview: InterviewAhead; finishOn: Day }) {
  const { formatLongDay, formatLongDate } = useDates();
  const { on, daysAhead } = interview;
  const until = new URLSearchParams({ interviewOn: on, finishBefore: 'yes', from: '/today' });
  const isInTime = finishOn < on;
  return (
    <WayOn
      title={`Your interview is ${inDays(daysAhead)}, on ${formatLongDay(on)}`}
      links={isInTime ? [] : [{ href: `/replan?${until}`, label: 'See what fits until then' }]}
    >
      {isInTime
        ? `The plan is over ${count(daysBetween(finishOn, on), 'day')} before it.`
        : `The plan goes on until ${formatLongDate(finishOn)}, which is not before it.`}
    </WayOn>
  );
}

function adviceFor(daysAhead: number): string {
  if (daysAhead === 0)
    return 'You have prepared for it. Read your plan for the day, and leave the rest closed.';
  if (daysAhead === 1) return 'A short drill is enough. Then put your things together, and sleep.';
  return 'Rehearse it whole while there is time to mend what shows. The drill goes through everything again before it.';
}

function linksFor(daysAhead: number): { href: string; label: string }[] {
  if (daysAhead === 0) return [];
  const drill = { href: DRILL_ADDRESS, label: 'Drill' };
  if (daysAhead === 1) return [drill];
  return [
    { href: MOCKS_ADDRESS, label: 'Start a mock interview' },
    { href: READINESS_ADDRESS, label: 'See what would raise your readiness most' },
    drill,
  ];
}
