import type { Day } from '../../plans/day.ts';
import { count } from '../../plans/format.ts';
import { inPlainWords } from '../../plans/text/linear.ts';
import { type BackupTrouble, MissedBackup } from '../data/missed-backup.tsx';
import { useDates } from '../dates.ts';
import { PageHead } from '../parts/entry.tsx';
import { ActionForm } from '../parts/form/action-form.tsx';
import { Inline } from '../parts/markdown.tsx';
import { Meter } from '../parts/meter.tsx';

export type PlanLine = {
  id: number;
  title: string;
  startOn: Day;
  finishOn: Day;
  archivedAt: string | null;
  isActive: boolean;
  /** Without the dropped ones. */
  taskCount: number;
  doneCount: number;
};

/** Where its roadmap is here, it can be started again. */
type ListedPlan = PlanLine & { hasRoadmap: boolean };

export type PlansPageProps = {
  plans: readonly ListedPlan[];
  from: string;
  /** Why there is no backup from just before the last change. */
  missedBackup: BackupTrouble | null;
};

/** Which plans are there, which one is in use, and how do I change that? */
export function PlansPage({ plans, from, missedBackup }: PlansPageProps) {
  return (
    <main id="main" class="page page--plans" tabIndex={-1}>
      <PageHead title="Plans">
        <p class="lead">{leadFor(plans)}</p>
      </PageHead>
      {missedBackup && <MissedBackup {...missedBackup} />}
      <ul class="plans">
        {plans.map((plan) => (
          <PlanItem key={plan.id} plan={plan} from={from} />
        ))}
      </ul>
      <p class="plans__more">
        <a class="button button--quiet" href="/roadmaps">
          Make another plan
        </a>
        <span class="hint">
          What was deleted or archived by mistake comes back from <a href="/changes">Recent changes</a>.
        </span>
      </p>
    </main>
  );
}

function leadFor(plans: readonly PlanLine[]): string {
  if (plans.length === 0) return 'There is no plan. Choose a roadmap, and make one.';
  if (plans.some(({ isActive }) => isActive))
    return 'One plan is in use. The others wait just as you left them.';
  return 'No plan is in use. Take one out of the archive, or make another.';
}

function PlanItem({ plan, from }: { plan: ListedPlan; from: string }) {
  const { formatDateWithYear } = useDates();
  const { id, title, startOn, finishOn, archivedAt, isActive, hasRoadmap, taskCount, doneCount } = plan;
  return (
    <li class="plans__item" data-item>
      <h2 class="plans__title" id={planItemId(id)}>
        <Inline text={title} />
        {isActive && <span class="tag">in use</span>}
        {archivedAt !== null && <span class="tag tag--quiet">archived</span>}
      </h2>
      <p class="hint">
        {formatDateWithYear(startOn)} to {formatDateWithYear(finishOn)}, {doneCount} of{' '}
        {count(taskCount, 'task')} done
      </p>
      <Meter part={doneCount} whole={taskCount} label={`${title}: ${doneCount} of ${taskCount} tasks done`} />
      {!hasRoadmap && (
        <p class="hint">
          Its roadmap is not here: the plan goes on as it is, and cannot be started again from it.
        </p>
      )}
      <div class="plans__actions">
        {!isActive && <UseForm plan={plan} from={from} />}
        {hasRoadmap && (
          <a class="button button--quiet" href={`/setup?again=${id}`}>
            Start again
            <Which plan={plan} />
          </a>
        )}
        <ArchiveForm plan={plan} from={from} />
        <a class="button button--quiet" href={`/plans/${id}/removal`}>
          Delete
          <Which plan={plan} />
        </a>
      </div>
    </li>
  );
}

/** Several plans may have one title; their starts tell them apart. */
function Which({ plan: { title, startOn } }: { plan: PlanLine }) {
  const { formatDate } = useDates();
  return (
    <span class="visually-hidden">
      : {inPlainWords(title)}, from {formatDate(startOn)}
    </span>
  );
}

function UseForm({ plan, from }: { plan: PlanLine; from: string }) {
  return (
    <ActionForm action={`/plans/${plan.id}/activation`} from={from} at={planItemId(plan.id)}>
      <button class="button" id={`plan-${plan.id}-use`}>
        Use this plan
        <Which plan={plan} />
      </button>
    </ActionForm>
  );
}

function ArchiveForm({ plan, from }: { plan: PlanLine; from: string }) {
  const isArchived = plan.archivedAt !== null;
  return (
    <ActionForm action={`/plans/${plan.id}/archive`} from={from} at={planItemId(plan.id)}>
      <input type="hidden" name="archived" value={isArchived ? 'no' : 'yes'} />
      <button class="button button--quiet" id={`plan-${plan.id}-archive`}>
        {isArchived ? 'Take out of the archive' : 'Archive'}
        <Which plan={plan} />
      </button>
    </ActionForm>
  );
}

const planItemId = (planId: number) => `plan-${planId}`;

/** Do I really want it gone, and what do I keep of it? */
export function PlanRemovalPage({ plan }: { plan: PlanLine }) {
  const { formatDateWithYear } = useDates();
  const { id, title, startOn, finishOn, taskCount, doneCount } = plan;
  return (
    <main id="main" class="page page--plans" tabIndex={-1}>
      <PageHead eyebrow={<a href="/plans">Plans</a>} title={`Delete “${title}”?`}>
        <p class="lead">
          The plan from {formatDateWithYear(startOn)} to {formatDateWithYear(finishOn)} goes with its{' '}
          {count(taskCount, 'task')}, {doneCount} of them done, and with its notes, evidence and reflections.
        </p>
      </PageHead>
      <ol class="removal">
        <li>
          <p>Keep its data first. The file holds everything that Daymark knows, this plan with it.</p>
          <a class="button button--quiet" href="/settings/data.json" download>
            Download the data as JSON
          </a>
        </li>
        <li>
          <p>
            Then delete it. For the next thirty changes, <a href="/changes">Recent changes</a> brings it back,
            whole. Archiving keeps it for good.
          </p>
          <form class="form--inline" method="post" action={`/plans/${id}/removal`}>
            <button class="button button--wrong" id="delete-plan">
              Delete the plan
            </button>
          </form>
          <a class="button button--quiet" href="/plans">
            Cancel
          </a>
        </li>
      </ol>
    </main>
  );
}
