import { randomUUID } from 'node:crypto';
import { attachmentsOfEvidence } from '../../db/attachment/attachments.ts';
import { journalBasis, listTaskChanges } from '../../db/journal/history.ts';
import { listPieces } from '../../db/portfolio/pieces.ts';
import { nextStudyDay } from '../../plans/calendar/study-days.ts';
import { minutesOf } from '../../plans/mock/mock-format.ts';
import type { Task } from '../../plans/plan/plan.ts';
import { titleOf } from '../../plans/portfolio/piece.ts';
import { questionsOfTask } from '../../plans/practice/bank/question-bank.ts';
import { unplacedMinutes } from '../../plans/replan/moving/find-room.ts';
import { lacksEvidence } from '../../plans/task/evidence-line.ts';
import { TaskPage, type TaskPageProps } from '../../views/task/task.tsx';
import type { TaskMock } from '../../views/task/task-mocks.tsx';
import type { PageRequest, PageRoute } from '../http/pages/page-route.ts';
import type { Page } from '../http/respond.tsx';
import type { Library } from '../library/library.ts';
import { makingOfTask } from '../portfolio/making/making-shown.ts';
import { bankOf } from '../practice/question-bank.ts';
import { showReads } from '../reading/reads-shown.ts';
import { shelfOf } from '../reading/shelf.ts';
import { hardwareOf } from '../roadmap/told-by-roadmap.ts';
import { askOf } from './evidence-ask.ts';
import { findTimerShown } from './timer/timer-shown.ts';

const HISTORY_LENGTH = 30;

export const taskPage: PageRoute = {
  path: '/tasks/:id',
  find: (request) =>
    /^[1-9][0-9]{0,14}$/.test(request.params.id ?? '')
      ? findTaskPage(request, Number(request.params.id), { asksTimer: request.query.get('timer') === 'ask' })
      : null,
};

/** What was typed into the forms of the page, where it could not be saved, and whether the timer is asked about. */
export type TaskForms = Pick<
  TaskPageProps,
  'evidenceForm' | 'spentForm' | 'timerForm' | 'asksTimer' | 'askTyped'
>;

/** The page of a task, with what was typed into its forms if that could not be saved. */
export function findTaskPage(
  { deps, settings, plan, today, from }: Omit<PageRequest, 'params' | 'query' | 'away'>,
  taskId: number,
  forms: TaskForms = {},
): Page | null {
  const task = plan.tasks.find(({ id }) => id === taskId);
  const phase = plan.phases.find(({ id }) => id === task?.phaseId);
  if (!task || !phase) return null;

  const history = listTaskChanges(deps.db, taskId)
    .slice(0, HISTORY_LENGTH)
    .map(({ id, onDay, facts, undoneAt }) => ({ id, onDay, facts, isUndone: undoneAt !== null }));
  const questions = task.origin === 'roadmap' ? questionsOfTask(bankOf(deps), task.key) : [];
  const main = (
    <TaskPage
      task={task}
      phase={phase}
      history={history}
      making={makingOfTask(deps, plan, task)}
      hardware={hardwareOf(deps, plan, task)}
      reads={showReads(deps, shelfOf(deps, plan).ofTask(task))}
      questions={questions.map(({ question }) => question)}
      mocks={listMocksFor(deps.library, task)}
      unplacedMinutes={unplacedMinutes(task, today)}
      today={today}
      nextStudyDay={nextStudyDay(plan, today)}
      basis={journalBasis(deps.db)}
      from={from}
      pieceTitles={new Map(listPieces(deps.db).map((piece) => [piece.key, titleOf(piece)]))}
      spentToken={randomUUID()}
      evidenceToken={randomUUID()}
      attachments={attachmentsOfEvidence(deps.db, task.evidence)}
      timer={findTimerShown(deps, plan, settings)}
      ask={lacksEvidence(task) ? askOf(task) : null}
      {...forms}
    />
  );
  return { title: task.title, nav: 'road', sheet: 'task', main };
}

/** The formats that name the task; a task that is done or dropped is rehearsed no more. */
function listMocksFor({ mockFormats }: Library, { key, origin, completion, droppedOn }: Task): TaskMock[] {
  if (origin !== 'roadmap' || completion !== null || droppedOn !== null) return [];
  return mockFormats
    .filter(({ tasks }) => tasks.includes(key))
    .map((format) => ({
      formatId: format.id,
      title: format.title,
      minutes: minutesOf(format),
      formToken: randomUUID(),
    }));
}
