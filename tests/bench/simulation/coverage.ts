import { daysBetween } from '../../../plans/day.ts';
import { forecastPlan } from '../../../plans/progress/forecast/forecast.ts';
import type { Roadmap } from '../../../plans/roadmap/roadmap.ts';
import { median } from '../figures.ts';
import { learnerOf } from './learners.ts';
import { asOfMorning, type Life, live, planOf } from './lives.ts';

/** What came of asking one learner's plan. */
export type Outcome = {
  kind: string;
  closedStudyDays: number;
  /** `null` where it was too early to tell, or where too many runs did not end. */
  told: Told | null;
};

type Told = {
  medianHeld: boolean;
  likelyHeld: boolean;
  /** From the median day to the 85 % day: a forecast that is never wrong may still tell nothing. */
  daysBetween: number;
};

const LEARNER_COUNT = 1000;
/** Closed study days after which a learner is told a day; each learner once. */
const ASKED_AFTER = [6, 18, 36];
const COLUMNS = ['', 'learners', 'told a day', 'median day held', '85 % day held', 'days between them'];

/** Prints how often the named days held: in all, by how long the record was, and by how the days scatter. */
export function printCoverage(roadmap: Roadmap): void {
  const outcomes = askLearners(roadmap, LEARNER_COUNT);
  console.log(`| ${COLUMNS.join(' | ')} |`);
  console.log(`|---${'|---:'.repeat(COLUMNS.length - 1)}|`);
  printRow('all', outcomes);
  for (const count of ASKED_AFTER) {
    const asked = outcomes.filter(({ closedStudyDays }) => closedStudyDays === count);
    printRow(`asked after ${count} study days`, asked);
  }
  for (const kind of new Set(outcomes.map((outcome) => outcome.kind))) {
    printRow(
      kind,
      outcomes.filter((outcome) => outcome.kind === kind),
    );
  }
}

/** Asks each of so many learners once; the same number of them always gives the same outcomes. */
export function askLearners(roadmap: Roadmap, learnerCount: number): Outcome[] {
  const plan = planOf(roadmap);
  return Array.from({ length: learnerCount }, (_, number) => {
    const learner = learnerOf(number);
    const closedStudyDays = ASKED_AFTER[number % ASKED_AFTER.length] ?? 0;
    return { kind: learner.kind, closedStudyDays, told: ask(live(plan, learner), closedStudyDays) };
  });
}

/** Held, or not: the days that are told on the morning after so many study days. */
function ask(life: Life, closedStudyDays: number): Told | null {
  const today = life.studyDays[closedStudyDays];
  if (today === undefined || today > life.doneOn) throw new RangeError('This learner was done before');
  const forecast = forecastPlan(asOfMorning(life.plan, today), today);
  if (forecast.state !== 'outlook' || forecast.medianOn === null || forecast.likelyOn === null) return null;
  return {
    medianHeld: life.doneOn <= forecast.medianOn,
    likelyHeld: life.doneOn <= forecast.likelyOn,
    daysBetween: daysBetween(forecast.medianOn, forecast.likelyOn),
  };
}

function printRow(label: string, outcomes: readonly Outcome[]): void {
  const told = outcomes.map((outcome) => outcome.told).filter((each) => each !== null);
  const share = (held: (each: Told) => boolean) =>
    `${((100 * told.filter(held).length) / told.length).toFixed(1)} %`;
  const cells = [
    label,
    String(outcomes.length),
    String(told.length),
    share((each) => each.medianHeld),
    share((each) => each.likelyHeld),
    String(median(told.map((each) => each.daysBetween))),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}
