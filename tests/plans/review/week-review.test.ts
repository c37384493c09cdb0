import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../../plans/day.ts';
import type { Plan } from '../../../plans/plan/plan.ts';
import { REVIEW_ENDINGS } from '../../../plans/review/review.ts';
import {
  intentionOn,
  lookBackOn,
  openReviews,
  phaseToJudge,
  reviewsOfPhase,
} from '../../../plans/review/week-review.ts';
import { agendaOf } from '../../../plans/today/agenda.ts';
import { countWeeks, stretchOfWeek } from '../../../plans/week/week.ts';
import {
  anyDay,
  anyPlan,
  doneOn,
  FINISH_ON,
  givenCalendar,
  givenPhase,
  givenPlan,
  givenReview,
  givenSessions,
  givenSteps,
  givenTask,
  givenTasksOn,
  START_ON,
} from '../../support/made/plans.ts';

const SATURDAY = day('2026-03-07');
const SUNDAY = day('2026-03-08');
const SECOND_MONDAY = day('2026-03-09');
const DONE = { on: SUNDAY, as: 'done' } as const;

/** A plan in which some reviews were put away. */
const anyReviewedPlan = fc
  .record({
    plan: anyPlan,
    endings: fc.array(fc.option(fc.constantFrom(...REVIEW_ENDINGS)), { minLength: 2, maxLength: 2 }),
  })
  .map(({ plan, endings }): Plan => {
    const weekReviews = endings.map((as, index) =>
      givenReview({ week: index + 1, closing: as && { on: SUNDAY, as } }),
    );
    return { ...plan, weekReviews };
  });

describe('a review opens', () => {
  // The plan rests on Sundays; the first week ends on one.
  it.each([
    { name: 'not before the last day', today: SATURDAY, open: [] },
    { name: 'on a last day that asks nothing, from its morning', today: SUNDAY, open: [1] },
    { name: 'on the day after, whatever was left', today: SECOND_MONDAY, open: [1] },
    { name: 'after the plan, for its last week too', today: addDays(FINISH_ON, 3), open: [1, 2] },
  ])('$name', ({ today, open }) => {
    expect(openReviews(givenPlan({ tasks: givenTasksOn(['2026-03-06', 60]) }), today)).toEqual(open);
  });

  it('on a last day with work only once all of it is done', () => {
    const calendar = givenCalendar({ weekdayMinutes: [120, 120, 120, 120, 120, 120, 120] });
    const [task] = givenTasksOn([SUNDAY, 60]);
    const planWith = (...tasks: Plan['tasks']) => givenPlan({ calendar, tasks });
    if (!task) throw new Error('There is a task');

    expect(openReviews(planWith(task), SUNDAY)).toEqual([]);
    expect(openReviews(planWith({ ...task, completion: doneOn(SUNDAY) }), SUNDAY)).toEqual([1]);
    expect(openReviews(planWith(task), SECOND_MONDAY)).toEqual([1]);
  });

  it('and stays until it is done or dismissed, and for as long as it is open again', () => {
    const planWith = (...weekReviews: Plan['weekReviews']) => givenPlan({ weekReviews });

    expect(openReviews(planWith(givenReview({ confidence: 3 })), FINISH_ON)).toEqual([1, 2]);
    expect(openReviews(planWith(givenReview({ closing: DONE })), FINISH_ON)).toEqual([2]);
    expect(openReviews(planWith(givenReview({ closing: { ...DONE, as: 'dismissed' } })), FINISH_ON)).toEqual([
      2,
    ]);
  });

  it('for weeks that are over and not put away, and for no others', () => {
    fc.assert(
      fc.property(anyReviewedPlan, anyDay, (plan, today) => {
        const open = openReviews(plan, today);
        for (let week = 1; week <= countWeeks(plan); week++) {
          const { endsOn } = stretchOfWeek(plan, week);
          const isClosed = plan.weekReviews.some((review) => review.week === week && review.closing !== null);
          const isOver =
            endsOn < today || (endsOn === today && agendaOf(plan, today, today).remainingMinutes === 0);
          expect([week, open.includes(week)]).toEqual([week, isOver && !isClosed]);
          if (stretchOfWeek(plan, week).startsOn <= today)
            expect(lookBackOn(plan, week, today).isOpen).toBe(open.includes(week));
        }
      }),
    );
  });
});

