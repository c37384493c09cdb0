import {
  drawBelow,
  newStream,
  type RandomStream,
  startStream,
} from '../../../plans/progress/forecast/random-stream.ts';

/** What a made-up learner sees of a study day. */
export type DaySeen = {
  /** Study days before this one. */
  index: number;
  isSaturday: boolean;
  studyMinutes: number;
  /** Study minutes beside the habits, or the day's own work where that is more. */
  roomMinutes: number;
  /** Of the plan as it is. */
  plannedMinutes: number;
  /** Everything that is due by tonight and not done; negative for who is ahead. */
  askedMinutes: number;
};

/** How a made-up learner goes through a plan. */
export type Learner = {
  kind: string;
  /** Minutes of work on a study day. */
  work: (day: DaySeen) => number;
  /** How they replan on a Monday on which they are more than three study days behind; or never. */
  replans: 'never' | 'same-finish' | 'same-hours';
  /** Days that they declare off from a study day on, being ill. */
  illDays: (index: number) => number;
};

/** Numbers from 0 to 1, from the normal distribution, and around 1. */
type Chance = {
  uniform: () => number;
  between: (least: number, most: number) => number;
  normal: () => number;
  scatter: (deviation: number) => number;
};

type Kind = { kind: string; make: (chance: Chance) => Partial<Learner> & Pick<Learner, 'work'> };

const STEPS = 2 ** 20;
const DAYS_PER_WEEK = 6;
/** What the usual plan asks of a study minute and of a week, on average. */
const LOAD = 0.71;
const WEEK_MINUTES = 770;

/** All that is due, as far as the day has room. */
function keep({ askedMinutes, roomMinutes }: DaySeen): number {
  return Math.min(Math.max(0, askedMinutes), roomMinutes);
}

/** Those who go by the plan, those with a rate of their own, and those whose rate changes. */
const KINDS: readonly Kind[] = [
  { kind: 'keep to the plan, and stop when the day is done', make: () => ({ work: keep, replans: 'never' }) },
  {
    kind: 'miss one day in eight; half of them catch up',
    make: ({ uniform }) => {
      const catchesUp = uniform() < 0.5;
      return {
        work: (day) => (uniform() < 1 / 8 ? 0 : catchesUp ? keep(day) : day.plannedMinutes),
      };
    },
  },
  {
    kind: 'catch up at weekends',
    make: ({ between, scatter }) => {
      const share = between(0.5, 0.9);
      return {
        replans: 'never',
        work: ({ isSaturday, askedMinutes, plannedMinutes, studyMinutes }) =>
          Math.min(
            Math.max(0, askedMinutes),
            isSaturday ? between(1.5, 2.5) * studyMinutes : plannedMinutes * share * scatter(0.2),
          ),
      };
    },
  },
  {
    kind: 'work at weekends only',
    make: ({ between, scatter }) => {
      const share = between(0.55, 1);
      return { work: ({ isSaturday }) => (isSaturday ? share * WEEK_MINUTES * scatter(0.3) : 0) };
    },
  },
  {
    kind: 'skip one whole week, and catch up',
    make: ({ between }) => {
      const skipped = Math.floor(between(1, 11));
      return { work: (day) => (weekOf(day) === skipped ? 0 : keep(day)) };
    },
  },
  {
    kind: 'skip whole weeks again and again',
    make: ({ between, uniform }) => {
      const share = between(0.12, 0.3);
      let week = -1;
      let skips = false;
      return {
        work: (day) => {
          if (weekOf(day) !== week) skips = uniform() < share;
          week = weekOf(day);
          return skips ? 0 : keep(day);
        },
      };
    },
  },
  {
    kind: 'fall ill, say so and replan',
    make: ({ between, uniform }) => {
      const illnesses = new Map([[Math.floor(between(4, 74)), Math.floor(between(2, 7))]]);
      if (uniform() < 0.25) illnesses.set(Math.floor(between(4, 74)), Math.floor(between(2, 7)));
      return {
        work: keep,
        replans: 'same-finish',
        illDays: (index) => {
          const days = illnesses.get(index) ?? 0;
          illnesses.delete(index);
          return days;
        },
      };
    },
  },
  {
    kind: 'seven tenths of what is asked',
    make: ({ between, scatter }) => {
      const [share, deviation] = [between(0.55, 0.9), between(0.1, 0.4)];
      return { work: ({ plannedMinutes }) => share * plannedMinutes * scatter(deviation) };
    },
  },
  {
    kind: 'even days: a tenth more or less',
    make: (chance) => byTheClock(chance, () => Math.max(0, 1 + 0.1 * chance.normal())),
  },
  {
    kind: 'mixed days: half more or less',
    make: (chance) => byTheClock(chance, () => chance.scatter(0.5)),
  },
  {
    kind: 'idle on one day of three',
    make: (chance) => byTheClock(chance, () => (chance.uniform() < 1 / 3 ? 0 : 1.5 * chance.scatter(0.4))),
  },
  {
    kind: 'bursts: nothing on three days of four',
    make: (chance) => byTheClock(chance, () => (chance.uniform() < 0.75 ? 0 : 4 * chance.scatter(0.3))),
  },
  {
    kind: 'ill now and then, five days on end, unsaid',
    make: (chance) => byTheClock(chance, illNowAndThen(chance)),
  },
  {
    kind: 'work ahead',
    make: ({ between, scatter }) => {
      const share = between(1.05, 1.4);
      return { replans: 'never', work: ({ studyMinutes }) => share * LOAD * studyMinutes * scatter(0.3) };
    },
  },
  {
    kind: 'fade',
    make: ({ between, scatter }) => {
      const [days, least] = [between(40, 90), between(0.25, 0.5)];
      return {
        work: ({ index, studyMinutes }) =>
          Math.max(least, 1.05 * Math.exp(-index / days)) * LOAD * studyMinutes * scatter(0.3),
      };
    },
  },
  {
    kind: 'start slowly',
    make: ({ between, scatter }) => {
      const [days, first, last] = [between(10, 30), between(0.2, 0.5), between(0.8, 1)];
      return {
        work: ({ index, studyMinutes }) =>
          (first + (last - first) * Math.min(1, index / days)) * LOAD * studyMinutes * scatter(0.2),
      };
    },
  },
];

