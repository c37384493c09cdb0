import type { Roadmap, RoadmapContext } from '../roadmap/roadmap.ts';
import type { Criterion } from './criterion.ts';

type Gated = Pick<Roadmap, 'tracks'> & {
  phases: readonly { id: string; gates: readonly Criterion[] }[];
};

/** What criteria may name beyond their own file. */
export type GateShelf = {
  /** By the id of each kind of pieces, the ids of its parts. */
  kinds: ReadonlyMap<string, ReadonlySet<string>>;
  formats: ReadonlySet<string>;
  categories: ReadonlySet<string>;
};

/** Ids are given once, and tracks and phases that a criterion names are in the file. */
export function reportLostInFile({ tracks, phases }: Gated, context: RoadmapContext): void {
  const seen = new Set<string>();
  const trackIds = new Set(tracks.map(({ id }) => id));
  const phaseIds = new Set(phases.map(({ id }) => id));
  for (const { criterion, path } of criteriaOf({ phases })) {
    const report = (message: string, ...at: string[]) =>
      context.addIssue({ code: 'custom', path: [...path, ...at], message });
    if (seen.has(criterion.id)) report(`The id "${criterion.id}" is used twice`, 'id');
    seen.add(criterion.id);
    for (const id of criterion.tracks ?? []) {
      if (!trackIds.has(id)) report(`There is no track "${id}" in this roadmap`, 'tracks');
    }
    const phase = criterion.needs.questions?.phase;
    if (phase !== undefined && !phaseIds.has(phase)) {
      report(`There is no phase "${phase}" in this roadmap`, 'needs', 'questions', 'phase');
    }
  }
}

/** Kinds, parts, formats and categories that a criterion names are there. */
export function reportLostOnShelf(roadmap: Pick<Gated, 'phases'>, shelf: GateShelf, context: RoadmapContext) {
  for (const { criterion, path } of criteriaOf(roadmap)) {
    const report = (message: string, ...at: string[]) =>
      context.addIssue({ code: 'custom', path: [...path, 'needs', ...at], message });
    const { pieces, mocks, questions } = criterion.needs;
    if (pieces !== undefined) {
      const parts = shelf.kinds.get(pieces.kind);
      if (parts === undefined) report(`There is no kind of pieces "${pieces.kind}"`, 'pieces', 'kind');
      const lost = pieces.part?.find((id) => parts !== undefined && !parts.has(id));
      if (lost !== undefined) report(`The kind "${pieces.kind}" has no part "${lost}"`, 'pieces', 'part');
    }
    const format = mocks?.format;
    if (format !== undefined && !shelf.formats.has(format)) {
      report(`There is no mock interview "${format}"`, 'mocks', 'format');
    }
    const category = questions?.category;
    if (category !== undefined && !shelf.categories.has(category)) {
      report(`There is no category of questions "${category}"`, 'questions', 'category');
    }
  }
}

function criteriaOf({ phases }: Pick<Gated, 'phases'>) {
  return phases.flatMap(({ gates }, p) =>
    gates.map((criterion, c) => ({ criterion, path: ['phases', p, 'gates', c] })),
  );
}
