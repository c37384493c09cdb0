import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../../plans/day.ts';
import type { Phase, Plan, Task } from '../../../plans/plan/plan.ts';
import { findRoadmapUpdate, type TaskChanges } from '../../../plans/roadmap/find-update.ts';
import { type ChosenUpdate, layUpdate } from '../../../plans/roadmap/lay-update.ts';
import type { Roadmap, RoadmapTask } from '../../../plans/roadmap/roadmap.ts';
import { NO_HABIT_UPDATE } from '../../../plans/roadmap/update-habits.ts';
import { doneOn, givenPhase, givenPlan, givenSteps, givenTask, START_ON } from '../../support/made/plans.ts';
import { givenRoadmap, givenRoadmapPhase, givenRoadmapTask } from '../../support/made/roadmaps.ts';

const TODAY = day('2026-03-04');

const NOTHING = {
  added: [],
  changed: [],
  returning: [],
  gone: [],
  habits: NO_HABIT_UPDATE,
  phases: [],
} satisfies ChosenUpdate;

/** The roadmap task that a task of a plan was made from. */
function sourceOf(
  { key, title, minutes, kind, weight, essential, steps }: Task,
  overrides: Partial<RoadmapTask> = {},
) {
  return givenRoadmapTask({
    id: key,
    title,
    minutes,
    kind,
    weight,
    essential,
    steps: steps.map(({ text }) => text),
    ...overrides,
  });
}

const wordsOf = ({ title, goal, outcome }: Phase) => ({ title, goal, outcome });

/** A roadmap of the plan's two phases with these tasks. */
function roadmapWith(first: readonly RoadmapTask[], second: readonly RoadmapTask[] = []): Roadmap {
  return givenRoadmap([
    givenRoadmapPhase({ ...wordsOf(givenPhase()), id: 'phase-1', weeks: [1, 1], tasks: [...first] }),
    givenRoadmapPhase({
      ...wordsOf(givenPhase({ id: 2 })),
      id: 'phase-2',
      weeks: [2, 2],
      tasks: [...second],
    }),
  ]);
}

const SAME = givenTask({ id: 1, steps: givenSteps('2026-03-02', null) });
const OTHER = givenTask({ id: 2 });

describe('a plan and the roadmap it was made from', () => {
  it('differ in nothing, whatever was done since', () => {
    const done = givenTask({ id: 3, completion: doneOn('2026-03-03') });
    const plan = givenPlan({ tasks: [SAME, OTHER, done] });

    const update = findRoadmapUpdate(
      plan,
      roadmapWith([SAME, OTHER, done].map((task) => sourceOf(task))),
      TODAY,
    );

    expect(update).toEqual({ ...NOTHING, kept: [], isEmpty: true });
  });
});

describe('words that differ in the shape of their quotes alone', () => {
  it('ask for nothing, and a tick stays with its line', () => {
    const steps = givenSteps('2026-03-02', null).map((step) => ({
      ...step,
      text: `Don't say "${step.text}"`,
    }));
    const task = givenTask({ id: 1, title: "Little's law", steps });
    const curly = steps.map(({ text }) => text.replace("'", '’').replace(/"(.*)"/, '“$1”'));
    const newer = sourceOf(task, { title: 'Little’s law', steps: curly });

    const same = findRoadmapUpdate(givenPlan({ tasks: [task] }), roadmapWith([newer]), TODAY);
    expect(same).toEqual({ ...NOTHING, kept: [], isEmpty: true });

    const { changed } = findRoadmapUpdate(
      givenPlan({ tasks: [task] }),
      roadmapWith([{ ...newer, steps: ['First', ...curly] }]),
      TODAY,
    );
    expect(changed.map(({ changes }) => changes)).toEqual([{ steps: ['First', ...curly] }]);
  });
});

