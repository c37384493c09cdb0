import type { Step } from '../plan/plan.ts';
import { withStraightQuotes } from '../text/quotes.ts';

/** A line of a checklist with its tick, wherever it stands. */
export type TickedLine = Pick<Step, 'text' | 'completion'>;

/**
 * Gives a task another checklist: a line keeps its tick by its words, wherever it stands and whichever quotes it has.
 *
 * Of equal lines the first takes the first tick.
 *
 * @param earlier - the checklist so far, in order
 * @param texts - the new one, in order
 *
 * @example
 * carryTicks([{ text: 'Read', completion: done }], ['Plan', 'Read'])
 * //=> [{ position: 1, text: 'Plan', completion: null }, { position: 2, text: 'Read', completion: done }]
 */
export function carryTicks(earlier: readonly TickedLine[], texts: readonly string[]): Step[] {
  const { found } = matchByWords(earlier, texts);
  return texts.map((text, index) => ({
    position: index + 1,
    text,
    completion: found[index]?.completion ?? null,
  }));
}

/** The new checklist, and after it the ticked lines that it does not have: what was done stays to be seen. */
export function withTickedLines(earlier: readonly TickedLine[], texts: readonly string[]): string[] {
  const ticked = matchByWords(earlier, texts).left.filter(({ completion }) => completion !== null);
  return [...texts, ...ticked.map(({ text }) => text)];
}

/** For each text the earlier line of the same words, and the earlier lines that are left over, in order. */
function matchByWords(earlier: readonly TickedLine[], texts: readonly string[]) {
  const linesOf = Map.groupBy(earlier, ({ text }) => withStraightQuotes(text));
  const found = texts.map((text) => linesOf.get(withStraightQuotes(text))?.shift());
  const used = new Set(found);
  return { found, left: earlier.filter((line) => !used.has(line)) };
}
