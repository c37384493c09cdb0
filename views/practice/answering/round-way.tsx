import type { Grade } from '../../../plans/practice/answer.ts';
import { inPlainWords } from '../../../plans/text/linear.ts';
import { GRADE_WORDS } from './answer-words.ts';

/** A question of a round, and what came of it. */
export type WayStep = {
  id: string;
  address: string;
  prompt: string;
  grade: Grade | null;
  /** It was answered, and is asked again. */
  comesBack?: boolean;
};

/** The way through a round: each question by its number, those that are done marked as such. */
export function RoundWay({
  steps,
  currentId,
  label,
}: {
  steps: readonly WayStep[];
  currentId: string;
  label: string;
}) {
  if (steps.length < 2) return null;
  return (
    <nav class="round-way" aria-label={label}>
      <ol class="round-way__steps">
        {steps.map(({ id, address, prompt, grade, comesBack = false }, index) => (
          <li key={id}>
            {grade !== null && !comesBack ? (
              <span class="round-way__step round-way__step--done" title={inPlainWords(prompt)}>
                <span class="visually-hidden">Question </span>
                {index + 1}
                <span class="visually-hidden">: {GRADE_WORDS[grade]}</span>
              </span>
            ) : (
              <a
                class="round-way__step"
                href={address}
                title={inPlainWords(prompt)}
                {...(id === currentId ? { 'aria-current': 'step' as const } : {})}
              >
                <span class="visually-hidden">Question </span>
                {index + 1}
                {grade !== null && <span class="visually-hidden">: {GRADE_WORDS[grade]}, comes back</span>}
              </a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