describe('a task that is new in the roadmap', () => {
  const fresh = givenRoadmapTask({ id: 'fresh' });

  it('joins the phase of its id', () => {
    const plan = givenPlan({ tasks: [SAME] });

    const { added, changed, gone } = findRoadmapUpdate(plan, roadmapWith([sourceOf(SAME)], [fresh]), TODAY);

    expect(added).toEqual([{ task: fresh, phase: plan.phases[1] }]);
    expect([changed, gone]).toEqual([[], []]);
  });

  it.each([
    { name: 'the phase before it, where its own is new', place: 1, joins: 0 },
    { name: 'the last phase, where its own is new at the end', place: 2, joins: 1 },
    { name: 'the first phase, where nothing is before its own', place: 0, joins: 0 },
  ])('joins $name', ({ place, joins }) => {
    const plan = givenPlan({ tasks: [SAME] });
    const roadmap = roadmapWith([sourceOf(SAME)]);
    const phases = roadmap.phases.toSpliced(place, 0, givenRoadmapPhase({ id: 'brand-new', tasks: [fresh] }));

    const { added } = findRoadmapUpdate(plan, { ...roadmap, phases }, TODAY);

    expect(added.map(({ phase }) => phase.id)).toEqual([plan.phases[joins]?.id]);
  });

  it.each<{ name: string; task: Partial<Task> }>([
    { name: 'dropped before', task: { droppedOn: TODAY } },
    { name: 'of the learner’s own under the same id', task: { origin: 'own' } },
  ])('is not new when the plan has it, $name', ({ task }) => {
    const plan = givenPlan({ tasks: [givenTask({ key: 'fresh', title: 'Otherwise', ...task })] });

    expect(findRoadmapUpdate(plan, roadmapWith([fresh]), TODAY)).toMatchObject({ isEmpty: true, kept: [] });
  });
});

describe('a task that the roadmap changed', () => {
  it.each<{ name: string; newer: Partial<RoadmapTask>; changes: TaskChanges }>([
    { name: 'title', newer: { title: 'Otherwise' }, changes: { title: 'Otherwise' } },
    { name: 'minutes', newer: { minutes: 90 }, changes: { minutes: 90 } },
    { name: 'kind', newer: { kind: 'rehearsal' }, changes: { kind: 'rehearsal' } },
    { name: 'weight', newer: { weight: 'stretch' }, changes: { weight: 'stretch' } },
    { name: 'essential mark', newer: { essential: true }, changes: { essential: true } },
    {
      name: 'steps',
      newer: { steps: ['Step 2', 'Step 3'] },
      changes: { steps: ['Step 2', 'Step 3', 'Step 1'] },
    },
    {
      name: 'order of steps',
      newer: { steps: ['Step 2', 'Step 1'] },
      changes: { steps: ['Step 2', 'Step 1'] },
    },
  ])('is told with its $name alone, and a ticked step stays', ({ newer, changes }) => {
    const plan = givenPlan({ tasks: [SAME, OTHER] });

    const { added, changed, gone } = findRoadmapUpdate(
      plan,
      roadmapWith([sourceOf(SAME, newer), sourceOf(OTHER)]),
      TODAY,
    );

    expect(changed).toEqual([{ task: SAME, changes, isEdited: false }]);
    expect([added, gone]).toEqual([[], []]);
  });

  it('is told to be edited when the learner did', () => {
    const plan = givenPlan({ tasks: [givenTask({ title: 'In my words', revision: 1 })] });

    const { changed } = findRoadmapUpdate(
      plan,
      roadmapWith([givenRoadmapTask({ id: 'task-1', title: 'Task 1' })]),
      TODAY,
    );

    expect(changed).toMatchObject([{ changes: { title: 'Task 1' }, isEdited: true }]);
  });

  it.each<{ name: string; task: Partial<Task> }>([
    { name: 'done', task: { completion: doneOn('2026-03-03') } },
    { name: 'dropped', task: { droppedOn: TODAY } },
    { name: 'of the learner’s own', task: { origin: 'own' } },
  ])('stays as it is when it is $name', ({ task }) => {
    const plan = givenPlan({ tasks: [givenTask(task)] });

    const roadmap = roadmapWith([givenRoadmapTask({ id: 'task-1', title: 'Otherwise' })]);

    expect(findRoadmapUpdate(plan, roadmap, TODAY).isEmpty).toBe(true);
  });

  it('stays in its phase when it moved in the roadmap', () => {
    const plan = givenPlan({ tasks: [SAME] });
    expect(findRoadmapUpdate(plan, roadmapWith([], [sourceOf(SAME)]), TODAY).isEmpty).toBe(true);
  });
});

