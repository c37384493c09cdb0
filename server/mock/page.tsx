import { randomUUID } from 'node:crypto';
import { findMock } from '../../db/mock/mock-rows.ts';
import { listAnswersOfMock } from '../../db/practice/answers.ts';
import { listOwnQuestions } from '../../db/practice/own-questions.ts';
import { currentPosition, describeRounds, type Mock } from '../../plans/mock/mock.ts';
import { questionsInNotes } from '../../plans/mock/noted-questions.ts';
import { secondsRun } from '../../plans/mock/round-clock.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import { listQuestions } from '../../plans/practice/bank/question-bank.ts';
import { MockPage } from '../../views/mock/mock.tsx';
import type { MockTask } from '../../views/mock/mock-evidence.tsx';
import { MockSheetPage } from '../../views/mock/mock-sheet.tsx';
import type { RoundView } from '../../views/mock/mock-view.ts';
import type { ScoresTyped } from '../../views/mock/score-form.tsx';
import type { AppDeps } from '../deps.ts';
import type { PageRequest, PageRoute } from '../http/pages/page-route.ts';
import type { Page } from '../http/respond.tsx';
import { bankOf } from '../practice/question-bank.ts';
import { mockNotes } from './note.ts';
import { tasksOfMock } from './tasks.ts';

export const mockPage: PageRoute = {
  path: '/mocks/:id',
  find: (request) => findMockPage(request, request.params.id ?? '', null),
};

export const mockSheetPage: PageRoute = {
  path: '/mocks/:id/sheet',
  find: ({ deps, plan, params }) => {
    const mock = findMockAt(deps, plan, params.id ?? '');
    if (!mock) return null;
    return {
      title: `${mock.title}: sheet`,
      nav: 'mocks',
      sheet: 'mock',
      main: <MockSheetPage mock={mock} rounds={viewRounds(deps, mock)} />,
    };
  },
};

/** The mock of the plan in use that an address names. */
export function findMockAt({ db }: Pick<AppDeps, 'db'>, plan: Plan, id: string): Mock | undefined {
  return /^[1-9][0-9]{0,14}$/.test(id) ? findMock(db, plan.id, Number(id)) : undefined;
}

/** The page of a mock, with the scores that could not be saved. */
export function findMockPage(
  { deps, plan, from }: Pick<PageRequest, 'deps' | 'plan' | 'from'>,
  id: string,
  typed: ScoresTyped | null,
): Page | null {
  const mock = findMockAt(deps, plan, id);
  if (!mock) return null;

  const main = (
    <MockPage
      mock={mock}
      rounds={viewRounds(deps, mock)}
      isKnown={formatOf(deps, mock) !== undefined}
      current={currentPosition(mock)}
      tasks={listTasks(deps, plan, mock)}
      noted={listNoted(deps, mock)}
      typed={typed}
      now={deps.clock.now().toISOString()}
      from={from}
      formToken={randomUUID()}
    />
  );
  return { title: mock.title, nav: 'mocks', sheet: 'mock', main };
}

function viewRounds(deps: AppDeps, mock: Mock): RoundView[] {
  const now = deps.clock.now().toISOString();
  const questions = new Map(listQuestions(bankOf(deps)).map(({ question }) => [question.id, question]));
  const grades = new Map(
    listAnswersOfMock(deps.db, mock.id).map(({ questionKey, grade }) => [questionKey, grade]),
  );
  const current = currentPosition(mock);
  return describeRounds(mock, formatOf(deps, mock)).map((round) => ({
    ...round,
    asked: round.questionKeys.map((key) => ({
      key,
      question: questions.get(key) ?? null,
      grade: grades.get(key) ?? null,
    })),
    // Only the round that the mock is in runs, whatever an undone “next” left behind.
    seconds: round.position === current ? secondsRun(round.clock, now) : round.clock.secondsBefore,
  }));
}

function formatOf({ library }: AppDeps, { formatKey }: Mock) {
  return library.mockFormats.find(({ id }) => id === formatKey);
}

function listTasks(deps: AppDeps, plan: Plan, mock: Mock): MockTask[] {
  const notes = mockNotes(mock);
  return tasksOfMock(deps, plan, mock)
    .filter(({ droppedOn }) => droppedOn === null)
    .map(({ id, title, completion, evidence, evidenceKind }) => ({
      id,
      title,
      wantsLink: evidenceKind === 'link',
      isDone: completion !== null,
      isProven: evidence.some(({ text }) => notes.includes(text)),
    }));
}

function listNoted({ db }: AppDeps, { rounds }: Mock) {
  const own = new Set(listOwnQuestions(db).map(({ prompt }) => prompt));
  return questionsInNotes(rounds.map(({ notes }) => notes.text).join('\n')).map((prompt) => ({
    prompt,
    isAdded: own.has(prompt),
    formToken: randomUUID(),
  }));
}
