import type { QuestionCategory } from '../../practice/bank/question.ts';
import type { OwnQuestion, OwnQuestionWords } from '../../practice/own/own-question.ts';
import { ownQuestionTexts } from '../../practice/own/own-question-texts.ts';
import { QUESTION_ROLES, type QuestionRole } from './columns/column-role.ts';
import type { ComingQuestion } from './found.ts';
import { sameWords } from './same-words.ts';

/** The questions that are there already, by all that a row can mean them by. */
export type KnownQuestions = {
  byKey: ReadonlyMap<string, OwnQuestion>;
  byOrigin: ReadonlyMap<string, OwnQuestion>;
  byWords: ReadonlyMap<string, OwnQuestion>;
  /** Ids of the bank that comes with Daymark. */
  inBank: ReadonlyMap<string, string>;
};

/** By what is asked, and what belongs to it. */
export function wordsOfQuestion({ prompt, detail }: Pick<OwnQuestionWords, 'prompt' | 'detail'>): string {
  return detail === '' ? sameWords(prompt) : `${sameWords(prompt)}\n${sameWords(detail)}`;
}

/** So many questions are looked at before others have their turn. */
const AT_ONCE = 500;

/**
 * Of several with the same words, the oldest that is in use is meant.
 *
 * @yields now and then, so that others have their turn
 */
export function* knowingQuestions(
  own: readonly OwnQuestion[],
  bank: readonly QuestionCategory[],
): Generator<undefined, KnownQuestions> {
  const byKey = new Map<string, OwnQuestion>();
  const byOrigin = new Map<string, OwnQuestion>();
  const byWords = new Map<string, OwnQuestion>();
  const inUse = own.filter(({ archivedOn }) => archivedOn === null);
  const away = own.filter(({ archivedOn }) => archivedOn !== null);
  for (const [index, question] of [...inUse, ...away].entries()) {
    if (index % AT_ONCE === 0) yield;
    const words = wordsOfQuestion(question);
    byKey.set(question.id, question);
    if (question.origin !== '' && !byOrigin.has(question.origin)) byOrigin.set(question.origin, question);
    if (!byWords.has(words)) byWords.set(words, question);
  }
  const inBank = new Map<string, string>();
  for (const { id, prompt } of bank.flatMap(({ questions }) => questions)) {
    const words = sameWords(prompt);
    if (!inBank.has(words)) inBank.set(words, id);
    inBank.set(id, id);
  }
  return { byKey, byOrigin, byWords, inBank };
}

/** What a row says otherwise than the question that it changes. */
export function changedRoles({
  words,
  archivedOn,
  current,
}: Pick<ComingQuestion, 'words' | 'archivedOn'> & { current: OwnQuestion }): QuestionRole[] {
  const texts = ownQuestionTexts(words);
  const before = ownQuestionTexts(current);
  return QUESTION_ROLES.filter((role) => {
    if (role === 'id') return false;
    return role === 'archivedOn' ? archivedOn !== current.archivedOn : texts[role] !== before[role];
  });
}
