import { count } from '../../plans/format.ts';
import type { RoadmapUpdate } from '../../plans/roadmap/find-update.ts';
import type { Track, TrackWork } from '../../plans/roadmap/track.ts';
import { PageHead } from '../parts/entry.tsx';
import { Inline } from '../parts/markdown.tsx';
import { TrackLines } from '../plan/track-choice.tsx';
import { KeptTasks, type OfferedUpdate, UpdateForm } from './update-form.tsx';

export type TrackPageProps = {
  title: string;
  /** Those of the plan's roadmap; none where it has none, or is not there any more. */
  tracks: readonly TrackWork[];
  /** The one that the plan is on; `null` where none was chosen. */
  current: Track | null;
  /** Another one, looked at; `null` where none is. */
  chosen: Track | null;
  offer: OfferedUpdate;
};

/** What kind of role is my plan for, and what would another one change? */
export function TrackPage({ title, tracks, current, chosen, offer }: TrackPageProps) {
  return (
    <main id="main" class="page page--update" tabIndex={-1}>
      <PageHead
        eyebrow={
          <a href="/plan">
            <Inline text={title} inLink />
          </a>
        }
        title="Track"
      >
        {offer.isStale && (
          <p class="notice notice--problem" role="alert">
            The plan or its roadmap was changed since this was shown. Nothing was changed; here is what there
            is now.
          </p>
        )}
        <p class="lead">
          <Inline text={leadFor(tracks, current)} />
        </p>
      </PageHead>
      {tracks.length > 0 && (
        <form class="update" method="get" action="/plan/track" id="choose-track">
          <TrackLines tracks={tracks} chosenId={(chosen ?? current)?.id ?? null} />
          <p class="update__go">
            <button class="button button--quiet" id="preview-track">
              See what it changes
            </button>
          </p>
        </form>
      )}
      {chosen && offer.update && <TrackChange {...offer} update={offer.update} track={chosen} />}
      {tracks.length === 0 && (
        <p>
          <a href="/plan">Back to the plan</a>
        </p>
      )}
    </main>
  );
}

function leadFor(tracks: readonly TrackWork[], current: Track | null): string {
  if (tracks.length === 0) return 'The roadmap of this plan has no tracks to choose from.';
  const aim = 'A track is the kind of role that you aim at: it decides which tasks are core.';
  return current
    ? `This plan is on the track “${current.title}”. ${aim}`
    : `This plan is on no track yet. ${aim}`;
}

type TrackChangeProps = OfferedUpdate & { update: RoadmapUpdate; track: Track };

function TrackChange({ update, track, ...offer }: TrackChangeProps) {
  return (
    <>
      <h2>
        On “<Inline text={track.title} />”
      </h2>
      <p class="lead">{changeInWords(update)}</p>
      <UpdateForm {...offer} update={update} track={track} />
      {update.kept.length > 0 && <KeptTasks tasks={update.kept} />}
    </>
  );
}

function changeInWords({ added, changed, returning, gone, isEmpty }: RoadmapUpdate): string {
  if (isEmpty) return 'No task of your plan changes.';
  const parts = [
    ...(added.length + returning.length > 0
      ? [`${count(added.length + returning.length, 'task')} more`]
      : []),
    ...(changed.length > 0 ? [`${count(changed.length, 'task')} changed`] : []),
    ...(gone.length > 0 ? [`${count(gone.length, 'task')} dropped`] : []),
  ];
  return `${parts.join(', ')}. What is done stays as it is, and every other day stays as it lies.`;
}
