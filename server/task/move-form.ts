import * as z from 'zod';
import { textField } from '../../plans/content/fields.ts';
import { MOVES } from '../../plans/replan/moving/move-tasks.ts';
import { LONGEST_DROP_REASON } from '../../plans/task/kinds.ts';
import { dayField, returnFields } from '../http/forms/fields.ts';

const MOST_TASKS = 500;
const MOST_STUDY_DAYS = 366;

const chosenDay = z.union([z.literal('').transform(() => undefined), dayField('That is not a day.')]);

const moveFields = {
  ...returnFields,
  action: z.enum([...MOVES, 'done', 'drop'], 'The form did not say what to do with the tasks.'),
  day: chosenDay.optional(),
  on: chosenDay.optional(),
  studyDays: z.coerce
    .number('Say by how many study days, as a whole number.')
    .int('Say by how many study days, as a whole number.')
    .min(1, 'Push by at least one study day.')
    .max(MOST_STUDY_DAYS, 'That is further than a plan reaches.')
    .catch(1),
  reason: textField(LONGEST_DROP_REASON).default(''),
  /** Of the state that the page showed. */
  basis: z.string().max(200).optional().catch(undefined),
  /** `yes` where the learner was told which days go over their minutes. */
  confirmed: z
    .string()
    .optional()
    .catch(undefined)
    .transform((value) => value === 'yes'),
};

export const OneTaskForm = z.object(moveFields);

export const TasksForm = z.object({
  ...moveFields,
  task: z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(z.string()).max(MOST_TASKS, 'These are more tasks than can be moved at once.'),
  ),
});

export type Moves = z.infer<typeof OneTaskForm>;
