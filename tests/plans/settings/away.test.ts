import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../../plans/day.ts';
import {
  awayFrom,
  awayToTell,
  clocksPartAt,
  zoneInWords,
  zoneMatter,
  zoneOfToday,
} from '../../../plans/settings/away.ts';

const ZONES = Intl.supportedValuesOf('timeZone');
const BERLIN = { timeZone: 'Europe/Berlin', dayStartHour: 3 };
const NOW = new Date('2026-03-04T12:00:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function awayFor(hours: number, zone = 'Europe/Lisbon', now = NOW) {
  return awayFrom(
    { zone, home: 'Europe/Berlin', since: new Date(now.getTime() - hours * HOUR) },
    BERLIN,
    now,
  );
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What clocks on the wall show, asked of the runtime. */
function wallClock(at: number, timeZone: string): string {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  clocks.set(timeZone, clock);
  return clock.format(at);
}

describe('a device on a journey', () => {
  it('is one after more than a day', () => {
    expect([awayFor(0), awayFor(23), awayFor(24)]).toEqual([null, null, null]);
    expect(awayFor(24.1)).toEqual({
      zone: 'Europe/Lisbon',
      home: 'Europe/Berlin',
      sinceDay: '2026-03-03',
      at: NOW.toISOString(),
      partsOn: null,
    });
  });

  it('is none where clocks show the same, by a clock that is ahead, or against another zone than that of now', () => {
    const since = new Date(NOW.getTime() - 9 * DAY);
    expect(awayFor(200, 'Europe/Paris')).toBeNull();
    expect(awayFor(-50)).toBeNull();
    expect(awayFrom({ zone: 'Europe/Lisbon', home: 'Asia/Tokyo', since }, BERLIN, NOW)).toBeNull();
  });

  it('is one where clocks part within four weeks, and says when', () => {
    // Lagos keeps its clocks, and Berlin sets its own forward on 29 March.
    expect(awayFor(48, 'Africa/Lagos', new Date('2026-02-25T12:00:00Z'))).toBeNull();
    expect(awayFor(48, 'Africa/Lagos', new Date('2026-03-02T12:00:00Z'))?.partsOn).toBe('2026-03-29');
  });

  it('is told until the learner stays with their zone, and again after the next departure', () => {
    const away = awayFor(48);
    const kept = (on: string, zone = 'Europe/Lisbon') =>
      awayToTell(away, new Map([[zoneMatter(zone), day(on)]]));
    expect(away?.sinceDay).toBe('2026-03-02');
    expect([awayToTell(away, new Map()), kept('2026-03-03', 'Asia/Tokyo')]).toEqual([away, away]);
    expect([kept('2026-03-02'), kept('2026-03-04')]).toEqual([null, null]);
    expect(kept('2026-03-01')).toEqual(away);
    expect(awayToTell(null, new Map())).toBeNull();
  });
});

describe('the clocks of two time zones', () => {
  const zone = fc.constantFrom(...ZONES, 'UTC');
  const instant = fc.date({
    min: new Date('2024-01-01T00:00:00Z'),
    max: new Date('2030-01-01T00:00:00Z'),
    noInvalidDate: true,
  });

  it('part at the first of the coming days on which they show different times, whichever is asked first', () => {
    fc.assert(
      fc.property(zone, zone, instant, (one, other, now) => {
        const days = Array.from({ length: 29 }, (_, count) => now.getTime() + count * DAY);
        const first = days.find((at) => wallClock(at, one) !== wallClock(at, other));
        expect(clocksPartAt(one, other, now)?.getTime()).toBe(first);
        expect(clocksPartAt(other, one, now)?.getTime()).toBe(first);
        expect(clocksPartAt(one, one, now)).toBeNull();
      }),
      { numRuns: 100 },
    );
  });
});

describe('a time zone in words', () => {
  it.each([
    ['Europe/Lisbon', 'Lisbon', 'Lisbon time'],
    ['America/Argentina/Buenos_Aires', 'Buenos Aires', 'Buenos Aires time'],
    ['Asia/Calcutta', 'Kolkata', 'Kolkata time'],
    ['UTC', null, 'UTC'],
    ['Etc/GMT+5', null, 'Etc/GMT+5'],
  ])('%s', (zone, place, time) => {
    expect(zoneInWords(zone)).toEqual({ place, time });
  });

  it('is put away under a name of its own, which the form of an invitation takes', () => {
    const zones = [...ZONES, 'UTC', 'Etc/GMT+5', 'Etc/GMT-5', 'Etc/GMT+0', 'Etc/GMT-0'];
    const matters = zones.map(zoneMatter);
    expect(new Set(matters).size).toBe(zones.length);
    expect(matters.filter((matter) => !/^[a-z]+-[a-z0-9-]{1,80}$/.test(matter))).toEqual([]);
  });

  it('of an older name shows the same clocks under the name of today', () => {
    for (const zone of ZONES) expect(clocksPartAt(zone, zoneOfToday(zone), NOW)).toBeNull();
    expect(ZONES.filter((zone) => zoneOfToday(zone) !== zone).length).toBeGreaterThan(0);
  });
});