describe('the intention', () => {
  const weekReviews = [
    givenReview({ intention: ' One paper a day ' }),
    givenReview({ week: 2, intention: 'Rest' }),
  ];
  const plan = givenPlan({ weekReviews });

  it.each([
    { name: 'not in the week that it was written in', today: SUNDAY, found: null },
    { name: 'from the first day of the week after', today: SECOND_MONDAY, found: 'One paper a day' },
    { name: 'to its last', today: FINISH_ON, found: 'One paper a day' },
    { name: 'not once the plan is over', today: addDays(FINISH_ON, 1), found: null },
  ])('stands on Today $name', ({ today, found }) => {
    expect(intentionOn(plan, today)?.text ?? null).toBe(found);
  });

  it('of nothing is none', () => {
    expect(
      intentionOn(givenPlan({ weekReviews: [givenReview({ intention: ' ' })] }), SECOND_MONDAY),
    ).toBeNull();
    expect(intentionOn(givenPlan(), SECOND_MONDAY)).toBeNull();
  });
});

describe('what slipped', () => {
  const slipsOf = (plan: Plan, today = SECOND_MONDAY, week = 1) =>
    lookBackOn(plan, week, today).slips.map(({ task, fate, dueOn, openMinutes, movedTo }) => ({
      id: task.id,
      fate,
      dueOn,
      openMinutes,
      movedTo,
    }));
  const friday = givenSessions(['2026-03-06', 60]);
  const baseline = [{ day: day('2026-03-06'), minutes: 60 }];

  it('stays told once it has another day, where the last part was planned for the week after', () => {
    const planned = [
      { day: day('2026-03-07'), minutes: 60 },
      { day: SECOND_MONDAY, minutes: 20 },
    ];
    const sessions = givenSessions(['2026-03-10', 80]);
    const moved = givenTask({ sessions, baseline: planned });
    expect(slipsOf(givenPlan({ tasks: [moved] }))).toMatchObject([
      { fate: 'moved', dueOn: '2026-03-07', movedTo: '2026-03-10' },
    ]);
    const begun = { ...moved, steps: givenSteps('2026-03-07', null) };
    expect(slipsOf(givenPlan({ tasks: [begun] }))).toEqual([]);
  });

  it('is told with what became of it', () => {
    const tasks = [
      givenTask({ id: 1, sessions: friday }),
      givenTask({ id: 2, sessions: givenSessions(['2026-03-10', 60]), baseline }),
      givenTask({ id: 3, sessions: friday, completion: doneOn('2026-03-09') }),
      givenTask({ id: 4, sessions: friday, droppedOn: SECOND_MONDAY }),
      givenTask({ id: 5, sessions: [], baseline }),
    ];
    const dueOn = '2026-03-06';

    expect(slipsOf(givenPlan({ tasks }))).toEqual([
      { id: 1, fate: 'open', dueOn, openMinutes: 60, movedTo: null },
      { id: 2, fate: 'moved', dueOn, openMinutes: 0, movedTo: '2026-03-10' },
      { id: 3, fate: 'finished', dueOn, openMinutes: 0, movedTo: null },
      { id: 4, fate: 'dropped', dueOn, openMinutes: 0, movedTo: null },
      { id: 5, fate: 'moved', dueOn, openMinutes: 0, movedTo: null },
    ]);
  });

  it('is not what was finished in time, left the plan before, or goes on with its part done', () => {
    const tasks = [
      givenTask({ id: 1, sessions: friday, completion: doneOn(SUNDAY) }),
      givenTask({ id: 2, sessions: friday, droppedOn: addDays(START_ON, -1) }),
      givenTask({
        id: 3,
        sessions: givenSessions(['2026-03-06', 60], ['2026-03-10', 60]),
        steps: givenSteps('2026-03-06', null),
      }),
      givenTask({ id: 4, sessions: givenSessions(['2026-03-10', 60]) }),
    ];

    expect(slipsOf(givenPlan({ tasks }))).toEqual([]);
  });

  it('is not what was due on a day before and finished today, in the same week', () => {
    const today = SATURDAY;
    const sessions = givenSessions(['2026-03-05', 60]);
    const task = givenTask({ sessions });

    expect(slipsOf(givenPlan({ tasks: [{ ...task, completion: doneOn(today) }] }), today)).toEqual([]);
    expect(slipsOf(givenPlan({ tasks: [task] }), today)).toHaveLength(1);
  });

  it('is a part that was not done, although the task goes on', () => {
    const sessions = givenSessions(['2026-03-06', 60], ['2026-03-10', 60]);

    expect(slipsOf(givenPlan({ tasks: [givenTask({ sessions })] }))).toMatchObject([
      { fate: 'open', dueOn: '2026-03-06', openMinutes: 60 },
    ]);
  });

  it('is never work of the day in progress or of days to come', () => {
    fc.assert(
      fc.property(anyPlan, anyDay, fc.constantFrom(1, 2), (plan, today, week) => {
        for (const { dueOn, fate, openMinutes } of lookBackOn(plan, week, today).slips) {
          const { startsOn, endsOn } = stretchOfWeek(plan, week);
          expect(dueOn < today && startsOn <= dueOn && dueOn <= endsOn).toBe(true);
          expect(openMinutes > 0).toBe(fate === 'open');
        }
      }),
    );
  });

  it('has all that was carried over from its week as open', () => {
    fc.assert(
      fc.property(anyPlan, anyDay, (plan, today) => {
        const open = [1, 2].flatMap((week) =>
          lookBackOn(plan, week, today)
            .slips.filter(({ fate }) => fate === 'open')
            .map(({ task }) => task.id),
        );
        const carriedOver = agendaOf(plan, today, today).carriedOver.map(({ task }) => task.id);
        expect(open).toEqual(expect.arrayContaining(carriedOver));
      }),
    );
  });
});

