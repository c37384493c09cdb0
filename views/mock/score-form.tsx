import { DIMENSIONS, type DimensionId, MANDATORY_DIMENSION, SCORES } from '../../plans/mock/dimension.ts';
import type { RoundScores } from '../../plans/mock/mock.ts';
import { scoresInLine } from '../../plans/mock/scores.ts';
import { fieldId } from '../ids.ts';
import { ActionForm } from '../parts/form/action-form.tsx';
import { describedByError, ErrorSummary, FieldError, type FormErrors } from '../parts/form/field.tsx';
import { ChangedElsewhere, Theirs } from '../parts/form/other-window.tsx';
import { Inline } from '../parts/markdown.tsx';
import { roundAddress } from './addresses.ts';

/** What was chosen in a score form that could not be saved, and why. */
export type ScoresTyped = {
  position: number;
  scores: RoundScores;
  errors: FormErrors;
  /** What another window saved meanwhile; `null` when nothing did. */
  theirs: RoundScores | null;
};

export type ScoreFormProps = {
  mockId: number;
  position: number;
  rubric: readonly DimensionId[];
  scores: RoundScores;
  typed: ScoresTyped | null;
  from: string;
};

/** The scales of a round: each dimension with what 1, 2, 3 and 4 look like. */
export function ScoreForm({ mockId, position, rubric, scores, typed, from }: ScoreFormProps) {
  const shown = typed?.scores ?? scores;
  const errors = typed?.errors ?? {};
  return (
    <ActionForm action={`${roundAddress(mockId, position)}/scores`} from={from} class="scores">
      {typed?.theirs ? <ChangedElsewhere what="these scores were" /> : <ErrorSummary errors={errors} />}
      <input type="hidden" name="seen" value={scoresInLine(rubric, scores)} />
      {rubric.map((dimension) => (
        <Scale
          key={dimension}
          name={scaleName(position, dimension)}
          dimension={dimension}
          chosen={shown[dimension] ?? null}
          errors={errors}
          theirs={typed?.theirs ? (typed.theirs[dimension] ?? null) : undefined}
        />
      ))}
      <button class="button button--quiet" id={`scores-${position}-save`}>
        Save the scores
      </button>
    </ActionForm>
  );
}

/** Of the radio buttons: unique on the page, where several rounds have the same dimension. */
export function scaleName(position: number, dimension: DimensionId): string {
  return `score-${position}-${dimension}`;
}

type ScaleProps = {
  name: string;
  dimension: DimensionId;
  chosen: number | null;
  errors: FormErrors;
  /** Absent while nothing was saved elsewhere. */
  theirs: number | null | undefined;
};

function Scale({ name, dimension, chosen, errors, theirs }: ScaleProps) {
  const { title, asks, anchors } = DIMENSIONS[dimension];
  return (
    <fieldset class="scale" id={fieldId(name)} {...describedByError(name, errors)}>
      <legend class="scale__title">
        <Inline text={title} />
        <span class="scale__asks">
          {asks}
          {dimension === MANDATORY_DIMENSION && ' Always scored.'}
        </span>
      </legend>
      <div class="scale__anchors">
        {SCORES.map((score) => (
          <label key={score} class="scale__anchor">
            <input
              type="radio"
              id={`${name}-${score}`}
              name={name}
              value={score}
              checked={score === chosen}
            />
            <span>
              <strong>{score}</strong> {anchors[score - 1]}
            </span>
          </label>
        ))}
        {dimension !== MANDATORY_DIMENSION && (
          <label class="scale__anchor scale__anchor--none">
            <input type="radio" id={`${name}-none`} name={name} value="" checked={chosen === null} />
            <span>Not seen</span>
          </label>
        )}
      </div>
      <FieldError name={name} errors={errors} />
      {theirs !== undefined && (
        <Theirs mine={chosen === null ? '' : String(chosen)} theirs={theirs === null ? '' : String(theirs)} />
      )}
    </fieldset>
  );
}
