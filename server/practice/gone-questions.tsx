import { listAnswersTo, loadAnswers } from '../../db/practice/answer-memory.ts';
import { findAnswerNote, listAnswerNotes } from '../../db/practice/answer-notes.ts';
import { listOwnQuestions } from '../../db/practice/own-questions.ts';
import { historyOf } from '../../plans/practice/answer-history.ts';
import { listQuestions } from '../../plans/practice/bank/question-bank.ts';
import { GoneQuestionPage } from '../../views/practice/gone-question.tsx';
import type { AppDeps } from '../deps.ts';
import type { OpenPageRequest } from '../http/pages/page-route.ts';
import type { Page } from '../http/respond.tsx';
import { bankOf } from './question-bank.ts';

/** The ids of questions that the learner answered or wrote on and that nothing here has, in the order of their ids. */
export function listGoneQuestions(deps: Pick<AppDeps, 'db' | 'library'>): string[] {
  const known = new Set([
    ...listQuestions(bankOf(deps)).map(({ question }) => question.id),
    ...listOwnQuestions(deps.db).map(({ id }) => id),
  ]);
  const used = new Set([...loadAnswers(deps.db).keys(), ...listAnswerNotes(deps.db).keys()]);
  return [...used].filter((id) => !known.has(id)).sort();
}

/** What is kept of a question that is not there; `null` where there is nothing. */
export function findGoneQuestionPage({ deps, settings }: OpenPageRequest, id: string): Page | null {
  const answers = listAnswersTo(deps.db, id);
  const note = findAnswerNote(deps.db, id).text;
  if (answers.length === 0 && note === '') return null;

  const history = historyOf(answers, settings.desiredRetention);
  const main = <GoneQuestionPage id={id} history={history} note={note} />;
  return { title: `“${id}”`, nav: 'questions', sheet: 'practice', main };
}
