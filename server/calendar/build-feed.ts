import { createHash } from 'node:crypto';
import { findFeedVersion } from '../../db/calendar/feed-version.ts';
import { listFeedEvents } from '../../plans/calendar/feed-events.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import type { AppDeps } from '../deps.ts';
import type { Standing } from '../http/standing.ts';
import { realRoundsOf } from '../portfolio/rounds/standing.ts';
import { feedToIcal } from './ical.ts';

/** A calendar as it is sent, and the tag by which a program tells whether it has this one already. */
export type SentFeed = { text: string; etag: string };

/**
 * The calendar of a plan.
 *
 * The tag is weak: it stands for what the events say and not for their stamps, which every change renews, so that a
 * tick or a note makes nobody fetch the same calendar again.
 *
 * @param origin - scheme and host, for the addresses of pages
 */
export function buildFeed(
  { db, library }: AppDeps,
  plan: Plan,
  settings: Standing['settings'],
  origin: string,
): SentFeed {
  const version = findFeedVersion(db, plan.id);
  if (!version) throw new RangeError(`There is no plan ${plan.id}`);
  const planName = Date.parse(version.planMadeAt).toString(36);
  const { studyTime, timeZone, dayStartHour } = settings;
  const rounds = realRoundsOf({ db, library }, settings);
  const events = listFeedEvents(plan, { planName, rounds, studyTime, timeZone, dayStartHour });
  const shown = { title: plan.title, events, origin };
  const fingerprint = createHash('sha256').update(JSON.stringify(shown)).digest('base64url');
  const text = feedToIcal({
    ...shown,
    revisedAt: new Date(version.revisedAt),
    revision: version.revision,
  });
  return { text, etag: `W/"${fingerprint}"` };
}

/** Tells whether a program that sends `If-None-Match` has the calendar already. */
export function hasAlready(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  return ifNoneMatch.split(',').some((tag) => tag.trim() === '*' || opaque(tag) === opaque(etag));
}
