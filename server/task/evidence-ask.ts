import { latestChange } from '../../db/journal/history.ts';
import { listDismissals } from '../../db/plan/dismissals.ts';
import type { ChangeFacts } from '../../plans/journal/change-facts.ts';
import type { Task } from '../../plans/plan/plan.ts';
import { lacksEvidence } from '../../plans/task/evidence-line.ts';
import { askInvitation, type EvidenceAsk } from '../../views/task/evidence/evidence-ask.tsx';
import type { PageRequest } from '../http/pages/page-route.ts';

/**
 * The task that was finished last, if it has nothing to show for it and the question was not put away. Any other change
 * puts the question away too.
 */
export function findEvidenceAsk({
  deps,
  plan,
  today,
}: Pick<PageRequest, 'deps' | 'plan' | 'today'>): EvidenceAsk | null {
  const change = latestChange(deps.db);
  if (!change || change.undoneAt !== null || change.onDay !== today || !finishes(change.facts)) return null;
  const task = plan.tasks.find(({ id }) => id === change.taskId);
  if (!task || !lacksEvidence(task)) return null;
  const isPutAway = listDismissals(deps.db, plan.id).has(askInvitation(task.id));
  return isPutAway ? null : askOf(task);
}

function finishes(facts: ChangeFacts): boolean {
  return facts.kind === 'task-finished' || (facts.kind === 'steps-ticked' && facts.effect === 'finishes');
}

/** What a task is asked for. */
export function askOf({ id, title, evidenceKind }: Task): EvidenceAsk {
  return { taskId: id, title, kind: evidenceKind };
}
