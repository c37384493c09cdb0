import { sumOf } from '../../sum.ts';
import type { TaskKind, TaskWeight } from '../../task/kinds.ts';

const KIND_SIGNS: readonly (readonly [TaskKind, RegExp])[] = [
  [
    'follow-along',
    /\b(?:follow(?:ing)? along|code along|tutorials?|course notebooks?|notebooks?|walk-?through|guided|labs?)\b/iu,
  ],
  [
    'rehearsal',
    /\b(?:mocks?|rehears\w*|present(?:ing|ation)?|practi[sc]e (?:aloud|out loud|talk|pitch|interview|explaining)|explain aloud|out loud|dry run|pitch)\b/iu,
  ],
  [
    'hands-on',
    /\b(?:implement\w*|build\w*|code|coding|program(?:ming)?|exercises?|solv(?:e|ing)|train(?:ing)?|fine-?tun\w*|debug\w*|reproduc\w*|re-?implement\w*|leet ?code|problem sets?|problems|projects?|write (?:a|an|the|your|code))\b/iu,
  ],
  [
    'study',
    /\b(?:read\w*|watch\w*|lectures?|papers?|chapters?|study|learn|skim|listen\w*|review|revise|notes|course|videos?|deriv\w*|prove)\b/iu,
  ],
];

const IS_STRETCH =
  /\b(?:optional(?:ly)?|bonus|stretch|nice[- ]to[- ]have|if time (?:allows|permits)|extra credit)\b/iu;

/**
 * Guesses from its words what kind of work something is: by the sign that comes first; without any it is studied.
 *
 * @param more - what it consists of, which counts where its own words say nothing
 *
 * @example
 * guessKind('Implement the paper') //=> 'hands-on'
 */
export function guessKind(text: string, more = ''): TaskKind {
  return signOf(text) ?? signOf(more) ?? 'study';
}

function signOf(text: string): TaskKind | undefined {
  const found = KIND_SIGNS.map(([kind, sign]) => ({ kind, at: text.search(sign) })).filter(
    ({ at }) => at !== -1,
  );
  // A tutorial that is read is followed all the same.
  const follows = found.find(({ kind }) => kind === 'follow-along');
  return (follows ?? found.sort((one, other) => one.at - other.at)[0])?.kind;
}

/** Optional work is stretch work. */
export function guessWeight(text: string): TaskWeight {
  return IS_STRETCH.test(text) ? 'stretch' : 'core';
}

const BASE_MINUTES: Record<TaskKind, number> = {
  study: 60,
  'follow-along': 90,
  'hands-on': 120,
  rehearsal: 45,
};
const STEP_MINUTES: Record<TaskKind, number> = {
  study: 30,
  'follow-along': 30,
  'hands-on': 40,
  rehearsal: 20,
};
const PIECE_MINUTES = {
  chapter: 90,
  lecture: 75,
  paper: 90,
  video: 30,
  section: 30,
  module: 90,
  problem: 25,
  exercise: 25,
  question: 15,
};
const PIECES =
  /\b(?:(\d{1,3}) (?:\w{1,20} )?)?(chapter|lecture|paper|video|section|module|problem|exercise|question)(s?)\b(?: (\d{1,3})(?: ?[-–] ?(\d{1,3}))?)?/giu;
const MOST_GUESSED = 600;

/**
 * Guesses how long something takes, by its kind and by how much it names: its steps, or “chapters 1–3”, “two papers”.
 *
 * @returns minutes, to the next five; at most ten hours
 */
export function guessMinutes(text: string, kind: TaskKind, stepCount: number): number {
  const named = sumOf([...text.matchAll(PIECES)], minutesOfPieces);
  const guessed = Math.max(named, stepCount > 1 ? stepCount * STEP_MINUTES[kind] : 0) || BASE_MINUTES[kind];
  return Math.min(MOST_GUESSED, 5 * Math.ceil(guessed / 5));
}

/** Nothing for a single one: it takes what its kind takes. */
function minutesOfPieces([, before, noun = '', plural, from, to]: RegExpMatchArray): number {
  const span = from !== undefined && to !== undefined ? Number(to) - Number(from) + 1 : 0;
  const pieceCount = span > 1 ? span : before !== undefined && plural ? Number(before) : 0;
  return pieceCount > 1 ? pieceCount * PIECE_MINUTES[noun.toLowerCase() as keyof typeof PIECE_MINUTES] : 0;
}
