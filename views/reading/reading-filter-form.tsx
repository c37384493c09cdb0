import { READ_NEEDS, RESOURCE_KINDS } from '../../plans/reading/kinds.ts';
import { phaseName, READING_STATES, type ReadingFilter } from '../../plans/reading/list/reading-filter.ts';
import type { ReadingPhase } from '../../plans/reading/list/reading-list.ts';
import { RESOURCE_PRICES } from '../../plans/reading/resource.ts';
import { upperFirst } from '../../plans/words.ts';
import { FilterChoice } from '../parts/form/filter-choice.tsx';
import { READING_ADDRESS } from './addresses.ts';
import { KIND_WORDS, NEED_WORDS, PRICE_WORDS, STATE_WORDS } from './reading-words.ts';

type ReadingFilterFormProps = {
  filter: ReadingFilter;
  phases: readonly Pick<ReadingPhase, 'key' | 'title'>[];
};

/** Search and choices above the reading list; what is chosen stands in the address. */
export function ReadingFilterForm({ filter, phases }: ReadingFilterFormProps) {
  return (
    <form
      class="filter"
      method="get"
      action={READING_ADDRESS}
      hx-get={READING_ADDRESS}
      hx-trigger="submit, input delay:200ms, change"
      hx-target="#reading-list"
      hx-select="#reading-list"
      hx-swap="outerMorph"
      hx-replace-url="true"
    >
      <label class="filter__field filter__field--words">
        <span class="filter__label">Search</span>
        <input class="input" type="search" id="reading-search" name="q" value={filter.words} data-key="/" />
      </label>
      <FilterChoice
        name="phase"
        id="reading-phase"
        label="Phase"
        chosen={filter.phase}
        options={phases.map((phase) => ({ value: phaseName(phase), words: phase.title }))}
      />
      <FilterChoice
        name="state"
        id="reading-state"
        label="State"
        chosen={filter.state}
        options={optionsOf(READING_STATES, STATE_WORDS)}
      />
      <button class="button button--quiet filter__go" id="reading-filter">
        Show
      </button>
      <details
        class="fold reading__more"
        open={filter.need !== null || filter.kind !== null || filter.open !== null}
      >
        <summary id="reading-more-choices">Need, kind and price</summary>
        <div class="filter">
          <FilterChoice
            name="need"
            id="reading-need"
            label="Need"
            chosen={filter.need}
            options={optionsOf(READ_NEEDS, NEED_WORDS)}
          />
          <FilterChoice
            name="kind"
            id="reading-kind"
            label="Kind"
            chosen={filter.kind}
            options={optionsOf(RESOURCE_KINDS, KIND_WORDS)}
          />
          <FilterChoice
            name="open"
            id="reading-open"
            label="Price"
            chosen={filter.open}
            options={optionsOf(RESOURCE_PRICES, PRICE_WORDS)}
          />
        </div>
      </details>
    </form>
  );
}

function optionsOf<Choice extends string>(
  choices: readonly Choice[],
  words: Readonly<Record<Choice, string>>,
): { value: Choice; words: string }[] {
  return choices.map((choice) => ({ value: choice, words: upperFirst(words[choice]) }));
}
