import ICAL from 'ical.js';

/** A property of an event or a task; `values` are its texts, without what stands before signs in calendars. */
export type CalendarProperty = { values: unknown[]; parameters: Record<string, string> };

/** An event or a task of a calendar. */
export type CalendarEntry = {
  kind: 'event' | 'task';
  line: number;
  properties: Map<string, CalendarProperty[]>;
  /** Lines of it that could not be read. */
  unread: string[];
};

export type CalendarText = { title: string; timeZone: string; entries: CalendarEntry[] };

const READ = new Set(
  (
    'summary description dtstart dtend due duration status percent-complete completed related-to uid categories ' +
    'location url rrule exdate recurrence-id'
  ).split(' '),
);
const KINDS: Readonly<Record<string, CalendarEntry['kind']>> = { VEVENT: 'event', VTODO: 'task' };

/**
 * Reads the events and tasks of a calendar, line by line, so that one damaged line costs that line alone, and nothing
 * can be too deep. What stands within an event, such as its alarms, is left out.
 *
 * @param lines - of the file, without their ends
 */
export function readCalendarLines(lines: readonly string[], mostEntries: number): CalendarText {
  const calendar: CalendarText = { title: '', timeZone: '', entries: [] };
  let entry: CalendarEntry | null = null;
  let depth = 0;
  for (const { text, line } of unfolded(lines)) {
    const [, mark = '', name = ''] = /^(BEGIN|END):\s*([\w-]+)\s*$/i.exec(text) ?? [];
    const kind = KINDS[name.toUpperCase()];
    if (mark === '') {
      if (entry && depth === 0) readProperty(entry, text);
      else if (!entry) readTitle(calendar, text);
    } else if (mark.toUpperCase() === 'BEGIN') {
      // One that was cut off ends where the next begins.
      if (kind) {
        entry = { kind, line, properties: new Map(), unread: [] };
        depth = 0;
        calendar.entries.push(entry);
        if (calendar.entries.length > mostEntries) break;
      } else depth += 1;
    } else if (kind) entry = null;
    else depth = Math.max(0, depth - 1);
  }
  return calendar;
}

/** Lines that go on in the next are put together. */
function unfolded(lines: readonly string[]): { text: string; line: number }[] {
  const whole: { parts: string[]; line: number }[] = [];
  for (const [index, line] of lines.entries()) {
    const last = whole.at(-1);
    if (/^[ \t]/.test(line) && last) last.parts.push(line.slice(1));
    else if (line !== '') whole.push({ parts: [line], line: index + 1 });
  }
  return whole.map(({ parts, line }) => ({ text: parts.join(''), line }));
}

function readTitle(calendar: CalendarText, text: string): void {
  const [, name = '', value = ''] = /^(X-WR-CALNAME|NAME|X-WR-TIMEZONE)[;:](.*)$/i.exec(text) ?? [];
  if (/TIMEZONE/i.test(name)) calendar.timeZone = value.trim();
  else if (name !== '' && calendar.title === '') calendar.title = propertyOf(text)?.values.join(', ') ?? '';
}

function readProperty(entry: CalendarEntry, text: string): void {
  const name = (/^[\w-]+/.exec(text)?.[0] ?? '').toLowerCase();
  if (/^(?:x-|attendee|organizer|dtstamp|created|last-modified|sequence|class|transp|geo|attach)/.test(name))
    return;
  const property = READ.has(name) ? propertyOf(text) : null;
  if (property) entry.properties.set(name, [...(entry.properties.get(name) ?? []), property]);
  else if (READ.has(name) || !/^[\w-]+[;:]/.test(text)) entry.unread.push(text);
}

/** `null` where it is not written as it should be. */
function propertyOf(text: string): CalendarProperty | null {
  try {
    const [, parameters, , ...values] = ICAL.parse.property(text) as unknown as [
      string,
      object,
      string,
      ...unknown[],
    ];
    return { values, parameters: parameters as Record<string, string> };
  } catch {
    return null;
  }
}
