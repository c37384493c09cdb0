import type { Day } from '../day.ts';
import { askingDays, habitsAskedOn } from '../habit/asked.ts';
import { noteOn } from '../habit/notes.ts';
import type { Plan } from '../plan/plan.ts';
import { tasksInPlan } from '../progress/earned.ts';
import { neededParts } from '../task/parts.ts';
import type { ReportHabitDay, ReportScope, ReportSession } from './report.ts';
import { isInScope } from './report-figures.ts';

/** Every session of a task in the plan that falls in the range and that the task was not finished before, in order of day, then of the roadmap. */
export function listReportSessions(plan: Plan, scope: ReportScope): ReportSession[] {
  const phaseTitles = new Map(plan.phases.map(({ id, title }) => [id, title]));
  return tasksInPlan(plan)
    .flatMap((task) =>
      neededParts(task).map(({ session, part, partCount, isDone }) => ({
        day: session.day,
        taskKey: task.key,
        title: task.title,
        phaseTitle: phaseTitles.get(task.phaseId) ?? '',
        part,
        partCount,
        minutes: session.minutes,
        isPinned: session.isPinned,
        isDone,
      })),
    )
    .filter(({ day }) => isInScope(scope, day))
    .sort((one, other) => (one.day === other.day ? 0 : one.day < other.day ? -1 : 1));
}

/** Every day up to today on which a habit was asked, whether it was kept, and what was written on it; in order of day. */
export function listReportHabitDays(
  plan: Plan,
  scope: ReportScope,
  today: Day,
  { hasNotes }: { hasNotes: boolean },
): ReportHabitDay[] {
  const phaseTitles = new Map(plan.phases.map(({ id, title }) => [id, title]));
  const lastAskedOn = scope.to < today ? scope.to : today;
  return askingDays(plan, scope.from, lastAskedOn).flatMap(({ day }) =>
    habitsAskedOn(plan, day).map((habit) => ({
      day,
      habitKey: habit.key,
      title: habit.title,
      phaseTitle: phaseTitles.get(habit.phaseId ?? 0) ?? '',
      minutes: habit.minutes,
      isKept: habit.completedDays.includes(day),
      note: hasNotes ? noteOn(habit, day).text : '',
    })),
  );
}
