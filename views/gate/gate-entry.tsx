import { gateInWords } from '../../plans/gate/gate-words.ts';
import { Entry } from '../parts/entry.tsx';
import { GateCriteria, type GateCriteriaProps } from './gate-criteria.tsx';

/** The gate of one phase, on its page. */
export function GateEntry({ gate, kinds }: GateCriteriaProps) {
  return (
    <Entry id="gate" label="Gate" aside={`${gateInWords(gate)}. Open a line to see what it is told from`}>
      <GateCriteria gate={gate} kinds={kinds} />
      <p class="hint">
        It opens by what exists: pieces, scored mocks and questions still known. Finished tasks alone do not
        open it.
      </p>
    </Entry>
  );
}
