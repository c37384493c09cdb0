import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day, eachDay } from '../../../plans/day.ts';
import { habitsAskedOn, lastsOn } from '../../../plans/habit/asked.ts';
import type { Habit, Phase, Plan } from '../../../plans/plan/plan.ts';
import { findRoadmapUpdate, suggestedOf, updateFigures } from '../../../plans/roadmap/find-update.ts';
import type { Roadmap, RoadmapHabit } from '../../../plans/roadmap/roadmap.ts';
import {
  findHabitUpdate,
  type HabitChanges,
  habitsAfter,
  NO_HABIT_UPDATE,
} from '../../../plans/roadmap/update-habits.ts';
import { findPhaseUpdate, type PhaseChanges } from '../../../plans/roadmap/update-phases.ts';
import { roomAfter } from '../../../plans/roadmap/update-room.ts';
import {
  FINISH_ON,
  givenHabit,
  givenPhase,
  givenPlan,
  givenSessions,
  givenTask,
  START_ON,
} from '../../support/made/plans.ts';
import {
  givenRoadmap,
  givenRoadmapHabit,
  givenRoadmapPhase,
  givenRoadmapTask,
} from '../../support/made/roadmaps.ts';

/** In the first of the two weeks, which are a phase each. */
const TODAY = day('2026-03-04');
const YESTERDAY = addDays(TODAY, -1);
const SECOND_PHASE_ON = addDays(START_ON, 7);

const DRILL = givenHabit({ id: 1, key: 'drill', title: 'Drill', minutes: 20 });
const LATER = givenHabit({ id: 2, key: 'later', phaseId: 2, title: 'Later', minutes: 20 });
const PLAN = givenPlan({ habits: [DRILL, LATER] });

const sourceOf = ({ key: id, title, minutes }: Habit, overrides: Partial<RoadmapHabit> = {}) =>
  givenRoadmapHabit({ id, title, minutes, ...overrides });
const wordsOf = ({ key: id, title, goal, outcome }: Phase) => ({ id, title, goal, outcome });

/** A roadmap of the plan's two phases, which ask for these habits. */
function roadmapWith(first: RoadmapHabit[], second: RoadmapHabit[] = [sourceOf(LATER)]): Roadmap {
  return givenRoadmap([
    givenRoadmapPhase({ ...wordsOf(givenPhase()), weeks: [1, 1], tasks: [], habits: first }),
    givenRoadmapPhase({ ...wordsOf(givenPhase({ id: 2 })), weeks: [2, 2], tasks: [], habits: second }),
  ]);
}

const FRESH = givenRoadmapHabit({ id: 'fresh', title: 'Fresh', minutes: 15 });

describe('habits of a plan and of the roadmap it was made from', () => {
  it('differ in nothing, whatever was ticked, added or ended since', () => {
    const own = givenHabit({ id: 3, key: 'own-1', phaseId: null, startsOn: START_ON });
    const ended = { ...DRILL, endsOn: YESTERDAY, revision: 1 };
    const plan = givenPlan({ habits: [{ ...ended, completedDays: [START_ON] }, LATER, own] });

    const update = findRoadmapUpdate(plan, roadmapWith([sourceOf(DRILL, { title: 'Otherwise' })]), TODAY);

    expect(update).toMatchObject({ habits: NO_HABIT_UPDATE, phases: [], isEmpty: true });
    expect(updateFigures(update)).toBeNull();
  });

  it('say nothing of what they are about from day to day, which is the roadmap’s own', () => {
    const roadmap = roadmapWith([sourceOf(DRILL, { patterns: ['Two pointers'] })]);
    expect(findRoadmapUpdate(PLAN, roadmap, TODAY).isEmpty).toBe(true);
  });
});

