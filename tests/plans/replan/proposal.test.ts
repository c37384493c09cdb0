import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../../plans/day.ts';
import type { Plan } from '../../../plans/plan/plan.ts';
import {
  measureDisplaced,
  type Proposal,
  planReplan,
  previewProposal,
} from '../../../plans/replan/proposal.ts';
import { givenPlan, givenSession, givenTask } from '../../support/made/plans.ts';

const TODAY = day('2026-03-05');
const LATE = givenTask({ id: 1, minutes: 40, sessions: [givenSession(day('2026-03-03'), 40)] });
const COMING = givenTask({ id: 2, minutes: 30, sessions: [givenSession(day('2026-03-06'), 30)] });
const PLAN = givenPlan({ tasks: [LATE, COMING] });

function proposalOf(plan: Plan, overrides: Partial<Proposal> = {}): Proposal {
  return {
    way: null,
    changes: { daysOff: [], otherMinutes: [], clearedDays: [] },
    calendar: plan.calendar,
    interviewOn: plan.interviewOn,
    excludedTaskIds: new Set(),
    droppedTaskIds: new Set(),
    pinnedTaskIds: new Set(),
    keptTaskIds: new Set(),
    rounds: [],
    fillToday: false,
    acceptOverfull: false,
    evenly: false,
    hoursLess: 1,
    ...overrides,
  };
}

describe('a proposal', () => {
  it('is told in each of the three ways, and offers the first that fits', () => {
    const { replans, way } = previewProposal(PLAN, proposalOf(PLAN), TODAY);
    expect(replans.map((each) => each.way)).toEqual(['same-finish', 'same-hours', 'lighter', 'essentials']);
    expect(way).toBe('same-finish');
  });

  it('tells the work that has no day to come', () => {
    expect(measureDisplaced(PLAN, PLAN.calendar, TODAY)).toEqual({ minutes: 40, taskCount: 1 });
  });

  it('is offered as essentials where the other ways end after the interview', () => {
    const interviewOn = addDays(TODAY, 1);
    const { replans, way } = previewProposal(PLAN, proposalOf(PLAN, { interviewOn }), TODAY);
    const inTime = replans.filter(({ finishOn }) => finishOn.after < interviewOn);
    expect(inTime.map((each) => each.way)).toEqual(['essentials']);
    expect(way).toBe('essentials');
  });

  it('writes nothing where it changes nothing', () => {
    const settled = givenPlan({ tasks: [COMING] });
    expect(planReplan(settled, proposalOf(settled), TODAY)).toBeNull();
  });

  it('becomes the yardstick where it moves work or changes the calendar, and not for an interview or a pin', () => {
    const dayOff = { day: day('2026-03-12'), minutes: 0, reason: 'Away' };
    const calendar = { ...PLAN.calendar, exceptions: [dayOff] };
    const settled = givenPlan({ tasks: [COMING] });
    const yardstickOf = (plan: Plan, overrides: Partial<Proposal>) =>
      planReplan(plan, proposalOf(plan, overrides), TODAY)?.yardstick;

    expect(yardstickOf(PLAN, {})?.replan).toMatchObject({ day: TODAY, studyDaysBehind: 1 });
    expect(yardstickOf(settled, { calendar })?.days.map(({ day: on }) => on)).not.toContain(dayOff.day);
    expect(yardstickOf(settled, { interviewOn: addDays(TODAY, 20) })).toBeNull();
    expect(yardstickOf(settled, { pinnedTaskIds: new Set([COMING.id]) })).toBeNull();
  });

  it('pins the coming sessions of the tasks it names, with those of the past as they are', () => {
    const begun = { ...COMING, sessions: [givenSession(day('2026-03-03'), 10), ...COMING.sessions] };
    const plan = givenPlan({ tasks: [begun] });
    const proposal = proposalOf(plan, {
      pinnedTaskIds: new Set([begun.id]),
      excludedTaskIds: new Set([begun.id]),
    });

    const planned = planReplan(plan, proposal, TODAY);

    expect(previewProposal(plan, proposal, TODAY).pinnedCount).toBe(1);
    expect(planned?.sessionsByTask.get(begun.id)?.map(({ isPinned }) => isPinned)).toEqual([false, true]);
    expect(planned?.facts).toMatchObject({ kind: 'replanned', pinnedCount: 1 });
  });
});
