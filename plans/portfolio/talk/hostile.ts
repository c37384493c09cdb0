import { USUAL_TEXTS } from '../../practice/bank/question-fields.ts';
import type { OwnQuestion, OwnQuestionWords } from '../../practice/own/own-question.ts';
import { readOwnQuestion } from '../../practice/own/own-question-texts.ts';
import { linesOf } from '../piece.ts';

/** The part of a talk in which they stand, one a line. */
export const HOSTILE_PART = 'hostile-questions';

/** A question that a talk has to stand up to, and whether it is one of the learner's own. */
export type Hostile = {
  line: string;
  is: 'fresh' | 'there' | 'archived' | 'too-long';
  /** Of the learner's own question; `null` where there is none. */
  questionId: string | null;
};

/**
 * Which of the lines of a text are among the learner's own questions: those with the same words. Each line once.
 *
 * @param own - archived ones too
 */
export function hostileOf(text: string, own: readonly OwnQuestion[]): Hostile[] {
  const known = new Map(own.map((question) => [question.prompt, question]));
  return [...new Set(linesOf(text))].map((line): Hostile => {
    const words = asOwnQuestion(line);
    if (words === null) return { line, is: 'too-long', questionId: null };
    const question = known.get(words.prompt);
    if (!question) return { line, is: 'fresh', questionId: null };
    return { line, is: question.archivedOn === null ? 'there' : 'archived', questionId: question.id };
  });
}

/** A line as a question of the learner's own, about their own work; `null` for one that is too long. */
export function asOwnQuestion(line: string): OwnQuestionWords | null {
  const read = readOwnQuestion({ ...USUAL_TEXTS, prompt: line });
  return read.ok ? read.words : null;
}
