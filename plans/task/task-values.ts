import { fromFields } from '../content/fields.ts';
import type { Task } from '../plan/plan.ts';
import {
  EDITED_FIELDS,
  REPORTED_FIELDS,
  type ReportedField,
  type TaskFieldName,
  type TaskTexts,
  type TaskValues,
  type TaskWords,
} from './task-fields.ts';

/** What a task of a plan says. */
export function wordsOf({ steps, ...task }: Task): TaskWords {
  const values = { ...task, steps: steps.map(({ text }) => text) };
  return fromFields(EDITED_FIELDS, (name) => values[name]) as TaskWords;
}

/** What a report tells of a task. */
export function reportedOf(task: Task): Pick<TaskValues, ReportedField> {
  return fromFields(REPORTED_FIELDS, (name) => task[name]) as Pick<TaskValues, ReportedField>;
}

/**
 * Writes the words of a task as its form has them: a list as lines, yes or nothing for what is so or not.
 *
 * @example
 * textsOf({ ...words, minutes: 90, steps: ['Read', 'Build'] }) //=> { …, minutes: '90', steps: 'Read\nBuild' }
 */
export function textsOf(words: TaskWords): TaskTexts {
  return fromFields(EDITED_FIELDS, (name) => textOf(words[name]));
}

function textOf(value: string | number | boolean | readonly string[]): string {
  if (typeof value === 'boolean') return value ? 'yes' : '';
  return typeof value === 'object' ? value.join('\n') : String(value);
}

/**
 * Names the fields in which a task would differ.
 *
 * @param names - those that count
 * @param after - what it would be; what it does not name stays as it is
 */
export function changedFields<Name extends TaskFieldName>(
  names: readonly Name[],
  before: Pick<TaskValues, Name>,
  after: Partial<Pick<TaskValues, Name>>,
): Name[] {
  return names.filter(
    (name) => after[name] !== undefined && JSON.stringify(after[name]) !== JSON.stringify(before[name]),
  );
}