describe('a habit that is new in the roadmap', () => {
  it('is asked from today on in a phase that has begun, and from the first day of one that has not', () => {
    const second = { ...FRESH, id: 'fresh-too' };
    const update = findHabitUpdate(
      PLAN,
      roadmapWith([sourceOf(DRILL), FRESH], [sourceOf(LATER), second]),
      TODAY,
    );

    expect(update).toEqual({
      ...NO_HABIT_UPDATE,
      added: [
        { habit: FRESH, phase: PLAN.phases[0] },
        { habit: second, phase: PLAN.phases[1] },
      ],
    });
    expect(habitsAfter(PLAN, update, TODAY).slice(2)).toMatchObject([
      { key: 'fresh', phaseId: 1, title: 'Fresh', minutes: 15, startsOn: TODAY, endsOn: null },
      { key: 'fresh-too', phaseId: 2, startsOn: null, endsOn: null },
    ]);
  });

  it.each([
    { name: 'its phase is over', today: SECOND_PHASE_ON, plan: PLAN },
    {
      name: 'the plan has no such phase',
      today: TODAY,
      plan: givenPlan({ phases: PLAN.phases.slice(1), habits: [LATER] }),
    },
    {
      name: 'the learner ended it',
      today: TODAY,
      plan: givenPlan({ habits: [DRILL, LATER, givenHabit({ id: 3, key: 'fresh', endsOn: YESTERDAY })] }),
    },
    {
      name: 'another phase has it',
      today: TODAY,
      plan: givenPlan({ habits: [DRILL, LATER, { ...LATER, ...FRESH, id: 3, key: 'fresh' }] }),
    },
  ])('is not offered where $name', ({ today, plan }) => {
    const roadmap = roadmapWith([sourceOf(DRILL), FRESH]);
    expect(findHabitUpdate(plan, roadmap, today).added).toEqual([]);
  });
});

describe('a habit that the roadmap changed', () => {
  it.each<{ name: string; changes: HabitChanges }>([
    { name: 'title', changes: { title: 'Otherwise' } },
    { name: 'minutes', changes: { minutes: 30 } },
  ])('is told with its $name alone, and keeps what it asked until yesterday', ({ changes }) => {
    const kept = {
      ...DRILL,
      completedDays: [YESTERDAY, TODAY],
      notes: [{ day: TODAY, text: 'A', revision: 1 }],
    };
    const plan = givenPlan({ habits: [kept, LATER] });

    const update = findHabitUpdate(plan, roadmapWith([sourceOf(DRILL, changes)]), TODAY);

    expect(update).toEqual({ ...NO_HABIT_UPDATE, changed: [{ habit: kept, changes, isEdited: false }] });
    expect(habitsAfter(plan, update, TODAY)).toMatchObject([
      { ...DRILL, endsOn: YESTERDAY, revision: 1, completedDays: [YESTERDAY], notes: [] },
      {
        ...changes,
        key: 'drill',
        stretch: 2,
        startsOn: TODAY,
        endsOn: null,
        completedDays: [TODAY],
        notes: [{ text: 'A' }],
      },
      LATER,
    ]);
  });

  it('is changed where it stands as long as no day has asked for it', () => {
    const update = findHabitUpdate(
      PLAN,
      roadmapWith([sourceOf(DRILL)], [sourceOf(LATER, { minutes: 5 })]),
      TODAY,
    );
    expect(habitsAfter(PLAN, update, TODAY)).toEqual([DRILL, { ...LATER, minutes: 5, revision: 1 }]);
  });

  it.each<{ name: string; edit: Partial<Habit> }>([
    { name: 'edited', edit: { title: 'In my words', revision: 1 } },
    { name: 'changed from a day on', edit: { minutes: 10, stretch: 2, startsOn: YESTERDAY } },
  ])('is told to be the learner’s where they $name it, and is not ticked then', ({ edit }) => {
    const plan = givenPlan({ habits: [{ ...DRILL, ...edit }, LATER] });

    const update = findRoadmapUpdate(plan, roadmapWith([sourceOf(DRILL)]), TODAY);

    expect(update.habits.changed).toMatchObject([{ isEdited: true }]);
    expect(update.isEmpty).toBe(false);
    expect(suggestedOf(update).habits).toEqual(NO_HABIT_UPDATE);
    expect(updateFigures(update)).toBeNull();
  });

  it.each([
    { name: 'whose phase is over', today: SECOND_PHASE_ON, habit: DRILL },
    { name: 'that ends today', today: TODAY, habit: { ...DRILL, endsOn: TODAY } },
  ])('stays as it is where it is one $name', ({ today, habit }) => {
    const plan = givenPlan({ habits: [habit, LATER] });
    const roadmap = roadmapWith([sourceOf(DRILL, { minutes: 90 })]);
    expect(findHabitUpdate(plan, roadmap, today)).toEqual(NO_HABIT_UPDATE);
  });

  it('keeps the last day and the days off that the learner gave it', () => {
    const mine = { ...DRILL, endsOn: addDays(TODAY, 2), onDaysOff: true, revision: 1 };
    const plan = givenPlan({ habits: [mine, LATER] });

    const update = findHabitUpdate(plan, roadmapWith([sourceOf(DRILL, { minutes: 30 })]), TODAY);

    expect(habitsAfter(plan, update, TODAY)[1]).toMatchObject({
      minutes: 30,
      onDaysOff: true,
      endsOn: mine.endsOn,
    });
  });

  it('stays in its phase where it moved in the roadmap', () => {
    const roadmap = roadmapWith([], [sourceOf(LATER), sourceOf(DRILL)]);
    expect(findHabitUpdate(PLAN, roadmap, TODAY)).toEqual(NO_HABIT_UPDATE);
  });
});

