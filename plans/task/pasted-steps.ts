import { readListMark } from '../text/list-mark.ts';

/** A checklist as it was typed or pasted. */
export type PastedSteps = {
  /** Its lines without the marks of a list. */
  steps: string[];
  /** The positions of those whose boxes are ticked, counted from 1. */
  ticked: number[];
};

/**
 * Reads the lines of a checklist as lists are written elsewhere: `- [x] Read` is the step “Read”, which is done. A line
 * that stands in the checklist already stays as it is.
 *
 * @example
 * readPastedSteps(['- [x] Read', '2. Write'], []) //=> { steps: ['Read', 'Write'], ticked: [1] }
 */
export function readPastedSteps(lines: readonly string[], earlier: readonly string[]): PastedSteps {
  const known = new Set(earlier);
  const read = lines
    .map((line) => (known.has(line) ? { text: line, tick: null } : readListMark(line)))
    .filter(({ text }) => text !== '');
  return {
    steps: read.map(({ text }) => text),
    ticked: read.flatMap(({ tick }, index) => (tick ? [index + 1] : [])),
  };
}
