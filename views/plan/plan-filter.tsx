import { TASK_KINDS, TASK_WEIGHTS } from '../../plans/task/kinds.ts';
import type { TaskFilter } from '../../plans/task/task-filter.ts';
import { TASK_STATES } from '../../plans/task/task-progress.ts';
import { weekId } from '../ids.ts';
import { FilterChoice, optionsOf } from '../parts/form/filter-choice.tsx';
import { FilterForm } from '../parts/form/filter-form.tsx';
import { KIND_WORDS, STATE_WORDS } from '../task/task-words.ts';

type PlanFilterProps = { id: string; filter: TaskFilter; isSelecting: boolean };

export function PlanFilter({ id, filter, isSelecting }: PlanFilterProps) {
  return (
    <FilterForm
      id={id}
      action="/plan"
      target="road"
      besides="#plan-head,#bulk,#flash:innerHTML"
      name="plan"
      words={filter.words}
    >
      {isSelecting && <input type="hidden" name="select" value="yes" />}
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
    </FilterForm>
  );
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
