import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  effectOfTick,
  stepsSentence,
  type Tick,
  type TickedTask,
} from '../../../../plans/task/ticking/ticks.ts';
import { doneOn, givenSteps, givenTask } from '../../../support/made/plans.ts';

/** How a task stands after a tick: its steps change only where they are meant themselves. */
function stateAfter(task: TickedTask, tick: Tick): TickedTask {
  const effect = effectOfTick(task, tick);
  const isMeant = (position: number) => tick.of !== 'task' && tick.positions.includes(position);
  return {
    isFinished: effect === 'nothing' ? task.isFinished : effect === 'finishes',
    steps: task.steps.map((step) => (isMeant(step.position) ? { ...step, isTicked: tick.isDone } : step)),
  };
}

const anyTask = fc.record({ isFinished: fc.boolean(), ticked: fc.array(fc.boolean(), { maxLength: 5 }) }).map(
  ({ isFinished, ticked }): TickedTask => ({
    isFinished,
    steps: ticked.map((isTicked, index) => ({ position: index + 1, isTicked })),
  }),
);

const tickOf = ({ steps }: TickedTask): fc.Arbitrary<Tick> => {
  const isDone = fc.boolean();
  const whole = fc.record({ of: fc.constant('task' as const), isDone });
  if (steps.length === 0) return whole;
  const positions = fc.subarray(
    steps.map(({ position }) => position),
    { minLength: 1 },
  );
  return fc.oneof(
    whole,
    fc.record({ of: fc.constantFrom('steps' as const, 'part' as const), positions, isDone }),
  );
};

const anyTick = anyTask.chain((task) => fc.record({ task: fc.constant(task), tick: tickOf(task) }));

describe('a tick', () => {
  it('does what the worked example in the README says', () => {
    const start: TickedTask = {
      isFinished: false,
      steps: [1, 2, 3].map((position) => ({ position, isTicked: position === 1 })),
    };
    const finished = stateAfter(start, { of: 'task', isDone: true });
    const second = stateAfter(finished, { of: 'steps', positions: [2], isDone: true });
    const first = stateAfter(second, { of: 'steps', positions: [1], isDone: false });
    const rest = stateAfter(first, { of: 'steps', positions: [1, 3], isDone: true });

    expect([finished, second, first, rest].map(({ isFinished }) => isFinished)).toEqual([
      true,
      true,
      false,
      true,
    ]);
    expect(first.steps.map(({ isTicked }) => isTicked)).toEqual([false, true, false]);
  });

  it('of the task is what becomes of the task, and its steps stay', () => {
    fc.assert(
      fc.property(anyTask, fc.boolean(), (task, isDone) => {
        expect(stateAfter(task, { of: 'task', isDone })).toEqual({ ...task, isFinished: isDone });
      }),
    );
  });

  it('made twice is made once', () => {
    fc.assert(
      fc.property(anyTick, ({ task, tick }) => {
        const once = stateAfter(task, tick);
        expect(stateAfter(once, tick)).toEqual(once);
      }),
    );
  });

  it('that takes something back never leaves the task finished', () => {
    fc.assert(
      fc.property(anyTick, ({ task, tick }) => {
        const next = stateAfter(task, tick);
        const tookBack = task.steps.some((step, index) => step.isTicked && !next.steps[index]?.isTicked);
        if (tookBack || (tick.of === 'part' && !tick.isDone)) expect(next.isFinished).toBe(false);
      }),
    );
  });

  it('of steps finishes a task exactly with its last open one, and never opens it', () => {
    fc.assert(
      fc.property(anyTick, ({ task, tick }) => {
        if (tick.of === 'task' || !tick.isDone) return;
        const next = stateAfter(task, tick);
        const isLast =
          next.steps.every((step) => step.isTicked) && !task.steps.every((step) => step.isTicked);
        expect(next.isFinished).toBe(task.isFinished || isLast);
      }),
    );
  });
});

describe('the line under a checklist', () => {
  const completion = doneOn('2026-03-03');
  it.each([
    { name: 'open', task: givenTask({ steps: givenSteps('2026-03-02', null) }), says: null },
    { name: 'finished without steps', task: givenTask({ completion }), says: null },
    {
      name: 'open with every step ticked',
      task: givenTask({ steps: givenSteps('2026-03-02') }),
      says: 'Every step is ticked. Tick the task itself to finish it.',
    },
    {
      name: 'finished with every step',
      task: givenTask({ steps: givenSteps('2026-03-02'), completion }),
      says: 'Unticking a step opens the task again.',
    },
    {
      name: 'finished with some open',
      task: givenTask({ steps: givenSteps('2026-03-02', null, null), completion }),
      says: 'The task is finished, with 2 steps open. Nothing more is asked of them; unticking another opens the task again.',
    },
    {
      name: 'finished with all open',
      task: givenTask({ steps: givenSteps(null), completion }),
      says: 'The task is finished, with 1 step open. Nothing more is asked of it.',
    },
  ])('of a task that is $name', ({ task, says }) => {
    expect(stepsSentence(task)).toBe(says);
  });
});