describe('a habit that the roadmap no longer has', () => {
  it.each<{ name: string; habit: Partial<Habit>; endsOn: string }>([
    { name: 'yesterday', habit: {}, endsOn: YESTERDAY },
    { name: 'today where it was kept today', habit: { completedDays: [TODAY] }, endsOn: TODAY },
    {
      name: 'today where something was written on it today',
      habit: { notes: [{ day: TODAY, text: 'A', revision: 1 }] },
      endsOn: TODAY,
    },
    { name: 'today where it began today', habit: { startsOn: TODAY, stretch: 2 }, endsOn: TODAY },
  ])('ends $name, and loses nothing', ({ habit, endsOn }) => {
    const asked = { ...DRILL, ...habit };
    const plan = givenPlan({ habits: [asked, LATER] });

    const update = findHabitUpdate(plan, roadmapWith([]), TODAY);

    expect(update.gone.map((each) => each.habit)).toEqual([asked]);
    expect(habitsAfter(plan, update, TODAY)).toEqual([{ ...asked, endsOn, revision: 1 }, LATER]);
  });

  it('is told to be the learner’s where they changed it, and is not ticked then', () => {
    const plan = givenPlan({ habits: [{ ...DRILL, revision: 1 }, LATER] });
    const update = findRoadmapUpdate(plan, roadmapWith([]), TODAY);
    expect(update.habits.gone).toMatchObject([{ isEdited: true }]);
    expect(suggestedOf(update).habits.gone).toEqual([]);
  });
});

describe('a phase that the roadmap words otherwise', () => {
  it.each<PhaseChanges>([{ title: 'Otherwise' }, { goal: 'Otherwise' }, { outcome: 'Otherwise' }])(
    'is told with what differs: %j',
    (changes) => {
      const { phases, ...roadmap } = roadmapWith([sourceOf(DRILL)]);
      const newer = {
        ...roadmap,
        phases: phases.map((phase, p) => (p === 0 ? { ...phase, ...changes } : phase)),
      };

      const update = findRoadmapUpdate(PLAN, newer, TODAY);

      expect(update).toMatchObject({ phases: [{ phase: PLAN.phases[0], changes }], isEmpty: false });
      expect(updateFigures(update)).toMatchObject({ newCount: 0, habitCount: 0, phaseCount: 1 });
      expect(findPhaseUpdate(PLAN, newer, SECOND_PHASE_ON)).toEqual([]);
    },
  );
});

