import { formatHours } from '../../plans/format.ts';
import type { TrackWork } from '../../plans/roadmap/track.ts';
import { Inline } from '../parts/markdown.tsx';

type TrackChoiceProps = { tracks: readonly TrackWork[]; chosenId: string | null };

/** What kind of role do I aim at, and how much work is that? */
export function TrackChoice({ tracks, chosenId }: TrackChoiceProps) {
  if (tracks.length === 0) return null;
  return (
    <fieldset class="question">
      <legend class="question__title">What kind of role do you aim at?</legend>
      <p class="hint">
        It decides which tasks are core. You can change it later, and see first what that moves.
      </p>
      <TrackLines tracks={tracks} chosenId={chosenId} />
    </fieldset>
  );
}

/** The tracks to choose from, each with its hours. */
export function TrackLines({ tracks, chosenId }: TrackChoiceProps) {
  return (
    <div class="options options--wide">
      {tracks.map(({ track, coreMinutes, stretchMinutes }) => (
        <label key={track.id} class="option">
          <input type="radio" name="track" value={track.id} checked={track.id === chosenId} />
          <span class="option__label">
            <Inline text={track.title} inLink />
          </span>
          <span class="option__figures">
            {formatHours(coreMinutes)} core, {formatHours(stretchMinutes)} stretch
          </span>
          <span class="option__hint">
            <Inline text={track.about} inLink />
          </span>
        </label>
      ))}
    </div>
  );
}
