import { addDays, type Day } from '../day.ts';
import type { Plan, Task } from '../plan/plan.ts';
import { tasksInPlan } from '../progress/earned.ts';
import { tasksAsOf } from '../progress/plan-as-of.ts';
import { sumOf } from '../sum.ts';
import { taskParts } from '../task/parts.ts';
import { baselineMinutes, taskState } from '../task/task-progress.ts';
import { reportedOf } from '../task/task-values.ts';
import { spentMinutes } from '../time/spent.ts';
import { agendaOf } from '../today/agenda.ts';
import type {
  ReportComingTask,
  ReportDroppedTask,
  ReportEvidence,
  ReportFinishedTask,
  ReportPace,
  ReportProof,
  ReportScope,
  ReportTask,
} from './report.ts';
import { isInScope } from './report-figures.ts';
import { evidenceForOthers, type PortfolioRecord } from './report-portfolio.ts';

const COMING_TASK_COUNT = 10;
const COMING_DAY_COUNT = 14;

/** Tasks checked off in the range, in order of day, then of the roadmap. */
export function listFinishedTasks(plan: Plan, scope: ReportScope, today: Day): ReportFinishedTask[] {
  return finishedIn(plan, scope, today).map(({ task, completedOn }) => ({
    ...describe(plan, task),
    minutes: task.minutes,
    completedOn,
  }));
}

/** What those tasks left, in the same order; tasks without evidence and note are not in it. */
export function listProofs(
  plan: Plan,
  scope: ReportScope,
  today: Day,
  portfolio: PortfolioRecord,
): ReportProof[] {
  return provedIn(plan, scope, today).map(({ task, completedOn }) => {
    const { title, phaseTitle } = describe(plan, task);
    return { title, phaseTitle, completedOn, ...proofOf(task, portfolio) };
  });
}

/** The keys of the files that were left as that evidence, in the same order; empty where none was. */
export function listProofFiles(plan: Plan, scope: ReportScope, today: Day): string[][] {
  return provedIn(plan, scope, today).map(({ task }) =>
    task.evidence.map(({ attachmentKey }) => attachmentKey),
  );
}

function provedIn(plan: Plan, scope: ReportScope, today: Day): { task: Task; completedOn: Day }[] {
  return finishedIn(plan, scope, today).filter(
    ({ task }) => task.evidence.length > 0 || task.note.text.trim() !== '',
  );
}

function finishedIn(plan: Plan, scope: ReportScope, today: Day): { task: Task; completedOn: Day }[] {
  const tasks = scope.isWhole ? tasksInPlan(plan) : tasksAsOf(plan, scope.to, today);
  return tasks
    .flatMap((task) => {
      const completedOn = task.completion?.on;
      if (completedOn === undefined || completedOn > today || !isInScope(scope, completedOn)) return [];
      return [{ task, completedOn }];
    })
    .sort((one, other) => compareDays(one.completedOn, other.completedOn));
}

/** What is left of sessions before today. */
export function sumUpCarriedOver(plan: Plan, today: Day): ReportPace['carriedOver'] {
  const { carriedOver } = agendaOf(plan, today, today);
  const minutes = sumOf(carriedOver, ({ remainingMinutes }) => remainingMinutes);
  return { taskCount: carriedOver.length, minutes };
}

/** The next unfinished session of each task, from today on, in order of day, then of the roadmap. */
export function listComingTasks(plan: Plan, today: Day): ReportComingTask[] {
  const lastDay = addDays(today, COMING_DAY_COUNT - 1);
  return tasksInPlan(plan)
    .flatMap((task) => {
      const next = taskParts(task).find(({ session, isDone }) => session.day >= today && !isDone);
      if (next === undefined || next.session.day > lastDay) return [];
      const { part, partCount, session } = next;
      return [{ ...describe(plan, task), day: session.day, minutes: session.minutes, part, partCount }];
    })
    .sort((one, other) => compareDays(one.day, other.day))
    .slice(0, COMING_TASK_COUNT);
}

/** Tasks that left the plan in the range, in order of day, then of the roadmap. */
export function listDroppedTasks(plan: Plan, scope: ReportScope): ReportDroppedTask[] {
  return plan.tasks
    .flatMap((task) => {
      const { droppedOn, droppedAs } = task;
      if (droppedOn === null || !isInScope(scope, droppedOn)) return [];
      const { title, phaseTitle } = describe(plan, task);
      const minutes = droppedAs === 'known' ? task.minutes : baselineMinutes(task);
      return [{ title, phaseTitle, droppedOn, as: droppedAs, minutes }];
    })
    .sort((one, other) => compareDays(one.droppedOn, other.droppedOn));
}

/**
 * Every task with a day in the range, in roadmap order; all of them for the whole plan.
 *
 * @param portfolio - what its evidence may name; `null` for no evidence and no notes
 */
export function listReportTasks(
  plan: Plan,
  scope: ReportScope,
  portfolio: PortfolioRecord | null,
): ReportTask[] {
  return plan.tasks
    .filter((task) => scope.isWhole || daysOf(task).some((day) => isInScope(scope, day)))
    .map((task) => ({
      key: task.key,
      phaseTitle: phaseTitleOf(plan, task),
      ...reportedOf(task),
      state: taskState(task),
      plannedFirstOn: task.sessions.at(0)?.day ?? null,
      plannedLastOn: task.sessions.at(-1)?.day ?? null,
      completedOn: task.completion?.on ?? null,
      spentMinutes: spentMinutes(task),
      steps: task.steps.map(({ text, completion }) => ({ text, isDone: completion !== null })),
      ...(portfolio ? proofOf(task, portfolio) : { evidence: [], note: '' }),
    }));
}

/** Every day on which something of a task was planned or recorded. */
function daysOf(task: Task): Day[] {
  const recordedOn = [task.completion, ...task.steps.map((step) => step.completion)];
  return [
    ...[...task.sessions, ...task.baseline, ...task.yardstick].map(({ day }) => day),
    ...recordedOn.flatMap((completion) => (completion === null ? [] : [completion.on])),
    ...task.evidence.map(({ leftOn }) => leftOn),
    ...task.spent.map(({ day }) => day),
    ...(task.droppedOn === null ? [] : [task.droppedOn]),
  ];
}

function describe(plan: Plan, task: Task): Pick<ReportTask, 'title' | 'phaseTitle' | 'kind'> {
  return { title: task.title, phaseTitle: phaseTitleOf(plan, task), kind: task.kind };
}

function phaseTitleOf(plan: Plan, { phaseId }: Task): string {
  return plan.phases.find(({ id }) => id === phaseId)?.title ?? '';
}

function proofOf(task: Task, portfolio: PortfolioRecord): { evidence: ReportEvidence[]; note: string } {
  const evidence = task.evidence.map(({ kind, text, pieceKey, location, value, leftOn }) => ({
    kind,
    text: evidenceForOthers(portfolio, { text, pieceKey }),
    location,
    value,
    leftOn,
  }));
  return { evidence, note: task.note.text };
}

function compareDays(one: Day, other: Day): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
