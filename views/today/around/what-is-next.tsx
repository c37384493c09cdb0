import { formatMinutes } from '../../../plans/format.ts';
import type { DrillDay } from '../../../plans/practice/drill/drill-day.ts';
import type { InterviewAhead } from '../../../plans/today/interview-ahead.ts';
import type { LookingBack } from '../../../plans/today/looking-back.ts';
import { Entry } from '../../parts/entry.tsx';
import { DRILL_ADDRESS } from '../../practice/addresses.ts';
import { drillInWords } from '../../practice/answering/drill-words.ts';
import { InterviewWay } from './interview-ahead.tsx';
import { WayOn } from './way-on.tsx';

export type WhatIsNextProps = {
  plan: { id: number; roadmapId: string };
  interview: InterviewAhead | null;
  drill: DrillDay | null;
  open: LookingBack['open'];
  from: string;
};

/** The ways on from the end of a plan: the interview, what is kept warm, what is open, and another plan. */
export function WhatIsNext({ id, plan, interview, drill, open, from }: WhatIsNextProps & { id: string }) {
  const isAhead = interview !== null && interview.daysAhead >= 0;
  return (
    <Entry id={id} label="What is next">
      <ul class="ways-on">
        {isAhead && <InterviewWay interview={interview} />}
        {open.taskCount > 0 && <OpenTasks open={open} interview={interview} from={from} />}
        {drill && <Drills drill={drill} />}
        {!isAhead && <InterviewWay interview={interview} />}
        <AnotherPlan plan={plan} hasOpen={open.taskCount > 0} />
      </ul>
    </Entry>
  );
}

type OpenTasksProps = Pick<WhatIsNextProps, 'open' | 'interview' | 'from'>;

/** Nothing moves before it was seen: the ways lead to previews. */
function OpenTasks({ open: { taskCount, minutes }, interview, from }: OpenTasksProps) {
  const later = new URLSearchParams({ way: 'same-hours', from });
  const isOne = taskCount === 1;
  return (
    <WayOn
      title={isOne ? 'Take the open task along' : `Take the ${taskCount} open tasks along`}
      links={[
        ...untilInterview(interview, from),
        {
          href: `/replan?${later}`,
          label: isOne ? 'Lay it on a day to come' : 'Lay them on the days to come',
        },
        { href: '/today?earlier=all#earlier', label: isOne ? 'See which it is' : 'See which they are' },
      ]}
    >
      {formatMinutes(minutes)} of work {isOne ? 'is' : 'are'} left. At your usual hours the finish moves as
      far as it has to; you see it before anything moves.
    </WayOn>
  );
}

function untilInterview(interview: InterviewAhead | null, from: string) {
  if (interview === null || interview.daysAhead <= 1) return [];
  const proposal = new URLSearchParams({ interviewOn: interview.on, finishBefore: 'yes', from });
  return [{ href: `/replan?${proposal}`, label: 'Only until the interview' }];
}

function Drills({ drill }: { drill: DrillDay }) {
  const hasOpen = drill.open.length > 0;
  return (
    <WayOn
      title="Keep it warm"
      links={[
        ...(hasOpen ? [{ href: DRILL_ADDRESS, label: 'Start today’s drill' }] : []),
        { href: '/practice', label: 'All questions' },
      ]}
    >
      The daily drill goes on after the plan: what fades comes back, a few minutes a day.{' '}
      {drillSentence(drill)}
    </WayOn>
  );
}

function drillSentence(drill: DrillDay): string {
  if (drill.isDone) return 'Today’s is done.';
  return drill.asked.length === 0 ? 'Nothing is due today.' : `Today: ${drillInWords(drill)}.`;
}

type AnotherPlanProps = { plan: WhatIsNextProps['plan']; hasOpen: boolean };

function AnotherPlan({ plan: { id, roadmapId }, hasOpen }: AnotherPlanProps) {
  const again = hasOpen
    ? { href: `/setup?${new URLSearchParams({ again: String(id) })}`, label: 'Start this one again' }
    : { href: `/setup?${new URLSearchParams({ roadmap: roadmapId })}`, label: 'Go through this one again' };
  return (
    <WayOn title="Make another plan" links={[again, { href: '/roadmaps', label: 'Choose a roadmap' }]}>
      {hasOpen
        ? 'Begin on a day of your choice, with other hours: what is done comes along, and only the rest gets days.'
        : 'This one stays as it is, with all that you left in it.'}
    </WayOn>
  );
}
