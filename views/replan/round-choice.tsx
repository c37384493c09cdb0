import { ROUND_AREAS } from '../../plans/readiness/readiness-areas.ts';
import { Inline } from '../parts/markdown.tsx';

/** The rounds that the learner faces, in one line. */
export function RoundChoice({ rounds }: { rounds: readonly string[] }) {
  const isAnyChosen = ROUND_AREAS.some(({ id }) => rounds.includes(id));
  return (
    <fieldset class="rounds">
      <legend class="field__label">Which rounds do you face?</legend>
      <div class="rounds__choices">
        {ROUND_AREAS.map(({ id, title }) => (
          <label key={id} class="choice choice--small">
            <input type="checkbox" name="round" id={`round-${id}`} value={id} checked={rounds.includes(id)} />
            <span>
              <Inline text={title} />
            </span>
          </label>
        ))}
      </div>
      <p class="field__hint">
        {isAnyChosen ? '' : 'None chosen yet: it prepares for all of them. '}
        Your choice is remembered with the plan.
      </p>
    </fieldset>
  );
}
