import * as z from 'zod';
import { fromFields } from '../../plans/content/fields.ts';
import type { Dates } from '../../plans/dates.ts';
import { type Day, isDay } from '../../plans/day.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import { type PastedSteps, readPastedSteps } from '../../plans/task/pasted-steps.ts';
import { EDITED_FIELDS, TASK_IN_FORM } from '../../plans/task/task-fields.ts';
import type { TaskFormValues } from '../../views/task/task-form.tsx';
import { typedField } from '../http/forms/fields.ts';
import { type ParsedForm, parseForm } from '../http/forms/parse-form.ts';

const TaskEditSchema = z.object({
  ...TASK_IN_FORM,
  /** A form that does not say what it builds on builds on nothing that is there. */
  revision: z
    .string()
    .regex(/^[0-9]{1,9}$/)
    .transform(Number)
    .catch(-1),
});

const NewTaskSchema = z.object({
  ...TASK_IN_FORM,
  phaseId: z.string({ error: 'Choose a phase' }),
  when: z.enum(['fits', 'day'], 'Choose when to do it'),
  day: z.string().trim().max(40).catch(''),
});

/** A task of the learner's own; `on` is the day they chose, `null` for wherever it fits. */
export type NewTaskForm = Omit<z.infer<typeof NewTaskSchema>, 'phaseId' | 'when' | 'day'> & {
  phaseId: number;
  on: Day | null;
  /** The positions of the steps that were ticked where they came from. */
  ticked: readonly number[];
};

type TaskEditForm = z.infer<typeof TaskEditSchema> & Pick<PastedSteps, 'ticked'>;

/**
 * Judges an edit of a task.
 *
 * @param earlier - its checklist so far, whose lines are no marks of a list that was pasted
 */
export function parseTaskEdit(body: unknown, earlier: readonly string[]): ParsedForm<TaskEditForm> {
  const form = parseForm(TaskEditSchema, body);
  return form.ok ? { ok: true, data: { ...form.data, ...readPastedSteps(form.data.steps, earlier) } } : form;
}

/** Judges a new task, with everything that is wrong at once. */
export function parseNewTask(body: unknown, plan: Plan, today: Day, dates: Dates): ParsedForm<NewTaskForm> {
  const form = parseForm(NewTaskSchema, body);
  const values = readTaskValues(body);
  const phase = plan.phases.find(({ id }) => String(id) === values.phaseId);
  const errors = form.ok ? {} : { ...form.errors };
  if (!phase) errors.phaseId = 'Choose a phase from the list';
  const dayError = values.when === 'day' ? judgeDay(values.day.trim(), plan, today, dates) : null;
  if (dayError) errors.day = dayError;
  if (!form.ok || !phase || dayError) return { ok: false, errors };

  const { when, day, ...words } = form.data;
  const on = when === 'day' && isDay(day) ? day : null;
  return { ok: true, data: { ...words, ...readPastedSteps(words.steps, []), phaseId: phase.id, on } };
}

function judgeDay(
  day: string,
  { calendar }: Plan,
  today: Day,
  { formatLongDateWithYear }: Dates,
): string | null {
  if (!isDay(day)) return 'Enter the day as a date, like 2026-03-06';
  if (day < today) return 'That day is over. Choose today or a later day';
  if (day < calendar.startOn)
    return `The plan starts on ${formatLongDateWithYear(calendar.startOn)}. Choose that day or a later one`;
  if (day > calendar.finishOn)
    return `The plan ends on ${formatLongDateWithYear(calendar.finishOn)}. Choose that day or an earlier one`;
  return null;
}

const TypedSchema = z.object({
  ...fromFields(EDITED_FIELDS, () => typedField),
  phaseId: typedField,
  when: typedField,
  day: typedField,
});

/** The form as sent: nothing that was typed is lost. */
export function readTaskValues(body: unknown): TaskFormValues {
  return TypedSchema.parse(body ?? {});
}