describe('the worked example of plans/README.md', () => {
  it('opens on Sunday, and tells three slips on Monday evening', () => {
    const friday = givenSessions(['2026-03-06', 60]);
    const baseline = [{ day: day('2026-03-06'), minutes: 60 }];
    const tasks = [
      givenTask({ id: 1, title: 'a', sessions: friday, completion: doneOn('2026-03-09') }),
      givenTask({ id: 2, title: 'b', sessions: givenSessions(['2026-03-10', 60]), baseline }),
      givenTask({ id: 3, title: 'c', sessions: friday }),
    ];
    const plan = givenPlan({ tasks });

    expect([SATURDAY, SUNDAY].map((today) => openReviews(plan, today))).toEqual([[], [1]]);
    const { slips } = lookBackOn(plan, 1, SECOND_MONDAY);
    expect(
      slips.map(({ task, fate, openMinutes, movedTo }) => [task.title, fate, openMinutes, movedTo]),
    ).toEqual([
      ['a', 'finished', 0, null],
      ['b', 'moved', 0, '2026-03-10'],
      ['c', 'open', 60, null],
    ]);
  });
});

describe('the outcome that a review asks about', () => {
  const phases = [
    givenPhase({ endsOn: day('2026-03-10') }),
    givenPhase({ id: 2, startsOn: day('2026-03-11'), endsOn: FINISH_ON }),
  ];

  it('is that of the phase that ends in the week, else of the one the week ends in', () => {
    const plan = givenPlan({ phases });
    const longer = givenPlan({
      calendar: givenCalendar({ finishOn: addDays(FINISH_ON, 7) }),
      phases: [
        phases[0] ?? givenPhase(),
        givenPhase({ id: 2, startsOn: day('2026-03-11'), endsOn: addDays(FINISH_ON, 7) }),
      ],
    });

    expect([1, 2].map((week) => phaseToJudge(plan, week)?.id)).toEqual([1, 2]);
    expect([1, 2, 3].map((week) => phaseToJudge(longer, week)?.id)).toEqual([1, 1, 2]);
    expect(lookBackOn(longer, 1, FINISH_ON).endsPhase).toBe(false);
    expect(lookBackOn(longer, 2, FINISH_ON).endsPhase).toBe(true);
  });

  it('belongs to one phase each week, so that no confidence counts twice', () => {
    fc.assert(
      fc.property(anyReviewedPlan, (plan) => {
        const weeks = plan.phases.flatMap((phase) => reviewsOfPhase(plan, phase).map(({ week }) => week));
        expect(weeks.toSorted()).toEqual([1, 2]);
      }),
    );
  });

  it('is none where no phase reaches', () => {
    expect(phaseToJudge(givenPlan({ phases: [] }), 1)).toBeNull();
  });
});
