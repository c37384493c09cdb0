import * as z from 'zod';
import { line, slug } from '../content/fields.ts';
import { oncePerValue } from '../once-per-value.ts';
import { sumMinutes } from '../sum.ts';
import { TASK_WEIGHTS } from '../task/kinds.ts';
import type { Roadmap, RoadmapContext, RoadmapTask } from './roadmap.ts';

/** What a task weighs on a track: as elsewhere, or it is not on this track at all. */
const WEIGHTS_ON_TRACK = [...TASK_WEIGHTS, 'none'] as const;
type WeightOnTrack = (typeof WEIGHTS_ON_TRACK)[number];

const MOST_TRACKS = 12;

/** The tracks of a roadmap file: the kinds of role that it prepares for. */
export const TRACKS = z
  .array(
    z.strictObject({
      id: slug.describe('Stable name, unique in the file; plans hang on it'),
      title: line(80),
      about: line(300).describe('Whom it is for'),
    }),
  )
  .max(MOST_TRACKS, `Keep it to ${MOST_TRACKS} tracks`)
  .refine(
    (tracks) => new Set(tracks.map(({ id }) => id)).size === tracks.length,
    'Two tracks have the same id',
  )
  .default([])
  .describe(
    'The kinds of role that it prepares for, the usual one first; a task can weigh otherwise on each',
  );

/** What a task of a roadmap file weighs on the tracks where that is not its weight. */
export const TRACK_WEIGHTS = z
  .record(slug, z.enum(WEIGHTS_ON_TRACK))
  .default({})
  .describe(
    'Its weight on tracks where it is another one: core, stretch, or none where it is not on the track',
  );

/** A kind of role that a roadmap prepares for. */
export type Track = Roadmap['tracks'][number];

/** What a task weighs on a track. */
function weightOn({ weight, weights }: RoadmapTask, trackId: string): WeightOnTrack {
  // A track may be named as something that every object has: "constructor".
  return (Object.hasOwn(weights, trackId) && weights[trackId]) || weight;
}

/** The track of that id; the first one where the roadmap has none of it. `null` for a roadmap without tracks. */
export function findTrack({ tracks }: Pick<Roadmap, 'tracks'>, trackId: string | null): Track | null {
  return tracks.find(({ id }) => id === trackId) ?? tracks[0] ?? null;
}

/**
 * The roadmap as it is on a track: each task with its weight there, and without those that are not on it.
 *
 * @param trackId - on one that the roadmap does not have, and on `null`, it is as on its first track
 * @returns the same value for the same roadmap and track
 */
export function onTrack(roadmap: Roadmap, trackId: string | null): Roadmap {
  const track = findTrack(roadmap, trackId);
  if (track === null) return roadmap;
  const made = roadmapsOnTracks(roadmap);
  const known = made.get(track.id) ?? putOnTrack(roadmap, track.id);
  made.set(track.id, known);
  return known;
}

const roadmapsOnTracks = oncePerValue((_: Roadmap) => new Map<string, Roadmap>());

function putOnTrack(roadmap: Roadmap, trackId: string): Roadmap {
  const phases = roadmap.phases.map((phase) => ({
    ...phase,
    tasks: phase.tasks.flatMap((task) => {
      const weight = weightOn(task, trackId);
      return weight === 'none' ? [] : { ...task, weight };
    }),
  }));
  return { ...roadmap, phases };
}

/** Why a task is dropped that is not on the track of its plan, until the learner says it otherwise. */
export const OFF_TRACK = 'Not on the track of this plan';

/** Minutes of work on a track, and of what is left out there. */
export type TrackWork = { track: Track; coreMinutes: number; stretchMinutes: number; noneMinutes: number };

/** How much work each track holds, in the order of the roadmap. */
export const workOfTracks = oncePerValue((roadmap: Roadmap): readonly TrackWork[] =>
  roadmap.tracks.map((track) => {
    const tasks = roadmap.phases.flatMap((phase) => phase.tasks);
    const minutesOf = (weight: WeightOnTrack) =>
      sumMinutes(tasks.filter((task) => weightOn(task, track.id) === weight));
    return {
      track,
      coreMinutes: minutesOf('core'),
      stretchMinutes: minutesOf('stretch'),
      noneMinutes: minutesOf('none'),
    };
  }),
);

/** Weights are for tracks that the roadmap has, and no track leaves a phase without work. */
export function reportLostTracks(
  { tracks, phases }: Pick<Roadmap, 'tracks' | 'phases'>,
  context: RoadmapContext,
): void {
  const known = new Set(tracks.map(({ id }) => id));
  for (const [p, phase] of phases.entries()) {
    for (const [t, { weights }] of phase.tasks.entries()) {
      for (const id of Object.keys(weights).filter((each) => !known.has(each))) {
        const message = `There is no track "${id}" in this roadmap`;
        context.addIssue({ code: 'custom', path: ['phases', p, 'tasks', t, 'weights', id], message });
      }
    }
    for (const { id } of tracks) {
      if (phase.tasks.some((task) => weightOn(task, id) !== 'none')) continue;
      const message = `On the track "${id}" this phase has no task`;
      context.addIssue({ code: 'custom', path: ['phases', p, 'tasks'], message });
    }
  }
}
