import { READ_NEEDS, RESOURCE_KINDS } from '../../plans/reading/kinds.ts';
import { phaseName, READING_STATES, type ReadingFilter } from '../../plans/reading/list/reading-filter.ts';
import type { ReadingPhase } from '../../plans/reading/list/reading-list.ts';
import { RESOURCE_PRICES } from '../../plans/reading/resource.ts';
import { FilterChoice, optionsOf } from '../parts/form/filter-choice.tsx';
import { FilterForm } from '../parts/form/filter-form.tsx';
import { READING_ADDRESS } from './addresses.ts';
import { KIND_WORDS, NEED_WORDS, PRICE_WORDS, STATE_WORDS } from './reading-words.ts';

type ReadingFilterFormProps = {
  filter: ReadingFilter;
  phases: readonly Pick<ReadingPhase, 'key' | 'title'>[];
};

/** Search and choices above the reading list; what is chosen stands in the address. */
export function ReadingFilterForm({ filter, phases }: ReadingFilterFormProps) {
  return (
    <FilterForm
      action={READING_ADDRESS}
      target="reading-list"
      name="reading"
      words={filter.words}
      more={
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
      }
    >
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
    </FilterForm>
  );
}