describe('a task that the roadmap no longer has', () => {
  it('goes when nothing was done for it', () => {
    const plan = givenPlan({ tasks: [SAME, OTHER] });

    const { gone, kept, isEmpty } = findRoadmapUpdate(plan, roadmapWith([sourceOf(SAME)]), TODAY);

    expect([gone, kept, isEmpty]).toEqual([[OTHER], [], false]);
  });

  it.each<{ name: string; left: Partial<Task> }>([
    { name: 'it is done', left: { completion: doneOn('2026-03-03') } },
    { name: 'a step is ticked', left: { steps: givenSteps(null, '2026-03-03') } },
    { name: 'time went into it', left: { spent: [{ id: 1, day: START_ON, minutes: 20 }] } },
    { name: 'it has a note', left: { note: { text: 'Mine', revision: 1 } } },
    {
      name: 'it has evidence',
      left: {
        evidence: [
          {
            id: 1,
            kind: 'note',
            text: 'Mine',
            location: '',
            value: null,
            pieceKey: '',
            attachmentKey: '',
            leftOn: START_ON,
          },
        ],
      },
    },
  ])('stays when $name, and is told without asking for anything', ({ left }) => {
    const task = givenTask({ id: 2, ...left });
    const plan = givenPlan({ tasks: [SAME, task] });

    const { gone, kept, isEmpty } = findRoadmapUpdate(plan, roadmapWith([sourceOf(SAME)]), TODAY);

    expect([gone, kept, isEmpty]).toEqual([[], [task], true]);
  });

  it.each<{ name: string; task: Partial<Task> }>([
    { name: 'the learner’s own', task: { origin: 'own' } },
    { name: 'dropped already', task: { droppedOn: TODAY } },
  ])('was never in it, or is out of the plan: $name', ({ task }) => {
    const plan = givenPlan({ tasks: [givenTask(task)] });
    expect(findRoadmapUpdate(plan, roadmapWith([]), TODAY)).toMatchObject({
      gone: [],
      kept: [],
      isEmpty: true,
    });
  });
});

/** The plan after taking the whole of an update, as the database does it. */
function applied(plan: Plan, roadmap: Roadmap): Plan {
  const update = findRoadmapUpdate(plan, roadmap, TODAY);
  const { added, changed, gone } = update;
  const taken = layUpdate(plan, update, TODAY);
  const goneIds = new Set(gone.map(({ id }) => id));
  const changesOf = new Map(changed.map(({ task, changes }) => [task.id, changes]));
  const tasks = plan.tasks.map((task): Task => {
    const { steps: texts, ...changes } = changesOf.get(task.id) ?? {};
    const steps = texts?.map((text, index) => ({
      position: index + 1,
      text,
      completion: task.steps.find((step) => step.text === text)?.completion ?? null,
    }));
    return {
      ...task,
      ...changes,
      ...(steps && { steps }),
      droppedOn: goneIds.has(task.id) ? TODAY : task.droppedOn,
      sessions: taken.sessionsByTask.get(task.id) ?? task.sessions,
    };
  });
  const joined = added.map(({ task, phase }, index) =>
    givenTask({
      id: 1000 + index,
      key: task.id,
      phaseId: phase.id,
      kind: task.kind,
      title: task.title,
      minutes: task.minutes,
      weight: task.weight,
      evidenceKind: task.evidence,
      steps: task.steps.map((text, step) => ({ position: step + 1, text, completion: null })),
      sessions: taken.sessionsOfAdded.get(task.id) ?? [],
      baseline: [],
    }),
  );
  return { ...plan, tasks: [...tasks, ...joined] };
}

const anyTaskState: fc.Arbitrary<Partial<Task>> = fc.record({
  minutes: fc.constantFrom(30, 60, 90),
  title: fc.constantFrom('One', 'Other'),
  completion: fc.constantFrom(null, null, doneOn('2026-03-03')),
  droppedOn: fc.constantFrom(null, null, null, TODAY),
  origin: fc.constantFrom('roadmap', 'roadmap', 'own'),
  steps: fc.array(fc.constantFrom(null, '2026-03-02'), { maxLength: 4 }).map((ticks) => givenSteps(...ticks)),
});

