import type { Day } from '../day.ts';
import type { IncomingTable } from './table.ts';

/** A list of things to do that came in from a file, in the order of the file. */
export type IncomingOutline = {
  /** What the file calls itself; empty where it does not. */
  title: string;
  /** Under a heading each; what stands before any heading is under one without a title. */
  sections: readonly IncomingSection[];
};

export type IncomingSection = {
  /** Where its heading stands, counted from 1. */
  line: number;
  /** Markdown on one line. */
  title: string;
  /** What stands under the heading and is nothing to do: Markdown, on any number of lines. */
  note: string;
  items: readonly IncomingItem[];
  /** Whose rows are to do as well; what their columns say the learner can choose. */
  tables?: readonly IncomingTable[];
};

/** Something to do, with what is a part of it. */
export type IncomingItem = {
  /** Where it begins, counted from 1. */
  line: number;
  /** Markdown on one line, with its links and code, without the mark of a list or a tick. */
  text: string;
  isDone: boolean;
  /** It has a box of its own, and that is empty: it is open even where what it is a part of is done. */
  isLeftOpen?: boolean;
  /** It is struck out, or marked as given up. */
  isDropped?: boolean;
  /** The day for which its file has it; `null` where it names none. */
  day: Day | null;
  /** How long it takes, where its file says so; whole minutes. */
  minutes: number | null;
  /** What else the file says of it: Markdown, on any number of lines, with code as it was. */
  note: string;
  items: readonly IncomingItem[];
  /** Whose rows are parts of it as well. */
  tables?: readonly IncomingTable[];
};
