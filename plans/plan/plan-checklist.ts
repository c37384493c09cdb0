import { formatMinutes } from '../format.ts';
import { evidenceInMarkdown } from '../task/evidence-in-markdown.ts';
import { lineInMarkdown } from '../text/markdown-text.ts';
import { type ChecklistTask, checklistLines, daysInNumbers } from './checklist.ts';
import type { Habit, Phase, Plan, Task } from './plan.ts';

/**
 * A whole plan, done and open, as a checklist in Markdown (GFM): its phases as headings with their days, goal, outcome
 * and habits below, then their tasks in roadmap order, as {@link checklistLines} writes them, with notes and evidence.
 *
 * What was dropped or set aside is not part of the plan, and not in it. The same plan gives the same bytes.
 */
export function planChecklist(plan: Plan): string {
  const { title, calendar, phases, tasks, habits } = plan;
  const inPlan = tasks.filter(({ droppedOn }) => droppedOn === null);
  const ofPhase = (phase: Phase) => inPlan.filter(({ phaseId }) => phaseId === phase.id);
  const own = habitsInWords(habits.filter(({ phaseId }) => phaseId === null));
  const blocks = [
    `# ${lineInMarkdown(title)} (${daysInNumbers({ first: calendar.startOn, last: calendar.finishOn })})`,
    own,
    ...phases.flatMap((phase) => [
      ...phaseHead(phase, habits),
      checklistLines(ofPhase(phase).map(checklistTaskOf)).trimEnd(),
    ]),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function phaseHead(phase: Phase, habits: readonly Habit[]): string[] {
  const { title, startsOn, endsOn, goal, outcome } = phase;
  return [
    `## ${lineInMarkdown(title)} (${daysInNumbers({ first: startsOn, last: endsOn })})`,
    goal === '' ? '' : `Goal: ${lineInMarkdown(goal)}`,
    outcome === '' ? '' : `Outcome: ${lineInMarkdown(outcome)}`,
    habitsInWords(habits.filter(({ phaseId }) => phaseId === phase.id)),
  ];
}

/** As they are asked now: one that was changed goes on in its latest stretch. */
function habitsInWords(habits: readonly Habit[]): string {
  const latest = new Map(habits.map((habit) => [habit.key, habit]));
  const words = [...latest.values()].map(
    ({ title, minutes }) => `${lineInMarkdown(title)} (${formatMinutes(minutes)})`,
  );
  return words.length === 0 ? '' : `Day by day: ${words.join('; ')}`;
}

function checklistTaskOf(task: Task): ChecklistTask {
  const { title, minutes, completion, sessions, steps, note, evidence } = task;
  const first = completion?.on ?? sessions.at(0)?.day;
  const last = completion?.on ?? sessions.at(-1)?.day;
  return {
    title,
    minutes,
    days: first && last ? { first, last } : null,
    isDone: completion !== null,
    steps: steps.map(({ text, completion: done }) => ({ text, isDone: done !== null })),
    notes: [
      ...(note.text.trim() === '' ? [] : [note.text]),
      ...evidence.map((each) => `Evidence of ${evidenceInMarkdown(each, each.leftOn)}`),
    ],
  };
}
