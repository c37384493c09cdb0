import { LATEST_DAY, LONGEST_PLAN_DAYS } from '../../../plans/calendar/calendar.ts';
import { daysBetween, isDay } from '../../../plans/day.ts';
import { parseRoadmap } from '../../../plans/roadmap/parse-roadmap.ts';
import { isWebAddress } from '../../../plans/task/evidence-line.ts';

type Row = Readonly<Record<string, unknown>>;
type RowProblem = { path: string[]; message: string };

/** What no single column of a row tells. */
export function problemOfRow(table: string, row: Row): RowProblem | null {
  return PROBLEMS[table]?.(row) ?? null;
}

const PROBLEMS: Readonly<Record<string, (row: Row) => RowProblem | null>> = {
  plans: problemOfPlan,
  phases: ({ startsOn, endsOn }) =>
    isAfter(startsOn, endsOn) ? at('endsOn', 'comes before the first day') : null,
  habits: problemOfHabit,
  tasks: problemOfTask,
  steps: problemOfTick,
  evidence: problemOfEvidence,
  weekReviews: ({ closedOn, closedAs }) =>
    (closedOn === null) !== (closedAs === null)
      ? at('closedOn', 'should stand beside “closedAs”, or neither')
      : null,
  mockRounds: ({ finishedAt, secondsUsed }) =>
    finishedAt === null && secondsUsed !== null
      ? at('secondsUsed', 'is told of a round that is not finished')
      : null,
  roadmaps: problemOfRoadmap,
  ownResources: ({ tasks, questions }) =>
    isEmptyList(tasks) && isEmptyList(questions)
      ? at('tasks', 'should name a task, or “questions” a question')
      : null,
};

function at(column: string, message: string): RowProblem {
  return { path: [column], message };
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function isAfter(first: unknown, last: unknown): boolean {
  return typeof first === 'string' && typeof last === 'string' && last < first;
}

function problemOfPlan({ startOn, finishOn }: Row): RowProblem | null {
  if (typeof startOn !== 'string' || typeof finishOn !== 'string') return null;
  if (!isDay(startOn) || !isDay(finishOn)) return null;
  if (startOn > LATEST_DAY) return at('startOn', 'is later than a plan can start');
  const days = daysBetween(startOn, finishOn) + 1;
  const isPlan = days >= 1 && days <= LONGEST_PLAN_DAYS;
  return isPlan ? null : at('finishOn', `should be within ${LONGEST_PLAN_DAYS} days of the start`);
}

function problemOfHabit({ phaseId, planId, startsOn, endsOn }: Row): RowProblem | null {
  if ((phaseId === null) === (planId === null)) return at('planId', 'should be of a phase or of a plan');
  if (planId !== null && startsOn === null) return at('startsOn', 'should be there, as it is of no phase');
  return isAfter(startsOn, endsOn) ? at('endsOn', 'comes before the first day') : null;
}

function problemOfTask(row: Row): RowProblem | null {
  if (row.droppedOn === null && row.droppedAs === 'known')
    return at('droppedAs', 'is told of a task that is in the plan');
  if (row.isOffTrack === true && (row.droppedOn === null || row.droppedAs === 'known'))
    return at('isOffTrack', 'is told of a task that is not dropped');
  return problemOfTick(row);
}

function problemOfTick({ completedOn, completedAt }: Row): RowProblem | null {
  if ((completedOn === null) !== (completedAt === null)) {
    return at('completedOn', 'should stand beside “completedAt”, or neither');
  }
  return null;
}

function problemOfEvidence({ kind, location, value, pieceKey, attachmentKey }: Row): RowProblem | null {
  if ((pieceKey !== '' || attachmentKey !== '') && kind !== 'document')
    return at('kind', 'should be a document');
  if (pieceKey !== '' && location !== '') return at('location', 'stands beside a piece');
  if (pieceKey !== '' && attachmentKey !== '') return at('attachmentKey', 'stands beside a piece');
  if (kind === 'link' && !isWebAddress(String(location))) {
    return at('location', 'should begin with http:// or https://');
  }
  if ((kind === 'number') !== (value !== null))
    return at('value', 'should be there for a number, and for it alone');
  return null;
}

function problemOfRoadmap({ yaml, key }: Row): RowProblem | null {
  if (typeof yaml !== 'string') return null;
  const parsed = parseRoadmap(yaml);
  const isWell = parsed.ok && parsed.roadmap.id === key;
  return isWell ? null : at('yaml', 'should be a roadmap with the id that stands in “key”');
}
