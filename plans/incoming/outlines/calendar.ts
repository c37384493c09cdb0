import ICAL from 'ical.js';
import { type Day, dayAt, isDay, isTimeZone } from '../../day.ts';
import { agree, count } from '../../format.ts';
import { looksLikeHtml } from '../html/looks-like-html.ts';
import { htmlToMarkdown } from '../html-markdown.ts';
import type { ReadPart } from '../read.ts';
import { type CalendarEntry, readCalendarLines } from './calendar/lines.ts';
import { recurrenceOf } from './calendar/recurrence.ts';
import {
  type DraftItem,
  fileLines,
  finishOutline,
  MOST_ITEMS,
  newItem,
  newSection,
  type OutlineRead,
} from './draft.ts';

const MINUTES_PER_DAY = 1440;
const MILLISECONDS_PER_MINUTE = 60_000;
/** A chain of tasks within tasks that is longer leads in a circle. */
const LONGEST_CHAIN = 50;

/**
 * Reads what is to do out of a calendar: tasks as they are, within those that they belong to, and events on their days
 * with their length as minutes. What was cancelled is left out, and told.
 *
 * @param timeZone - that of the learner, for moments that their file has without one
 */
export function readICalendar(text: string, timeZone: string | null = null): ReadPart<OutlineRead> {
  const lines = fileLines(text);
  if (!lines.ok) return lines;
  const calendar = readCalendarLines(lines.value, 4 * MOST_ITEMS);
  const zone = [timeZone, calendar.timeZone].find((name) => name && isTimeZone(name)) ?? 'UTC';
  const moved = new Set(calendar.entries.map((entry) => keyOf(entry, dayOf(entry, 'recurrence-id', zone))));
  const section = newSection(1, '');
  const byId = new Map<string, DraftItem>();
  const parents = new Map<DraftItem, string>();
  let cancelled = 0;
  let itemCount = 0;
  for (const entry of calendar.entries) {
    if (textOf(entry, 'status').toUpperCase() === 'CANCELLED') {
      cancelled += 1;
      continue;
    }
    const items = itemsOf(entry, zone, (day) => itemCount > MOST_ITEMS || moved.has(keyOf(entry, day)));
    itemCount += items.length;
    section.items.push(...items);
    const [first] = items;
    const id = textOf(entry, 'uid');
    if (first && id !== '' && !byId.has(id)) byId.set(id, first);
    const parent = parentOf(entry);
    if (first && parent !== '') parents.set(first, parent);
  }
  section.items = nested(section.items, byId, parents);
  const outline = finishOutline({ title: calendar.title, sections: [section] });
  const leftOut = [`${count(cancelled, 'entry')} ${agree(cancelled, 'was', 'were')} cancelled there`];
  return outline.ok
    ? { ok: true, value: { ...outline.value, leftOut: cancelled === 0 ? [] : leftOut } }
    : outline;
}

const keyOf = (entry: CalendarEntry, day: Day | null) =>
  day === null ? '' : `${day} ${textOf(entry, 'uid')}`;

/** What people write in programs that keep it as HTML. */
const WRITTEN = new Set(['summary', 'description', 'location']);

function textOf({ properties }: CalendarEntry, name: string): string {
  const texts = (properties.get(name) ?? []).flatMap(({ values }) => values.map(String));
  const text = texts.join(', ').trim();
  return WRITTEN.has(name) && looksLikeHtml(text) ? htmlToMarkdown(text) : text;
}

function itemsOf(entry: CalendarEntry, zone: string, isMoved: (day: Day) => boolean): DraftItem[] {
  const day =
    entry.kind === 'event'
      ? dayOf(entry, 'dtstart', zone)
      : (dayOf(entry, 'due', zone) ?? dayOf(entry, 'dtstart', zone));
  const isChange = entry.properties.has('recurrence-id');
  const { days, words } = isChange || day === null ? { days: [], words: '' } : recurrenceOf(entry, day);
  const notes = [...notesOf(entry, words), ...entry.unread];
  const first = { ...newItem(entry.line, textOf(entry, 'summary'), isDone(entry)), notes };
  first.day = day ?? first.day;
  first.minutes = minutesOf(entry) ?? first.minutes;
  const others = days
    .filter((other) => !isMoved(other))
    .map((other) => ({ ...first, day: other, items: [] }));
  return [first, ...others];
}

