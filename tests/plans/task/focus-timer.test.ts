import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../../plans/day.ts';
import {
  countedMinutes,
  countedSeconds,
  type FocusTimer,
  restTimer,
  startTimer,
  stepTimer,
  timerDay,
  timerDoubt,
} from '../../../plans/task/focus-timer.ts';

const TODAY = day('2026-03-04');
const YESTERDAY = addDays(TODAY, -1);
const STARTED = new Date('2026-03-04T09:00:00.000Z');
const laterBy = (minutes: number, seconds = 0) =>
  new Date(STARTED.getTime() + (minutes * 60 + seconds) * 1000);
const running = (overrides: Partial<FocusTimer> = {}) => ({ ...startTimer(7, STARTED, TODAY), ...overrides });
const resting = (secondsBefore: number, overrides: Partial<FocusTimer> = {}) =>
  running({ secondsBefore, runningSince: null, ...overrides });

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

  it('is doubted after four hours, and when the clock was set back by more than a minute', () => {
    expect(timerDoubt(running(), laterBy(240))).toBeNull();
    expect(timerDoubt(running(), laterBy(240, 1))).toBe('long');
    expect(timerDoubt(resting(240 * 60 + 1), laterBy(0))).toBe('long');
    expect(timerDoubt(running(), laterBy(-1))).toBeNull();
    expect(timerDoubt(running(), laterBy(-1, -1))).toBe('set-back');
    expect(timerDoubt(resting(60), laterBy(-600))).toBeNull();
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
    expect(stepTimer(timer, 'running', at(7))).toEqual(step);
  });

  it.each([
    { wish: 'resting', timer: running(), step: { kind: 'set', timer: resting(1500) } },
    { wish: 'resting', timer: resting(90), step: { kind: 'none' } },
    { wish: 'done', timer: running(), step: { kind: 'note', next: null } },
    { wish: 'done', timer: resting(5 * 3600), step: { kind: 'ask' } },
    { wish: 'off', timer: resting(5 * 3600), step: { kind: 'set', timer: null } },
  ] as const)('$wish is met', ({ wish, timer, step }) => {
    expect(stepTimer(timer, wish, at(7))).toEqual(step);
  });

  it.each(['resting', 'done'] as const)('%s asks first when the clock was set back', (wish) => {
    expect(stepTimer(running(), wish, at(7, laterBy(-30)))).toEqual({ kind: 'ask' });
  });

  it.each(['resting', 'done', 'off'] as const)('%s does nothing to a timer elsewhere', (wish) => {
    expect(stepTimer(running({ taskId: 3 }), wish, at(7))).toEqual({ kind: 'none' });
    expect(stepTimer(null, wish, at(7))).toEqual({ kind: 'none' });
  });
});
