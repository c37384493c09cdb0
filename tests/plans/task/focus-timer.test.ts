import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, day } from '../../../plans/day.ts';
import {
  countedMinutes,
  countedSeconds,
  type FocusTimer,
  proposedMinutes,
  restTimer,
  startTimer,
  stepTimer,
  type TimerSurroundings,
  type TimerWish,
  timerDay,
  timerDoubt,
} from '../../../plans/task/focus-timer.ts';

const TODAY = day('2026-03-04');
/** A long task on a machine that stays awake. */
const AROUND: TimerSurroundings = { taskMinutes: 300, sleptSeconds: 0 };
const YESTERDAY = addDays(TODAY, -1);
const STARTED = new Date('2026-03-04T09:00:00.000Z');
const laterBy = (minutes: number, seconds = 0) =>
  new Date(STARTED.getTime() + (minutes * 60 + seconds) * 1000);
const running = (overrides: Partial<FocusTimer> = {}) => ({ ...startTimer(7, STARTED, TODAY), ...overrides });
const resting = (secondsBefore: number, overrides: Partial<FocusTimer> = {}) =>
  running({ secondsBefore, runningSince: null, ...overrides });

/** The step as the server asks for it: with the doubt that there is at that moment. */
const stepAt = (
  timer: FocusTimer | null,
  wish: TimerWish,
  moment: { taskId: number; now: Date; today: Day },
  around = AROUND,
) => stepTimer(timer, wish, { ...moment, doubt: timer && timerDoubt(timer, moment.now, around) });

describe('what a timer counts', () => {
  it.each([
    { name: 'the stretch that runs', timer: running(), now: laterBy(25), seconds: 1500 },
    { name: 'what was before as well', timer: running({ secondsBefore: 90 }), now: laterBy(1), seconds: 150 },
    { name: 'nothing more while it rests', timer: resting(90), now: laterBy(500), seconds: 90 },
    { name: 'whole seconds', timer: running(), now: new Date(STARTED.getTime() + 1999), seconds: 1 },
    { name: 'never less than before', timer: running({ secondsBefore: 90 }), now: laterBy(-60), seconds: 90 },
  ])('is $name', ({ timer, now, seconds }) => {
    expect(countedSeconds(timer, now)).toBe(seconds);
  });

  it.each([
    { seconds: 0, minutes: 1 },
    { seconds: 29, minutes: 1 },
    { seconds: 89, minutes: 1 },
    { seconds: 90, minutes: 2 },
    { seconds: 25 * 60 + 29, minutes: 25 },
    { seconds: 90 * 3600, minutes: 1440 },
  ])('comes to $minutes min for $seconds s', ({ seconds, minutes }) => {
    expect(countedMinutes(resting(seconds), STARTED)).toBe(minutes);
  });

  it('is that of the worked example in the README', () => {
    const paused = restTimer(running(), laterBy(10, 20));
    const goneOn = { ...paused, runningSince: laterBy(120).toISOString() };
    expect(countedSeconds(goneOn, laterBy(135, 15))).toBe(1535);
    expect(countedMinutes(goneOn, laterBy(135, 15))).toBe(26);
  });

  it.each<{
    name: string;
    timer: FocusTimer;
    now: Date;
    around?: Partial<TimerSurroundings>;
    doubt: string | null;
  }>([
    { name: 'four hours', timer: running(), now: laterBy(240), doubt: null },
    { name: 'more than four hours', timer: running(), now: laterBy(240, 1), doubt: 'long' },
    { name: 'the same at rest', timer: resting(240 * 60 + 1), now: laterBy(0), doubt: 'long' },
    { name: 'a clock set back by a minute', timer: running(), now: laterBy(-1), doubt: null },
    { name: 'a clock set back by more', timer: running(), now: laterBy(-1, -1), doubt: 'set-back' },
    { name: 'a clock set back at rest', timer: resting(60), now: laterBy(-600), doubt: null },
    {
      name: 'an hour on half an hour',
      timer: running(),
      now: laterBy(60),
      around: { taskMinutes: 30 },
      doubt: null,
    },
    {
      name: 'more than that',
      timer: running(),
      now: laterBy(60, 1),
      around: { taskMinutes: 30 },
      doubt: 'beyond',
    },
    { name: 'twice an hour', timer: running(), now: laterBy(120), around: { taskMinutes: 60 }, doubt: null },
    {
      name: 'more than twice an hour',
      timer: running(),
      now: laterBy(120, 1),
      around: { taskMinutes: 60 },
      doubt: 'beyond',
    },
    {
      name: 'two minutes of sleep',
      timer: running(),
      now: laterBy(25),
      around: { sleptSeconds: 120 },
      doubt: null,
    },
    { name: 'more sleep', timer: running(), now: laterBy(25), around: { sleptSeconds: 121 }, doubt: 'slept' },
  ])('is doubted as it should be: $name', ({ timer, now, around, doubt }) => {
    expect(timerDoubt(timer, now, { ...AROUND, ...around })).toBe(doubt);
  });

  it('is never doubted within the estimate of its task and four hours, and always beyond both', () => {
    const minutes = fc.integer({ min: 0, max: 3000 });
    fc.assert(
      fc.property(minutes, fc.integer({ min: 5, max: 3000 }), (counted, taskMinutes) => {
        const doubt = timerDoubt(running(), laterBy(counted), { taskMinutes, sleptSeconds: 0 });
        if (counted <= Math.min(240, taskMinutes)) expect(doubt).toBeNull();
        if (counted > Math.max(60, 2 * taskMinutes) || counted > 240) expect(doubt).not.toBeNull();
      }),
    );
  });

  it('is asked about with what was counted awake, where that can be told: the worked example in the README', () => {
    const around = { taskMinutes: 30, sleptSeconds: 195 * 60 };
    expect(timerDoubt(running(), laterBy(225), around)).toBe('slept');
    expect(proposedMinutes(running(), laterBy(225), around)).toBe(30);
    expect(timerDoubt(running(), laterBy(225), { ...around, sleptSeconds: 0 })).toBe('beyond');
    expect(proposedMinutes(running(), laterBy(225), { ...around, sleptSeconds: 0 })).toBe(225);
    expect(proposedMinutes(running(), laterBy(300), { ...around, sleptSeconds: 0 })).toBeNull();
  });

  it('is never negative and never lost, wherever the clock jumps and however often it rests', () => {
    const jumps = fc.array(fc.integer({ min: -100_000, max: 100_000 }), { maxLength: 20 });
    fc.assert(
      fc.property(jumps, (seconds) => {
        let timer: FocusTimer = running();
        let now = STARTED;
        let counted = 0;
        for (const jump of seconds) {
          now = new Date(now.getTime() + jump * 1000);
          const stretch = countedSeconds(timer, now);
          expect(stretch).toBeGreaterThanOrEqual(counted);
          timer = restTimer(timer, now);
          expect(countedSeconds(timer, laterBy(999))).toBe(stretch);
          counted = stretch;
          timer = { ...timer, runningSince: now.toISOString() };
        }
      }),
    );
  });

  it('is noted for the day it was started on, never for one to come', () => {
    expect(timerDay(running({ day: YESTERDAY }), TODAY)).toBe(YESTERDAY);
    expect(timerDay(running(), TODAY)).toBe(TODAY);
    expect(timerDay(running({ day: addDays(TODAY, 1) }), TODAY)).toBe(TODAY);
  });
});

