import { type ChecklistTask, checklistLines } from '../../plan/checklist.ts';
import { lineInMarkdown } from '../../text/markdown-text.ts';
import type { Report, ReportTask } from '../report.ts';

/**
 * Every task of a report that is part of the plan, done or open, as a checklist in Markdown for each phase; none where a
 * report has one page, or does not tell both of what is finished and of what comes. Notes and evidence have their own
 * section.
 */
export function checklistOf({ detail, sections, tables }: Report): { title: string; lines: string }[] {
  if (detail === 'one-page' || !sections.includes('finished') || !sections.includes('coming')) return [];
  const tasks = tables.tasks.filter(({ state }) => state !== 'dropped' && state !== 'set-aside');
  return [...Map.groupBy(tasks, ({ phaseTitle }) => phaseTitle)].map(([phaseTitle, ofPhase]) => ({
    title: lineInMarkdown(phaseTitle),
    lines: checklistLines(ofPhase.map(toChecklistTask)),
  }));
}

function toChecklistTask({
  title,
  minutes,
  steps,
  state,
  completedOn,
  ...planned
}: ReportTask): ChecklistTask {
  const first = completedOn ?? planned.plannedFirstOn;
  const last = completedOn ?? planned.plannedLastOn;
  const days = first && last ? { first, last } : null;
  return { title, minutes, days, isDone: state === 'done', steps, notes: [] };
}
