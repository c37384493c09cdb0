import { createHash } from 'node:crypto';
import { type FeedVersion, findFeedVersion } from '../../db/calendar/feed-version.ts';
import { listFeedEvents } from '../../plans/calendar/feed-events.ts';
import { type ReminderMinutes, withReminders } from '../../plans/calendar/reminders.ts';
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
 * @param reminder - how many minutes before an event programs remind; `null` for never
 */
export function buildFeed(
  { db, library }: Pick<AppDeps, 'db' | 'library'>,
  plan: Plan,
  settings: Standing['settings'],
  { origin, reminder }: { origin: string; reminder: ReminderMinutes },
): SentFeed {
  const version = findFeedVersion(db, plan.id);
  if (!version) throw new RangeError(`There is no plan ${plan.id}`);
  const planName = nameOfPlan(version);
  const { studyTime, timeZone, dayStartHour } = settings;
  const rounds = realRoundsOf({ db, library }, settings);
  const events = listFeedEvents(plan, { planName, rounds, studyTime, timeZone, dayStartHour });
  const shown = { title: plan.title, events: withReminders(events, reminder), origin };
  const fingerprint = createHash('sha256').update(JSON.stringify(shown)).digest('base64url');
  const text = feedToIcal({
    ...shown,
    revisedAt: new Date(version.revisedAt),
    revision: version.revision,
  });
  return { text, etag: `W/"${fingerprint}"` };
}

/**
 * Names a plan in every Daymark alike: by the instant at which it was made and its roadmap, which go with it into a file
 * of data and come back the same. One that was brought in beside itself is another plan since, and named so.
 */
function nameOfPlan({ planMadeAt, roadmapId, twinsBefore }: FeedVersion): string {
  const made = Date.parse(planMadeAt).toString(36);
  const roadmap = createHash('sha256').update(roadmapId).digest('hex').slice(0, 8);
  return [made, roadmap, ...(twinsBefore > 0 ? [twinsBefore + 1] : [])].join('-');
}

/** Tells whether a program that sends `If-None-Match` has the calendar already. */
export function hasAlready(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  return ifNoneMatch.split(',').some((tag) => tag.trim() === '*' || opaque(tag) === opaque(etag));
}
