import type { Day } from '../day.ts';
import type { Answer, AnswersByQuestion } from './answer.ts';
import type { QuestionCategory } from './bank/question.ts';
import { listQuestions, type PlacedQuestion } from './bank/question-bank.ts';

/** Prompts of a round. */
const ROUND_LENGTH = 10;
/** Speaking time of each. */
export const LIGHTNING_SECONDS = 30;

export type LightningPrompt = PlacedQuestion & { answer: Answer | null };

/**
 * The lightning round of a day: ten prompts, those not answered for longest first and among equals in an order of the
 * day's own. The day's own answers do not change it.
 */
export function lightningRoundOn(
  bank: readonly QuestionCategory[],
  answers: AnswersByQuestion,
  day: Day,
): LightningPrompt[] {
  const given = (id: string) => answers.get(id) ?? [];
  return listQuestions(bank)
    .filter(({ question }) => question.form === 'lightning')
    .map((placed) => {
      const { id } = placed.question;
      const last = given(id).findLast((answer) => answer.day < day)?.day ?? '';
      return { placed, last, order: mixed(`${day} ${id}`) };
    })
    .sort(
      (one, other) => (one.last < other.last ? -1 : Number(one.last > other.last)) || one.order - other.order,
    )
    .slice(0, ROUND_LENGTH)
    .map(({ placed }) => ({
      ...placed,
      answer:
        given(placed.question.id).findLast((answer) => answer.day === day && answer.mode === 'lightning') ??
        null,
    }));
}

/** A number that looks random and is the same for the same text (FNV-1a). */
function mixed(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}
