import type { QuestionFilter } from '../../plans/practice/bank/question-filter.ts';
import { DIFFICULTIES, QUESTION_FORMS } from '../../plans/practice/bank/question-kinds.ts';
import { QUESTION_STATES } from '../../plans/practice/question-state.ts';
import { FilterChoice } from '../parts/form/filter-choice.tsx';
import { QUESTION_STATE_WORDS } from './answering/answer-words.ts';
import { DIFFICULTY_WORDS, FORM_WORDS } from './question-words.ts';

/** A category or a phase that can be chosen. */
export type NamedChoice = { id: string; title: string };

export type BankFilterProps = {
  filter: QuestionFilter;
  categories: readonly NamedChoice[];
  phases: readonly NamedChoice[];
};

/** Search and choices above the question bank; what is chosen stands in the address. */
export function BankFilter({ filter, categories, phases }: BankFilterProps) {
  return (
    <form
      class="filter"
      method="get"
      action="/practice"
      hx-get="/practice"
      hx-trigger="submit, input delay:200ms, change"
      hx-target="#bank"
      hx-select="#bank"
      hx-swap="outerMorph"
      hx-replace-url="true"
    >
      <label class="filter__field filter__field--words">
        <span class="filter__label">Search</span>
        <input class="input" type="search" id="bank-search" name="q" value={filter.words} data-key="/" />
      </label>
      <FilterChoice
        name="category"
        id="bank-category"
        label="Category"
        chosen={filter.category}
        options={categories.map(optionOf)}
      />
      <FilterChoice
        name="phase"
        id="bank-phase"
        label="Phase"
        chosen={filter.phase}
        options={phases.map(optionOf)}
      />
      <FilterChoice
        name="form"
        id="bank-form"
        label="Form"
        chosen={filter.form}
        options={QUESTION_FORMS.map((form) => ({ value: form, words: FORM_WORDS[form] }))}
      />
      <FilterChoice
        name="difficulty"
        id="bank-difficulty"
        label="Difficulty"
        chosen={filter.difficulty}
        options={DIFFICULTIES.map((difficulty) => ({
          value: difficulty,
          words: DIFFICULTY_WORDS[difficulty],
        }))}
      />
      <FilterChoice
        name="state"
        id="bank-state"
        label="State"
        chosen={filter.state}
        options={QUESTION_STATES.map((state) => ({ value: state, words: QUESTION_STATE_WORDS[state] }))}
      />
      <button class="button button--quiet filter__go" id="bank-filter">
        Show
      </button>
    </form>
  );
}

function optionOf({ id, title }: NamedChoice) {
  return { value: id, words: title };
}
