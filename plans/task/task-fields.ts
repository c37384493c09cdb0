import * as z from 'zod';
import { fromFields, LEAST_MINUTES, line, type Shared, textField, wholeMinutes } from '../content/fields.ts';
import { AREA_IDS } from '../readiness/readiness-areas.ts';
import { EVIDENCE_KINDS, TASK_KINDS, TASK_WEIGHTS } from './kinds.ts';

/** How long and how many, in a roadmap file as in a form. */
export const LONGEST_TITLE = 120;
export const MOST_MINUTES = 3000;
const LONGEST_STEP = 500;
export const MOST_STEPS = 60;
/** A step of a checklist as it is kept, whoever wrote it. */
export const STEP = textField(LONGEST_STEP).refine((text) => text.trim() !== '', 'Write what the step is');
/** More than all steps take: what is longer was not typed. */
const LONGEST_CHECKLIST = 30_000;

type TaskField = {
  /** As sentences name it, like the estimate in “Changed the estimate of …”. */
  name: string;
  /** As a roadmap file gives it. */
  inRoadmap: z.ZodType;
  /**
   * As the learner edits it: over what it is asked for, how it is sent, and what a new task begins with. `null` for
   * what cannot be edited.
   */
  inForm: { label: string; sent: z.ZodType; usual: string } | null;
  /** A newer roadmap can bring another value to a plan. */
  isCompared: boolean;
  /** As a report tells it of each task; `null` for what is not in it. */
  inReport: z.ZodType | null;
};

/**
 * The fields of a task, each told once: the roadmap format, the form, edits, the update from a newer roadmap and
 * the report derive from this table, or do not compile without a new field. plans/README.md tells how to add one.
 *
 * In the order in which they are asked for and named.
 */
export const TASK_FIELDS = {
  title: {
    name: 'title',
    inRoadmap: line(LONGEST_TITLE),
    inForm: {
      label: 'Title',
      sent: textField(LONGEST_TITLE)
        .transform((text) => text.trim())
        .refine((text) => text !== '', 'Write what the task is')
        .refine((text) => !/\p{Cc}/u.test(text), 'Keep the title on one line'),
      usual: '',
    },
    isCompared: true,
    inReport: z.string(),
  },
  minutes: {
    name: 'estimate',
    inRoadmap: wholeMinutes(MOST_MINUTES).describe('Estimate for the whole task'),
    inForm: {
      label: 'Estimate in minutes',
      sent: z
        .string({ error: 'Enter the estimate in minutes, like 90' })
        .trim()
        .regex(/^[0-9]+$/, 'Enter the estimate in whole minutes, like 90')
        .transform(Number)
        .refine((value) => value >= LEAST_MINUTES, `Give it at least ${LEAST_MINUTES} minutes`)
        .refine((value) => value <= MOST_MINUTES, `Give it at most ${MOST_MINUTES} minutes`),
      usual: '60',
    },
    isCompared: true,
    inReport: z.number().int().min(0),
  },
  kind: {
    name: 'kind',
    inRoadmap: z.enum(TASK_KINDS),
    inForm: { label: 'Kind', sent: z.enum(TASK_KINDS, 'Choose what kind of work it is'), usual: 'study' },
    isCompared: true,
    inReport: z.enum(TASK_KINDS),
  },
  weight: {
    name: 'weight',
    inRoadmap: z.enum(TASK_WEIGHTS).default('core'),
    inForm: { label: 'Weight', sent: z.enum(TASK_WEIGHTS, 'Choose how much it counts'), usual: 'core' },
    isCompared: true,
    inReport: z.enum(TASK_WEIGHTS),
  },
  /** Needed before any interview, however near. */
  essential: {
    name: 'essential mark',
    inRoadmap: z.boolean().default(false).describe('Needed before any interview, however near'),
    inForm: {
      label: 'Essential: do it before any interview, however near',
      // A box that is not ticked is not sent.
      sent: z
        .enum(['yes', ''], 'Say whether it is essential')
        .optional()
        .transform((sent) => sent === 'yes'),
      usual: '',
    },
    isCompared: true,
    inReport: z.boolean(),
  },
  /** The checklist, in order. */
  steps: {
    name: 'steps',
    inRoadmap: z
      .array(line(LONGEST_STEP))
      .max(MOST_STEPS, `Keep a checklist to ${MOST_STEPS} steps`)
      .default([])
      .describe('The checklist, in order'),
    inForm: {
      label: 'Steps',
      sent: textField(LONGEST_CHECKLIST)
        .transform((text) => text.split('\n').flatMap((step) => step.trim() || []))
        .refine((steps) => steps.length <= MOST_STEPS, `Keep the checklist to ${MOST_STEPS} steps`)
        .refine(
          (steps) => steps.every((step) => step.length <= LONGEST_STEP),
          `Keep each step to ${LONGEST_STEP} characters`,
        ),
      usual: '',
    },
    isCompared: true,
    inReport: null,
  },
  /** What proves that it was done; a roadmap file calls it `evidence`. */
  evidenceKind: {
    name: 'evidence',
    inRoadmap: z.enum(EVIDENCE_KINDS).default('note').describe('What proves that the task was done'),
    inForm: null,
    isCompared: false,
    inReport: null,
  },
  /** Ids of the rounds and capabilities that it prepares for; first what it is most for. */
  serves: {
    name: 'rounds and capabilities',
    inRoadmap: z
      .array(z.enum(AREA_IDS, `Name capabilities and rounds by their ids, which are ${AREA_IDS.join(', ')}`))
      .refine((ids) => new Set(ids).size === ids.length, 'Name each capability and round once')
      .default([])
      .describe('The rounds and capabilities that it prepares for, by their ids; first what it is most for'),
    inForm: null,
    isCompared: false,
    inReport: null,
  },
} as const satisfies Record<string, TaskField>;