describe('a wish for the timer', () => {
  const at = (taskId: number, now = laterBy(25)) => ({ taskId, now, today: TODAY });
  const started = (taskId: number) => startTimer(taskId, laterBy(25), TODAY);

  it.each([
    { name: 'starts one', timer: null, step: { kind: 'set', timer: started(7) } },
    { name: 'leaves one that runs', timer: running(), step: { kind: 'none' } },
    {
      name: 'goes on with one that rests',
      timer: resting(90),
      step: { kind: 'set', timer: running({ secondsBefore: 90, runningSince: laterBy(25).toISOString() }) },
    },
    {
      name: 'notes what an earlier day counted, and begins anew',
      timer: resting(90, { day: YESTERDAY }),
      step: { kind: 'note', next: started(7) },
    },
    {
      name: 'notes the time of another task first',
      timer: running({ taskId: 3 }),
      step: { kind: 'note', next: started(7) },
    },
    {
      name: 'takes over from a task on which nothing was counted',
      timer: resting(0, { taskId: 3 }),
      step: { kind: 'set', timer: started(7) },
    },
    {
      name: 'asks first when the time of another task is doubted',
      timer: resting(5 * 3600, { taskId: 3 }),
      step: { kind: 'ask' },
    },
  ])('to run $name', ({ timer, step }) => {
    expect(stepAt(timer, 'running', at(7))).toEqual(step);
  });

  it.each([
    { wish: 'resting', timer: running(), step: { kind: 'set', timer: resting(1500) } },
    { wish: 'resting', timer: resting(90), step: { kind: 'none' } },
    { wish: 'done', timer: running(), step: { kind: 'note', next: null } },
    { wish: 'done', timer: resting(5 * 3600), step: { kind: 'ask' } },
    { wish: 'off', timer: resting(5 * 3600), step: { kind: 'set', timer: null } },
  ] as const)('$wish is met', ({ wish, timer, step }) => {
    expect(stepAt(timer, wish, at(7))).toEqual(step);
  });

  it.each(['resting', 'done'] as const)('%s asks first when the clock was set back', (wish) => {
    expect(stepAt(running(), wish, at(7, laterBy(-30)))).toEqual({ kind: 'ask' });
  });

  it('asks about sleep before it rests, and about what is far beyond the task once it is noted', () => {
    const sleepy = { ...AROUND, sleptSeconds: 600 };
    const short = { ...AROUND, taskMinutes: 10 };
    expect(stepAt(running(), 'resting', at(7), sleepy)).toEqual({ kind: 'ask' });
    expect(stepAt(running(), 'resting', at(7, laterBy(90)), short)).toMatchObject({ kind: 'set' });
    expect(stepAt(running(), 'done', at(7, laterBy(90)), short)).toEqual({ kind: 'ask' });
  });

  it.each(['resting', 'done', 'off'] as const)('%s does nothing to a timer elsewhere', (wish) => {
    expect(stepAt(running({ taskId: 3 }), wish, at(7))).toEqual({ kind: 'none' });
    expect(stepAt(null, wish, at(7))).toEqual({ kind: 'none' });
  });
});
