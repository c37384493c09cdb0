import type { Day } from '../../day.ts';
import type { TaskKind, TaskWeight } from '../../task/kinds.ts';

/** What a file would become: phases and tasks, in the order of the file, before anything of it is kept. */
export type Proposal = { title: string; phases: readonly ProposedPhase[] };

export type ProposedPhase = {
  title: string;
  /** What stands under its heading: Markdown, on any number of lines. */
  note: string;
  /** How long it lasts; phases follow each other without gap. */
  weekCount: number;
  tasks: readonly ProposedTask[];
};

export type ProposedTask = {
  /** Where it stands in the file, counted from 1. */
  line: number;
  /** At most 120 characters. */
  title: string;
  minutes: number;
  /** The file does not say how long it takes. */
  isGuessed: boolean;
  kind: TaskKind;
  weight: TaskWeight;
  isDone: boolean;
  /** It is struck out in the file, and left out unless its owner wants it. */
  isDropped?: boolean;
  day: Day | null;
  steps: readonly ProposedStep[];
  /** Markdown, on any number of lines; all that has no other place. */
  note: string;
  /** What was not understood, or has no place of its own; all of it is in the note. */
  asides: readonly Aside[];
};

export type ProposedStep = { text: string; isDone: boolean };

/** A line of the file, and in a sentence what became of it. */
export type Aside = { line: number; words: string };

/** What one page can show with a field for each. */
export const MOST_TASKS = 600;

/** What is shown of a list that is too long for one page: which part, of how many, and how much there is in all. */
export type ShownPart = { number: number; count: number; taskCount: number };

export type ReadProposal = { ok: true; proposal: Proposal; part: ShownPart } | { ok: false; problem: string };

export function tasksOf({ phases }: Proposal): ProposedTask[] {
  return phases.flatMap(({ tasks }) => tasks);
}
