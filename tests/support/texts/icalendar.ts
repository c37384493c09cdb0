import ICAL from 'ical.js';
import nodeIcal from 'node-ical';

/** What a program makes of an event; days as they are written, times as instants. */
export type ReadEvent = {
  uid: string;
  summary: string;
  description: string;
  url: string;
  start: string;
  end: string;
  /** Minutes after it begins at which a program reminds: negative before, `null` never. */
  ringsAfter: number | null;
};

export function readByIcalJs(text: string): ReadEvent[] {
  const components = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
  return components.map((component) => {
    const { uid, summary, description, startDate, endDate } = new ICAL.Event(component);
    const moment = (time: ICAL.Time) => (time.isDate ? time.toString() : time.toJSDate().toISOString());
    const url = String(component.getFirstPropertyValue('url'));
    return {
      uid,
      summary,
      description: description ?? '',
      url,
      start: moment(startDate),
      end: moment(endDate),
      ringsAfter: minutesOf(component.getFirstSubcomponent('valarm')?.getFirstPropertyValue('trigger')),
    };
  });
}

/** How long a duration such as `-PT10M` is. */
function minutesOf(duration: unknown): number | null {
  return duration === undefined || duration === ''
    ? null
    : ICAL.Duration.fromString(String(duration)).toSeconds() / 60;
}

export function readByNodeIcal(text: string): ReadEvent[] {
  return Object.values(nodeIcal.sync.parseICS(text)).flatMap((entry) => {
    if (entry?.type !== 'VEVENT') return [];
    const { uid, summary, description, url, start, end, datetype, alarms } = entry;
    const moment = (date: Date | undefined) => {
      if (date === undefined) throw new Error('An event without an end');
      return datetype === 'date' ? dateOf(date) : date.toISOString();
    };
    return [
      {
        uid,
        summary: textOf(summary),
        description: textOf(description),
        url: textOf(url),
        start: moment(start),
        end: moment(end),
        ringsAfter: minutesOf(textOf(alarms?.[0]?.trigger)),
      },
    ];
  });
}

/** A text, or a text with its parameters. */
function textOf(value: unknown): string {
  return typeof value === 'object' && value !== null && 'val' in value
    ? String(value.val)
    : String(value ?? '');
}

/** It reads a date as the midnight of this machine. */
function dateOf(date: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
