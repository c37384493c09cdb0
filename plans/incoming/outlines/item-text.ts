import { type Day, isDay } from '../../day.ts';
import { writtenMinutes } from '../../text/written-minutes.ts';

/** What the text of an item says beside its words. */
type ItemText = {
  text: string;
  /** It names the day on which it was done. */
  isDone: boolean;
  day: Day | null;
  minutes: number | null;
  /** What hung at its end and has no place of its own: “🔁 every week”. */
  ends: string[];
};

/** Nothing that hangs at the end of a text is longer. */
const LONGEST_END = 60;
/** As long as a task can be. */
const MOST_MINUTES = 3000;
const LEAST_MINUTES = 5;

/**
 * Tells the words of an item from what stands behind them: `(5 h, 2026-03-02)`, `[45m]`, `~2h`, `– 30 min`,
 * `due:2026-03-02`, and the dates and signs of Obsidian's tasks.
 *
 * Minutes that are a part of a sentence count, and stay in it: “Write for 2 hours”. Of a stretch such as “2–3 h” the middle
 * counts, and the stretch is an end that has no other place.
 *
 * @param text - one line
 *
 * @example
 * readItemText('Read chapter 1 (30 min, 2026-03-02)')
 * //=> { text: 'Read chapter 1', isDone: false, day: '2026-03-02', minutes: 30, ends: [] }
 */
export function readItemText(text: string): ItemText {
  const item: ItemText = { text, isDone: false, day: null, minutes: null, ends: [] };
  while (takeEnd(item));
  if (item.minutes === null) item.minutes = stretchAtEnd(item.text)?.minutes ?? null;
  return item;
}

/** Takes one end off, unless nothing would be left of it. */
function takeEnd(item: ItemText): boolean {
  const text = item.text.trimEnd();
  const end = [signAtEnd, tickAtEnd, dueAtEnd, bracketsAtEnd, minutesAtEnd, rangeAtEnd]
    .map((read) => read(text, item))
    .find(Boolean);
  const rest = end?.rest.trimEnd() ?? '';
  if (!end || rest === '') return false;
  end.keep();
  item.text = rest;
  return true;
}

/** What stands before an end, and what keeps what the end says. */
type End = { rest: string; keep: () => void };
type ReadEnd = (text: string, item: ItemText) => End | null;

const DATE_SIGN = /(📅|📆|🗓|⏳|⌛|🛫|➕|✅|❌)\uFE0F? ?(\d{4}-\d\d-\d\d)$/u;
const LONE_SIGN = /(?:⏫|🔼|🔽|🔺|⏬|🆔 ?\w+|🔁 ?[\w ,]+)\uFE0F?$/u;

/** The dates, priorities and repetitions of Obsidian's tasks. */
const signAtEnd: ReadEnd = (text, item) => {
  const tail = text.slice(-LONGEST_END);
  const dated = DATE_SIGN.exec(tail);
  const found = dated ?? LONE_SIGN.exec(tail);
  if (!found) return null;
  const [written, sign = '', date = ''] = found;
  return {
    rest: text.slice(0, -written.length),
    keep: () => {
      const isDue = '📅📆🗓'.includes(sign);
      if (dated && isDay(date) && (isDue || ('⏳⌛'.includes(sign) && item.day === null))) {
        if (item.day !== null) item.ends.unshift(`⏳ ${item.day}`);
        item.day = date;
        return;
      }
      if (dated && sign === '✅') item.isDone = true;
      item.ends.unshift(written);
    },
  };
};

/** `Read chapter 1 ✓` */
const tickAtEnd: ReadEnd = (text, item) => {
  const [written, sign = ''] = /([✓✔☑✅☐])\uFE0F?$/u.exec(text.slice(-LONGEST_END)) ?? [];
  if (written === undefined) return null;
  return {
    rest: text.slice(0, -written.length),
    keep: () => {
      item.isDone ||= sign !== '☐';
    },
  };
};

