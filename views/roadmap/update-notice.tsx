import { count } from '../../plans/format.ts';
import type { RoadmapUpdate } from '../../plans/roadmap/find-update.ts';

/** Says that the roadmap has moved on, where it has; what the learner edited asks for nothing. */
export function UpdateNotice({ comparison }: { comparison: RoadmapUpdate | null }) {
  const words = comparison === null ? [] : offeredInWords(comparison);
  if (words.length === 0) return null;
  return (
    <p class="hint">
      The roadmap has moved on: <a href="/plan/update">{words.join(', ')}</a>.
    </p>
  );
}

function offeredInWords({ added, changed, gone }: RoadmapUpdate): string[] {
  const changedCount = changed.filter(({ isEdited }) => !isEdited).length;
  return [
    ...(added.length > 0 ? [count(added.length, 'new task')] : []),
    ...(changedCount > 0 ? [`${changedCount} changed`] : []),
    ...(gone.length > 0 ? [`${gone.length} gone`] : []),
  ];
}
