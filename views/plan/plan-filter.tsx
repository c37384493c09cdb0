import { TASK_KINDS, TASK_WEIGHTS } from '../../plans/task/kinds.ts';
import type { TaskFilter } from '../../plans/task/task-filter.ts';
import { TASK_STATES } from '../../plans/task/task-progress.ts';
import { weekId } from '../ids.ts';
import { FilterChoice } from '../parts/form/filter-choice.tsx';
import { KIND_WORDS, STATE_WORDS } from '../task/task-words.ts';

type FilterFormProps = { id: string; filter: TaskFilter; isSelecting: boolean };

export function FilterForm({ id, filter, isSelecting }: FilterFormProps) {
  return (
    <form
      id={id}
      class="filter"
      method="get"
      action="/plan"
      hx-get="/plan"
      hx-trigger="submit, input delay:200ms, change"
      hx-target="#road"
      hx-select="#road"
      hx-select-oob="#plan-head,#bulk,#flash:innerHTML"
      hx-swap="outerMorph"
      hx-replace-url="true"
    >
      {isSelecting && <input type="hidden" name="select" value="yes" />}
      <label class="filter__field filter__field--words">
        <span class="filter__label">Search</span>
        <input class="input" type="search" id="plan-search" name="q" value={filter.words} data-key="/" />
      </label>
      <FilterChoice
        name="kind"
        id="plan-kind"
        label="Kind"
        chosen={filter.kind}
        options={optionsOf(TASK_KINDS, KIND_WORDS)}
      />
      <FilterChoice
        name="weight"
        id="plan-weight"
        label="Weight"
        chosen={filter.weight}
        options={optionsOf(TASK_WEIGHTS, { core: 'Core', stretch: 'Stretch' })}
      />
      <FilterChoice
        name="state"
        id="plan-state"
        label="State"
        chosen={filter.state}
        options={optionsOf(TASK_STATES, STATE_WORDS)}
      />
      <button class="button button--quiet filter__go" id="plan-filter">
        Show
      </button>
    </form>
  );
}

function optionsOf<T extends string>(values: readonly T[], words: Record<T, string>) {
  return values.map((value) => ({ value, words: words[value] }));
}

type WeekJumpProps = {
  id: string;
  weekCount: number;
  currentWeek: number | null;
  shownWeeks: readonly (number | null)[];
};

/** A week without a task that is shown cannot be jumped to. */
export function WeekJump({ id, weekCount, currentWeek, shownWeeks }: WeekJumpProps) {
  return (
    <nav class="week-jump" id={id} aria-label="Jump to a week">
      <span class="week-jump__label" aria-hidden="true">
        Week
      </span>
      {Array.from({ length: weekCount }, (_, index) => index + 1).map((week) =>
        shownWeeks.includes(week) ? (
          <a
            key={week}
            class="week-jump__link"
            href={`#${weekId(week)}`}
            aria-label={`Week ${week}`}
            {...(week === currentWeek ? { 'aria-current': 'true' as const } : {})}
          >
            {week}
          </a>
        ) : (
          <span key={week} class="week-jump__link week-jump__link--none" aria-hidden="true">
            {week}
          </span>
        ),
      )}
    </nav>
  );
}
