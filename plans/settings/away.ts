import { type Day, dayAt, minutesFromUtc } from '../day.ts';

/** What a device says of itself: the time zone that it is in, and since when that has not been the learner's. */
export type DeviceZone = {
  /** An IANA name such as `Europe/Lisbon`. */
  zone: string;
  /** The learner's time zone, as the device knew it. */
  home: string;
  /** The instant, by the clock of the device. */
  since: Date;
};

/** A device that has been away from the learner's time zone for more than a day. */
export type Away = {
  /** Where the device is. */
  zone: string;
  /** The time zone of the learner's days. */
  home: string;
  /** The learner's day on which the device came there. */
  sinceDay: Day;
  /** Now, ISO 8601 in UTC. */
  at: string;
  /** The first learner's day on which both clocks differ; `null` where they differ now. */
  partsOn: Day | null;
};

const DAY_MILLISECONDS = 86_400_000;
/** Zones whose clocks go alike for so long are no two to a learner. */
const COMING_DAYS = 28;

/**
 * Tells whether a device has been in another time zone than the learner's for more than a day.
 *
 * Zones whose clocks show the same, now and for the four weeks to come, are no difference. What a device noted against
 * another zone than the learner's of now says nothing.
 *
 * @param learner - whose days begin and end in `timeZone`
 * @returns `null` when the device is at home, or has not been away for that long
 */
export function awayFrom(
  device: DeviceZone,
  { timeZone, dayStartHour }: { timeZone: string; dayStartHour: number },
  now: Date,
): Away | null {
  const { zone, home, since } = device;
  if (home !== timeZone || now.getTime() - since.getTime() <= DAY_MILLISECONDS) return null;
  const partAt = clocksPartAt(timeZone, zone, now);
  if (partAt === null) return null;
  return {
    zone,
    home,
    sinceDay: dayAt(since, timeZone, dayStartHour),
    at: now.toISOString(),
    partsOn: partAt > now ? dayAt(partAt, timeZone, dayStartHour) : null,
  };
}

/**
 * When the clocks of two time zones show different times: now, or at the first of the instants that are whole days from
 * now; `null` where they do not for {@link COMING_DAYS}.
 *
 * @example
 * clocksPartAt('Europe/Berlin', 'Europe/Paris', new Date()) //=> null
 */
export function clocksPartAt(one: string, other: string, now: Date): Date | null {
  for (let count = 0; count <= COMING_DAYS; count += 1) {
    const at = new Date(now.getTime() + count * DAY_MILLISECONDS);
    if (minutesFromUtc(at, one) !== minutesFromUtc(at, other)) return at;
  }
  return null;
}

/** Browsers still use some names that their places have given up. */
const NAMES_OF_TODAY: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Godthab': 'America/Nuuk',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
};

/** The name by which a time zone goes today. */
export function zoneOfToday(zone: string): string {
  return NAMES_OF_TODAY[zone] ?? zone;
}

/**
 * A time zone in words: the place, where it is named after one.
 *
 * @example
 * zoneInWords('America/Argentina/Buenos_Aires') //=> { place: 'Buenos Aires', time: 'Buenos Aires time' }
 * zoneInWords('UTC') //=> { place: null, time: 'UTC' }
 */
export function zoneInWords(zone: string): { place: string | null; time: string } {
  const [area, ...rest] = zoneOfToday(zone).split('/');
  const place = rest.at(-1)?.replaceAll('_', ' ');
  return place === undefined || area === 'Etc'
    ? { place: null, time: zone }
    : { place, time: `${place} time` };
}

/**
 * Names what staying with the learner's zone is about, so that putting it away is remembered for this zone alone.
 *
 * @example
 * zoneMatter('Etc/GMT+5') //=> 'zone-etc-gmtplus5'
 */
export function zoneMatter(zone: string): string {
  return `zone-${zone
    .toLowerCase()
    .replaceAll('+', 'plus')
    .replaceAll(/[^a-z0-9]/g, '-')}`;
}

/**
 * What of a journey has not been answered yet: `null` for a device at home, and where the learner has said since it came
 * there that their own zone stays, on whichever device.
 *
 * @param dismissed - what was put away, and when
 */
export function awayToTell(away: Away | null, dismissed: ReadonlyMap<string, Day>): Away | null {
  if (away === null) return null;
  const dismissedOn = dismissed.get(zoneMatter(away.zone));
  return dismissedOn !== undefined && dismissedOn >= away.sinceDay ? null : away;
}
