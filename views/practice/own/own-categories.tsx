import type { OwnCategory } from '../../../plans/practice/own/own-category.ts';
import { fieldId } from '../../ids.ts';
import { Entry } from '../../parts/entry.tsx';
import { ActionForm } from '../../parts/form/action-form.tsx';
import { Inline } from '../../parts/markdown.tsx';

/** The learner's own categories: what each is called, and whether it should be there. */
export function OwnCategories({ categories, from }: { categories: readonly OwnCategory[]; from: string }) {
  if (categories.length === 0) return null;
  return (
    <Entry id="categories" label="Your own categories" aside="Removed, one leaves its questions here.">
      <ul class="own-categories">
        {categories.map((category) => (
          <Category key={category.id} category={category} from={from} />
        ))}
      </ul>
    </Entry>
  );
}

function Category({ category: { id, title }, from }: { category: OwnCategory; from: string }) {
  const field = fieldId(`title-${id}`);
  return (
    <li class="own-categories__item">
      <ActionForm
        class="own-categories__form"
        action={`/practice/own/categories/${id}`}
        from={from}
        at="categories"
      >
        <label class="visually-hidden" for={field}>
          Title of <Inline text={title} inLink />
        </label>
        <input class="input" id={field} name="title" value={title} maxLength={80} required />
        <button class="button button--quiet" id={`rename-${id}`}>
          Rename{' '}
          <span class="visually-hidden">
            <Inline text={title} inLink />
          </span>
        </button>
      </ActionForm>
      <ActionForm action={`/practice/own/categories/${id}/removal`} from={from} at="categories">
        <button class="button button--quiet" id={`remove-${id}`}>
          Remove{' '}
          <span class="visually-hidden">
            <Inline text={title} inLink />
          </span>
        </button>
      </ActionForm>
    </li>
  );
}