export const LEARNER_KINDS = KINDS.map(({ kind }) => kind);

/** The learner of a number: each number is another one, and always the same. The kinds take turns. */
export function learnerOf(number: number): Learner {
  const chance = chanceOf(number);
  const { kind, make } = KINDS[number % KINDS.length] as Kind;
  const ways = ['never', 'never', 'same-hours', 'same-finish'] as const;
  const replans = ways[Math.floor(chance.uniform() * ways.length)] ?? 'never';
  return { kind, replans, illDays: () => 0, ...make(chance) };
}

function weekOf({ index }: DaySeen): number {
  return Math.floor(index / DAYS_PER_WEEK);
}

/** So much for each study minute, from 0.4 to 1.1 on average, whatever the plan asks. */
function byTheClock({ between }: Chance, scatter: () => number): Pick<Learner, 'work'> {
  const rate = between(0.4, 1.1);
  return { work: ({ studyMinutes }) => rate * studyMinutes * scatter() };
}

/** On one study day of thirty an illness begins: what one day is tells of the next. */
function illNowAndThen({ uniform, scatter }: Chance): () => number {
  let illDays = 0;
  return () => {
    if (illDays === 0 && uniform() < 1 / 30) illDays = 5;
    if (illDays > 0) {
      illDays -= 1;
      return 0;
    }
    return (35 / 30) * scatter(0.4);
  };
}

function chanceOf(number: number): Chance {
  const stream: RandomStream = newStream();
  startStream(stream, 20260302, number);
  const uniform = () => (drawBelow(stream, STEPS) + 0.5) / STEPS;
  /** G. Box and M. Muller, "A Note on the Generation of Random Normal Deviates", 1958. */
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  return {
    uniform,
    normal,
    between: (least, most) => least + (most - least) * uniform(),
    scatter: (deviation) => Math.exp(deviation * normal() - deviation ** 2 / 2),
  };
}
