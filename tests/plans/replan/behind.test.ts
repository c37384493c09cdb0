import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../../plans/day.ts';
import { type Proposal, previewProposal } from '../../../plans/replan/proposal.ts';
import { summariseReplan } from '../../../plans/replan/summary.ts';
import { builtInPlan, PREREQUISITES } from '../../support/built-in-plan.ts';
import { START_ON } from '../../support/plans.ts';

/** A month has gone by, and nothing of the built-in roadmap is ticked. */
const TODAY = addDays(START_ON, 30);
const BEHIND = builtInPlan();

function previewed(overrides: Partial<Proposal> = {}, today: Day = TODAY) {
  const proposal: Proposal = {
    way: null,
    changes: {},
    calendar: BEHIND.calendar,
    interviewOn: null,
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
  return previewProposal(BEHIND, proposal, today, { weakness: new Map(), prerequisites: PREREQUISITES });
}

describe('whoever is a month behind', () => {
  it.each([null, addDays(TODAY, 16)])(
    'is told the same “before” in every way, interview on %s',
    (interviewOn) => {
      const { replans } = previewed({ interviewOn });

      expect(replans.length).toBe(4);
      const before = replans.map((each) => ({
        fullestDay: each.fullestDay.before,
        minutes: each.minutesPerStudyDay.before,
        lastSessionOn: each.lastSessionOn.before,
        finishOn: each.finishOn.before,
      }));
      expect(before).toEqual(before.map(() => before[0]));
    },
  );

  it('is told of the same fullest day on the card and in the line', () => {
    const { replans } = previewed();
    for (const each of replans) {
      const { fullestDay } = summariseReplan(BEHIND, each, TODAY);
      expect(each.fullestDay.after?.minutes).toBe(fullestDay?.minutes);
      expect(each.fullestDay.after?.day).toBe(fullestDay?.day);
    }
  });
});