describe('another track', () => {
  it('changes no habit and no phase', () => {
    const roadmap = roadmapWith([FRESH], []);
    const { habits, phases } = findRoadmapUpdate(PLAN, roadmap, TODAY, roadmap);
    expect([habits, phases]).toEqual([NO_HABIT_UPDATE, []]);
  });
});

describe('the room of a plan after an update of its habits', () => {
  const roomWith = (plan: Plan, minutes: number) =>
    roomAfter(plan, findRoadmapUpdate(plan, roadmapWith([sourceOf(DRILL, { minutes })]), TODAY), TODAY);
  // Wednesday to Saturday are the study days that are left of its phase.
  const WORK = givenTask({ origin: 'own', sessions: givenSessions(['2026-03-05', 90]) });

  it('is told with the minutes that they ask more, or less', () => {
    const plan = givenPlan({ habits: [DRILL, LATER] });
    expect(roomWith(plan, 30)).toMatchObject({
      moreHabitMinutes: 40,
      overDays: [],
      shortMinutes: { before: 0, after: 0 },
    });
    expect(roomWith(plan, 5)).toMatchObject({ moreHabitMinutes: -60, overDays: [] });
  });

  it('names the days that they bring over their minutes, and says that the plan still fits', () => {
    const plan = givenPlan({ habits: [DRILL, LATER], tasks: [WORK] });
    const overDays = [{ day: '2026-03-05', minutes: 150, studyMinutes: 120 }];
    expect(roomWith(plan, 60)).toMatchObject({ overDays, shortMinutes: { before: 0, after: 0 } });
  });

  it('tells how much of the work has no room any more', () => {
    const tasks = eachDay(TODAY, FINISH_ON)
      .filter((on) => on !== '2026-03-08' && on !== '2026-03-15')
      .map((on, index) =>
        givenTask({
          id: index + 1,
          origin: 'own',
          phaseId: on < SECOND_PHASE_ON ? 1 : 2,
          sessions: givenSessions([on, 100]),
        }),
      );
    const plan = givenPlan({ habits: [DRILL, LATER], tasks });
    const { overDays, shortMinutes } = roomWith(plan, 110);
    expect(overDays.map((each) => each.day)).toEqual([
      '2026-03-04',
      '2026-03-05',
      '2026-03-06',
      '2026-03-07',
    ]);
    expect(shortMinutes.before).toBe(0);
    expect(shortMinutes.after).toBeGreaterThan(0);
  });

  it('leaves new work no more than new habits leave', () => {
    const long = givenRoadmapTask({ id: 'long', minutes: 600 });
    const roadmapAsking = (minutes: number) => {
      const { phases, ...roadmap } = roadmapWith([], [sourceOf(LATER, { minutes })]);
      return {
        ...roadmap,
        phases: phases.map((phase, p) => (p === 1 ? { ...phase, tasks: [long] } : phase)),
      };
    };
    const missingWith = (minutes: number) =>
      roomAfter(PLAN, findRoadmapUpdate(PLAN, roadmapAsking(minutes), TODAY), TODAY).missingMinutes;

    expect(missingWith(20)).toBe(0);
    expect(missingWith(100)).toBeGreaterThan(0);
  });
});

const anyDayOfPlan = fc.constantFrom(...eachDay(START_ON, FINISH_ON));
const anyWords = fc.record({ title: fc.constantFrom('One', 'Other'), minutes: fc.constantFrom(10, 20, 30) });

/** A habit with any ticks, as it was made or as the learner changed or ended it. */
const anyHabit = fc
  .record({
    phaseId: fc.constantFrom(1, 2, null),
    words: anyWords,
    kept: fc.uniqueArray(anyDayOfPlan),
    noted: fc.uniqueArray(anyDayOfPlan, { maxLength: 3 }),
    revision: fc.constantFrom(0, 0, 1),
    endsOn: fc.constantFrom(null, null, null, YESTERDAY, TODAY, addDays(TODAY, 5)),
  })
  .map(({ words, kept, noted, ...habit }) => ({
    ...habit,
    ...words,
    startsOn: habit.phaseId === null ? START_ON : null,
    completedDays: kept.sort(),
    notes: noted.sort().map((on) => ({ day: on, text: 'Noted', revision: 1 })),
  }));

