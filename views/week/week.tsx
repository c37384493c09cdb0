import type { Day } from '../../plans/day.ts';
import { count, formatMinutes } from '../../plans/format.ts';
import type { Phase } from '../../plans/plan/plan.ts';
import type { PracticeFigures } from '../../plans/practice/practice-figures.ts';
import { practiceSentence } from '../../plans/practice/practice-sentence.ts';
import { driftSentence, hasNotDrifted } from '../../plans/progress/drift.ts';
import type { WeekSummary } from '../../plans/week/week.ts';
import { WeekBars } from '../charts/week-bars.tsx';
import { useDates } from '../dates.ts';
import { Entry, PageHead } from '../parts/entry.tsx';
import { WritingForm } from '../parts/form/writing-form.tsx';
import { Icon } from '../parts/icon.tsx';
import { Inline } from '../parts/markdown.tsx';
import { ReviewSummary } from '../review/review-summary.tsx';
import { BulkBar, SelectLine, SelectLink } from '../task/bulk-bar.tsx';
import type { EvidenceAsk } from '../task/evidence/evidence-ask.tsx';
import { EvidenceEntry, evidenceWords, HabitsEntry } from './week-entries.tsx';
import { WeekTask } from './week-task.tsx';
import { finishedWords, paceWords, replanWords } from './week-words.ts';

export type WeekPageProps = {
  week: WeekSummary;
  today: Day;
  /** The first study day after today; `null` when the calendar has none. */
  nextStudyDay: Day | null;
  /** Of the state that is shown, while tasks are chosen. */
  basis: string;
  /** Each unfinished task has a box to choose it, in place of its check. */
  isSelecting: boolean;
  /** What was practised in it. */
  practice: PracticeFigures;
  /** The week can be looked back on. */
  isOver: boolean;
  /** What a task was finished without a moment ago; `null` where nothing is asked. */
  ask: EvidenceAsk | null;
  from: string;
};

/** How did this week go? The weekly summary of its phase. */
export function WeekPage(props: WeekPageProps) {
  const { week, today, nextStudyDay, basis, isSelecting, practice, isOver, ask, from } = props;
  const { formatRange } = useDates();
  return (
    <main id="main" class="page page--week" tabIndex={-1}>
      <PageHead
        eyebrow={<a href="/weeks">{formatRange(week.startsOn, week.endsOn)}</a>}
        title={`Week ${week.week} of ${week.weekCount}`}
      >
        <WeekSteps week={week} />
        <p class="lead">{weekWords(week)}</p>
        <DriftOfWeek week={week} />
      </PageHead>

      {week.phases.map((phase) => (
        <PhaseEntry key={phase.id} phase={phase} />
      ))}
      <Entry label="Day by day" aside="Finished work beside what was planned">
        <WeekBars days={week.days} today={today} />
      </Entry>
      {week.unfinishedTasks.length > 0 && (
        <Entry
          id="open"
          label={week.when === 'past' ? 'Still open' : week.when === 'current' ? 'Unfinished' : 'Coming'}
          aside={
            <>
              {count(week.unfinishedTasks.length, 'task')}
              <br />
              <SelectLink from={from} isSelecting={isSelecting} at="open" />
            </>
          }
        >
          <ul class="items">
            {week.unfinishedTasks.map((task) =>
              isSelecting ? (
                <SelectLine key={task.id} task={task}>
                  <span class="item__word">{formatMinutes(task.minutes)}</span>
                </SelectLine>
              ) : (
                <WeekTask key={task.id} task={task} ask={null} from={from} />
              ),
            )}
          </ul>
          {isSelecting && <BulkBar today={today} nextStudyDay={nextStudyDay} basis={basis} from={from} />}
        </Entry>
      )}
      {week.finishedTasks.length > 0 && (
        <Entry label="Finished" aside={count(week.finishedTasks.length, 'task')}>
          <ul class="items">
            {week.finishedTasks.map((task) => (
              <WeekTask key={task.id} task={task} ask={ask} from={from} />
            ))}
          </ul>
        </Entry>
      )}
      <HabitsEntry week={week} />
      {practice.answerCount > 0 && (
        <Entry label="Practice">
          <p>{practiceSentence(practice)}</p>
        </Entry>
      )}
      <EvidenceEntry evidence={week.evidence} aside={evidenceWords(week)} />
      <ReviewSummary week={week} isOver={isOver} />
      {week.when !== 'coming' && (
        <Entry id="reflection" label="Reflection" aside="In your own words. Saved as you type.">
          <WritingForm
            id={`reflection-${week.week}`}
            action={`/weeks/${week.week}/reflection`}
            from={from}
            label={`Reflection on week ${week.week}`}
            text={week.reflection}
            rows={5}
            placeholder="What went well? What got in the way? What will you do differently?"
          />
        </Entry>
      )}
    </main>
  );
}

function WeekSteps({ week }: { week: WeekSummary }) {
  return (
    <nav class="day-steps" aria-label="Weeks">
      {week.week > 1 && (
        <a class="day-steps__link" href={`/weeks/${week.week - 1}`} rel="prev">
          <Icon name="left" />
          Week {week.week - 1}
        </a>
      )}
      {week.week < week.weekCount && (
        <a class="day-steps__link" href={`/weeks/${week.week + 1}`} rel="next">
          Week {week.week + 1}
          <Icon name="right" />
        </a>
      )}
    </nav>
  );
}

/** The week in one sentence, by what was planned for it and what was finished in it. */
function weekWords(week: WeekSummary): string {
  const { when, plannedMinutes, plannedTaskCount, pace } = week;
  if (when === 'coming') {
    return `${formatMinutes(plannedMinutes)} of work are planned, and ${count(plannedTaskCount, 'task')} should be finished.`;
  }
  const [finished, subject] = when === 'current' ? ['So far', 'You are'] : ['Finished', 'The week ended'];
  return `${finished}: ${finishedWords(week)}. ${pace ? paceWords(pace, subject) : ''}`.trim();
}

/** What was replanned in the week, and how far the plan was from the first one by its end; nothing of the first plan. */
function DriftOfWeek({ week: { drift, replans } }: { week: WeekSummary }) {
  const { formatLongDay } = useDates();
  if (drift === null || hasNotDrifted(drift)) return null;
  // Then drift tells the same figure.
  const isTheOnlyOne = drift.replanCount === 1;
  return (
    <p class="week__drift">
      {replans.map(
        (replan) => `${replanWords(formatLongDay(replan.day), isTheOnlyOne ? 0 : replan.studyDaysBehind)} `,
      )}
      {driftSentence(drift)}
    </p>
  );
}

function PhaseEntry({ phase }: { phase: Phase }) {
  const { formatRange } = useDates();
  return (
    <Entry label={phase.title} aside={formatRange(phase.startsOn, phase.endsOn)}>
      <p>
        <Inline text={phase.goal} />
      </p>
      <p class="outcome">
        <strong>At the end:</strong> <Inline text={phase.outcome} />
      </p>
    </Entry>
  );
}
