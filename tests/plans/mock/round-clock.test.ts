import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type RoundClock,
  STANDING_CLOCK,
  secondsRun,
  startClock,
  stopClock,
} from '../../../plans/mock/round-clock.ts';

const START = Date.parse('2026-03-12T18:00:00.000Z');
const at = (seconds: number) => new Date(START + seconds * 1000).toISOString();

/** Starts and stops in any order, some at instants before the last: the machine's clock was set back. */
const anyCommands = fc.array(
  fc.record({ starts: fc.boolean(), seconds: fc.integer({ min: -5000, max: 5000 }) }),
  { maxLength: 20 },
);

describe('the clock of a round', () => {
  it('is never negative and never runs backwards, whatever is pressed and whenever', () => {
    fc.assert(
      fc.property(anyCommands, (commands) => {
        let clock: RoundClock = STANDING_CLOCK;
        for (const { starts, seconds } of commands) {
          const before = clock.secondsBefore;
          clock = starts ? startClock(clock, at(seconds)) : stopClock(clock, at(seconds));
          expect(clock.secondsBefore).toBeGreaterThanOrEqual(before);
          expect(secondsRun(clock, at(seconds))).toBeGreaterThanOrEqual(clock.secondsBefore);
        }
        expect(clock.secondsBefore).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('adds up what ran, and nothing of what stood', () => {
    let clock = startClock(STANDING_CLOCK, at(0));
    clock = stopClock(clock, at(90));
    clock = startClock(clock, at(500));

    expect(secondsRun(clock, at(530))).toBe(120);
    expect(secondsRun(stopClock(clock, at(530)), at(9000))).toBe(120);
  });

  it('goes on as it is when it is started twice, and stands when it is stopped twice', () => {
    const running = startClock(STANDING_CLOCK, at(0));
    expect(startClock(running, at(60))).toEqual(running);
    const standing = stopClock(running, at(60));
    expect(stopClock(standing, at(120))).toEqual(standing);
  });
});
