import { count, formatDecimal } from '../../plans/format.ts';
import type { Sign, SignName, SignSource } from '../../plans/readiness/readiness.ts';
import type { ReadinessArea } from '../../plans/readiness/readiness-areas.ts';
import { useDates } from '../dates.ts';
import { mockAddress } from '../mock/addresses.ts';
import { Inline } from '../parts/markdown.tsx';
import { questionAddress } from '../practice/addresses.ts';

/** As many sources as one looks through; the newest are last. */
const SHOWN_SOURCES = 12;

const SIGN_WORDS: Record<SignName, string> = {
  coverage: 'Questions',
  mocks: 'Mocks',
  retention: 'Memory',
  evidence: 'Tasks',
};

const STATE_WORDS: Record<Sign['state'], string> = { none: 'no data', short: 'short', holds: 'holds' };

/** A figure, whether it holds, and one tap away what it comes from. */
export function SignLine({ area, sign }: { area: ReadinessArea; sign: Sign }) {
  const head = (
    <>
      <span class="signs__name">{SIGN_WORDS[sign.name]}</span>{' '}
      <span class="signs__figure">{figureWords(sign)}</span>{' '}
      <span class={`signs__state signs__state--${sign.state}`}>{STATE_WORDS[sign.state]}</span>
    </>
  );
  if (sign.sources.length === 0) return <li class="signs__line">{head}</li>;
  const shown = sign.sources.slice(-SHOWN_SOURCES);
  return (
    <li>
      <details>
        <summary class="signs__line" id={`${area.id}-${sign.name}`}>
          {head}
        </summary>
        <ul class="signs__sources">
          {shown.map((source) => (
            <li key={keyOf(source)}>
              <Source source={source} />
            </li>
          ))}
          {shown.length < sign.sources.length && (
            <li>and {sign.sources.length - shown.length} before them</li>
          )}
        </ul>
      </details>
    </li>
  );
}

function figureWords({ name, state, value, of, mark, sources }: Sign): string {
  switch (name) {
    case 'coverage':
      return state === 'none' ? `none of ${of} answered yet` : `${value} of ${of} answered, ${mark} wanted`;
    case 'mocks':
      return state === 'none'
        ? 'not judged in a mock yet'
        : `${formatDecimal(value)} of 4 in ${count(sources.length, 'mock')}, ${mark} wanted`;
    case 'retention':
      return state === 'none'
        ? 'no question asked again yet'
        : `${value} of ${count(of, 'repetition')} known, ${mark} wanted`;
    case 'evidence':
      return state === 'none'
        ? `none of ${of} finished with evidence yet`
        : `${value} of ${of} finished with evidence, ${mark} wanted`;
  }
}

function keyOf(source: SignSource): string {
  return source.kind === 'question' ? `${source.key} ${source.last?.id ?? ''}` : `${source.id}`;
}

function Source({ source }: { source: SignSource }) {
  const { formatDate } = useDates();
  switch (source.kind) {
    case 'question':
      return (
        <>
          <a href={questionAddress(source.key)}>
            <Inline text={source.prompt} inLink />
          </a>{' '}
          {source.last && (
            <span class="glance__meta">
              {source.last.grade}, {formatDate(source.last.day)}
            </span>
          )}
        </>
      );
    case 'mock':
      return (
        <>
          <a href={mockAddress(source.id)}>
            <Inline text={source.title} inLink />
          </a>{' '}
          <span class="glance__meta">
            {formatDecimal(source.mean)} of 4, {formatDate(source.day)}
          </span>
        </>
      );
    case 'task':
      return (
        <a href={`/tasks/${source.id}`}>
          <Inline text={source.title} inLink />
        </a>
      );
  }
}
