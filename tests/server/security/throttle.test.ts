import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createThrottle, type Throttle } from '../../../server/security/throttle.ts';

const MINUTE = 60_000;
const limits = { perAddress: 3, inAll: 6, windowMilliseconds: 15 * MINUTE };
const START = Date.parse('2026-03-02T12:00:00Z');
const instantAt = (milliseconds: number) => new Date(START + milliseconds);

function attempt(throttle: Throttle, address: string, count: number, milliseconds = 0): boolean[] {
  return Array.from({ length: count }, () => throttle.admit(address, instantAt(milliseconds)).ok);
}

describe('throttle', () => {
  it('refuses an address past its limit and leaves its neighbour alone', () => {
    const throttle = createThrottle(limits);

    expect(attempt(throttle, 'a', 4)).toEqual([true, true, true, false]);

    expect(attempt(throttle, 'b', 1)).toEqual([true]);
  });

  it('refuses everybody past the limit in all', () => {
    const throttle = createThrottle(limits);

    for (let index = 0; index < limits.inAll; index++) attempt(throttle, `address ${index}`, 1);

    expect(attempt(throttle, 'somebody new', 1)).toEqual([false]);
  });

  it('lets the same address in again once the window has passed, and not a moment before', () => {
    const throttle = createThrottle(limits);
    attempt(throttle, 'a', 3);

    expect(attempt(throttle, 'a', 1, limits.windowMilliseconds - 1)).toEqual([false]);
    expect(attempt(throttle, 'a', 1, limits.windowMilliseconds)).toEqual([true]);
  });

  it('tells in how many seconds to come back', () => {
    const throttle = createThrottle(limits);
    attempt(throttle, 'a', 3);

    expect(throttle.admit('a', instantAt(5 * MINUTE))).toEqual({ ok: false, retryAfterSeconds: 600 });
    expect(throttle.admit('a', instantAt(5 * MINUTE + 600_000)).ok).toBe(true);
  });

  it('does not prolong the wait of somebody who keeps knocking', () => {
    const throttle = createThrottle(limits);
    attempt(throttle, 'a', 3);

    for (let minute = 1; minute < 15; minute++)
      expect(attempt(throttle, 'a', 10, minute * MINUTE)).not.toContain(true);

    expect(attempt(throttle, 'a', 1, 15 * MINUTE)).toEqual([true]);
  });

  it('does not lock anybody out for longer when the clock is set back', () => {
    const throttle = createThrottle(limits);
    attempt(throttle, 'a', 3, 24 * 60 * MINUTE);

    expect(attempt(throttle, 'a', 1, 0)).toEqual([true]);
  });

  it('lets at most its limits through any window, whoever knocks and whenever', () => {
    const knocks = fc.array(
      fc.record({ address: fc.constantFrom('a', 'b', 'c', 'd'), gap: fc.nat(4 * MINUTE) }),
    );
    fc.assert(
      fc.property(knocks, (sequence) => {
        const throttle = createThrottle(limits);
        const admitted: { address: string; at: number }[] = [];
        let now = 0;
        for (const { address, gap } of sequence) {
          now += gap;
          if (throttle.admit(address, instantAt(now)).ok) admitted.push({ address, at: now });
        }

        for (const { at: end } of admitted) {
          const inWindow = admitted.filter(({ at }) => at <= end && at > end - limits.windowMilliseconds);
          expect(inWindow.length).toBeLessThanOrEqual(limits.inAll);
          for (const name of ['a', 'b', 'c', 'd']) {
            expect(inWindow.filter(({ address }) => address === name).length).toBeLessThanOrEqual(
              limits.perAddress,
            );
          }
        }
      }),
    );
  });
});