type Fields = typeof TASK_FIELDS;
export type TaskFieldName = keyof Fields;

/** What a task is, by itself: without what was planned and done for it. Its steps are their words. */
export type TaskValues = { [Name in TaskFieldName]: Shared<z.output<Fields[Name]['inRoadmap']>> };

type NamesWithout<Key extends keyof TaskField, Lack> = {
  [Name in TaskFieldName]: Fields[Name][Key] extends Lack ? never : Name;
}[TaskFieldName];
export type EditedField = NamesWithout<'inForm', null>;
export type ComparedField = NamesWithout<'isCompared', false>;
export type ReportedField = NamesWithout<'inReport', null>;

export const TASK_FIELD_NAMES = Object.keys(TASK_FIELDS) as TaskFieldName[];
export const EDITED_FIELDS = TASK_FIELD_NAMES.filter(
  (name): name is EditedField => TASK_FIELDS[name].inForm !== null,
);
export const COMPARED_FIELDS = TASK_FIELD_NAMES.filter(
  (name): name is ComparedField => TASK_FIELDS[name].isCompared,
);
export const REPORTED_FIELDS = TASK_FIELD_NAMES.filter(
  (name): name is ReportedField => TASK_FIELDS[name].inReport !== null,
);

/** What the learner can say of a task. */
export type TaskWords = Pick<TaskValues, EditedField>;
/** The same as a form shows it, one text a field. */
export type TaskTexts = Record<EditedField, string>;

/** The fields as parts of a schema: of a roadmap file, of a form, of a report. */
export const TASK_IN_ROADMAP = fromFields(TASK_FIELD_NAMES, (name) => TASK_FIELDS[name].inRoadmap) as {
  [Name in TaskFieldName]: Fields[Name]['inRoadmap'];
};
export const TASK_IN_FORM = fromFields(EDITED_FIELDS, (name) => TASK_FIELDS[name].inForm.sent) as {
  [Name in EditedField]: Fields[Name]['inForm']['sent'];
};
export const TASK_IN_REPORT = fromFields(REPORTED_FIELDS, (name) => TASK_FIELDS[name].inReport) as {
  [Name in ReportedField]: Fields[Name]['inReport'];
};

/** What a form for a new task begins with. */
export const USUAL_TASK_TEXTS: TaskTexts = fromFields(
  EDITED_FIELDS,
  (name) => TASK_FIELDS[name].inForm.usual,
);
