import { count } from '../../../plans/format.ts';
import type { Question } from '../../../plans/practice/bank/question.ts';
import { fieldId } from '../../ids.ts';

export type MadePointsProps = {
  question: Question;
  /** Fewer than all of the points where the answer was to be short. */
  askedCount: number;
  made: readonly string[];
};

/** What a strong answer says; what one really said is ticked. */
export function MadePoints({ question: { points, form }, askedCount, made }: MadePointsProps) {
  if (points.length === 0) return <p>This question has no points yet. Judge your answer by yourself.</p>;
  const noun = form === 'derive' ? 'step' : 'point';
  return (
    <fieldset class="made" id={fieldId('points')}>
      <legend class="made__legend">
        {askedCount < points.length
          ? `Which of these did you make? In that time, ${count(askedCount, noun)} will do.`
          : `Which of these ${noun}s did you make?`}
      </legend>
      <ol class="made__points">
        {points.map((point, index) => (
          <li key={point}>
            <label class="made__point">
              <input
                type="checkbox"
                name="points"
                id={`point-${index + 1}`}
                value={index + 1}
                checked={made.includes(String(index + 1))}
              />
              <span>{point}</span>
            </label>
          </li>
        ))}
      </ol>
    </fieldset>
  );
}
