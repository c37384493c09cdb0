import { isNamedDay } from '../../calendar/calendar.ts';
import { type Day, dayAt, instantOn, isTimeOfDay, isTimeZone } from '../../day.ts';
import type { Kind } from '../kind.ts';
import { linesOf, type Piece, partOf } from '../piece.ts';

/** The kinds of a real round and of what it is held for. */
export const ROUND_KIND = 'interview';
export const TARGET_KIND = 'target';

/** What a learner writes down after a round. */
export const DEBRIEF_PARTS = ['asked', 'went', 'surprise'] as const;

/** How long a round takes by the choices of its part, in minutes. */
const MINUTES_OF: Readonly<Record<string, number>> = {
  'minutes-30': 30,
  'minutes-45': 45,
  'minutes-60': 60,
  'minutes-90': 90,
  'half-day': 240,
  'whole-day': 480,
};
/** Where nobody said how long. */
const USUAL_MINUTES = 60;

/** A real round of interviews, as its piece tells it. A plain value. */
export type RealRound = {
  key: string;
  /** What it is called; by its kind where it has no title, and empty where it has none either. */
  title: string;
  /** The id of its kind of round, such as `technical`; empty where that is not said. */
  round: string;
  /** The team that it is held for; `null` when that is gone. */
  target: { key: string; title: string } | null;
  /** The learner's day on which it stands. */
  day: Day;
  /** `null` without an hour: then it takes the whole day. */
  clock: RoundClock | null;
  people: string;
  asked: readonly string[];
  went: string;
  surprise: string;
  /** What came of it, by the id of a choice; empty while that is not known. */
  outcome: string;
};

/** When a round is held by clocks. Instants are ISO 8601 in UTC. */
export type RoundClock = {
  from: string;
  until: string;
  /** The time zone of the learner. */
  home: string;
  /** The time zone in which its hour was told. */
  zone: string;
  /** Its day there. */
  day: Day;
  /** It is held after midnight and before the learner's day begins, so that it stands on the evening before. */
  isAfterMidnight: boolean;
};

/** Whose days these are. */
export type Home = { timeZone: string; dayStartHour: number };

/**
 * The real rounds that stand anywhere, in the order in which they are held.
 *
 * A round whose day is told in another zone stands on the learner's own day: one at 09:00 in Auckland is held on the day
 * before in New York. Without an hour its day is taken as it is. Archived rounds, those of an archived target and those
 * without a day stand nowhere.
 *
 * @param home - the zone that counts where a round names none, and the hour at which the learner's day begins
 *
 * @example
 * // 09:00 on 3 March in Auckland
 * listRealRounds(pieces, kinds, { timeZone: 'America/New_York', dayStartHour: 3 })[0]?.day //=> '2026-03-02'
 */
export function listRealRounds(pieces: readonly Piece[], kinds: readonly Kind[], home: Home): RealRound[] {
  const rounds = pieces.filter(({ kind, archivedOn }) => kind === ROUND_KIND && archivedOn === null);
  if (rounds.length === 0) return [];
  const kind = kinds.find(({ id }) => id === ROUND_KIND);
  const targets = new Map(pieces.map((piece) => [piece.key, piece]));
  return rounds
    .flatMap((piece) => readRound(piece, targets.get(piece.parentKey), kind, home) ?? [])
    .sort(byTime);
}

function readRound(
  piece: Piece,
  target: Piece | undefined,
  kind: Kind | undefined,
  home: Home,
): RealRound | null {
  const textOf = (id: string) => partOf(piece, id).text.trim();
  const ownDay = textOf('day');
  if (!isNamedDay(ownDay) || (target !== undefined && target.archivedOn !== null)) return null;
  const clock = clockOf(ownDay, textOf('hour'), textOf('zone'), textOf('minutes'), home);
  return {
    key: piece.key,
    title: piece.title.text.trim() || choiceOf(kind, 'round', textOf('round')),
    round: textOf('round'),
    target: target ? { key: target.key, title: target.title.text.trim() } : null,
    day: clock ? dayAt(new Date(clock.from), home.timeZone, home.dayStartHour) : ownDay,
    clock,
    people: textOf('people'),
    asked: linesOf(textOf('asked')),
    went: textOf('went'),
    surprise: textOf('surprise'),
    outcome: textOf('outcome'),
  };
}

function clockOf(day: Day, hour: string, named: string, length: string, home: Home): RoundClock | null {
  if (!isTimeOfDay(hour)) return null;
  const zone = named !== '' && isTimeZone(named) ? named : home.timeZone;
  // Of the calendar there, whose days begin at midnight.
  const from = instantOn(day, hour, zone, 0);
  const minutes = MINUTES_OF[length] ?? USUAL_MINUTES;
  return {
    from: from.toISOString(),
    until: new Date(from.getTime() + minutes * 60_000).toISOString(),
    home: home.timeZone,
    zone,
    day,
    isAfterMidnight: dayAt(from, home.timeZone, 0) !== dayAt(from, home.timeZone, home.dayStartHour),
  };
}

/** What a choice of a part is called; empty where there is none such. */
export function choiceOf(kind: Pick<Kind, 'parts'> | undefined, partId: string, id: string): string {
  const part = kind?.parts.find((one) => one.id === partId);
  return part?.choices.find((choice) => choice.id === id)?.label ?? '';
}

/** Of one day those without an hour first. */
function byTime(one: RealRound, other: RealRound): number {
  if (one.day !== other.day) return one.day < other.day ? -1 : 1;
  const [from, otherFrom] = [one.clock?.from ?? '', other.clock?.from ?? ''];
  if (from !== otherFrom) return from < otherFrom ? -1 : 1;
  return one.key < other.key ? -1 : 1;
}
