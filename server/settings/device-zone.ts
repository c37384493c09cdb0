import type { FastifyRequest } from 'fastify';
import * as z from 'zod';
import { isTimeZone } from '../../plans/day.ts';
import { type Away, awayFrom, type DeviceZone, zoneOfToday } from '../../plans/settings/away.ts';
import type { Clock } from '../clock.ts';

/** Written by `static/js/zone.js`, and so no secret and not to be trusted. */
const ZONE_COOKIE = /(?:^|; *)daymark_zone=([^;]*)/;
const LONGEST_ZONE = 60;

/** `Europe/Lisbon~Europe/Berlin~1772438400`: where the device is, the learner's zone, and since when, in seconds. */
const ZoneCookie = z
  .string()
  .max(2 * LONGEST_ZONE + 20)
  .transform((text) => text.split('~'))
  .pipe(
    z.tuple([
      z
        .string()
        .max(LONGEST_ZONE)
        .regex(/^[A-Za-z][A-Za-z0-9_+/-]+$/)
        .refine(isTimeZone)
        .transform(zoneOfToday),
      z.string().max(LONGEST_ZONE),
      z
        .string()
        .regex(/^[0-9]{1,10}$/)
        .transform((seconds) => new Date(1000 * Number(seconds))),
    ]),
  )
  .transform(([zone, home, since]): DeviceZone => ({ zone, home, since }));

/** Tells whether the device that asks has been away from the learner's time zone for long; `null` where it says nothing of use. */
export function findAway(
  request: Pick<FastifyRequest, 'headers'>,
  { clock }: { clock: Clock },
  settings: { timeZone: string; dayStartHour: number },
): Away | null {
  const value = request.headers.cookie?.match(ZONE_COOKIE)?.[1];
  // Every page asks, and most devices are at home.
  if (value === undefined) return null;
  const device = ZoneCookie.safeParse(value);
  return device.success ? awayFrom(device.data, settings, clock.now()) : null;
}
