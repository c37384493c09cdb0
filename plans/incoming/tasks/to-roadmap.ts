import { stringify } from 'yaml';
import type { z } from 'zod';
import { count } from '../../format.ts';
import type { RoadmapSchema } from '../../roadmap/roadmap.ts';
import { sumOf } from '../../sum.ts';
import { inPlainWords } from '../../text/linear.ts';
import type { Proposal, ProposedPhase, ProposedTask } from './proposal.ts';
import { joined } from './propose-task.ts';
import { slugs } from './slugs.ts';

/** A roadmap as a file has it, with what can be left out left out. */
export type RoadmapFile = z.input<typeof RoadmapSchema>;

const LONGEST_GOAL = 600;

/**
 * Makes a roadmap of a proposal, by the format that roadmap files are held to. A phase without tasks is left out.
 *
 * What a roadmap has no place for, the days of tasks and the ticks of steps, is told in their notes.
 *
 * @param takenIds - of the roadmaps that there are
 */
export function roadmapOfProposal({ title, phases }: Proposal, takenIds: Iterable<string>): RoadmapFile {
  const kept = phases.filter(({ tasks }) => tasks.length > 0);
  const idFor = slugs([]);
  let nextWeek = 1;
  return {
    id: slugs(takenIds)(title, 'my-roadmap'),
    title,
    weeks: sumOf(kept, ({ weekCount }) => weekCount),
    phases: kept.map((phase) => {
      const first = nextWeek;
      nextWeek += phase.weekCount;
      return phaseOf(phase, [first, nextWeek - 1], idFor);
    }),
  };
}

/** The same as the text of a roadmap file. */
export function yamlOf(roadmap: RoadmapFile): string {
  return stringify(roadmap, { lineWidth: 0, aliasDuplicateObjects: false });
}

type IdFor = ReturnType<typeof slugs>;

function phaseOf(
  { title, note, tasks }: ProposedPhase,
  weeks: [number, number],
  idFor: IdFor,
): RoadmapFile['phases'][number] {
  const goal = note.trim();
  const isLine = goal !== '' && goal.length <= LONGEST_GOAL && !/[\p{Cc}\p{Cs}]/u.test(goal);
  const id = idFor(title, 'phase');
  return {
    id,
    title,
    weeks,
    goal: isLine ? goal : `Work through ${count(tasks.length, 'task')}.`,
    outcome: `What ${`“${inPlainWords(title)}”`} lists is done.`,
    tasks: tasks.map((task, index) => taskOf(task, index === 0 && !isLine ? goal : '', idFor)),
  };
}

function taskOf(
  task: ProposedTask,
  above: string,
  idFor: IdFor,
): RoadmapFile['phases'][number]['tasks'][number] {
  const { title, kind, minutes, weight, steps, isDone, day } = task;
  const ticked = isDone ? [] : steps.filter((step) => step.isDone);
  const note = joined([
    above,
    task.note,
    day === null ? '' : `Planned for ${day}.`,
    ticked.length === 0 ? '' : `Done already:\n\n${ticked.map(({ text }) => `- ${text}`).join('\n')}`,
  ]);
  return {
    id: idFor(title, 'task'),
    kind,
    title,
    minutes,
    ...(weight === 'stretch' && { weight }),
    ...(isDone && { done: true }),
    ...(steps.length > 0 && { steps: steps.map(({ text }) => text) }),
    ...(note !== '' && { note }),
  };
}
