import { describe, expect, it } from 'vitest';
import { changeCalendar } from '../../../plans/calendar/change-calendar.ts';
import { addDays, type Day } from '../../../plans/day.ts';
import { type Proposal, previewProposal } from '../../../plans/replan/proposal.ts';
import type { Replan } from '../../../plans/replan/replan.ts';
import { summariseReplan, summaryInWords } from '../../../plans/replan/summary.ts';
import { sumMinutes } from '../../../plans/sum.ts';
import { builtInPlan, PREREQUISITES } from '../../support/made/built-in-plan.ts';
import { BRITISH_DATES } from '../../support/made/dates.ts';
import { START_ON } from '../../support/made/plans.ts';

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

type Shortage = NonNullable<Replan['shortfall']>;

/** The proposal with each advice of a shortage followed, alone. */
function followed(shortage: Shortage): Partial<Proposal>[] {
  const { extraMinutesPerStudyDay, laterFinish, stretchTasksToDrop, coreTasksToDrop } = shortage;
  const { calendar } = BEHIND;
  const raise = (minutes: number) => (minutes === 0 ? 0 : minutes + (extraMinutesPerStudyDay ?? 0));
  const [mon, tue, wed, thu, fri, sat, sun] = calendar.weekdayMinutes;
  const weekdayMinutes = [
    raise(mon),
    raise(tue),
    raise(wed),
    raise(thu),
    raise(fri),
    raise(sat),
    raise(sun),
  ] as const;
  return [
    { calendar: changeCalendar(calendar, { weekdayMinutes }, TODAY) },
    { calendar: changeCalendar(calendar, { finishOn: laterFinish ?? calendar.finishOn }, TODAY) },
    { droppedTaskIds: new Set([...stretchTasksToDrop, ...coreTasksToDrop].map(({ id }) => id)) },
  ];
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

  it('stays within the minutes of every day with each advice, and with the essentials', () => {
    for (const way of ['same-finish', 'lighter'] as const) {
      const blocked = previewed().replans.find((each) => each.way === way);
      expect(blocked?.shortfall).not.toBeNull();
      for (const advice of blocked?.shortfall ? followed(blocked.shortfall) : []) {
        const { replans } = previewed(advice);
        for (const each of replans.filter((one) => one.way === way || one.way === 'essentials')) {
          expect(each.shortfall).toBeNull();
          expect(summariseReplan(BEHIND, each, TODAY).overDays).toEqual([]);
        }
      }
    }
  });

  it('is told the same minutes until the finish in every way, and tasks that make up for what is missing', () => {
    const shortages = previewed().replans.flatMap(({ shortfall }) => shortfall ?? []);
    expect(shortages.length).toBe(2);
    expect(new Set(shortages.map(({ availableMinutes }) => availableMinutes)).size).toBe(1);
    for (const each of shortages) {
      expect(each.neededMinutes - each.availableMinutes).toBe(each.missingMinutes);
      const toDrop = [...each.stretchTasksToDrop, ...each.coreTasksToDrop];
      expect(sumMinutes(toDrop)).toBeGreaterThanOrEqual(each.missingMinutes);
    }
  });
});

describe('whoever is a few days behind', () => {
  it('is told why some days go over by a few minutes, where the same finish would not fit otherwise', () => {
    const found = Array.from({ length: 14 }, (_, index) => addDays(START_ON, index + 1))
      .map((today) => ({
        today,
        sameFinish: previewed({}, today).replans.find(({ way }) => way === 'same-finish'),
      }))
      .find(({ sameFinish }) => sameFinish?.usesLeeway);
    if (found?.sameFinish === undefined) throw new Error('On one of the first days nothing else would fit');
    const { today, sameFinish } = found;
    expect(summaryInWords(summariseReplan(BEHIND, sameFinish, today), BRITISH_DATES)).toMatch(
      /; on \d+ days up to 5 min more than they have, so that no task is cut into crumbs; /,
    );
  });
});
