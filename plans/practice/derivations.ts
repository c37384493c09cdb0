import type { Answer, AnswersByQuestion } from './answer.ts';
import type { QuestionCategory } from './bank/question.ts';
import { listQuestions, type PlacedQuestion } from './bank/question-bank.ts';

/** The derivations that everybody is asked for, by what they are called and the question that asks for them. */
export const CORE_DERIVATIONS = [
  { title: 'Softmax with cross-entropy', questionId: 'softmax-cross-entropy-gradient' },
  { title: 'Policy gradient', questionId: 'derive-policy-gradient-theorem' },
  { title: 'REINFORCE', questionId: 'derive-reinforce' },
  { title: 'The PPO objective', questionId: 'derive-the-ppo-loss' },
  { title: 'Your own core equation', questionId: 'narrative-core-equation-derived' },
] as const;

/** A derivation, and how it went each time with the book closed. */
export type Derivation = PlacedQuestion & {
  /** What it is called among the core ones, else `null`. */
  title: string | null;
  /** In order of day. */
  attempts: readonly Answer[];
};

/** Every derivation of the bank, the core ones first. */
export function listDerivations(bank: readonly QuestionCategory[], answers: AnswersByQuestion): Derivation[] {
  const derivations = listQuestions(bank)
    .filter(({ question }) => question.form === 'derive')
    .map((placed): Derivation => {
      const { id } = placed.question;
      const title = CORE_DERIVATIONS.find(({ questionId }) => questionId === id)?.title ?? null;
      const attempts = (answers.get(id) ?? []).filter(({ mode }) => mode === 'derivation');
      return { ...placed, title, attempts };
    });
  const placeOf = ({ question }: Derivation) => {
    const place = CORE_DERIVATIONS.findIndex(({ questionId }) => questionId === question.id);
    return place === -1 ? CORE_DERIVATIONS.length : place;
  };
  return derivations.sort((one, other) => placeOf(one) - placeOf(other));
}
