import { describe, expect, it } from 'vitest';
import { RoadmapSchema, type RoadmapTask } from '../../../plans/roadmap/roadmap.ts';
import { onTrack, workOfTracks } from '../../../plans/roadmap/track.ts';
import { givenRoadmap, givenRoadmapPhase, givenRoadmapTask } from '../../support/made/roadmaps.ts';

const TRACKS = [
  { id: 'one', title: 'One', about: 'For some' },
  { id: 'other', title: 'Other', about: 'For others' },
];

function givenTracks(...tasks: RoadmapTask[]) {
  return { ...givenRoadmap([givenRoadmapPhase({ tasks })]), tracks: TRACKS };
}

function problemsOf(roadmap: object): string[] {
  const parsed = RoadmapSchema.safeParse(roadmap);
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('a roadmap on a track', () => {
  const everywhere = givenRoadmapTask({ id: 'everywhere' });
  const lighter = givenRoadmapTask({ id: 'lighter', weights: { one: 'stretch' } });
  const elsewhere = givenRoadmapTask({
    id: 'elsewhere',
    weight: 'stretch',
    weights: { one: 'none', other: 'core' },
  });
  const roadmap = givenTracks(everywhere, lighter, elsewhere);

  const weightsOf = (trackId: string | null) =>
    onTrack(roadmap, trackId).phases.flatMap(({ tasks }) => tasks.map(({ id, weight }) => [id, weight]));

  it('has the tasks that are on it, each with its weight there', () => {
    expect(weightsOf('one')).toEqual([
      ['everywhere', 'core'],
      ['lighter', 'stretch'],
    ]);
    expect(weightsOf('other')).toEqual([
      ['everywhere', 'core'],
      ['lighter', 'core'],
      ['elsewhere', 'core'],
    ]);
  });

  it('is on its first track where none is chosen, and where it does not have the one that was', () => {
    expect(onTrack(roadmap, null)).toBe(onTrack(roadmap, 'one'));
    expect(onTrack(roadmap, 'gone')).toBe(onTrack(roadmap, 'one'));
    expect(onTrack(roadmap, 'other')).toBe(onTrack(roadmap, 'other'));
  });

  it('has its own weights only, whatever its tracks are called', () => {
    const named = [{ id: 'constructor', title: 'Builders', about: 'For some' }];
    const [only] = onTrack({ ...roadmap, tracks: named }, 'constructor').phases;
    expect(only?.tasks.map(({ weight }) => weight)).toEqual(['core', 'core', 'stretch']);
  });

  it('is as it stands where it has no tracks', () => {
    const plain = givenRoadmap([givenRoadmapPhase({ tasks: [lighter] })]);
    expect(onTrack(plain, 'one')).toBe(plain);
  });

  it('says how much work each track holds, and how much is left out there', () => {
    const [one, other] = workOfTracks(roadmap);
    expect(one).toMatchObject({ coreMinutes: 60, stretchMinutes: 60, noneMinutes: 60 });
    expect(other).toMatchObject({ coreMinutes: 180, stretchMinutes: 0, noneMinutes: 0 });
  });

  it('is refused a weight on a track that it does not have', () => {
    const lost = givenTracks(givenRoadmapTask({ weights: { elswhere: 'core' } }));
    expect(problemsOf(lost)).toEqual([
      'phases.0.tasks.0.weights.elswhere: There is no track "elswhere" in this roadmap',
    ]);
  });

  it('is refused a phase that has no work on a track, and two tracks of one id', () => {
    expect(problemsOf(givenTracks(elsewhere))).toEqual([
      'phases.0.tasks: On the track "one" this phase has no task',
    ]);
    expect(problemsOf({ ...roadmap, tracks: [...TRACKS, TRACKS[0]] })).toEqual([
      'tracks: Two tracks have the same id',
    ]);
  });
});