const anyCase = fc
  .record({
    habits: fc.array(anyHabit, { maxLength: 5 }),
    newer: fc.uniqueArray(
      fc.record({ id: fc.integer({ min: 1, max: 8 }), phase: fc.constantFrom(0, 1), words: anyWords }),
      { selector: ({ id }) => id },
    ),
    today: fc.constantFrom(addDays(START_ON, -2), ...eachDay(START_ON, addDays(FINISH_ON, 1))),
  })
  .map(({ habits, newer, today }) => {
    const inPhase = (index: number) =>
      newer
        .filter(({ phase }) => phase === index)
        .map(({ id, words }) => givenRoadmapHabit({ id: `habit-${id}`, ...words }));
    return {
      plan: givenPlan({ habits: habits.map((habit, index) => givenHabit({ id: index + 1, ...habit })) }),
      roadmap: roadmapWith(inPhase(0), inPhase(1)),
      today,
    };
  });

const namedOn = (plan: Plan, on: Habit['startsOn']) =>
  on === null
    ? []
    : habitsAskedOn(plan, on)
        .map(({ key, title, minutes }) => `${key} ${title} ${minutes}`)
        .sort();

describe('applying a whole update of habits', () => {
  it('leaves nothing to update', () => {
    fc.assert(
      fc.property(anyCase, ({ plan, roadmap, today }) => {
        const after = { ...plan, habits: habitsAfter(plan, findHabitUpdate(plan, roadmap, today), today) };
        expect(findHabitUpdate(after, roadmap, today)).toEqual(NO_HABIT_UPDATE);
      }),
    );
  });

  it('asks of each day before today what it asked, and keeps every tick and note on a day that asks for its habit', () => {
    fc.assert(
      fc.property(anyCase, ({ plan, roadmap, today }) => {
        const after = { ...plan, habits: habitsAfter(plan, findHabitUpdate(plan, roadmap, today), today) };
        for (const on of eachDay(START_ON, FINISH_ON)) {
          if (on < today) expect(namedOn(after, on)).toEqual(namedOn(plan, on));
          for (const habit of plan.habits.filter(({ completedDays }) => completedDays.includes(on))) {
            const holder = after.habits.filter(
              ({ key, completedDays }) => key === habit.key && completedDays.includes(on),
            );
            expect(holder).toHaveLength(1);
            if (on <= today && lastsOn(habit, on))
              expect(holder.map((each) => lastsOn(each, on))).toEqual([true]);
          }
        }
        const notesOf = ({ habits }: Plan) =>
          habits.flatMap(({ key, notes }) => notes.map((note) => `${key} ${note.day}`));
        expect(notesOf(after).sort()).toEqual(notesOf(plan).sort());
      }),
    );
  });

  it('asks of each day after today what the roadmap asks, and what the learner did otherwise', () => {
    fc.assert(
      fc.property(anyCase, ({ plan, roadmap, today }) => {
        const after = { ...plan, habits: habitsAfter(plan, findHabitUpdate(plan, roadmap, today), today) };
        const newer = new Map(
          roadmap.phases.flatMap(({ habits }) => habits.map((habit) => [habit.id, habit])),
        );
        for (const on of eachDay(addDays(today, 1), addDays(FINISH_ON, 3))) {
          for (const { phaseId, key, title, minutes } of habitsAskedOn(after, on)) {
            if (phaseId !== null) expect({ title, minutes }).toMatchObject(wordsIn(newer.get(key)));
          }
        }
      }),
    );
  });
});

function wordsIn(habit: RoadmapHabit | undefined) {
  return { title: habit?.title, minutes: habit?.minutes };
}
