import * as z from 'zod';
import { line, slug, wholeMinutes, writing } from '../content/fields.ts';
import { GATES } from '../gate/criterion.ts';
import { reportLostInFile } from '../gate/lost-names.ts';
import { MAKES } from '../portfolio/making/makes.ts';
import { mustMinutes, READS } from '../reading/reads.ts';
import { ResourceSchema, repeatedResources } from '../reading/resource.ts';
import { TASK_IN_ROADMAP } from '../task/task-fields.ts';
import { reportLostTracks, TRACK_WEIGHTS, TRACKS } from './track.ts';

/** The longest roadmap, in weeks: two years. */
const LONGEST_ROADMAP_WEEKS = 104;

const HabitSchema = z
  .strictObject({
    id: slug.describe('Stable name, unique in the file; progress hangs on it'),
    title: line(160),
    minutes: wholeMinutes(120).describe('Minutes on each study day of the phase'),
    patterns: z
      .array(line(80))
      .max(100, 'Keep it to a hundred patterns')
      .default([])
      .describe('What it is about, one after the other from study day to study day'),
  })
  .describe('A short thing done on each study day of the phase');

const { evidenceKind: evidence, ...taskFields } = TASK_IN_ROADMAP;

const TaskSchema = z
  .strictObject({
    id: slug.describe('Stable name, unique in the file; progress hangs on it'),
    ...taskFields,
    evidence,
    after: slug
      .optional()
      .describe('Id of the task that has to be done first, because this one builds on it'),
    source: slug.optional().describe('The list that the task comes from'),
    weights: TRACK_WEIGHTS,
    hardware: z
      .strictObject({
        least: line(160).describe('The smallest hardware that will do'),
        laptop: line(300).describe('How to do it on a laptop'),
      })
      .optional()
      .describe('What it needs beyond a laptop'),
    reads: READS,
    makes: MAKES,
    note: writing
      .optional()
      .describe('Markdown with which the note of the task begins in a plan; it can have several lines'),
    done: z
      .boolean()
      .optional()
      .describe(
        'Whether it was done before the plan: a plan takes it over as done, and it never counts as progress',
      ),
    unasked: line(200).optional().describe('Why no question of the bank names it, where none does'),
  })
  .superRefine(({ minutes, reads }, context) => {
    const must = mustMinutes(reads);
    if (must <= minutes) return;
    const message = `What must be read takes ${must} minutes, and the whole task has ${minutes}`;
    context.addIssue({ code: 'custom', path: ['reads'], message });
  })
  .describe('Something that is checked off');

/** What a phase says of itself. */
export const PHASE_WORDS = {
  title: line(120),
  goal: line(600),
  outcome: line(600).describe('What the learner can do at the end'),
};
export const ROADMAP_TITLE = line(120);
export const MOST_PHASES = 104;

const PhaseSchema = z
  .strictObject({
    id: slug.describe('Stable name, unique in the file; progress hangs on it'),
    title: PHASE_WORDS.title,
    weeks: z
      .tuple([z.number().int().min(1), z.number().int().min(1)])
      .refine(([first, last]) => first <= last, 'The first week cannot come after the last')
      .describe('First and last week of the roadmap, both included'),
    goal: PHASE_WORDS.goal,
    outcome: PHASE_WORDS.outcome,
    gates: GATES,
    habits: z.array(HabitSchema).max(6, 'Keep a phase to six habits').default([]),
    tasks: z
      .array(TaskSchema)
      .min(1, 'A phase needs at least one task')
      .max(400, 'Keep a phase to 400 tasks'),
  })
  .describe('One block of weeks');