const anyNewerTask = fc.record({
  minutes: fc.constantFrom(30, 60, 90),
  title: fc.constantFrom('One', 'Other'),
  steps: fc.subarray(['Step 1', 'Step 2', 'Step 5']),
});

const anyPair = fc
  .record({
    states: fc.array(anyTaskState, { maxLength: 6 }),
    newer: fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 9 }), anyNewerTask), { selector: ([id]) => id }),
  })
  .map(({ states, newer }) => ({
    plan: givenPlan({
      tasks: states.map((state, index) => givenTask({ id: index + 1, ...state })),
    }),
    roadmap: roadmapWith(newer.map(([id, task]) => givenRoadmapTask({ id: `task-${id}`, ...task }))),
  }));

describe('applying a whole update', () => {
  it('leaves nothing to update', () => {
    fc.assert(
      fc.property(anyPair, ({ plan, roadmap }) => {
        expect(findRoadmapUpdate(applied(plan, roadmap), roadmap, TODAY).isEmpty).toBe(true);
      }),
    );
  });

  it('loses no task, no completion and no tick', () => {
    fc.assert(
      fc.property(anyPair, ({ plan, roadmap }) => {
        const after = new Map(applied(plan, roadmap).tasks.map((task) => [task.id, task]));
        for (const task of plan.tasks) {
          const now = after.get(task.id);
          expect(now?.completion).toEqual(task.completion);
          const ticked = task.steps.filter(({ completion }) => completion !== null);
          for (const { text } of ticked) {
            expect(now?.steps.find((step) => step.text === text)?.completion).not.toBeNull();
            expect(now?.steps.map((step) => step.text)).toContain(text);
          }
        }
      }),
    );
  });

  it('touches no done task, and no baseline', () => {
    fc.assert(
      fc.property(anyPair, ({ plan, roadmap }) => {
        const after = new Map(applied(plan, roadmap).tasks.map((task) => [task.id, task]));
        for (const task of plan.tasks) {
          if (task.completion !== null) expect(after.get(task.id)).toEqual(task);
          expect(after.get(task.id)?.baseline).toEqual(task.baseline);
        }
      }),
    );
  });
});

describe('the days of an update', () => {
  const plan = givenPlan({
    phases: [givenPhase(), givenPhase({ id: 2, startsOn: addDays(START_ON, 7), endsOn: day('2026-03-15') })],
    tasks: [OTHER, givenTask({ id: 3, phaseId: 2, sessions: [] })],
  });
  const fresh = givenRoadmapTask({ id: 'fresh', minutes: 75 });

  it('are coming days, with the minutes of the estimate', () => {
    const { added } = findRoadmapUpdate(plan, roadmapWith([fresh]), TODAY);

    const { sessionsOfAdded, missingMinutes } = layUpdate(plan, { ...NOTHING, added }, TODAY);

    const sessions = sessionsOfAdded.get('fresh') ?? [];
    expect(sessions.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(75);
    expect(sessions.every((session) => session.day >= TODAY)).toBe(true);
    expect(missingMinutes).toBe(0);
  });

  it('leave all other work where it is, overdue or without a day', () => {
    const { added } = findRoadmapUpdate(plan, roadmapWith([fresh]), TODAY);
    expect(layUpdate(plan, { ...NOTHING, added }, TODAY).sessionsByTask).toEqual(new Map());
  });

  it('follow a changed estimate, of that task alone', () => {
    const changed = [{ task: OTHER, changes: { minutes: 100 }, isEdited: false }];

    const { sessionsByTask } = layUpdate(plan, { ...NOTHING, changed }, TODAY);

    expect([...sessionsByTask.keys()]).toEqual([OTHER.id]);
    const coming = sessionsByTask.get(OTHER.id)?.filter((session) => session.day >= TODAY) ?? [];
    expect(coming.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(100);
  });

  it('are none when there is no room, which is told', () => {
    const long = givenRoadmapTask({ id: 'long', minutes: 3000 });
    const { added } = findRoadmapUpdate(plan, roadmapWith([long]), TODAY);

    const { sessionsOfAdded, missingMinutes } = layUpdate(plan, { ...NOTHING, added }, TODAY);

    expect(sessionsOfAdded.get('long')).toEqual([]);
    expect(missingMinutes).toBeGreaterThan(0);
  });
});
