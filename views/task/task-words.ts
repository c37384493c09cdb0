import { formatMinutes } from '../../plans/format.ts';
import type { Task } from '../../plans/plan/plan.ts';
import type { EvidenceKind, TaskKind } from '../../plans/task/kinds.ts';
import type { TaskFieldName, TaskValues } from '../../plans/task/task-fields.ts';
import type { TaskState } from '../../plans/task/task-progress.ts';

/** The kinds, states and proofs of a task as people read them. */
export const KIND_WORDS: Record<TaskKind, string> = {
  study: 'Study',
  'follow-along': 'Follow along',
  'hands-on': 'Hands-on',
  rehearsal: 'Rehearsal',
};

export const STATE_WORDS: Record<TaskState, string> = {
  open: 'Open',
  started: 'Started',
  done: 'Done',
  dropped: 'Dropped',
  'set-aside': 'Set aside',
};

export const EVIDENCE_WORDS: Record<EvidenceKind, string> = {
  note: 'Note',
  link: 'Link',
  number: 'Number',
  document: 'Document',
};

/** What a task asks its learner to leave behind. */
export const EVIDENCE_ASKED: Record<EvidenceKind, string> = {
  note: 'a note in your own words',
  link: 'a link to what you made',
  number: 'a number with its context',
  document: 'the path of a document',
};

/** A value of a task as people read it by itself. */
const VALUE_WORDS: { [Name in TaskFieldName]: (value: TaskValues[Name]) => string } = {
  title: (title) => title,
  minutes: formatMinutes,
  kind: (kind) => KIND_WORDS[kind],
  weight: (weight) => weight,
  essential: (essential) => (essential ? 'essential' : 'not essential'),
  steps: (steps) => steps.join('\n'),
  evidenceKind: (kind) => EVIDENCE_WORDS[kind],
  serves: (ids) => ids.join(', '),
};

export function valueInWords<Name extends TaskFieldName>(name: Name, value: TaskValues[Name]): string {
  return VALUE_WORDS[name](value);
}

/** What is told of a task beside its title. */
export function taskFacts(task: Task): string[] {
  return [
    KIND_WORDS[task.kind],
    formatMinutes(task.minutes),
    task.weight,
    ...(task.essential ? ['essential'] : []),
  ];
}
