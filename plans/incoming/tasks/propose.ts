import { sumOf } from '../../sum.ts';
import { LONGEST_TITLE } from '../../task/task-fields.ts';
import { inPlainWords } from '../../text/linear.ts';
import type { IncomingOutline, IncomingSection } from '../outline.ts';
import { isNumberedPart, isProse } from '../outlines/headings.ts';
import { titleWithoutDays, withoutDays } from './dated-headings.ts';
import { MOST_TASKS, type ProposedTask, type ReadProposal } from './proposal.ts';
import { joined, proposeTasks, type SaidItem } from './propose-task.ts';
import { areInOrder, layWeeks, type Weeks, weeksOfTitle } from './weeks.ts';

/** A section of a file that says more of it than an outline has. */
export type SaidSection = Omit<IncomingSection, 'items'> & { weeks?: Weeks; items: readonly SaidItem[] };
type SaidOutline = Omit<IncomingOutline, 'sections'> & { sections: readonly SaidSection[] };

/** A phase before its weeks are laid. */
type Draft = { line: number; title: string; note: string; weeks: Weeks | null; tasks: ProposedTask[] };

/** As many as a phase of a roadmap holds. */
const MOST_IN_PHASE = 400;
const MOST_PHASES = 104;

/**
 * Proposes phases and tasks for an outline, in its order. Every word of it stands somewhere in the proposal.
 *
 * Weeks are read from titles, else shared out by the work; minutes are those of the file, else guessed; what has no place
 * of its own stands in a note and is told beside its task.
 *
 * @param fallbackTitle - of the roadmap, where the file names none: what the file is called
 * @param shownPart - of what is too long for one page, counted from 1
 */
export function propose(outline: SaidOutline, fallbackTitle: string, shownPart = 1): ReadProposal {
  const title = titleWithoutDays(outline.title);
  const drafts = withWeeks(
    withoutEmpty(withoutDays(outline.sections).map((section, _, all) => draftOf(section, all))),
  );
  const taskCount = sumOf(drafts, ({ tasks }) => tasks.length);
  if (taskCount === 0)
    return {
      ok: false,
      problem: 'There is nothing to do in it: no list, and no heading with words under it.',
    };
  const parts = inShownParts(drafts.flatMap(inHandyParts));
  const number = Math.min(Math.max(1, Math.floor(shownPart) || 1), parts.length);
  const phases = parts[number - 1] ?? [];
  const weekCounts = layWeeks(phases);
  const named = title.trim() || fallbackTitle.trim();
  const whole = cut(number > 1 && named !== '' ? `${named}, part ${number}` : named) || 'My roadmap';
  const isCut = number === 1 && title.trim() !== '' && whole !== title.trim();
  return {
    ok: true,
    part: { number, count: parts.length, taskCount },
    proposal: {
      title: whole,
      phases: phases.map(({ title: heading, note, tasks }, index) => ({
        title: cut(heading) || (index === 0 ? whole : 'More to do'),
        // What a title has no room for is not lost.
        note: joined([isCut && index === 0 ? title : '', cut(heading) === heading ? '' : heading, note]),
        weekCount: weekCounts[index] ?? 1,
        tasks,
      })),
    },
  };
}

/**
 * One without anything to do is a task itself where words stand under it, and it is a part of the plan: by its number, or
 * because none of them has a list.
 */
function draftOf({ line, title, note, items, weeks }: SaidSection, all: readonly SaidSection[]): Draft {
  const isPart =
    weeks !== undefined || isNumberedPart(title) || all.every((section) => section.items.length === 0);
  if (items.length === 0 && note.trim() !== '' && title !== '' && isPart && !isProse(title)) {
    const alone = { line, text: title, isDone: false, day: null, minutes: null, note, items: [] };
    return { line, title, note: '', weeks: weeksOfTitle(title), tasks: proposeTasks(alone) };
  }
  const tasks = items.flatMap(proposeTasks);
  return { line, title, note, weeks: weeks ?? weeksOfTitle(inPlainWords(title)), tasks };
}

/** What stands under nothing to do is told with the next task, else with the last. */
function withoutEmpty(drafts: readonly Draft[]): Draft[] {
  const kept: Draft[] = [];
  let waiting: Draft[] = [];
  for (const draft of drafts) {
    if (draft.tasks.length === 0) waiting.push(draft);
    else {
      const [first, ...rest] = draft.tasks;
      kept.push({ ...draft, tasks: first ? [withAbove(first, waiting), ...rest] : [] });
      waiting = [];
    }
  }
  const last = kept.pop();
  const lastTask = last?.tasks.at(-1);
  if (last && lastTask)
    kept.push({ ...last, tasks: [...last.tasks.slice(0, -1), withAbove(lastTask, waiting)] });
  return kept;
}

