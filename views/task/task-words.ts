import type { EvidenceKind, TaskKind } from '../../plans/task/kinds.ts';
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