const DUE = /(?:^|\s)(?:due:|@due\(|[[(]due::) ?(\d{4}-\d\d-\d\d)[\])]?$/i;

/** `due:2026-03-02`, `@due(2026-03-02)`, `[due:: 2026-03-02]` */
const dueAtEnd: ReadEnd = (text, item) => {
  const [written, date = ''] = DUE.exec(text.slice(-LONGEST_END)) ?? [];
  if (written === undefined || !isDay(date) || item.day !== null) return null;
  return {
    rest: text.slice(0, -written.length),
    keep: () => {
      item.day = date;
    },
  };
};

/** Brackets that hold minutes, a day, or both, and nothing else. */
const bracketsAtEnd: ReadEnd = (text, item) => {
  const opening = { ')': '(', ']': '[' }[text.at(-1) ?? ''];
  if (opening === undefined) return null;
  const at = text.lastIndexOf(opening);
  if (at < text.length - LONGEST_END || at < 1 || !/\s/.test(text.charAt(at - 1))) return null;
  const said = text
    .slice(at + 1, -1)
    .split(/[,;]/)
    .map((part) => part.trim().replace(/^(?:due|by|on|until) /i, ''));
  const dated = said.find((part) => firstDayOf(part) !== null);
  const day = dated === undefined ? null : firstDayOf(dated);
  const minutes = said.map(stretchOf).find((stretch) => stretch !== null);
  const isRead = said.every((part) => part === dated || stretchOf(part) !== null) && said.length <= 2;
  if (!isRead || (day && item.day !== null) || (minutes !== undefined && item.minutes !== null)) return null;
  if (said.length > Number(day !== null) + Number(minutes !== undefined)) return null;
  return {
    rest: text.slice(0, at),
    keep: () => {
      item.day = day ?? item.day;
      item.minutes = minutes ?? item.minutes;
    },
  };
};

/** Of `2026-03-02`, or of the first of several: `2026-03-02 to 2026-03-04`. */
function firstDayOf(text: string): Day | null {
  const [first = '', last = first, ...more] = text.split(' to ');
  return isDay(first) && isDay(last) && more.length === 0 ? first : null;
}

const APART = /(?:\s[-–—|·:~≈]|[,;:]|\s[~≈])$/u;

/** Words that make minutes a part of a sentence. */
const LEADS =
  /(?:^|\s)(?:a|after|at|by|each|every|first|for|from|in|last|least|less|more|most|next|of|only|over|per|take|takes|than|the|to|under|until|up|with|within)$/iu;

/** Minutes behind the words: `2h`, `~2h`, `– 30 min`. Those of a sentence stay in it. */
const minutesAtEnd: ReadEnd = (text, item) => {
  if (item.minutes !== null) return null;
  const found = stretchAtEnd(text);
  if (!found) return null;
  const before = found.rest.trimEnd();
  const [mark] = APART.exec(before.slice(-LONGEST_END)) ?? [];
  if (mark === undefined && !found.isAbout && LEADS.test(before.slice(-LONGEST_END))) return null;
  return {
    rest: mark === undefined ? before : before.slice(0, -mark.length),
    keep: () => {
      item.minutes = found.minutes;
    },
  };
};

/** `1 h 30 min` */
const MOST_WORDS = 4;

type Stretch = { minutes: number; rest: string; isAbout: boolean };

/** The longest end of a text that tells minutes with their unit. */
function stretchAtEnd(text: string): Stretch | null {
  const words = text.slice(-LONGEST_END).split(' ');
  for (let from = Math.max(1, words.length - MOST_WORDS); from < words.length; from++) {
    const end = words.slice(from).join(' ');
    const minutes = stretchOf(end);
    if (minutes === null) continue;
    return { minutes, rest: text.slice(0, text.length - end.length), isAbout: /^[~≈]/u.test(end) };
  }
  return null;
}

/** Minutes with their unit, within what a task can take. */
function stretchOf(written: string): number | null {
  const text = written.replace(/^(?:[~≈]|about |approx\. |est\. )\s?/iu, '');
  const minutes = /^\d+$/.test(text) ? null : writtenMinutes(text);
  return minutes !== null && minutes >= LEAST_MINUTES && minutes <= MOST_MINUTES ? minutes : null;
}

const RANGE = /(?:^|[\s(~[])(\d{1,3}) ?[-–] ?(\d{1,3}) ?(h|hrs?|hours?|m|mins?|minutes?)[)\]]?$/iu;

/** The middle of “2–3 h”, which is told in the note. */
const rangeAtEnd: ReadEnd = (text, item) => {
  if (item.minutes !== null) return null;
  const [written, least, most, unit = ''] = RANGE.exec(text.slice(-LONGEST_END)) ?? [];
  if (written === undefined) return null;
  const middle = (Number(least) + Number(most)) / 2;
  const minutes = Math.round(/^h/i.test(unit) ? middle * 60 : middle);
  if (minutes < LEAST_MINUTES || minutes > MOST_MINUTES) return null;
  const rest = text.slice(0, -written.length).trimEnd();
  const [mark = ''] = APART.exec(rest.slice(-LONGEST_END)) ?? [];
  return {
    rest: rest.slice(0, rest.length - mark.length),
    keep: () => {
      item.minutes = minutes;
      item.ends.unshift(written.replace(/^[\s(~[]/u, '').replace(/[)\]]$/u, ''));
    },
  };
};
