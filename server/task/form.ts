import * as z from 'zod';
import { type Day, isDay } from '../../plans/day.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import { TASK_KINDS, TASK_WEIGHTS } from '../../plans/task/kinds.ts';
import { dayInWords } from '../../plans/words.ts';
import type { TaskFormValues } from '../../views/task/task-form.tsx';
import { formTokenField, textField } from '../http/fields.ts';
import { type ParsedForm, parseForm } from '../http/parse-form.ts';

/** As long as a roadmap's own tasks can be. */
const LONGEST_TITLE = 120;
const LONGEST_STEP = 300;
const MOST_STEPS = 60;
const LONGEST_MINUTES = 3000;
const LONGEST_TYPED = 30_000;

const title = textField(LONGEST_TITLE)
  .transform((text) => text.trim())
  .refine((text) => text !== '', 'Write what the task is')
  .refine((text) => !/\p{Cc}/u.test(text), 'Keep the title on one line');

const minutes = z
  .string({ error: 'Enter the estimate in minutes, like 90' })
  .trim()
  .regex(/^[0-9]{1,4}$/, 'Enter the estimate in whole minutes, like 90')
  .transform(Number)
  .refine((value) => value >= 5, 'Give it at least 5 minutes')
  .refine((value) => value <= LONGEST_MINUTES, `Give it at most ${LONGEST_MINUTES} minutes`);

const steps = textField(LONGEST_TYPED)
  .transform((text) => text.split('\n').flatMap((line) => line.trim() || []))
  .refine((lines) => lines.length <= MOST_STEPS, `Keep the checklist to ${MOST_STEPS} steps`)
  .refine(
    (lines) => lines.every((line) => line.length <= LONGEST_STEP),
    `Keep each step to ${LONGEST_STEP} characters`,
  );

const wordFields = {
  title,
  minutes,
  kind: z.enum(TASK_KINDS, 'Choose what kind of work it is'),
  weight: z.enum(TASK_WEIGHTS, 'Choose how much it counts'),
  steps,
};

const TaskEditSchema = z.object({
  ...wordFields,
  /** A form that does not say what it builds on builds on nothing that is there. */
  revision: z
    .string()
    .regex(/^[0-9]{1,9}$/)
    .transform(Number)
    .catch(-1),
});

const NewTaskSchema = z.object({
  ...wordFields,
  formToken: formTokenField,
  phaseId: z.string({ error: 'Choose a phase' }),
  when: z.enum(['fits', 'day'], 'Choose when to do it'),
  day: z.string().trim().max(40).catch(''),
});

/** A task of the learner's own; `on` is the day they chose, `null` for wherever it fits. */
export type NewTaskForm = Omit<z.infer<typeof NewTaskSchema>, 'phaseId' | 'when' | 'day'> & {
  phaseId: number;
  on: Day | null;
};

/** Judges an edit of a task. */
export function parseTaskEdit(body: unknown): ParsedForm<z.infer<typeof TaskEditSchema>> {
  return parseForm(TaskEditSchema, body);
}

/** Judges a new task, with everything that is wrong at once. */
export function parseNewTask(body: unknown, plan: Plan, today: Day): ParsedForm<NewTaskForm> {
  const form = parseForm(NewTaskSchema, body);
  const values = readTaskValues(body);
  const phase = plan.phases.find(({ id }) => String(id) === values.phaseId);
  const errors = form.ok ? {} : { ...form.errors };
  if (!phase) errors.phaseId = 'Choose a phase from the list';
  const dayError = values.when === 'day' ? judgeDay(values.day.trim(), plan, today) : null;
  if (dayError) errors.day = dayError;
  if (!form.ok || !phase || dayError) return { ok: false, errors };

  const { when, day, ...words } = form.data;
  return { ok: true, data: { ...words, phaseId: phase.id, on: when === 'day' && isDay(day) ? day : null } };
}

function judgeDay(day: string, { calendar }: Plan, today: Day): string | null {
  if (!isDay(day)) return 'Enter the day as a date, like 2026-03-06';
  if (day < today) return 'That day is over. Choose today or a later day';
  if (day < calendar.startOn)
    return `The plan starts on ${dayInWords(calendar.startOn)}. Choose that day or a later one`;
  if (day > calendar.finishOn)
    return `The plan ends on ${dayInWords(calendar.finishOn)}. Choose that day or an earlier one`;
  return null;
}

const typed = z
  .string()
  .catch('')
  .transform((text) => text.slice(0, LONGEST_TYPED));
const TypedSchema = z.object({
  title: typed,
  minutes: typed,
  kind: typed,
  weight: typed,
  steps: typed,
  phaseId: typed,
  when: typed,
  day: typed,
});

/** The form as sent: nothing that was typed is lost. */
export function readTaskValues(body: unknown): TaskFormValues {
  return TypedSchema.parse(body ?? {});
}
