import type { Roadmap } from '../../../plans/roadmap/roadmap.ts';
import { sum } from '../../../plans/sum.ts';
import { median } from '../figures.ts';
import { LEARNER_KINDS } from './learners.ts';
import { ASKED_AFTER, askLearners, type Outcome, pinballLoss } from './scores.ts';

const LEARNERS_OF_EACH_KIND = 60;
const COLUMNS = [
  '',
  'asked',
  'median day held',
  '85 % day held',
  'days between them',
  'days off',
  'former method',
  'the finish, always',
];

/**
 * Prints how often the named days held and how far they were off: in all, by length of the record, and by kind.
 *
 * @param draw - other learners of the same kinds for each whole number, so that a method is not judged by those on whom
 *   it was tried out
 */
export function printScores(roadmap: Roadmap, draw: number): void {
  const learnerCount = LEARNERS_OF_EACH_KIND * LEARNER_KINDS.length;
  const outcomes = askLearners(roadmap, learnerCount, draw * learnerCount);
  console.log(`| ${COLUMNS.join(' | ')} |`);
  console.log(`|---${'|---:'.repeat(COLUMNS.length - 1)}|`);
  printRow('all', outcomes);
  for (const count of ASKED_AFTER) {
    const asked = outcomes.filter(({ closedStudyDays }) => closedStudyDays === count);
    printRow(`asked after ${count} study days`, asked);
  }
  for (const kind of LEARNER_KINDS) {
    printRow(
      kind,
      outcomes.filter((outcome) => outcome.kind === kind),
    );
  }
}

function printRow(label: string, outcomes: readonly Outcome[]): void {
  const share = (held: (outcome: Outcome) => boolean) =>
    `${((100 * outcomes.filter(held).length) / outcomes.length).toFixed(0)} %`;
  const mean = (method: 'now' | 'former' | 'finish') =>
    (
      sum(outcomes.map((outcome) => pinballLoss(outcome[method], outcome.doneAfter))) / outcomes.length
    ).toFixed(1);
  const cells = [
    label,
    String(outcomes.length),
    share(({ now, doneAfter }) => doneAfter <= now.medianAfter),
    share(({ now, doneAfter }) => doneAfter <= now.likelyAfter),
    String(median(outcomes.map(({ now }) => now.likelyAfter - now.medianAfter))),
    mean('now'),
    mean('former'),
    mean('finish'),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}
