import { count, formatMinutes, formatShare } from '../../plans/format.ts';
import type { Phase } from '../../plans/plan/plan.ts';
import type { WeekSummary } from '../../plans/week/week.ts';
import { WeeksChart } from '../charts/weeks-chart.tsx';
import { useDates } from '../dates.ts';
import { weekId } from '../ids.ts';
import { PageHead } from '../parts/entry.tsx';
import { Inline } from '../parts/markdown.tsx';
import { Meter } from '../parts/meter.tsx';
import { Confidence } from '../review/confidence.tsx';
import { distanceWords } from './week-words.ts';

const LONGEST_LINE = 110;

/** How did the weeks go? All of them at a glance, under their phases. */
export function WeeksPage({ weeks }: { weeks: readonly WeekSummary[] }) {
  const current = weeks.find((week) => week.when === 'current');
  return (
    <main id="main" class="page page--weeks" tabIndex={-1}>
      <PageHead title="Weeks">
        <p class="lead">
          {current ? (
            <>
              You are in <a href={`/weeks/${current.week}`}>week {current.week}</a> of {weeks.length}.
            </>
          ) : (
            <>{count(weeks.length, 'week')}, each with a page of its own.</>
          )}
        </p>
      </PageHead>
      <WeeksChart weeks={weeks} />
      <ol class="weeks">
        {weeks.map((week, index) => (
          <WeekLine key={week.week} week={week} showsPhase={startsPhase(week, weeks[index - 1])} />
        ))}
      </ol>
    </main>
  );
}

function startsPhase(week: WeekSummary, before: WeekSummary | undefined): boolean {
  return week.phases.at(-1)?.id !== before?.phases.at(-1)?.id;
}

function WeekLine({ week, showsPhase }: { week: WeekSummary; showsPhase: boolean }) {
  const { formatRange } = useDates();
  const { plannedMinutes, finishedMinutes, when } = week;
  const words = wordsOf(week);
  return (
    <li class={`weeks__line weeks__line--${when}`} id={weekId(week.week)}>
      {showsPhase && <PhaseTitle phase={week.phases.at(-1)} />}
      <a class="weeks__link" href={`/weeks/${week.week}`} data-item>
        <span class="weeks__name">
          Week {week.week}
          {when === 'current' && <span class="tag">now</span>}
        </span>
        <span class="weeks__dates">{formatRange(week.startsOn, week.endsOn)}</span>
        <span class="weeks__figure">
          {when === 'coming'
            ? `${formatMinutes(plannedMinutes)} planned`
            : `${formatMinutes(finishedMinutes)} of ${formatMinutes(plannedMinutes)}`}
        </span>
        <Meter
          part={finishedMinutes}
          whole={plannedMinutes}
          label={`Week ${week.week}: ${formatShare(finishedMinutes, plannedMinutes)} of the planned work`}
        />
        <WeekEnd week={week} />
        {words !== '' && (
          <span class="weeks__words">
            <Inline text={firstLine(words)} inLink />
          </span>
        )}
      </a>
    </li>
  );
}

function PhaseTitle({ phase }: { phase: Phase | undefined }) {
  if (!phase) return null;
  return (
    <h2 class="weeks__phase">
      <a href={`/phases/${phase.key}`}>
        <Inline text={phase.title} inLink />
      </a>
    </h2>
  );
}

/** Where the week ended, and how sure the learner was then. */
function WeekEnd({ week: { when, pace, review } }: { week: WeekSummary }) {
  if (when === 'coming') return null;
  const { confidence, closing } = review;
  return (
    <span class="weeks__end">
      {pace && (
        <span>
          {when === 'past' ? 'Ended' : 'Now'} {distanceWords(pace)}
        </span>
      )}
      {confidence !== null && (
        <span>
          Confidence <Confidence value={confidence} />
        </span>
      )}
      {when === 'past' && closing === null && <span>No review yet</span>}
    </span>
  );
}

/** The learner's words on a week, wherever they wrote them first. */
function wordsOf({ reflection, answers, review }: WeekSummary): string {
  const texts = [reflection.text, ...answers.map(({ text }) => text.text), review.proof];
  return texts.find((text) => text.trim() !== '') ?? '';
}

function firstLine(text: string): string {
  const line = text.trim().split('\n')[0] ?? '';
  if (line.length <= LONGEST_LINE) return line;
  const cut = line.slice(0, LONGEST_LINE);
  const lastWord = cut.search(/\s\S*$/u);
  // One word alone is cut where it is.
  return `${lastWord === -1 ? cut : cut.slice(0, lastWord).replace(/(?<![\s.,;:])[\s.,;:]+$/u, '')}…`;
}
