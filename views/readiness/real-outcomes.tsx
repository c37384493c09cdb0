import { count, formatDecimal } from '../../plans/format.ts';
import type { Kind } from '../../plans/portfolio/kind.ts';
import { choiceOf, ROUND_KIND } from '../../plans/portfolio/rounds/real-round.ts';
import { roundInWords } from '../../plans/portfolio/rounds/round-words.ts';
import type { JudgedRound, OutcomesOfKind, RealOutcomes } from '../../plans/readiness/real-outcomes.ts';
import { inPlainWords } from '../../plans/text/linear.ts';
import { upperFirst } from '../../plans/words.ts';
import { useDates } from '../dates.ts';
import { Entry } from '../parts/entry.tsx';
import { Inline } from '../parts/markdown.tsx';
import { pieceAddress } from '../portfolio/addresses.ts';

type RealOutcomesProps = { outcomes: RealOutcomes; kinds: readonly Kind[] };

/** What came of the real ones, and what stood here before? */
export function RealOutcomesEntry({ outcomes, kinds }: RealOutcomesProps) {
  const kind = kinds.find(({ id }) => id === ROUND_KIND);
  return (
    <Entry
      id="real-outcomes"
      label="Real interviews"
      aside="Counts, beside what stood here on their mornings. They are too few to say what led to what"
    >
      <p>
        {upperFirst(wentOnInWords(outcomes.wentOnCount))} of {count(outcomes.count, 'interview')} with an
        outcome went on.
      </p>
      {outcomes.kinds.map((one) => (
        <OfKind key={one.kind} outcomes={one} title={choiceOf(kind, 'round', one.kind)} />
      ))}
    </Entry>
  );
}

function OfKind({ outcomes, title }: { outcomes: OutcomesOfKind; title: string }) {
  const { kind, rounds, wentOnCount, mockMean } = outcomes;
  return (
    <details class="fold">
      <summary id={`outcomes-${kind}`}>
        {inPlainWords(title)}: {wentOnInWords(wentOnCount)} of {rounds.length} went on;{' '}
        {mockMean === null
          ? 'no mock of that kind was scored before them'
          : `your mocks of that kind averaged ${formatDecimal(mockMean)} of 4 before them`}
        .
      </summary>
      <ul class="signs__sources">
        {rounds.map((judged) => (
          <li key={judged.round.key}>
            <Judged judged={judged} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Judged({ judged: { round, wentOn, signs, mockMean } }: { judged: JudgedRound }) {
  const { formatDateWithYear } = useDates();
  const before = [
    ...(signs === null ? [] : [`${signs.holding} of ${count(signs.of, 'sign')} held before`]),
    ...(mockMean === null ? [] : [`mocks ${formatDecimal(mockMean)} of 4`]),
  ];
  return (
    <>
      <a href={pieceAddress(round.key)}>
        <Inline text={roundInWords(round)} inLink />
      </a>{' '}
      <span class="glance__meta">
        {[formatDateWithYear(round.day), wentOn ? 'went on' : 'declined', ...before].join(', ')}
      </span>
    </>
  );
}

/** `3`, or `none`. */
function wentOnInWords(wentOnCount: number): string {
  return wentOnCount === 0 ? 'none' : String(wentOnCount);
}
