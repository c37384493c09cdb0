import { listMocks } from '../../db/mock/mock-rows.ts';
import { loadAnswers } from '../../db/practice/answer-memory.ts';
import { nextRound } from '../../plans/portfolio/rounds/round-standing.ts';
import { burnUp } from '../../plans/progress/history.ts';
import { lookAhead } from '../../plans/today/before-the-plan.ts';
import { interviewFrom } from '../../plans/today/interview-ahead.ts';
import { arrivalOn, lookBackOnPlan } from '../../plans/today/looking-back.ts';
import type { Part } from '../../views/parts/part.tsx';
import { todayAfterThePlan, todayBeforeThePlan } from '../../views/today/around/around-the-plan.tsx';
import type { DayProps } from '../../views/today/day.tsx';
import type { PageRequest } from '../http/pages/page-route.ts';
import { realRoundsOf, roundMomentOf } from '../portfolio/rounds/standing.ts';
import { bankOf } from '../practice/question-bank.ts';

/** What Today is made of before the plan begins and once it has nothing more to ask; `null` on the days between. */
export function findTodayAroundThePlan(
  { deps, settings, plan, today }: PageRequest,
  day: DayProps,
): Part[] | null {
  const rounds = realRoundsOf(deps, settings);
  const interview = interviewFrom(plan, today, nextRound(rounds, roundMomentOf(deps, today))?.day ?? null);
  if (today < plan.calendar.startOn) {
    return todayBeforeThePlan(day, { ahead: lookAhead(plan, today), interview });
  }
  const arrival = arrivalOn(plan, today);
  if (arrival === null) return null;

  const { db } = deps;
  const record = { bank: bankOf(deps), answers: loadAnswers(db), mocks: listMocks(db, plan.id) };
  return todayAfterThePlan(day, {
    back: lookBackOnPlan(plan, today, arrival, record),
    burnUp: burnUp(plan, today),
    interview,
    plan: { id: plan.id, roadmapId: plan.roadmapId },
  });
}
