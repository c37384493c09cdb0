import { count } from '../../../plans/format.ts';
import { NEW_CATEGORY, type QuestionChoices } from '../../../plans/incoming/questions/choices.ts';
import type { QuestionsFound } from '../../../plans/incoming/questions/found.ts';
import type { KnownCategory } from '../../../plans/incoming/questions/incoming-categories.ts';
import { OWN_CATEGORY } from '../../../plans/practice/own/own-question.ts';
import { sumOf } from '../../../plans/sum.ts';
import { Entry } from '../../parts/entry.tsx';

export type CategoryMapProps = {
  categories: QuestionsFound['categories'];
  places: readonly KnownCategory[];
  choices: QuestionChoices;
};

/** Where do questions go whose category is not known here, or that name none? */
export function CategoryMap({ categories, places, choices }: CategoryMapProps) {
  const asked = categories.filter(({ how }) => how !== 'too-many');
  const others = categories.filter(({ how }) => how === 'too-many');
  return (
    <Entry label="Categories" aside="Where the questions go.">
      {asked.map(({ text, field, target, fresh, how, rowCount }) => (
        <div key={field} class="field">
          <label class="field__label" for={`field-${field}`}>
            {text.slice(0, 80)} <span class="hint">{count(rowCount, 'question')}</span>
          </label>
          <select class="input input--wide" id={`field-${field}`} name={field}>
            {fresh && (
              <option value={NEW_CATEGORY} selected={target === NEW_CATEGORY}>
                A category of your own: {fresh.title}
              </option>
            )}
            <PlaceOptions places={places} chosen={target} />
          </select>
          {how === 'guess' && <p class="field__hint">This is a guess.</p>}
        </div>
      ))}
      {others.length > 0 && (
        <p class="hint">
          {count(others.length, 'more category')} with{' '}
          {count(
            sumOf(others, ({ rowCount }) => rowCount),
            'question',
          )}{' '}
          go to “{OWN_CATEGORY.title}”.
        </p>
      )}
      <div class="field">
        <label class="field__label" for="field-general">
          Those without a category
        </label>
        <select class="input input--wide" id="field-general" name="general">
          <PlaceOptions places={places} chosen={choices.general ?? OWN_CATEGORY.id} />
        </select>
      </div>
    </Entry>
  );
}

function PlaceOptions({ places, chosen }: { places: readonly KnownCategory[]; chosen: string }) {
  return (
    <>
      {places.map(({ id, title }) => (
        <option key={id} value={id} selected={id === chosen}>
          {title}
        </option>
      ))}
    </>
  );
}
