import { count, formatDecimal, formatHours, formatMinutes } from '../../plans/format.ts';
import type { EstimateFactor } from '../../plans/time/estimate-factors.ts';
import type { Effect, Rescalable } from '../../plans/time/rescale.ts';
import { lowerFirst, TASKS_OF_KIND } from '../../plans/words.ts';
import { useDates } from '../dates.ts';
import { Entry, PageHead } from '../parts/entry.tsx';
import { Inline } from '../parts/markdown.tsx';
import { SKILLS_ADDRESS } from '../skill/addresses.ts';
import { factorBasis } from './factor-words.ts';

/** Why estimates are to change: how tasks of a kind went, or how the learner rates a skill that they serve. */
export type EstimatesAbout =
  | { by: 'kind'; measured: EstimateFactor }
  | { by: 'skill'; id: string; title: string };

/** The preview of what it would change. */
export function estimatesAddress(about: EstimatesAbout): string {
  const query = about.by === 'kind' ? { kind: about.measured.kind } : { skill: about.id };
  return `/progress/time/estimates?${new URLSearchParams(query)}`;
}

export type EstimatesPageProps = {
  about: EstimatesAbout;
  factor: number;
  tasks: readonly Rescalable[];
  chosenIds: ReadonlySet<number>;
  /** Of the chosen tasks. */
  effect: Effect;
  /** What the preview stands on. */
  basis: string;
  formToken: string;
  /** What was previewed is not true any more, or nothing was chosen. */
  problem: 'stale' | 'none-chosen' | null;
};

/** A longer list stands in a fold, so that the buttons are in reach. */
const MOST_IN_SIGHT = 12;

/** What would this factor change? Every task from what to what, and what that does to the plan. */
export function EstimatesPage(props: EstimatesPageProps) {
  const { about, factor, tasks, chosenIds, effect, basis, formToken, problem } = props;
  const back =
    about.by === 'kind'
      ? { href: '/progress/time', label: 'Where time goes' }
      : { href: SKILLS_ADDRESS, label: 'Skills' };
  return (
    <main id="main" class="page page--estimates" tabIndex={-1}>
      <PageHead eyebrow={<a href={back.href}>{back.label}</a>} title={titleOf(about, factor)}>
        <p class="lead">
          {chosenIds.size === 0 ? 'Nothing would change.' : effectSentence(chosenIds.size, effect)}
        </p>
      </PageHead>
      {problem && <Problem problem={problem} />}
      {chosenIds.size > 0 && (
        <Entry label="What it does" aside="Before and after">
          <EffectTable effect={effect} />
        </Entry>
      )}
      <Entry
        label="Tasks"
        aside={
          about.by === 'kind'
            ? factorBasis(about.measured)
            : 'Those that serve the skill and are not finished'
        }
      >
        {tasks.length === 0 ? (
          <p>
            These estimates are like that already. <a href={back.href}>Back to {lowerFirst(back.label)}</a>
          </p>
        ) : (
          <form class="form" method="post" action="/progress/time/estimates">
            {about.by === 'kind' ? (
              <input type="hidden" name="kind" value={about.measured.kind} />
            ) : (
              <input type="hidden" name="skill" value={about.id} />
            )}
            <input type="hidden" name="chosen" value="yes" />
            <input type="hidden" name="basis" value={basis} />
            <input type="hidden" name="formToken" value={formToken} />
            <details class="fold" id="estimates-tasks" open={tasks.length <= MOST_IN_SIGHT}>
              <summary id="estimates-tasks-summary">
                {chosenIds.size} of {count(tasks.length, 'task')}, from what to what
              </summary>
              <ul class="estimates">
                {tasks.map((each) => (
                  <EstimateLine key={each.task.id} each={each} isChosen={chosenIds.has(each.task.id)} />
                ))}
              </ul>
            </details>
            <p class="hint">
              Rounded to 5 minutes. Finished tasks, your own and those that came after the plan was made stay
              as they are, and so does what the plan first said: your pace does not move.
            </p>
            <div class="estimates__end">
              <button class="button" id="estimates-apply">
                Change these estimates
              </button>
              <button
                class="button button--quiet"
                id="estimates-look"
                formmethod="get"
                formaction="/progress/time/estimates"
              >
                Work it out again
              </button>
              <a href={back.href}>Leave them</a>
            </div>
          </form>
        )}
      </Entry>
    </main>
  );
}

function titleOf(about: EstimatesAbout, factor: number): string {
  if (about.by === 'skill') return `More time for “${about.title}”`;
  return `${formatDecimal(factor)} times for ${TASKS_OF_KIND[about.measured.kind]}`;
}

function Problem({ problem }: { problem: 'stale' | 'none-chosen' }) {
  return (
    <div class="error-summary" role="alert">
      <h2 class="error-summary__title">
        {problem === 'stale'
          ? 'Something was changed since this was worked out. Nothing was applied; here it is as things stand now.'
          : 'No task was chosen. Nothing was changed.'}
      </h2>
    </div>
  );
}

function EstimateLine({ each, isChosen }: { each: Rescalable; isChosen: boolean }) {
  const { task, minutes, wasChanged } = each;
  return (
    <li class="estimates__line">
      <label class="choice">
        <input type="checkbox" name="task" value={task.id} checked={isChosen} />
        <span>
          <Inline text={task.title} />
          <span class="estimates__change">
            {formatMinutes(task.minutes)} → <strong>{formatMinutes(minutes)}</strong>
            {wasChanged && ', and its estimate was changed before'}
          </span>
        </span>
      </label>
    </li>
  );
}

function effectSentence(taskCount: number, { remainingMinutes, unplacedMinutes }: Effect): string {
  const difference = remainingMinutes.after - remainingMinutes.before;
  const tasks = count(taskCount, 'task');
  if (difference <= 0) return `${tasks} would leave ${formatHours(-difference)} less to do.`;
  const unplaced = unplacedMinutes.after - unplacedMinutes.before;
  const more = `${tasks} would bring ${formatHours(difference)} more to do`;
  if (unplaced <= 0) return `${more}, and all of it fits.`;
  return `${more}, of which ${formatHours(unplaced)} have no day yet: a replan would find them one.`;
}

function EffectTable({ effect }: { effect: Effect }) {
  const { formatDateWithYear } = useDates();
  const { remainingMinutes, minutesPerStudyDay, unplacedMinutes, finishOn } = effect;
  const perDay = (minutes: number | null) =>
    minutes === null ? 'no study day left' : formatMinutes(minutes);
  const rows = [
    ['Work left', formatMinutes(remainingMinutes.before), formatMinutes(remainingMinutes.after)],
    ['On each study day', perDay(minutesPerStudyDay.before), perDay(minutesPerStudyDay.after)],
    ['Without a day', formatMinutes(unplacedMinutes.before), formatMinutes(unplacedMinutes.after)],
    ['Finish at the usual hours', formatDateWithYear(finishOn.before), formatDateWithYear(finishOn.after)],
  ];
  return (
    <table class="figures">
      <caption class="visually-hidden">The plan before and after</caption>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Now</th>
          <th scope="col">Then</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([what, now, then]) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td>{now}</td>
            <td>{then}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
