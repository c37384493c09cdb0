import * as z from 'zod';
import { line, writing } from '../../content/fields.ts';
import { ROADMAP_TITLE } from '../../roadmap/roadmap.ts';
import { sumOf } from '../../sum.ts';
import { TASK_KINDS, TASK_WEIGHTS } from '../../task/kinds.ts';
import { LONGEST_TITLE, TASK_IN_FORM } from '../../task/task-fields.ts';
import type { Proposal, ProposedPhase, ProposedStep, ProposedTask } from './proposal.ts';
import { MOST_WEEKS } from './weeks.ts';

/** A proposal as its form shows it and sends it back, one text a field. */
export type ProposalTexts = { title: string; phases: readonly PhaseTexts[] };
export type PhaseTexts = { title: string; weeks: string; tasks: readonly TaskTexts[] };
export type TaskTexts = {
  isKept: boolean;
  title: string;
  minutes: string;
  /** The minutes that were guessed, empty where the file says them: other minutes than these are the learner's. */
  guess: string;
  kind: string;
  weight: string;
  isDone: boolean;
  /** One a line, with `[x]` before those that are done. */
  steps: string;
  note: string;
};

/** What is wrong with a field, by its name in the form. */
export type ProposalErrors = Readonly<Record<string, string>>;
/** `places`: where each phase of it stands among those of the file, from 0. */
export type SettledProposal =
  | { ok: true; proposal: Proposal; places: readonly number[] }
  | { ok: false; errors: ProposalErrors };

/** What the fields of a phase and of a task are called, by its place in the file. */
export const phaseField = (phase: number, name: 'title' | 'weeks') => `p${phase}-${name}`;
export const taskField = (task: number, name: string) => `t${task}-${name}`;

export function textsOfProposal({ title, phases }: Proposal): ProposalTexts {
  return {
    title,
    phases: phases.map((phase) => ({
      title: phase.title,
      weeks: String(phase.weekCount),
      tasks: phase.tasks.map((task) => ({
        isKept: task.isDropped !== true,
        title: task.title,
        minutes: String(task.minutes),
        guess: task.isGuessed ? String(task.minutes) : '',
        kind: task.kind,
        weight: task.weight,
        isDone: task.isDone,
        steps: task.steps.map(({ text, isDone }) => (isDone ? `[x] ${text}` : text)).join('\n'),
        note: task.note,
      })),
    })),
  };
}

/**
 * Takes what was typed over what the file says. What the form did not send is as in the file: a box only where the rest
 * of its task was sent.
 *
 * @param sent - the fields of the form by their names
 */
export function readProposalTexts(
  proposal: Proposal,
  sent: Readonly<Record<string, unknown>>,
): ProposalTexts {
  const typed = (name: string, otherwise: string) => {
    const value = sent[name];
    return typeof value === 'string' ? value.replaceAll(/\r\n?/g, '\n') : otherwise;
  };
  const ofFile = textsOfProposal(proposal);
  let nextTask = 0;
  return {
    title: typed('title', ofFile.title),
    phases: ofFile.phases.map((phase, p) => ({
      title: typed(phaseField(p, 'title'), phase.title),
      weeks: typed(phaseField(p, 'weeks'), phase.weeks),
      tasks: phase.tasks.map((task) => {
        const name = (field: string) => taskField(task0, field);
        const task0 = nextTask++;
        const wasSent = name('title') in sent;
        return {
          isKept: wasSent ? name('keep') in sent : task.isKept,
          title: typed(name('title'), task.title),
          minutes: typed(name('minutes'), task.minutes),
          guess: typed(name('guess'), task.guess),
          kind: typed(name('kind'), task.kind),
          weight: typed(name('weight'), task.weight),
          isDone: wasSent ? name('done') in sent : task.isDone,
          steps: typed(name('steps'), task.steps),
          note: typed(name('note'), task.note),
        };
      }),
    })),
  };
}

/** The minutes of all that were guessed and have stayed so: multiplied, or set. */
export type GuessChange = { factor: number } | { minutes: number };

export function changeGuesses(texts: ProposalTexts, change: GuessChange): ProposalTexts {
  return {
    ...texts,
    phases: texts.phases.map((phase) => ({
      ...phase,
      tasks: phase.tasks.map((task) => {
        if (!isStillGuessed(task)) return task;
        const minutes = String(
          'minutes' in change ? change.minutes : scaled(Number(task.guess), change.factor),
        );
        return { ...task, minutes, guess: minutes };
      }),
    })),
  };
}

function scaled(minutes: number, factor: number): number {
  return Math.min(3000, Math.max(5, 5 * Math.round((minutes * factor) / 5)));
}

export function isStillGuessed({ minutes, guess }: TaskTexts): boolean {
  return guess !== '' && minutes.trim() === guess;
}

