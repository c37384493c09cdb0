import type { OpenCriterion } from '../../plans/gate/gate.ts';
import { distanceInWords, type GateNames, nearestSentence } from '../../plans/gate/gate-words.ts';
import { Entry } from '../parts/entry.tsx';
import { Inline } from '../parts/markdown.tsx';
import { criterionId } from './gate-criteria.tsx';

type NearestCriterionProps = {
  /** `null` when every criterion of the phases so far is met. */
  nearest: OpenCriterion | null;
  names: GateNames;
  /** The week after the one that is reviewed is not over. */
  hasNextWeek: boolean;
};

/** What would open a gate soonest, asked in the review of a week. */
export function NearestCriterion({ nearest, names, hasNextWeek }: NearestCriterionProps) {
  if (nearest === null) {
    return (
      <Entry id="nearest-gate" label="Gates">
        <p>Open, all of them so far: what the outcomes ask for is there.</p>
      </Entry>
    );
  }
  const { gate, judged } = nearest;
  return (
    <Entry id="nearest-gate" label="Gates" aside="The criterion that is nearest to being met">
      <p>
        <Inline text={nearestSentence(nearest, names, hasNextWeek)} />
      </p>
      <p class="hint">
        <a href={`/phases/${gate.phase.key}#${criterionId(judged.criterion.id)}`}>
          <Inline text={judged.criterion.words} inLink />
        </a>
        : {distanceInWords(judged)}.{hasNextWeek && ' If it is the coming week, say so under “Next week”.'}
      </p>
    </Entry>
  );
}
