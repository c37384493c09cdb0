import { formatDecimal } from '../../plans/format.ts';
import type { Gate } from '../../plans/gate/gate.ts';
import { CRITERION_STATE_WORDS, distanceInWords } from '../../plans/gate/gate-words.ts';
import type { GateSource, JudgedCriterion } from '../../plans/gate/judge-criterion.ts';
import type { Kind } from '../../plans/portfolio/kind.ts';
import { lowerFirst } from '../../plans/words.ts';
import { useDates } from '../dates.ts';
import { MOCKS_ADDRESS, mockAddress } from '../mock/addresses.ts';
import { Inline } from '../parts/markdown.tsx';
import { kindAddress, pieceAddress } from '../portfolio/addresses.ts';
import { DRILL_ADDRESS, questionAddress } from '../practice/addresses.ts';

/** As many sources as one looks through. */
const SHOWN_SOURCES = 12;

export type GateCriteriaProps = { gate: Gate; kinds: readonly Kind[] };

/** What a gate asks for: how far each is, and one tap away what that is told from. */
export function GateCriteria({ gate: { criteria }, kinds }: GateCriteriaProps) {
  return (
    <ul class="criteria">
      {criteria.map((judged) => (
        <li key={judged.criterion.id}>
          <CriterionLine judged={judged} kinds={kinds} />
        </li>
      ))}
    </ul>
  );
}

function CriterionLine({ judged, kinds }: { judged: JudgedCriterion; kinds: readonly Kind[] }) {
  const { criterion, state, sources } = judged;
  const shown = sources.slice(0, SHOWN_SOURCES);
  return (
    <details>
      <summary class="criteria__line" id={criterionId(criterion.id)}>
        <span class="criteria__words">
          <Inline text={criterion.words} />
        </span>{' '}
        <span class="criteria__figure">{distanceInWords(judged)}</span>{' '}
        <span class={`criteria__state criteria__state--${state}`}>{CRITERION_STATE_WORDS[state]}</span>
      </summary>
      <ul class="criteria__sources">
        {shown.map((source) => (
          <li key={source.kind === 'mock' ? source.id : source.key}>
            <Source source={source} />
          </li>
        ))}
        {shown.length < sources.length && <li>and {sources.length - shown.length} more</li>}
        {state !== 'met' && (
          <li>
            <Next judged={judged} kinds={kinds} />
          </li>
        )}
      </ul>
    </details>
  );
}

export const criterionId = (id: string) => `criterion-${id}`;

/** Where what is missing is made. */
function Next({
  judged: { criterion, sources },
  kinds,
}: {
  judged: JudgedCriterion;
  kinds: readonly Kind[];
}) {
  const { mocks, questions } = criterion.needs;
  const begins = sources.length === 0 ? 'Nothing is there yet: ' : '';
  if (mocks) {
    return (
      <>
        {begins}
        <a href={MOCKS_ADDRESS}>{upTo(begins, 'Start a mock')}</a>
      </>
    );
  }
  if (questions) {
    return (
      <>
        {begins}
        <a href={DRILL_ADDRESS}>{upTo(begins, 'Answer them in the day’s drill')}</a>
      </>
    );
  }
  const kind = placeOfMaking(criterion.needs, kinds);
  return (
    <>
      {begins}
      {begins === '' ? 'Go on under' : 'begin under'}{' '}
      <a href={kindAddress(kind?.id ?? '')}>
        <Inline text={kind?.plural ?? 'Portfolio'} inLink />
      </a>
    </>
  );
}

/** A sentence goes on in small letters where it has begun before. */
function upTo(begins: string, words: string): string {
  return begins === '' ? words : lowerFirst(words);
}

/** What belongs to another piece is begun on the page of that one. */
function placeOfMaking({ pieces, papers }: JudgedCriterion['criterion']['needs'], kinds: readonly Kind[]) {
  const wanted = pieces?.kind ?? (papers ? 'paper' : 'result');
  const kind = kinds.find(({ id }) => id === wanted);
  return kinds.find(({ id }) => id === kind?.of) ?? kind;
}

function Source({ source }: { source: GateSource }) {
  const { formatDate } = useDates();
  const aside = source.counts ? '' : 'not yet';
  switch (source.kind) {
    case 'piece':
      return (
        <>
          <a href={pieceAddress(source.key)}>
            <Inline text={source.title || 'Without a title'} inLink />
          </a>{' '}
          <span class="glance__meta">{aside}</span>
        </>
      );
    case 'mock':
      return (
        <>
          <a href={mockAddress(source.id)}>
            <Inline text={source.title} inLink />
          </a>{' '}
          <span class="glance__meta">
            {[
              source.mean === null ? 'not scored' : `${formatDecimal(source.mean)} of 4`,
              formatDate(source.day),
              ...(source.counts || source.mean === null ? [] : [aside]),
            ].join(', ')}
          </span>
        </>
      );
    case 'question':
      return (
        <>
          <a href={questionAddress(source.key)}>
            <Inline text={source.prompt} inLink />
          </a>{' '}
          <span class="glance__meta">{aside}</span>
        </>
      );
  }
}
