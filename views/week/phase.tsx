import { count, formatHours, formatMinutes } from '../../plans/format.ts';
import type { Gate } from '../../plans/gate/gate.ts';
import type { Task, WeekReview } from '../../plans/plan/plan.ts';
import type { Kind } from '../../plans/portfolio/kind.ts';
import type { DueRating } from '../../plans/skill/ratings.ts';
import type { PhaseSummary } from '../../plans/week/phase-summary.ts';
import { useDates } from '../dates.ts';
import { GateEntry } from '../gate/gate-entry.tsx';
import { phaseElementId } from '../ids.ts';
import { Entry, PageHead } from '../parts/entry.tsx';
import { Inline } from '../parts/markdown.tsx';
import { Meter } from '../parts/meter.tsx';
import { Confidence } from '../review/confidence.tsx';
import { DueRatingLine } from '../skill/due-rating.tsx';
import type { EvidenceAsk } from '../task/evidence/evidence-ask.tsx';
import { PhaseKnowledge, SetAsideEntry } from './phase-knowledge.tsx';
import { EvidenceEntry } from './week-entries.tsx';
import { WeekTask } from './week-task.tsx';

export type PhasePageProps = {
  summary: PhaseSummary;
  /** What its outcome asks to exist; `null` where nothing is asked. */
  gate: Gate | null;
  kinds: readonly Kind[];
  /** The rating of skills at its end is due. */
  due: DueRating | null;
  place: number;
  phaseCount: number;
  /** What a task was finished without a moment ago; `null` where nothing is asked. */
  ask: EvidenceAsk | null;
  from: string;
};

/** What came of this phase: can I do what it was for, and what proves it? */
export function PhasePage({ summary, gate, kinds, due, place, phaseCount, ask, from }: PhasePageProps) {
  const { formatRange } = useDates();
  const { phase, evidence, unfinishedTasks, finishedTasks, when } = summary;
  return (
    <main id="main" class="page page--phase" tabIndex={-1}>
      <PageHead
        eyebrow={
          <>
            <a href={`/plan#${phaseElementId(phase.id)}`}>
              Phase {place} of {phaseCount}
            </a>
            <span class="dot" />
            {formatRange(phase.startsOn, phase.endsOn)}
          </>
        }
        title={phase.title}
      >
        <p class="lead">{leadWords(summary)}</p>
      </PageHead>
      <Entry label="Outcome" aside={when === 'past' ? 'What it was for' : 'What you can do at the end'}>
        <p>
          <Inline text={phase.outcome} />
        </p>
        <p class="hint">
          <Inline text={phase.goal} />
        </p>
      </Entry>
      {gate && <GateEntry gate={gate} kinds={kinds} />}
      <ConfidenceEntry summary={summary} />
      {due && (
        <Entry label="Skills">
          <p>
            <DueRatingLine due={due} />
          </p>
        </Entry>
      )}
      <Entry label="Work" aside="In hours of estimate, by the plan in force">
        <Meter part={summary.finishedMinutes} whole={summary.plannedMinutes} label="Finished work" />
        <p>
          {formatHours(summary.finishedMinutes)} of {formatHours(summary.plannedMinutes)} planned,{' '}
          {summary.finishedTaskCount} of {count(summary.taskCount, 'task')}.
        </p>
      </Entry>
      <TasksEntry
        label={when === 'past' ? 'Still open' : 'To do'}
        tasks={unfinishedTasks}
        ask={null}
        from={from}
      />
      <TasksEntry label="Finished" tasks={finishedTasks} ask={ask} from={from} />
      <EvidenceEntry evidence={evidence} aside={count(evidence.length, 'piece')} />
      {evidence.length === 0 && when !== 'coming' && (
        <Entry label="Evidence">
          <p>None was left with the tasks of this phase.</p>
        </Entry>
      )}
      <PhaseKnowledge phase={phase} tasks={unfinishedTasks} from={from} />
      <SetAsideEntry phase={phase} tasks={summary.setAside} from={from} />
      <DroppedEntry summary={summary} />
    </main>
  );
}

type TasksEntryProps = { label: string; tasks: readonly Task[]; ask: EvidenceAsk | null; from: string };

function TasksEntry({ label, tasks, ask, from }: TasksEntryProps) {
  if (tasks.length === 0) return null;
  return (
    <Entry label={label} aside={count(tasks.length, 'task')}>
      <ul class="items">
        {tasks.map((task) => (
          <WeekTask key={task.id} task={task} ask={ask} from={from} />
        ))}
      </ul>
    </Entry>
  );
}

function leadWords({ when, finishedTaskCount, taskCount, evidence, ...gone }: PhaseSummary): string {
  const aside = gone.setAside.length === 0 ? '' : `, ${gone.setAside.length} set aside`;
  if (when === 'coming') return `${count(taskCount, 'task')} to come${aside}.`;
  const left = `${aside}${gone.dropped.length === 0 ? '' : `, ${gone.dropped.length} dropped`}`;
  const finished = `${finishedTaskCount} of ${count(taskCount, 'task')} finished${left}, ${count(evidence.length, 'piece')} of evidence.`;
  return when === 'past' ? finished : `So far: ${finished}`;
}

/** Week by week, with what was named as proof. */
function ConfidenceEntry({ summary: { reviews, when } }: { summary: PhaseSummary }) {
  const judged = reviews.filter(({ confidence, proof }) => confidence !== null || proof !== '');
  if (judged.length === 0) {
    if (when === 'coming') return null;
    return (
      <Entry label="Confidence">
        <p>
          Nothing was said of it. {when === 'past' && reviews.length > 0 && <LateReview reviews={reviews} />}
        </p>
      </Entry>
    );
  }
  return (
    <Entry label="Confidence" aside="Your own, at the end of each week">
      <ol class="ledger">
        {judged.map(({ week, confidence, proof }) => (
          <li key={week} class="ledger__line">
            <a class="ledger__day" href={`/weeks/${week}`}>
              Week {week}
            </a>
            {confidence !== null && <Confidence value={confidence} />}
            {proof !== '' && (
              <span class="ledger__what">
                <Inline text={proof} />
              </span>
            )}
          </li>
        ))}
      </ol>
    </Entry>
  );
}

function LateReview({ reviews }: { reviews: readonly WeekReview[] }) {
  const last = reviews.at(-1)?.week;
  return <a href={`/weeks/${last}/review`}>Review week {last}</a>;
}

function DroppedEntry({ summary: { dropped } }: { summary: PhaseSummary }) {
  const { formatDay } = useDates();
  if (dropped.length === 0) return null;
  return (
    <Entry label="Dropped" aside="Not counted as progress">
      <ul class="ledger">
        {dropped.map(({ task, minutes }) => (
          <li key={task.id} class="ledger__line">
            <span class="ledger__day">{task.droppedOn && formatDay(task.droppedOn)}</span>
            <span class="ledger__what">
              <a href={`/tasks/${task.id}`}>
                <Inline text={task.title} inLink />
              </a>
              {task.dropReason !== '' && (
                <>
                  : <Inline text={task.dropReason} />
                </>
              )}
            </span>
            {minutes > 0 && <span class="ledger__figure">{formatMinutes(minutes)}</span>}
          </li>
        ))}
      </ul>
    </Entry>
  );
}