/** The public file format: `npm run roadmap:check FILE` holds a file to it. */
export const RoadmapSchema = z
  .strictObject({
    id: slug.describe('Stable name of the roadmap'),
    title: ROADMAP_TITLE,
    weeks: z.number().int().min(1).max(LONGEST_ROADMAP_WEEKS).describe('Length in weeks'),
    tracks: TRACKS,
    resources: z
      .array(ResourceSchema)
      .max(1000, 'Keep it to a thousand resources')
      .default([])
      .describe('Resources that it brings along, beside those that come with Daymark'),
    phases: z.array(PhaseSchema).min(1, 'A roadmap needs at least one phase').max(MOST_PHASES),
  })
  .superRefine((roadmap, context) => {
    reportWeekGaps(roadmap, context);
    reportRepeatedIds(roadmap, context);
    reportLostPrerequisites(roadmap, context);
    reportLostTracks(roadmap, context);
    reportLostInFile(roadmap, context);
    for (const index of repeatedResources(roadmap.resources)) {
      const message = `The id "${roadmap.resources[index]?.id}" is used twice`;
      context.addIssue({ code: 'custom', path: ['resources', index, 'id'], message });
    }
  });

/** The undated template: phases of weeks, with their habits and tasks in the order of the work. */
export type Roadmap = z.infer<typeof RoadmapSchema>;
export type RoadmapPhase = Roadmap['phases'][number];
export type RoadmapTask = RoadmapPhase['tasks'][number];
/** What a task needs beyond a laptop, and how to do it on one. */
export type Hardware = NonNullable<RoadmapTask['hardware']>;
export type RoadmapHabit = RoadmapPhase['habits'][number];

export type RoadmapContext = {
  addIssue: (issue: { code: 'custom'; path: (string | number)[]; message: string }) => void;
};

/** Phases follow each other without gap or overlap, so that each day of a plan has exactly one phase. */
function reportWeekGaps(
  roadmap: { weeks: number; phases: readonly RoadmapPhase[] },
  context: RoadmapContext,
): void {
  let nextWeek = 1;
  for (const [index, phase] of roadmap.phases.entries()) {
    if (phase.weeks[0] !== nextWeek) {
      const message = `This phase should begin in week ${nextWeek}: phases follow each other without gap or overlap`;
      context.addIssue({ code: 'custom', path: ['phases', index, 'weeks'], message });
    }
    nextWeek = phase.weeks[1] + 1;
  }
  if (nextWeek - 1 !== roadmap.weeks) {
    const message = `The last phase ends in week ${nextWeek - 1}, but the roadmap has ${roadmap.weeks} weeks`;
    context.addIssue({ code: 'custom', path: ['weeks'], message });
  }
}

function reportRepeatedIds(roadmap: { phases: readonly RoadmapPhase[] }, context: RoadmapContext): void {
  const seen = new Set<string>();
  const report = (id: string, path: (string | number)[]) => {
    if (seen.has(id)) context.addIssue({ code: 'custom', path, message: `The id "${id}" is used twice` });
    seen.add(id);
  };
  for (const [p, phase] of roadmap.phases.entries()) {
    report(phase.id, ['phases', p, 'id']);
    for (const [h, habit] of phase.habits.entries()) report(habit.id, ['phases', p, 'habits', h, 'id']);
    for (const [t, task] of phase.tasks.entries()) report(task.id, ['phases', p, 'tasks', t, 'id']);
  }
}

/** What has to be done first stands further up, so that nothing can wait for itself. */
function reportLostPrerequisites(
  roadmap: { phases: readonly RoadmapPhase[] },
  context: RoadmapContext,
): void {
  const before = new Set<string>();
  for (const [p, phase] of roadmap.phases.entries()) {
    for (const [t, { id, after }] of phase.tasks.entries()) {
      if (after !== undefined && !before.has(after)) {
        const message = `There is no task "${after}" before this one`;
        context.addIssue({ code: 'custom', path: ['phases', p, 'tasks', t, 'after'], message });
      }
      before.add(id);
    }
  }
}

/**
 * The roadmap file format as JSON Schema (draft 2020-12), from which editors complete and check.
 *
 * It says less than {@link RoadmapSchema}: that ids are unique, that phases follow each other without
 * gap and that tasks come after what they build on, only `npm run roadmap:check` tells.
 */
export function roadmapJsonSchema(): object {
  return z.toJSONSchema(RoadmapSchema, { target: 'draft-2020-12', io: 'input' });
}
