import { count, formatDecimal, formatMinutes } from '../../plans/format.ts';
import { DIMENSIONS } from '../../plans/mock/dimension.ts';
import type { Mock } from '../../plans/mock/mock.ts';
import { type MockFormat, minutesOf } from '../../plans/mock/mock-format.ts';
import { meansOf, type Trend } from '../../plans/mock/scores.ts';
import { sumOf } from '../../plans/sum.ts';
import { inPlainWords } from '../../plans/text/linear.ts';
import { FiguresTable } from '../charts/figures-table.tsx';
import { ScoreTrend } from '../charts/score-trend.tsx';
import { useDates } from '../dates.ts';
import { Entry, PageHead } from '../parts/entry.tsx';
import { ErrorSummary, Field, type FormErrors } from '../parts/form/field.tsx';
import { Inline } from '../parts/markdown.tsx';
import { MOCKS_ADDRESS, mockAddress, READINESS_ADDRESS } from './addresses.ts';

/** What was typed to start a mock, and what was wrong with it. */
export type StartTyped = { formatId: string; partner: string; seed: string; errors: FormErrors };

export type MocksPageProps = {
  formats: readonly MockFormat[];
  /** The newest first. */
  mocks: readonly Mock[];
  trends: readonly Trend[];
  /** Names of people who asked before. */
  partners: readonly string[];
  /** A token for the form of each format, in their order. */
  formTokens: readonly string[];
  typed: StartTyped | null;
};

/** Which interview do I rehearse, and how did the last ones go? */
export function MocksPage({ formats, mocks, trends, partners, formTokens, typed }: MocksPageProps) {
  const running = mocks.filter(({ finishedAt }) => finishedAt === null);
  const finished = mocks.filter(({ finishedAt }) => finishedAt !== null);
  return (
    <main id="main" class="page page--mocks" tabIndex={-1}>
      <PageHead title="Mock interviews">
        <p class="lead">
          {finished.length === 0
            ? 'An interview, rehearsed against the clock: alone and aloud, or with somebody who asks.'
            : `${count(finished.length, 'mock')} so far.`}{' '}
          {finished.length > 0 && <a href={READINESS_ADDRESS}>What they say about your readiness</a>}
        </p>
      </PageHead>
      {running.length > 0 && (
        <Entry label="Running">
          <ul class="glance">
            {running.map((mock) => (
              <MockLine key={mock.id} mock={mock} />
            ))}
          </ul>
        </Entry>
      )}
      <Entry label="Start one" aside="Questions that went badly come first, then those never asked">
        <ul class="formats">
          {formats.map((format, index) => (
            <FormatLine
              key={format.id}
              format={format}
              formToken={formTokens[index] ?? ''}
              hasPartners={partners.length > 0}
              typed={typed?.formatId === format.id ? typed : null}
            />
          ))}
        </ul>
        {partners.length > 0 && (
          <datalist id="partners">
            {partners.map((partner) => (
              <option key={partner} value={partner} />
            ))}
          </datalist>
        )}
      </Entry>
      {trends.length > 0 && <Trends trends={trends} mocks={finished} />}
      {finished.length > 0 && (
        <Entry label="Past ones">
          <ul class="glance">
            {finished.map((mock) => (
              <MockLine key={mock.id} mock={mock} />
            ))}
          </ul>
        </Entry>
      )}
    </main>
  );
}

type FormatLineProps = {
  format: MockFormat;
  formToken: string;
  hasPartners: boolean;
  typed: StartTyped | null;
};

function FormatLine({ format, formToken, hasPartners, typed }: FormatLineProps) {
  const errors = typed?.errors ?? {};
  const rounds = format.rounds.filter(({ kind }) => kind !== 'break');
  return (
    <li class="formats__item">
      <h3 class="formats__title">
        <Inline text={format.title} />
      </h3>
      <p class="formats__facts">
        {formatMinutes(minutesOf(format))}, {count(rounds.length, 'round')}
      </p>
      <p class="formats__about">
        <Inline text={format.about} />
      </p>
      {/* An address of its own follows, so the browser goes there by itself. */}
      <details class="fold formats__start" open={typed !== null}>
        <summary id={`start-${format.id}-summary`} data-item>
          Start<span class="visually-hidden"> {inPlainWords(format.title)}</span>
        </summary>
        <form class="start" method="post" action={MOCKS_ADDRESS}>
          <input type="hidden" name="format" value={format.id} />
          <input type="hidden" name="formToken" value={formToken} />
          <ErrorSummary errors={errors} />
          <Field
            name={`partner-${format.id}`}
            label="Who asks"
            hint="Leave this empty when you are alone."
            errors={errors}
          >
            {(control) => (
              <input
                {...control}
                class="input"
                type="text"
                name="partner"
                value={typed?.partner ?? ''}
                {...(hasPartners ? { list: 'partners' } : {})}
              />
            )}
          </Field>
          <Field
            name={`seed-${format.id}`}
            label="Question code"
            hint="Leave this empty to have one made up. The same code on the same day brings the same questions."
            errors={errors}
          >
            {(control) => (
              <input {...control} class="input" type="text" name="seed" value={typed?.seed ?? ''} />
            )}
          </Field>
          <ol class="parts">
            {format.rounds.map((round) => (
              <li key={round.id} class="parts__line">
                <span>
                  <Inline text={round.title} />
                </span>{' '}
                <span class="parts__time">{formatMinutes(round.minutes)}</span>
              </li>
            ))}
          </ol>
          <button class="button" id={`start-${format.id}`}>
            Start<span class="visually-hidden"> {inPlainWords(format.title)}</span>
          </button>
          <p class="hint">The clock does not run until you start it, so there is time to print the sheet.</p>
        </form>
      </details>
    </li>
  );
}

function MockLine({ mock }: { mock: Mock }) {
  const { formatDay } = useDates();
  const means = meansOf(mock.rounds);
  const mean = sumOf(means, (one) => one.mean) / means.length;
  return (
    <li>
      <a href={mockAddress(mock.id)} data-item>
        <Inline text={mock.title} inLink />
      </a>{' '}
      <span class="glance__meta">
        {formatDay(mock.day)}
        {mock.partner !== '' && `, with ${mock.partner}`}
        {mock.finishedAt !== null &&
          (means.length === 0
            ? ', not scored yet'
            : `, ${formatDecimal(mean)} of 4 over ${count(means.length, 'dimension')}`)}
      </span>
    </li>
  );
}

function Trends({ trends, mocks }: { trends: readonly Trend[]; mocks: readonly Mock[] }) {
  const { formatDateWithYear } = useDates();
  const titleOf = new Map(mocks.map(({ id, title }) => [id, title]));
  return (
    <Entry label="From mock to mock" aside="Mean of the rounds in which it was scored, from 1 to 4">
      <div class="trends">
        {trends.map((trend) => (
          <ScoreTrend key={trend.dimension} trend={trend} />
        ))}
      </div>
      <FiguresTable
        id="trends-summary"
        caption="Scores from mock to mock"
        columns={['Mock', 'Dimension', 'Score']}
        rows={trends.flatMap(({ dimension, points }) =>
          points.map(({ mockId, day, mean }) => ({
            key: `${dimension} ${mockId}`,
            head: `${titleOf.get(mockId) ?? ''}, ${formatDateWithYear(day)}`,
            cells: [DIMENSIONS[dimension].title, `${formatDecimal(mean)} of 4`],
          })),
        )}
      />
    </Entry>
  );
}
