import type { Day } from '../../plans/day.ts';
import { count } from '../../plans/format.ts';
import type { Gate } from '../../plans/gate/gate.ts';
import { gateInWords, gatesSentence } from '../../plans/gate/gate-words.ts';
import type { Kind } from '../../plans/portfolio/kind.ts';
import { Entry } from '../parts/entry.tsx';
import { Inline } from '../parts/markdown.tsx';
import { GateCriteria } from './gate-criteria.tsx';

type GatesEntryProps = { gates: readonly Gate[]; kinds: readonly Kind[]; today: Day };

/** Which outcomes are reached, by what exists? Phases that have not begun are folded away. */
export function GatesEntry({ gates, kinds, today }: GatesEntryProps) {
  if (gates.length === 0) return null;
  const begun = gates.filter(({ phase }) => phase.startsOn <= today);
  const coming = gates.filter(({ phase }) => phase.startsOn > today);
  return (
    <Entry id="gates" label="Gates" aside="What each phase’s outcome asks to exist, ticks aside">
      <p>{gatesSentence(gates)}</p>
      <Gates gates={begun} kinds={kinds} />
      {coming.length > 0 && (
        <details class="fold" id="gates-coming">
          <summary id="gates-coming-summary">
            {begun.length === 0
              ? `All ${count(coming.length, 'gate')}`
              : `${count(coming.length, 'gate')} to come`}
          </summary>
          <Gates gates={coming} kinds={kinds} />
        </details>
      )}
    </Entry>
  );
}

function Gates({ gates, kinds }: Omit<GatesEntryProps, 'today'>) {
  if (gates.length === 0) return null;
  return (
    <ul class="gates">
      {gates.map((gate) => (
        <li key={gate.phase.key} class="gates__item">
          <h3 class="gates__title">
            <a href={`/phases/${gate.phase.key}#gate`}>
              <Inline text={gate.phase.title} inLink />
            </a>
          </h3>
          <p class="gates__count">{gateInWords(gate)}</p>
          <GateCriteria gate={gate} kinds={kinds} />
        </li>
      ))}
    </ul>
  );
}
