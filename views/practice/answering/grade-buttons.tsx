import { count } from '../../../plans/format.ts';
import { GRADES, type Grade } from '../../../plans/practice/answer.ts';
import { pointsOfGrades } from '../../../plans/practice/proposed-grade.ts';
import { fieldId } from '../../ids.ts';
import { GRADE_WORDS } from './answer-words.ts';

/** What each grade means for the question, where no points say it. */
const GRADE_MEANINGS: Record<Grade, string> = {
  again: 'failed',
  hard: 'with gaps',
  good: 'well',
  easy: 'without effort',
};

type GradeButtonsProps = { askedCount: number; againComesBack: boolean };

/**
 * Four grades, each with the points that it is proposed for, and before them the one that takes the proposal. That is
 * also what Enter does in a field.
 */
export function GradeButtons({ askedCount, againComesBack }: GradeButtonsProps) {
  const ranges = pointsOfGrades(askedCount);
  return (
    <div class="grades">
      {askedCount > 0 ? (
        <button class="button" id="grade-by-points" name="grade" value="">
          <span>
            Grade it by the points<span data-proposal></span>
          </span>
        </button>
      ) : (
        // Enter in a field must not take the first of the grades.
        <button id="grade-none" disabled hidden>
          Choose a grade
        </button>
      )}
      <fieldset class="grades__own" id={fieldId('grade')}>
        <legend class="grades__label">
          {askedCount > 0 ? 'Or say yourself how it went' : 'How did it go?'}
        </legend>
        <div class="grades__row">
          {GRADES.map((grade, index) => {
            const range = ranges[grade];
            return (
              <button
                key={grade}
                class="button button--quiet grades__grade"
                id={`grade-${grade}`}
                name="grade"
                value={grade}
                data-key={String(index + 1)}
                {...(range ? { 'data-from': range.from, 'data-to': range.to } : {})}
              >
                <kbd class="needs-js">{index + 1}</kbd>
                <span class="grades__word">{GRADE_WORDS[grade]}</span>
                <span class="grades__points">
                  {askedCount === 0
                    ? GRADE_MEANINGS[grade]
                    : range
                      ? pointsInWords(range)
                      : 'by yourself only'}
                </span>
              </button>
            );
          })}
        </div>
        {againComesBack && <p class="hint">Again: it comes back today, at the end of this drill.</p>}
      </fieldset>
    </div>
  );
}

function pointsInWords({ from, to }: { from: number; to: number }): string {
  if (from === to) return count(from, 'point');
  return `${from} to ${to} points`;
}
