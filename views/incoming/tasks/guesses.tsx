import { agree, count } from '../../../plans/format.ts';
import type { ProposalErrors } from '../../../plans/incoming/tasks/edit.ts';
import { USUAL_TASK_TEXTS } from '../../../plans/task/task-fields.ts';
import { errorId, fieldId } from '../../ids.ts';
import { FieldError } from '../../parts/form/field.tsx';

type GuessesProps = {
  guessedCount: number;
  taskCount: number;
  errors: ProposalErrors;
  sent: Readonly<Record<string, unknown>>;
};

/** The times that are nobody's word, and how all of them are changed. */
export function Guesses({ guessedCount, taskCount, errors, sent }: GuessesProps) {
  return (
    <fieldset class="brought__guesses">
      <legend class="field__label">
        {guessedCount === taskCount
          ? 'All times are guessed'
          : `${count(guessedCount, 'time')} ${agree(guessedCount, 'is', 'are')} guessed`}
      </legend>
      <p class="hint">
        The file does not say how long {agree(guessedCount, 'this task takes', 'these tasks take')}: the guess
        goes by the kind of work and by how much it names. Change each below, or all of them at once.
      </p>
      <div class="brought__change">
        <label for={fieldId('factor')}>Make them</label>
        <select
          class="input"
          id={fieldId('factor')}
          name="factor"
          {...(errors.factor && { 'aria-invalid': 'true', 'aria-describedby': errorId('factor') })}
        >
          {FACTORS.map(({ factor, words }) => (
            <option key={factor} value={factor} selected={String(factor) === sent.factor}>
              {words}
            </option>
          ))}
        </select>
        <button class="button button--quiet" id="scale-guesses" name="do" value="scale">
          Change all
        </button>
      </div>
      <div class="brought__change">
        <label for={fieldId('setTo')}>Or each</label>
        <input
          class="input input--short"
          inputMode="numeric"
          size={4}
          id={fieldId('setTo')}
          name="setTo"
          value={typeof sent.setTo === 'string' ? sent.setTo : USUAL_TASK_TEXTS.minutes}
          {...(errors.setTo && { 'aria-invalid': 'true', 'aria-describedby': errorId('setTo') })}
        />
        minutes
        <button class="button button--quiet" id="set-guesses" name="do" value="set">
          Set all
        </button>
      </div>
      <FieldError name="setTo" errors={errors} />
      <FieldError name="factor" errors={errors} />
    </fieldset>
  );
}

/** The first changes nothing. */
const FACTORS = [
  { factor: 1, words: 'as long as guessed' },
  { factor: 0.5, words: 'half as long' },
  { factor: 0.75, words: 'a quarter shorter' },
  { factor: 1.25, words: 'a quarter longer' },
  { factor: 1.5, words: 'half as long again' },
  { factor: 2, words: 'twice as long' },
  { factor: 3, words: 'three times as long' },
];
