import { inPlainWords } from '../../text/linear.ts';

/** Weeks are what a plan is laid out in, whatever stands above and below them. */
const WEEK = /^\W*(?:weeks?|woche|semaine|semana|settimana)\s*#?\d/iu;
/** What plans are divided into, with its number. */
const PART =
  /^\W*(?:phase|month|module|part|unit|sprint|stage|quarter|monat|mois|mes|fase|day|tag|jour)\s*#?(?:\d|[ivx]+\b)/iu;

/** Whether a heading or a line says itself which part of a plan it is: “Week 1”, “Phase II: Deep learning”. */
export function isNumberedPart(title: string): boolean {
  return WEEK.test(title) || PART.test(title);
}

/** What pages say of themselves beside what is to do. */
const PROSE =
  /^(?:about(?: me| us| the authors?| this .{1,40})?|acknowledge?ments?|authors?|background|changelog|code of conduct|contact|contents|contribut(?:e|ing|ors?|ions?)|copyright|credits|disclaimer|faq|further reading|how to (?:contribute|use .{1,40})|introduction|intro|legend|licen[cs](?:e|ing)|motivation|overview|preface|prerequisites|references|sponsors?|star history|support|table of contents|thanks|toc|why this .{1,40})$/u;

/** Whether a heading is one over words about a plan, such as “License” or “How to use this plan”. */
export function isProse(title: string): boolean {
  const words =
    inPlainWords(title)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return PROSE.test(words.join(' '));
}

export type Leveled = { level: number; title: string };

/**
 * The level whose headings are the sections of an outline: that of weeks, else that of other numbered parts, else the
 * first with more than one heading.
 *
 * @returns 0 where there are no headings
 */
export function levelOfSections(headings: readonly Leveled[]): number {
  const levels = levelsOf(headings);
  const named = [WEEK, PART].map((name) => levelsOf(headings.filter(({ title }) => name.test(title))));
  const shared = levels.filter(({ headingCount }) => headingCount > 1);
  return [...named, shared, levels].find((some) => some.length > 0)?.[0]?.level ?? 0;
}

/** From the highest to the lowest, with how many there are of each. */
function levelsOf(headings: readonly Leveled[]) {
  return [...Map.groupBy(headings, ({ level }) => level)]
    .map(([level, { length: headingCount }]) => ({ level, headingCount }))
    .sort((one, other) => one.level - other.level);
}
