import {
  drawBelow,
  newStream,
  type RandomStream,
  startStream,
} from '../../../plans/progress/forecast/random-stream.ts';

/** A made-up learner: finished minutes per study minute of each study day, one after the other. */
export type Learner = { kind: string; meanRate: number; nextRate: () => number };

type Habit = { kind: string; ratesOf: (chance: Chance) => () => number };
/** Numbers from 0 to 1, and from the normal distribution. */
type Chance = { uniform: () => number; normal: () => number };

const STEPS = 2 ** 20;
const SLOWEST_RATE = 0.4;
const FASTEST_RATE = 1.1;

/** How days scatter around a mean of 1. */
const HABITS: readonly Habit[] = [
  {
    kind: 'even: a tenth more or less',
    ratesOf:
      ({ normal }) =>
      () =>
        Math.max(0, 1 + 0.1 * normal()),
  },
  {
    kind: 'mixed: half more or less',
    ratesOf:
      ({ normal }) =>
      () =>
        Math.exp(0.5 * normal() - 0.125),
  },
  {
    kind: 'idle on one day of three',
    ratesOf:
      ({ uniform, normal }) =>
      () =>
        uniform() < 1 / 3 ? 0 : 1.5 * Math.exp(0.4 * normal() - 0.08),
  },
  {
    kind: 'bursts: nothing on three days of four',
    ratesOf:
      ({ uniform, normal }) =>
      () =>
        uniform() < 0.75 ? 0 : 4 * Math.exp(0.3 * normal() - 0.045),
  },
  { kind: 'ill now and then, five days on end', ratesOf: illNowAndThen },
];

/** On one study day of thirty an illness begins: what one day is tells of the next. */
function illNowAndThen({ uniform, normal }: Chance): () => number {
  let illDays = 0;
  return () => {
    if (illDays === 0 && uniform() < 1 / 30) illDays = 5;
    if (illDays > 0) {
      illDays -= 1;
      return 0;
    }
    return (35 / 30) * Math.exp(0.4 * normal() - 0.08);
  };
}

/** The learner of a number: each number is another one, and always the same. */
export function learnerOf(number: number): Learner {
  const chance = chanceOf(number);
  const { kind, ratesOf } = HABITS[number % HABITS.length] as Habit;
  const meanRate = SLOWEST_RATE + (FASTEST_RATE - SLOWEST_RATE) * chance.uniform();
  const scatter = ratesOf(chance);
  return { kind, meanRate, nextRate: () => meanRate * scatter() };
}

function chanceOf(number: number): Chance {
  const stream: RandomStream = newStream();
  startStream(stream, 20260302, number);
  const uniform = () => (drawBelow(stream, STEPS) + 0.5) / STEPS;
  /** G. Box and M. Muller, "A Note on the Generation of Random Normal Deviates", 1958. */
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  return { uniform, normal };
}
