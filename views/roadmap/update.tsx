import { count } from '../../plans/format.ts';
import type { RoadmapUpdate, UpdateFigures } from '../../plans/roadmap/find-update.ts';
import type { Track } from '../../plans/roadmap/track.ts';
import { PageHead } from '../parts/entry.tsx';
import { Inline } from '../parts/markdown.tsx';
import { KeptTasks, type OfferedUpdate, UpdateForm } from './update-form.tsx';

export type PlanUpdatePageProps = OfferedUpdate & {
  title: string;
  /** The track that a plan without one is compared with; `null` where it is on one, or there is none. */
  supposed: Track | null;
};

/** What has the roadmap become since I made my plan, and what of it do I want? */
export function PlanUpdatePage(props: PlanUpdatePageProps) {
  const { title, update, isStale, supposed } = props;
  return (
    <main id="main" class="page page--update" tabIndex={-1}>
      <PageHead
        eyebrow={
          <a href="/plan">
            <Inline text={title} inLink />
          </a>
        }
        title="A newer roadmap"
      >
        {isStale && (
          <p class="notice notice--problem" role="alert">
            The plan or its roadmap was changed since this was shown. Nothing was updated; here is what there
            is now.
          </p>
        )}
        <p class="lead">{leadFor(update)}</p>
        {supposed && (
          <p class="hint">
            This is what the track “<Inline text={supposed.title} />” has.{' '}
            <a href="/plan/track">Choose the kind of role that you aim at</a> first, if it is another.
          </p>
        )}
      </PageHead>
      {update && !update.isEmpty && <UpdateForm {...props} update={update} track={null} />}
      {update && update.kept.length > 0 && <KeptTasks tasks={update.kept} />}
      {(update === null || update.isEmpty) && (
        <p>
          <a href="/plan">Back to the plan</a>
        </p>
      )}
    </main>
  );
}

function leadFor(update: RoadmapUpdate | null): string {
  if (update === null) {
    return 'The roadmap of this plan is not there any more. The plan goes on without it; upload it again to compare.';
  }
  if (update.isEmpty) return 'Your plan is up to date with its roadmap.';
  return 'Choose what you want. What you have done stays as it is; the days of phases and the baseline do not change.';
}

/** Says that the roadmap has moved on, where it has. */
export function UpdateNotice({ update }: { update: UpdateFigures | null }) {
  if (update === null) return null;
  return (
    <p class="hint">
      <UpdateWords update={update} />.
    </p>
  );
}

/** What a newer roadmap has, and the way to it. */
export function UpdateWords({ update }: { update: UpdateFigures }) {
  return (
    <>
      The roadmap has moved on: <a href="/plan/update">{figuresInWords(update)}</a>
    </>
  );
}

function figuresInWords({
  newCount,
  changedCount,
  goneCount,
  habitCount,
  phaseCount,
}: UpdateFigures): string {
  return [
    ...(newCount > 0 ? [count(newCount, 'new task')] : []),
    ...(changedCount > 0 ? [`${changedCount} changed`] : []),
    ...(goneCount > 0 ? [`${goneCount} gone`] : []),
    ...(habitCount > 0 ? [count(habitCount, 'habit')] : []),
    ...(phaseCount > 0 ? [count(phaseCount, 'phase')] : []),
  ].join(', ');
}
