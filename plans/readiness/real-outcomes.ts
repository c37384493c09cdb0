import { addDays, type Day } from '../day.ts';
import type { RealRound } from '../portfolio/rounds/real-round.ts';
import { sum } from '../sum.ts';
import { measureReadiness, type ReadinessInput } from './readiness.ts';
import { READINESS_AREAS, type ReadinessArea } from './readiness-areas.ts';

/** Fewer outcomes than this are anecdotes. */
const FEWEST_OUTCOMES = 3;

/** The areas of rounds, by the kinds of real ones. */
const AREA_OF: Readonly<Record<string, string>> = {
  recruiter: 'recruiter-round',
  technical: 'technical-round',
  coding: 'coding-round',
  'deep-dive': 'deep-dive-round',
  talk: 'talk-round',
  systems: 'systems-round',
  behavioural: 'behavioural-round',
};

/** A real round with what came of it, and what stood in the morning of its day. */
export type JudgedRound = {
  round: RealRound;
  wentOn: boolean;
  /** The signs of its area that held, and out of how many; `null` where no area is of this kind of round. */
  signs: { holding: number; of: number } | null;
  /** The mean score, out of 4, of the mocks that judged it last; `null` without any. */
  mockMean: number | null;
};

/** What came of the real rounds of one kind. */
export type OutcomesOfKind = {
  /** The id of the kind of round. */
  kind: string;
  wentOnCount: number;
  /** In the order in which they were held. */
  rounds: readonly JudgedRound[];
  /** The mean, out of 4, of what the mocks said before each of them; `null` without any. */
  mockMean: number | null;
};

export type RealOutcomes = {
  count: number;
  wentOnCount: number;
  /** Kinds with at least three outcomes, those with most first. */
  kinds: readonly OutcomesOfKind[];
};

/**
 * Puts what came of real rounds beside what readiness and mocks said before them: in counts, never as a relation, for
 * which nobody has rounds enough.
 *
 * A round that led on or to an offer went on, one that was declined did not; others are not counted. What was said before
 * is readiness as it stood in the morning of its day: answers, mocks and finished tasks of earlier days.
 *
 * @param rounds - in the order in which they were held
 * @returns `null` with fewer than three outcomes
 */
export function outcomesBeside(
  rounds: readonly RealRound[],
  input: Omit<ReadinessInput, 'today'>,
  areas: readonly ReadinessArea[] = READINESS_AREAS,
): RealOutcomes | null {
  const decided = rounds.filter(({ outcome }) => wentOn(outcome) !== null);
  if (decided.length < FEWEST_OUTCOMES) return null;
  const byKind = Map.groupBy(decided, ({ round }) => round);
  return {
    count: decided.length,
    wentOnCount: countOn(decided),
    kinds: [...byKind]
      .filter(([kind, ofKind]) => kind !== '' && ofKind.length >= FEWEST_OUTCOMES)
      .map(([kind, ofKind]) => outcomesOfKind(kind, ofKind, input, areas))
      .sort((one, other) => other.rounds.length - one.rounds.length),
  };
}

function outcomesOfKind(
  kind: string,
  rounds: readonly RealRound[],
  input: Omit<ReadinessInput, 'today'>,
  areas: readonly ReadinessArea[],
): OutcomesOfKind {
  const judged = rounds.map((round) => judgedRound(round, input, areaOf(kind, areas)));
  const means = judged.flatMap(({ mockMean }) => mockMean ?? []);
  return {
    kind,
    wentOnCount: countOn(rounds),
    rounds: judged,
    mockMean: means.length === 0 ? null : sum(means) / means.length,
  };
}

function judgedRound(
  round: RealRound,
  input: Omit<ReadinessInput, 'today'>,
  area: ReadinessArea | null,
): JudgedRound {
  const isOn = wentOn(round.outcome) ?? false;
  if (area === null) return { round, wentOn: isOn, signs: null, mockMean: null };
  const [measured] = measureReadiness(inputBefore(input, round.day), [area]).areas;
  const mocks = measured?.signs.find(({ name }) => name === 'mocks');
  const isOfArea = area.id !== ONSITE.id;
  return {
    round,
    wentOn: isOn,
    signs: measured && isOfArea ? { holding: measured.holdingCount, of: measured.signs.length } : null,
    mockMean: mocks && mocks.state !== 'none' ? mocks.value : null,
  };
}

/** Of an onsite only its mocks tell something: it is all rounds in a day. */
const ONSITE: ReadinessArea = {
  id: 'onsite',
  kind: 'round',
  title: 'Onsite',
  asks: '',
  categories: [],
  scores: { rounds: [{ format: 'full-onsite', round: null }] },
};

function areaOf(kind: string, areas: readonly ReadinessArea[]): ReadinessArea | null {
  if (kind === ONSITE.id) return ONSITE;
  const id = Object.hasOwn(AREA_OF, kind) ? AREA_OF[kind] : undefined;
  return areas.find((area) => area.id === id) ?? null;
}

/** What there was in the morning of a day. */
function inputBefore(input: Omit<ReadinessInput, 'today'>, day: Day): ReadinessInput {
  const { plan, bank, answers, mocks } = input;
  return {
    bank,
    plan: {
      ...plan,
      tasks: plan.tasks.map((task) =>
        task.completion !== null && task.completion.on >= day ? { ...task, completion: null } : task,
      ),
    },
    answers: new Map(
      [...answers].flatMap(([id, given]) => {
        const earlier = given.filter((answer) => answer.day < day);
        return earlier.length === 0 ? [] : [[id, earlier] as const];
      }),
    ),
    mocks: mocks.filter((mock) => mock.day < day),
    today: addDays(day, -1),
  };
}

/** `null` while nothing is decided, and where the learner decided it. */
function wentOn(outcome: string): boolean | null {
  if (outcome === 'passed' || outcome === 'offer') return true;
  return outcome === 'declined' ? false : null;
}

function countOn(rounds: readonly RealRound[]): number {
  return rounds.filter(({ outcome }) => wentOn(outcome) === true).length;
}
