import ical, { ICalAlarmRelatesTo, ICalAlarmType, ICalEventTransparency } from 'ical-generator';
import type { FeedEvent } from '../../plans/calendar/feed-events.ts';
import { addDays, type Day } from '../../plans/day.ts';
import { inPlainWords } from '../../plans/text/linear.ts';

/** What stands above the events, and which version of them it is. */
export type Feed = {
  title: string;
  /** Each with how many minutes after it begins a program reminds of it: negative before, `null` never. */
  events: readonly (Pick<FeedEvent, 'uid' | 'title' | 'description' | 'path' | 'when'> & {
    ringsAfter: number | null;
  })[];
  /** Where pages are: scheme and host. */
  origin: string;
  /** The instant of the last change. */
  revisedAt: Date;
  /** Grows with each change. */
  revision: number;
};

const REFRESH_SECONDS = 60 * 60;
const TEXT_CONTROLS = /[^\P{Cc}\t\n]/gu;

/**
 * A calendar as iCalendar text (RFC 5545); the same feed gives the same bytes.
 *
 * Times are written in UTC. Each event stands for itself, none repeats, so that an instant says all: programs show it
 * by the clocks of whoever looks, on both sides of a clock change, and need no rules of a time zone with it.
 */
export function feedToIcal({ title, events, origin, revisedAt, revision }: Feed): string {
  const calendar = ical({
    prodId: { company: 'Daymark', product: 'Daymark', language: 'EN' },
    name: escapeText(`Daymark: ${title}`),
    ttl: REFRESH_SECONDS,
  });
  for (const { uid, title: summary, description, path, when, ringsAfter } of events) {
    const event = calendar.createEvent({
      id: uid,
      summary: plainText(summary),
      ...(description === '' ? {} : { description: plainText(description) }),
      url: `${origin}${path}`,
      stamp: revisedAt,
      lastModified: revisedAt,
      sequence: revision,
      ...stretch(when),
    });
    if (ringsAfter !== null) {
      event
        .createAlarm({ type: ICalAlarmType.display, description: plainText(summary) })
        // Told by how far it is from the beginning, so that it moves along with its event.
        .triggerBefore(0 - ringsAfter * 60)
        .relatesTo(ICalAlarmRelatesTo.start);
    }
  }
  return `${calendar.toString()}\r\n`;
}

/** A whole day leaves the learner's time free in the eyes of others, a session does not. */
function stretch(when: FeedEvent['when']) {
  if (when.kind === 'time') {
    const end = new Date(when.from.getTime() + when.minutes * 60_000);
    return { start: when.from, end, transparency: ICalEventTransparency.OPAQUE };
  }
  return {
    start: midnight(when.first),
    // The end is not part of the event: the day after the last one.
    end: midnight(addDays(when.last, 1)),
    allDay: true,
    transparency: ICalEventTransparency.TRANSPARENT,
  };
}

/** A date without a time is read off the clocks of UTC. */
function midnight(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** RFC 5545 allows no control characters in texts, and a lone half of a pair is no character; formulas have no place. */
function plainText(text: string): string {
  return inPlainWords(text).toWellFormed().replace(/\r\n?/g, '\n').replace(TEXT_CONTROLS, '');
}

/** The name of the calendar is the one text that the generator does not escape. */
function escapeText(text: string): string {
  return plainText(text)
    .replace(/[\\;,]/g, (special) => `\\${special}`)
    .replace(/\n/g, '\\n');
}
