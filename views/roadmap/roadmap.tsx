import { USUAL_WEEK_IN_WORDS } from '../../plans/calendar/calendar.ts';
import type { Day } from '../../plans/day.ts';
import { count, formatHours, formatMinutes } from '../../plans/format.ts';
import type { Roadmap, RoadmapPhase } from '../../plans/roadmap/roadmap.ts';
import { workOfTracks } from '../../plans/roadmap/track.ts';
import type { Fit } from '../../plans/schedule/fit.ts';
import { sumMinutes, sumOf } from '../../plans/sum.ts';
import { useDates } from '../dates.ts';
import { PageHead } from '../parts/entry.tsx';
import { Inline } from '../parts/markdown.tsx';
import { KIND_WORDS } from '../task/task-words.ts';

export type RoadmapPageProps = {
  roadmap: Roadmap;
  /** When it, or the one that it would replace, was uploaded; `null` otherwise. */
  uploadedOn: Day | null;
  /** How it fits the calendar that the setup begins with, from today on. */
  fit: Fit | null;
  /** The file, when it was only looked at so far. */
  unkeptYaml: string | null;
};

/** What is in this roadmap, and would it fit my days? */
export function RoadmapPage({ roadmap, uploadedOn, fit, unkeptYaml }: RoadmapPageProps) {
  return (
    <main id="main" class="page page--roadmap" tabIndex={-1}>
      <PageHead eyebrow={<a href="/roadmaps">Roadmaps</a>} title={roadmap.title}>
        <p class="lead">{contentInWords(roadmap)}</p>
        <Tracks roadmap={roadmap} />
        {fit && <FitInWords fit={fit} />}
      </PageHead>
      {unkeptYaml === null ? (
        <KeptActions id={roadmap.id} />
      ) : (
        <KeepForm yaml={unkeptYaml} uploadedOn={uploadedOn} />
      )}
      {roadmap.phases.map((phase) => (
        <PhaseOutline key={phase.id} phase={phase} />
      ))}
    </main>
  );
}

function contentInWords({ weeks, phases, resources }: Roadmap): string {
  const tasks = phases.flatMap((phase) => phase.tasks);
  const habitCount = sumOf(phases, ({ habits }) => habits.length);
  const parts = [
    count(weeks, 'week'),
    count(phases.length, 'phase'),
    count(tasks.length, 'task'),
    ...(habitCount > 0 ? [count(habitCount, 'habit')] : []),
    ...(resources.length > 0 ? [`${count(resources.length, 'resource')} of its own`] : []),
  ];
  return `${parts.join(', ')}: ${formatHours(minutesOf(tasks))} of tasks.`;
}

/** What the work is for whom: the whole of a roadmap is more than any one track asks for. */
function Tracks({ roadmap }: { roadmap: Roadmap }) {
  const works = workOfTracks(roadmap);
  if (works.length === 0) return null;
  return (
    <ul class="roadmap__tracks">
      {works.map(({ track, coreMinutes, stretchMinutes }) => (
        <li key={track.id}>
          <Inline text={track.title} />{' '}
          <span class="hint">
            {formatHours(coreMinutes)} core, {formatHours(stretchMinutes)} stretch
          </span>
        </li>
      ))}
    </ul>
  );
}

function minutesOf(tasks: RoadmapPhase['tasks']): number {
  return sumMinutes(tasks);
}

function FitInWords({ fit }: { fit: Fit }) {
  const { formatDateWithYear } = useDates();
  const { fits, finishOn, load, missingMinutes, studyDayCount } = fit;
  const workMinutes = load.taskMinutes + load.habitMinutes;
  return (
    <p class="roadmap__fit">
      With {USUAL_WEEK_IN_WORDS}, begun today, it ends on {formatDateWithYear(finishOn)} and{' '}
      {fits
        ? `fits: ${formatHours(workMinutes)} of tasks and habits on ${count(studyDayCount, 'study day')} of ${formatHours(load.calendarMinutes)}.`
        : `does not fit: ${formatMinutes(missingMinutes)} are missing. The setup offers what would make it fit.`}
    </p>
  );
}

function KeptActions({ id }: { id: string }) {
  return (
    <p class="roadmap__actions">
      <a class="button" href={`/setup?roadmap=${id}`}>
        Make a plan of it
      </a>
      <a class="button button--quiet" href={`/roadmaps/${id}.yaml`} download>
        Download the file
      </a>
    </p>
  );
}

function KeepForm({ yaml, uploadedOn }: { yaml: string; uploadedOn: Day | null }) {
  const { formatDateWithYear } = useDates();
  return (
    <form class="roadmap__actions" method="post" action="/roadmaps" encType="multipart/form-data">
      <input type="hidden" name="yaml" value={yaml} />
      <input type="hidden" name="keep" value="yes" />
      <button class="button" id="keep-roadmap">
        {uploadedOn ? 'Replace the earlier one' : 'Keep this roadmap'}
      </button>
      <a class="button button--quiet" href="/roadmaps">
        Cancel
      </a>
      <p class="hint">
        {uploadedOn
          ? `Nothing is saved yet. It has the id of the one you uploaded on ${formatDateWithYear(uploadedOn)}; plans made from that one stay as they are, and offer what is new.`
          : 'Nothing is saved yet.'}
      </p>
    </form>
  );
}

function PhaseOutline({ phase }: { phase: RoadmapPhase }) {
  const { id, title, weeks, goal, outcome, tasks, habits } = phase;
  const [first, last] = weeks;
  return (
    <section class="entry">
      <header class="entry__margin">
        <h2 class="entry__label">
          <Inline text={title} />
        </h2>
        <div class="entry__aside">
          {first === last ? `Week ${first}` : `Weeks ${first} to ${last}`}, {formatHours(minutesOf(tasks))}
        </div>
      </header>
      <div class="entry__body">
        <p>
          <Inline text={goal} />
        </p>
        <p class="hint">
          At the end: <Inline text={outcome} />
        </p>
        {habits.map((habit) => (
          <p key={habit.id} class="hint">
            Each study day: <Inline text={habit.title} />, {formatMinutes(habit.minutes)}
          </p>
        ))}
        <details class="fold">
          <summary id={`phase-${id}`}>{count(tasks.length, 'task')}</summary>
          <ul class="ledger">
            {tasks.map((task) => (
              <li key={task.id} class="ledger__line">
                <span class="ledger__what">
                  <Inline text={task.title} />
                </span>
                <span class="ledger__figure">
                  {KIND_WORDS[task.kind]}
                  {task.weight === 'stretch' && ', stretch'}, {formatMinutes(task.minutes)}
                </span>
              </li>
            ))}
          </ul>
        </details>
      </div>
    </section>
  );
}
