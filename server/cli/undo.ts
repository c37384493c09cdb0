import type { Change } from '../../db/journal/history.ts';
import { findInTheWay } from '../../db/journal/in-the-way.ts';
import { setChangeUndone } from '../../db/journal/undo.ts';
import { wayBack } from '../../db/journal/way-back.ts';
import { datesIn } from '../../plans/dates.ts';
import { changeInWords } from '../../plans/journal/change-words.ts';
import { firstInWords } from '../../plans/journal/first-in-words.ts';
import { type Answer, type CliMoment, CliProblem } from './standing.ts';

/**
 * Takes back the latest change that stands, whether it was made here or on a page: once more, the one before it.
 *
 * @throws {CliProblem} when there is none that can be taken back
 */
export function undoLatest(standing: CliMoment): Answer {
  const { undo } = wayBack(standing.deps.db);
  if (!undo) throw new CliProblem('There is nothing more to undo.');
  return turn(standing, undo, { isUndo: true, done: 'Taken back', not: 'taken back' });
}

/**
 * Puts back what was taken back last: once more, what was taken back before it.
 *
 * @throws {CliProblem} when nothing was taken back, or something was changed since
 */
export function redoLatest(standing: CliMoment): Answer {
  const { redo } = wayBack(standing.deps.db);
  if (!redo) {
    throw new CliProblem(
      'There is nothing to put back: nothing was undone since the latest change. “undo” takes that one back.',
    );
  }
  return turn(standing, redo, { isUndo: false, done: 'Put back', not: 'put back' });
}

type Turn = { isUndo: boolean; done: string; not: string };

function turn(
  { deps, moment, settings }: CliMoment,
  { id, facts }: Change,
  { isUndo, done, not }: Turn,
): Answer {
  const summary = changeInWords(facts, datesIn(settings));
  const outcome = setChangeUndone(deps.db, id, isUndo, moment.at);
  if (!outcome.ok) {
    const first = findInTheWay(deps.db, id, isUndo);
    const advice =
      first === undefined ? 'Take back what came after it' : firstInWords(first, datesIn(settings));
    throw new CliProblem(`“${summary}” could not be ${not}. ${advice} (on the page Recent changes).`);
  }
  return { value: { changeId: id, summary }, lines: [`${done}: ${summary}`] };
}