function withAbove(task: ProposedTask, above: readonly Draft[]): ProposedTask {
  const words = above.flatMap(({ title, note }) => [title, note]).filter((text) => text.trim() !== '');
  const asides = above
    .filter(({ title, note }) => title !== '' || note.trim() !== '')
    .map(({ line, title }) => ({
      line,
      words:
        title === ''
          ? 'What stands here is in this note.'
          : `Nothing is to be done under “${inPlainWords(title).slice(0, 60)}”: its words are in this note.`,
    }));
  return {
    ...task,
    note: joined([...words, task.note]),
    asides: [...asides, ...task.asides],
  };
}

/**
 * Puts together what shares a week, as days do: the phase is the week, and each task says where it stood. Parts without
 * weeks among others that have some belong to the one before them.
 */
function withWeeks(drafts: readonly Draft[]): Draft[] {
  const named = drafts.flatMap(({ weeks }) => (weeks ? [weeks] : []));
  const isNamed = 2 * named.length > drafts.length && areInOrder(distinct(named));
  if (!isNamed) return drafts.map((draft) => ({ ...draft, weeks: null }));

  const phases: Draft[] = [];
  const lastNamed = drafts.findLastIndex(({ weeks }) => weeks !== null);
  let leading: Draft[] = [];
  for (const [index, draft] of drafts.entries()) {
    const before = phases.at(-1);
    const isWithin = before?.weeks && draft.weeks && draft.weeks[1] <= before.weeks[1];
    if (draft.weeks === null && index > lastNamed) phases.push(draft);
    else if (draft.weeks === null && !before) leading.push(draft);
    else if (before && (isWithin || draft.weeks === null))
      phases[phases.length - 1] = together(before, draft);
    else {
      phases.push({ ...draft, tasks: [...leading.flatMap(underHeading), ...draft.tasks] });
      leading = [];
    }
  }
  return phases;
}

function distinct(named: readonly Weeks[]): Weeks[] {
  return named.filter((weeks, index) => {
    const before = named[index - 1];
    return !before || weeks[0] !== before[0] || weeks[1] !== before[1];
  });
}

const IS_DAY = /\b(?:days?|tag)\s?#?\s?\d/iu;

/** The first of several days gives its place to the week. */
function together(phase: Draft, more: Draft): Draft {
  const isOfDays = IS_DAY.test(phase.title) && phase.weeks !== null && !/\bweek/i.test(phase.title);
  const own = isOfDays ? underHeading(phase) : phase.tasks;
  const title = isOfDays ? `Week ${phase.weeks?.[0]}` : phase.title;
  return { ...phase, title, note: isOfDays ? '' : phase.note, tasks: [...own, ...underHeading(more)] };
}

/** The tasks of a part that is no phase: its heading begins the note of each, and its own note that of the first. */
function underHeading({ title, note, tasks }: Draft): ProposedTask[] {
  return tasks.map((task, index) => {
    const above = [title, ...(index === 0 ? [note] : [])].filter((text) => text.trim() !== '');
    return { ...task, note: joined([...above, task.note]) };
  });
}

/** As much as a page shows, in each. */
function inShownParts(phases: readonly Draft[]): Draft[][] {
  const parts: Draft[][] = [];
  let room = 0;
  for (const phase of phases) {
    const last = parts.at(-1);
    if (last && phase.tasks.length <= room && last.length < MOST_PHASES) last.push(phase);
    else {
      parts.push([phase]);
      room = MOST_TASKS;
    }
    room -= phase.tasks.length;
  }
  return parts;
}

/** A phase holds only so many. */
function inHandyParts(draft: Draft): Draft[] {
  if (draft.tasks.length <= MOST_IN_PHASE) return [draft];
  const rest = { ...draft, note: '', weeks: null, tasks: draft.tasks.slice(MOST_IN_PHASE) };
  return [{ ...draft, weeks: null, tasks: draft.tasks.slice(0, MOST_IN_PHASE) }, ...inHandyParts(rest)];
}

function cut(text: string): string {
  if (text.length <= LONGEST_TITLE) return text;
  const plain = inPlainWords(text);
  return plain.length <= LONGEST_TITLE
    ? plain
    : `${plain
        .slice(0, LONGEST_TITLE - 1)
        .toWellFormed()
        .replaceAll('\uFFFD', '')
        .trimEnd()}…`;
}