function isDone(entry: CalendarEntry): boolean {
  if (entry.kind === 'event') return false;
  const isComplete =
    textOf(entry, 'status').toUpperCase() === 'COMPLETED' || entry.properties.has('completed');
  return isComplete || textOf(entry, 'percent-complete') === '100';
}

function notesOf(entry: CalendarEntry, recurrence: string): string[] {
  const time = String(entry.properties.get('dtstart')?.[0]?.values[0] ?? '').slice(10);
  const [, clock, utc] = /^T(\d\d:\d\d):\d\d(Z?)$/.exec(time) ?? [];
  const progress = textOf(entry, 'percent-complete');
  return [
    textOf(entry, 'description'),
    labelled('Where', textOf(entry, 'location')),
    textOf(entry, 'url'),
    labelled('Labels', textOf(entry, 'categories')),
    entry.kind === 'event' && clock ? `At ${clock}${utc ? ' UTC' : ''}` : '',
    /^[1-9]\d?$/.test(progress) ? `${progress} % done there` : '',
    recurrence,
  ].filter((note) => note !== '');
}

const labelled = (label: string, text: string) => (text === '' ? '' : `${label}: ${text}`);

/** The day that clocks show there; of a moment without a place, the one that they show here. */
function dayOf({ properties }: CalendarEntry, name: string, zone: string): Day | null {
  const value = String(properties.get(name)?.[0]?.values[0] ?? '');
  const date = value.slice(0, 10);
  if (!isDay(date)) return null;
  const instant = Date.parse(value);
  return value.endsWith('Z') && !Number.isNaN(instant) ? dayAt(new Date(instant), zone, 0) : date;
}

function minutesOf({ properties }: CalendarEntry): number | null {
  const [start, end] = ['dtstart', 'dtend'].map((name) => properties.get(name)?.[0]);
  const duration = properties.get('duration')?.[0]?.values[0];
  const minutes = duration ? minutesOfDuration(String(duration)) : minutesBetween(start, end);
  return minutes !== null && minutes >= 1 && minutes < MINUTES_PER_DAY ? Math.round(minutes) : null;
}

type Moment = { values: unknown[]; parameters: Record<string, string> } | undefined;

function minutesBetween(start: Moment, end: Moment): number | null {
  const [from, to] = [start, end].map((moment) => String(moment?.values[0] ?? ''));
  const hasTimes =
    from?.includes('T') && to?.includes('T') && start?.parameters.tzid === end?.parameters.tzid;
  const minutes = hasTimes
    ? (Date.parse(to ?? '') - Date.parse(from ?? '')) / MILLISECONDS_PER_MINUTE
    : Number.NaN;
  return Number.isNaN(minutes) ? null : minutes;
}

function minutesOfDuration(text: string): number | null {
  const isDuration = /^P(?=[\dT])(?:\d{1,4}[WD])?(?:T(?:\d{1,4}[HMS]){1,3})?$/.test(text);
  return isDuration ? ICAL.Duration.fromString(text).toSeconds() / 60 : null;
}

function parentOf({ properties }: CalendarEntry): string {
  const related = properties
    .get('related-to')
    ?.find(({ parameters }) => /^(?:PARENT|)$/i.test(parameters.reltype ?? ''));
  return String(related?.values[0] ?? '').trim();
}

/** Tasks within those that they belong to, unless that leads in a circle. */
function nested(
  items: readonly DraftItem[],
  byId: ReadonlyMap<string, DraftItem>,
  parents: ReadonlyMap<DraftItem, string>,
) {
  const parentOfItem = (item: DraftItem) => byId.get(parents.get(item) ?? '');
  return items.filter((item) => {
    const parent = parentOfItem(item);
    if (!parent) return true;
    let above: DraftItem | undefined = parent;
    for (let steps = 0; above && above !== item && steps < LONGEST_CHAIN; steps++)
      above = parentOfItem(above);
    if (above) return true;
    parent.items.push(item);
    return false;
  });
}
