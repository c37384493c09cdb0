import { loadAnswers } from '../../db/practice/answer-memory.ts';
import type { Settings } from '../../db/settings/settings.ts';
import type { Day } from '../../plans/day.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import { askedInRounds } from '../../plans/portfolio/rounds/asked-questions.ts';
import { type DrillDay, drillOn } from '../../plans/practice/drill/drill-day.ts';
import { drillRestsOn } from '../../plans/practice/drill/drill-habit.ts';
import type { DrillBasis } from '../../plans/practice/drill/drill-queue.ts';
import { type QuestionState, statesIn } from '../../plans/practice/question-state.ts';
import type { AppDeps } from '../deps.ts';
import { realRoundsOf } from '../portfolio/rounds/standing.ts';
import { bankOf } from './question-bank.ts';

type Standing = { deps: AppDeps; settings: Settings; plan: Plan | null };

/** What drills are chosen from, as things stand. */
export function drillBasisOf({ deps, settings, plan }: Standing): DrillBasis {
  const bank = bankOf(deps);
  return {
    bank,
    answers: loadAnswers(deps.db),
    road: plan && { phases: plan.phases, interviewOn: plan.interviewOn, finishOn: plan.calendar.finishOn },
    wishes: { minutes: settings.drillMinutes, retention: settings.desiredRetention },
    inRounds: askedInRounds(realRoundsOf(deps, settings), bank),
  };
}

/** Today's drill, and how far it is. */
export function drillOfToday(standing: Standing & { today: Day }): DrillDay {
  return drillOn(drillBasisOf(standing), standing.today);
}

/** Tells whether the drill rests today: a day off asks for nothing, unless the learner began it all the same. */
export function drillRestsToday(
  { settings, plan, today }: Standing & { today: Day },
  drill: DrillDay,
): boolean {
  return !drill.isBegun && drillRestsOn(plan, today, settings.drillOnDaysOff);
}

/** How far each question is today, by its id. */
export function statesOfToday({
  deps,
  settings,
  today,
}: Omit<Standing, 'plan'> & { today: Day }): (questionId: string) => QuestionState {
  return statesIn(loadAnswers(deps.db), today, settings.desiredRetention);
}