const PHASE_FIELDS = {
  title: line(LONGEST_TITLE),
  weeks: z
    .string()
    .trim()
    .regex(/^[0-9]+$/, 'Enter how many weeks, like 2')
    .transform(Number)
    .refine((weeks) => weeks >= 1, 'Give it at least one week')
    .refine((weeks) => weeks <= MOST_WEEKS, `Give it at most ${MOST_WEEKS} weeks`),
};

const TASK_FIELDS = {
  title: TASK_IN_FORM.title.pipe(line(LONGEST_TITLE)),
  minutes: TASK_IN_FORM.minutes,
  kind: z.enum(TASK_KINDS, 'Choose what kind of work it is'),
  weight: z.enum(TASK_WEIGHTS, 'Choose how much it counts'),
  note: writing.transform((note) => note.replaceAll(/[^\P{Cc}\n\t]/gu, ' ').trim()),
};

/**
 * Makes a proposal of what was typed: what is left out is gone, and phases of nothing with it.
 *
 * @returns the proposal, or what is wrong with each field of what is kept, by its name
 */
export function settleProposal(proposal: Proposal, texts: ProposalTexts): SettledProposal {
  const errors: Record<string, string> = {};
  const read = <T>(schema: z.ZodType<T>, name: string, typed: string): T | undefined => {
    const parsed = schema.safeParse(typed);
    if (!parsed.success) errors[name] = parsed.error.issues[0]?.message ?? 'This could not be read';
    return parsed.data;
  };
  const title = read(ROADMAP_TITLE, 'title', texts.title);
  let nextTask = 0;
  const places: number[] = [];
  const phases = texts.phases.flatMap((phase, p): ProposedPhase[] => {
    const source = proposal.phases[p];
    const tasks = phase.tasks.flatMap((task, index): ProposedTask[] => {
      const number = nextTask++;
      const ofFile = source?.tasks[index];
      if (!task.isKept || !ofFile) return [];
      const settled = readTask(task, (field, schema, typed) => read(schema, taskField(number, field), typed));
      return settled
        ? [{ ...ofFile, ...settled, isGuessed: isStillGuessed(task), isDone: isDone(task, settled.steps) }]
        : [];
    });
    if (!source || !phase.tasks.some(({ isKept }) => isKept)) return [];
    const heading = read(PHASE_FIELDS.title, phaseField(p, 'title'), phase.title);
    const weekCount = read(PHASE_FIELDS.weeks, phaseField(p, 'weeks'), phase.weeks);
    if (heading === undefined || weekCount === undefined) return [];
    places.push(p);
    return [{ ...source, title: heading, weekCount, tasks }];
  });
  const weeks = sumOf(phases, ({ weekCount }) => weekCount);
  const isEmpty = !texts.phases.some(({ tasks }) => tasks.some(({ isKept }) => isKept));
  if (isEmpty) errors.keep = 'Keep at least one task: all of them are left out';
  if (weeks > MOST_WEEKS)
    errors.weeks = `All phases together last ${weeks} weeks, and a roadmap has at most ${MOST_WEEKS}: shorten some`;
  if (title === undefined || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, proposal: { title, phases }, places };
}

/** As in a plan: the last tick of its steps finishes a task. */
function isDone(task: TaskTexts, steps: readonly ProposedStep[]): boolean {
  return task.isDone || (steps.length > 0 && steps.every((step) => step.isDone));
}

type ReadField = <T>(field: string, schema: z.ZodType<T>, typed: string) => T | undefined;

function readTask(task: TaskTexts, read: ReadField) {
  const title = read('title', TASK_FIELDS.title, task.title);
  const minutes = read('minutes', TASK_FIELDS.minutes, task.minutes);
  const kind = read('kind', TASK_FIELDS.kind, task.kind);
  const weight = read('weight', TASK_FIELDS.weight, task.weight);
  const note = read('note', TASK_FIELDS.note, task.note);
  const steps = stepsOfText(task.steps);
  const texts = read('steps', TASK_IN_FORM.steps, steps.map(({ text }) => text).join('\n'));
  if (title === undefined || minutes === undefined || kind === undefined) return undefined;
  if (weight === undefined || note === undefined || texts === undefined) return undefined;
  return { title, minutes, kind, weight, note, steps };
}

/** A step a line, with its tick, whatever mark of a list stands before it. */
function stepsOfText(text: string): ProposedStep[] {
  return text.split('\n').flatMap((written) => {
    const [, tick, words = ''] =
      /^(?:[-*+•] )?(?:\[([ xX])\] ?)?(.*)$/su.exec(written.replaceAll(/\p{Cc}/gu, ' ').trim()) ?? [];
    return words.trim() === '' ? [] : [{ text: words.trim(), isDone: tick !== undefined && tick !== ' ' }];
  });
}
