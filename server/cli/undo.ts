import { listChanges } from '../../db/journal/history.ts';
import { setChangeUndone } from '../../db/journal/undo.ts';
import { datesIn } from '../../plans/dates.ts';
import { changeInWords } from '../../plans/journal/change-words.ts';
import { type Answer, CliProblem, type CliStanding } from './standing.ts';

const CHANGES_SEARCHED = 30;

/**
 * Takes back the latest change that stands, whether it was made here or on a page.
 *
 * @throws {CliProblem} when there is none that can be taken back
 */
export function undoLatest({ deps, moment, settings }: CliStanding): Answer {
  const latest = listChanges(deps.db, { limit: CHANGES_SEARCHED }).find(({ undoneAt }) => undoneAt === null);
  if (!latest?.canUndo) {
    throw new CliProblem('There is no recent change that can be taken back.');
  }
  const summary = changeInWords(latest.facts, datesIn(settings));
  const outcome = setChangeUndone(deps.db, latest.id, true, moment.at);
  if (!outcome.ok)
    throw new CliProblem(`“${summary}” could not be taken back: a later change depends on it.`);
  return {
    value: { changeId: latest.id, summary },
    lines: [`Taken back: ${summary}`],
  };
}
