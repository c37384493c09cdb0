import { agree, formatHours } from '../../../plans/format.ts';
import { type PhaseTexts, type ProposalErrors, phaseField } from '../../../plans/incoming/tasks/edit.ts';
import { sumOf } from '../../../plans/sum.ts';
import { lineInPlainWords } from '../../../plans/text/line-markdown.ts';
import { errorId, fieldId } from '../../ids.ts';
import { FieldError } from '../../parts/form/field.tsx';
import { Inline } from '../../parts/markdown.tsx';

type PhaseHeadProps = {
  place: number;
  typed: PhaseTexts;
  first: number;
  last: number;
  errors: ProposalErrors;
};

/** What is this phase called, and how long does it last? */
export function PhaseHead({ place, typed, first, last, errors }: PhaseHeadProps) {
  const control = (name: 'title' | 'weeks') => ({
    id: fieldId(phaseField(place, name)),
    name: phaseField(place, name),
    ...(errors[phaseField(place, name)] && {
      'aria-invalid': 'true' as const,
      'aria-describedby': errorId(phaseField(place, name)),
    }),
  });
  const isMarked = lineInPlainWords(typed.title) !== typed.title && !errors[phaseField(place, 'title')];
  const title = (
    <textarea
      class="brought__heading"
      rows={1}
      {...control('title')}
      aria-label={`Title of phase ${place + 1}`}
    >
      {`\n${typed.title}`}
    </textarea>
  );
  const minutes = sumOf(typed.tasks, (task) => (task.isKept ? Number(task.minutes) || 0 : 0));
  return (
    <header class="entry__margin">
      <h2 class="visually-hidden">{lineInPlainWords(typed.title)}</h2>
      {isMarked ? (
        <>
          <div class="brought__heading">
            <Inline text={typed.title} />
          </div>
          <details class="brought__more">
            <summary id={`more-phase-${place}`}>Change its title</summary>
            {title}
          </details>
        </>
      ) : (
        title
      )}
      <FieldError name={phaseField(place, 'title')} errors={errors} />
      <div class="entry__aside brought__weeks">
        {first === last ? `Week ${first}` : `Weeks ${first} to ${last}`}, {formatHours(minutes)}
        <label>
          Lasts{' '}
          <input
            class="brought__minutes"
            inputMode="numeric"
            size={2}
            {...control('weeks')}
            value={typed.weeks}
            aria-label={`Weeks of ${lineInPlainWords(typed.title)}`}
          />{' '}
          {agree(Number(typed.weeks), 'week', 'weeks')}
        </label>
      </div>
      <FieldError name={phaseField(place, 'weeks')} errors={errors} />
    </header>
  );
}
