import { agree, count, formatMinutes } from '../../plans/format.ts';
import type { NextReads } from '../../plans/reading/list/next-reads.ts';
import { letsAllThrough, phaseName, type ReadingFilter } from '../../plans/reading/list/reading-filter.ts';
import { mustsOf, type ReadingPhase, reckonReading } from '../../plans/reading/list/reading-list.ts';
import { inPlainWords } from '../../plans/text/linear.ts';
import { Entry, PageHead } from '../parts/entry.tsx';
import { Inline } from '../parts/markdown.tsx';
import { Meter } from '../parts/meter.tsx';
import { readingAddress } from './addresses.ts';
import { ReadingFilterForm } from './reading-filter-form.tsx';
import { NextLine, ReadingLines } from './reading-lines.tsx';

export type ReadingPageProps = {
  phases: readonly ReadingPhase[];
  /** What the filter lets through. */
  found: readonly ReadingPhase[];
  filter: ReadingFilter;
  /** `null` before there is a plan. */
  next: NextReads | null;
  /** The key of the phase that the learner is in; `null` outside of all. */
  currentPhase: string | null;
  from: string;
};

/** What do I read next, and how much is there still to read? */
export function ReadingPage(props: ReadingPageProps) {
  const { phases, filter } = props;
  return (
    <main id="main" class="page page--reading" tabIndex={-1}>
      <PageHead title="Reading">
        <Summary phases={phases} />
      </PageHead>
      {phases.length > 0 && <ReadingFilterForm filter={filter} phases={phases} />}
      <div id="reading-list" class="reading">
        {letsAllThrough(filter) ? <WholeList {...props} /> : <FoundLines {...props} />}
      </div>
    </main>
  );
}

function Summary({ phases }: Pick<ReadingPageProps, 'phases'>) {
  const lines = phases.flatMap((phase) => phase.lines);
  if (lines.length === 0) {
    return (
      <p class="lead">
        Nothing yet. Add what you want to read on the page of a task or a question; it then stands here, too.
      </p>
    );
  }
  const [all, musts] = [reckonReading(lines), reckonReading(mustsOf(lines))];
  const behind = all.readMinutes > 0 && `${formatMinutes(all.readMinutes)} behind you`;
  const ahead =
    musts.leftMinutes > 0 ? `${formatMinutes(musts.leftMinutes)} ahead` : 'nothing that must be read is left';
  return (
    <p class="lead">
      {musts.count > 0 &&
        `${musts.readCount} of ${count(musts.count, 'must-read')} read: ${behind ? `${behind}, ` : ''}${ahead}. `}
      {count(all.count, 'resource')} in all{all.readCount === 0 && ', none read yet'}.
    </p>
  );
}

function WholeList({ phases, next, currentPhase, filter, from }: ReadingPageProps) {
  return (
    <>
      {next && <Next next={next} from={from} />}
      {phases.length > 0 && (
        <Entry label="By phase" aside={<ExportLinks filter={filter} amount={2} />}>
          <ul class="reading__phases">
            {phases.map((phase) => (
              <PhaseLine
                key={phaseName(phase)}
                phase={phase}
                isCurrent={phase.key !== null && phase.key === currentPhase}
              />
            ))}
          </ul>
        </Entry>
      )}
    </>
  );
}

/** As many as a week holds; the rest is on the pages of its tasks. */
const SHOWN_NEXT = 6;

function Next({ next, from }: { next: NextReads; from: string }) {
  const { when, reads } = next;
  const shown = reads.slice(0, SHOWN_NEXT);
  if (reads.length === 0) {
    return (
      <Entry label="Next">
        <p>No must-read is waiting: those of the tasks that are open are read.</p>
      </Entry>
    );
  }
  return (
    <Entry
      label="Next"
      aside={
        when === 'this week'
          ? 'Must-reads of this week’s tasks.'
          : 'No must-read is left for this week. Next in the plan:'
      }
    >
      <ul class="items">
        {shown.map((read) => (
          <NextLine key={read.resource.id} next={read} from={from} />
        ))}
      </ul>
      {shown.length < reads.length && (
        <p class="hint">And {reads.length - shown.length} more, on the pages of their tasks.</p>
      )}
    </Entry>
  );
}

function PhaseLine({ phase, isCurrent }: { phase: ReadingPhase; isCurrent: boolean }) {
  const [all, musts] = [reckonReading(phase.lines), reckonReading(mustsOf(phase.lines))];
  const told = musts.count > 0 ? musts : all;
  const noun = musts.count > 0 ? 'must-read' : 'resource';
  return (
    <li class="reading__phase">
      <h3 class="reading__title">
        <a href={readingAddress({ phase: phaseName(phase) })} data-item>
          <Inline text={phase.title} inLink />
        </a>
        {isCurrent && <span class="tag">now</span>}
      </h3>
      <p class="reading__words">
        {told.readCount} of {count(told.count, noun)} read
        {told.leftMinutes > 0 && `, ${formatMinutes(told.leftMinutes)} left`}
        {musts.count > 0 && all.count > musts.count && `; ${all.count} in all`}
      </p>
      <Meter part={told.readCount} whole={told.count} label={`${inPlainWords(phase.title)}: ${noun}s read`} />
    </li>
  );
}

function FoundLines({ phases, found, filter, from }: ReadingPageProps) {
  const lines = found.flatMap((phase) => phase.lines);
  const { count: foundCount, readCount, leftMinutes } = reckonReading(lines);
  const allCount = phases.flatMap((phase) => phase.lines).length;
  return (
    <>
      <p class="reading__found">
        <span role="status">
          {foundCount === 0
            ? 'Nothing matches.'
            : `${foundCount} of ${count(allCount, 'resource')}: ${readCount} read, ${formatMinutes(leftMinutes)} left.`}
        </span>{' '}
        <a href={readingAddress()}>Show the whole list</a>{' '}
        {foundCount > 0 && <ExportLinks filter={filter} amount={foundCount} />}
      </p>
      {found.map((phase) => (
        <Entry key={phaseName(phase)} label={phase.title} aside={phaseAside(phase)}>
          <ReadingLines lines={phase.lines} from={from} />
        </Entry>
      ))}
    </>
  );
}

function phaseAside({ lines }: ReadingPhase): string {
  const { count: lineCount, readCount } = reckonReading(lines);
  return `${readCount} of ${lineCount} read`;
}

function ExportLinks({ filter, amount }: { filter: ReadingFilter; amount: number }) {
  return (
    <span class="reading__export">
      Take {agree(amount, 'it', 'them')} along as <a href={readingAddress(filter, '.bib')}>BibTeX</a> or{' '}
      <a href={readingAddress(filter, '.json')}>CSL-JSON</a>
    </span>
  );
}
