import { type KnownName, nameWithin } from '../content/named-things.ts';
import type { Roadmap } from './roadmap.ts';

/** Everything that a roadmap brings along and that data can name. */
export function namesOfRoadmap({ id, tracks, phases, resources }: Roadmap): KnownName[] {
  return [
    ['roadmap', id],
    ...tracks.map((track): KnownName => ['track', nameWithin(id, track.id)]),
    ...phases.map((phase): KnownName => ['phase', phase.id]),
    ...phases.flatMap(({ tasks }) => tasks.map((task): KnownName => ['task', task.id])),
    ...resources.map((resource): KnownName => ['resource', resource.id]),
  ];
}
