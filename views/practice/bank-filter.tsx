import type { QuestionFilter } from '../../plans/practice/bank/question-filter.ts';
import { DIFFICULTIES, QUESTION_FORMS } from '../../plans/practice/bank/question-kinds.ts';
import { QUESTION_STATES } from '../../plans/practice/question-state.ts';
import { FilterChoice, optionsOf } from '../parts/form/filter-choice.tsx';
import { FilterForm } from '../parts/form/filter-form.tsx';
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
    <FilterForm action="/practice" target="bank" name="bank" words={filter.words}>
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
        options={optionsOf(QUESTION_FORMS, FORM_WORDS)}
      />
      <FilterChoice
        name="difficulty"
        id="bank-difficulty"
        label="Difficulty"
        chosen={filter.difficulty}
        options={optionsOf(DIFFICULTIES, DIFFICULTY_WORDS)}
      />
      <FilterChoice
        name="state"
        id="bank-state"
        label="State"
        chosen={filter.state}
        options={optionsOf(QUESTION_STATES, QUESTION_STATE_WORDS)}
      />
    </FilterForm>
  );
}

function optionOf({ id, title }: NamedChoice) {
  return { value: id, words: title };
}
