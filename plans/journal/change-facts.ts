import * as z from 'zod';
import { CalendarDifferenceSchema } from '../calendar/calendar-words.ts';
import { DaySchema } from '../day-schema.ts';
import { GRADES } from '../practice/answer.ts';
import { OWN_FIELDS } from '../practice/bank/question-fields.ts';
import { OWN_RESOURCE_FIELD_NAMES } from '../reading/own/own-resource.ts';
import { ReplanFiguresSchema } from '../replan/replan-words.ts';
import { REFLECTION_PROMPTS, REVIEW_ENDINGS } from '../review/review.ts';
import { TASK_KINDS } from '../task/kinds.ts';
import { EDITED_FIELDS } from '../task/task-fields.ts';

const text = z.string();
const number = z.number();

/** One task or plan or question by its title, as it was then. */
const titled = z.object({ title: text });
const counted = z.object({ count: z.int() });
const inRound = z.object({ title: text, round: z.int() });
const ofQuestion = z.object({ prompt: text });
/** `noun`: what its kind is called. */
const ofPiece = z.object({ noun: text, title: text });
/** `effect`: what it did to the task itself, where it did something. */
const steps = z.object({
  title: text,
  positions: z.array(z.int()).readonly(),
  effect: z.enum(['finishes', 'opens']).optional(),
});
const ofWeek = z.object({ week: z.int() });
/** Days that went over their minutes by it, the first ones. */
const overDays = z.array(z.object({ day: DaySchema, minutes: number, studyMinutes: number })).readonly();
/** One task by its title, several by their number. */
const someTasks = z.object({ title: text.nullable(), count: z.int(), over: overDays.exactOptional() });

/**
 * Every kind of change, with its parameters: plain values, as they were when it was made.
 *
 * What was written stays: a kind that has landed keeps its name and can be read for good, and whatever is added to it
 * may be missing from entries that came before. Each schema is made at its first use, since most commands read few.
 */
const PARAMS = {
  /** An entry of an older Daymark, which kept words alone. */
  told: () => z.object({ words: text }),

  'task-finished': () => titled,
  'task-reopened': () => titled,
  'task-day-changed': () => z.object({ title: text, on: DaySchema }),
  'tasks-finished': () => counted,
  'steps-ticked': () => steps,
  'steps-unticked': () => steps,
  'habit-kept': () => z.object({ title: text, day: DaySchema }),
  'habit-taken-back': () => z.object({ title: text, day: DaySchema }),
  /** `overDayCount`: days that go over their minutes by it. */
  'habit-added': () => z.object({ title: text, minutes: number, overDayCount: z.int() }),
  'habit-changed': () => z.object({ title: text, newTitle: text, minutes: number }),
  /** `on` is the last day; `null` where it goes on. */
  'habit-ended': () => z.object({ title: text, on: DaySchema.nullable() }),
  'habit-taken-up': () => titled,
  'habit-removed': () => titled,
  'habit-note-written': () => z.object({ title: text, day: DaySchema }),

  /** Where it is not told how long it takes and when it begins, an older Daymark wrote it; `null` is without a day. */
  'task-added': () =>
    z.object({
      title: text,
      minutes: number.optional(),
      startsOn: DaySchema.nullable().optional(),
      over: overDays.exactOptional(),
    }),
  /** Brought in together. `over`: days that go over their minutes by it, the first ones. */
  'tasks-added': () => counted.extend({ doneCount: z.int(), over: overDays.exactOptional() }),
  'task-renamed': () => z.object({ title: text, newTitle: text }),
  'task-reestimated': () => z.object({ title: text, before: number, after: number }),
  'task-edited': () => z.object({ title: text, fields: z.array(z.enum(EDITED_FIELDS)).readonly() }),
  'task-laid-anew': () => titled,
  'task-dropped': () => titled,
  'tasks-dropped': () => counted,
  'drop-reason-changed': () => titled,
  'task-set-aside': () => titled,
  'tasks-set-aside': () => counted,
  'tasks-taken-back': () => counted,
  'task-restored': () => titled,
  'estimates-changed': () => z.object({ count: z.int(), taskKind: z.enum(TASK_KINDS), factor: number }),
  'skill-lengthened': () => z.object({ count: z.int(), skill: text, factor: number }),

  'tasks-moved': () => someTasks.extend({ to: z.union([z.enum(['today', 'next-study-day']), DaySchema]) }),
  'tasks-split': () => someTasks,
  'tasks-pushed': () => someTasks.extend({ studyDays: z.int() }),
  'task-pinned': () => titled,
  'task-unpinned': () => titled,
  'day-ordered': () => z.object({ day: DaySchema }),

  /** `nextTitle`: of the task that the timer runs on from then. */
  'time-noted': () => z.object({ title: text, minutes: number, nextTitle: text.nullable() }),
  'time-removed': () => titled,
  'evidence-left': () => titled,
  'evidence-removed': () => titled,
  'note-written': () => titled,

  'reflection-written': () => z.object({ week: z.int(), prompt: z.enum(REFLECTION_PROMPTS) }),
  'review-written': () => ofWeek,
  'reviews-closed': () => z.object({ weeks: z.array(z.int()).readonly(), as: z.enum(REVIEW_ENDINGS) }),
  'reviews-opened': () => z.object({ weeks: z.array(z.int()).readonly() }),

  'plan-made': () => titled,
  'plan-started-again': () => z.object({ title: text, doneCount: z.int() }),
  'plan-chosen': () => titled,
  'plan-archived': () => titled,
  'plan-unarchived': () => titled,
  'plan-deleted': () => titled,
  /** `work` is `null` where only the calendar changes. */
  replanned: () =>
    z.object({
      calendar: z.array(CalendarDifferenceSchema).readonly(),
      work: ReplanFiguresSchema.nullable(),
      pinnedCount: z.int(),
    }),

  'roadmap-added': () => titled,
  'roadmap-replaced': () => titled,
  'roadmap-deleted': () => titled,
  /** Habits and phases were not compared at first. */
  'update-taken-over': () =>
    z.object({
      addedCount: z.int(),
      changedCount: z.int(),
      droppedCount: z.int(),
      newHabitCount: z.int().exactOptional(),
      changedHabitCount: z.int().exactOptional(),
      endedHabitCount: z.int().exactOptional(),
      phaseCount: z.int().exactOptional(),
    }),
  'track-chosen': () =>
    z.object({ title: z.string(), addedCount: z.int(), changedCount: z.int(), droppedCount: z.int() }),

  'question-answered': () => ofQuestion.extend({ grade: z.enum(GRADES) }),
  'answer-written': () => ofQuestion,
  'question-added': () => ofQuestion,
  'question-edited': () => ofQuestion.extend({ fields: z.array(z.enum(OWN_FIELDS)).readonly() }),
  'question-archived': () => ofQuestion,
  'question-brought-back': () => ofQuestion,
  'questions-imported': () => counted,
  'category-renamed': () => titled.extend({ newTitle: text }),
  /** `count`: the questions that stood in it. */
  'category-removed': () => titled.extend({ count: z.int() }),
  /** `title`: of the real round that asked them. */
  'questions-asked': () => titled.extend({ count: z.int() }),

  'resource-read': () => titled,
  'reading-taken-back': () => titled,
  'reading-note-written': () => titled,
  'resource-added': () => titled,
  'resource-edited': () => titled.extend({ fields: z.array(z.enum(OWN_RESOURCE_FIELD_NAMES)).readonly() }),
  'resource-removed': () => titled,

  'piece-added': () => ofPiece,
  'papers-imported': () => counted,
  'piece-titled': () => ofPiece,
  /** `part`: what it is called. */
  'piece-written': () => ofPiece.extend({ part: text }),
  'piece-moved': () => ofPiece,
  'piece-shared': () => ofPiece,
  'piece-unshared': () => ofPiece,
  'piece-archived': () => ofPiece,
  'piece-brought-back': () => ofPiece,
  'piece-removed': () => ofPiece,
  /** `row`: what is timed from then. */
  'run-moved-on': () => ofPiece.extend({ row: text }),
  'run-ended': () => ofPiece,
  'file-attached': () => ofPiece.extend({ name: text }),
  'file-removed': () => ofPiece.extend({ name: text }),

  'mock-started': () => titled,
  'mock-round-finished': () => inRound,
  'mock-finished': () => titled,
  'mock-continued': () => titled,
  'mock-deleted': () => titled,
  'mock-takeaway-written': () => titled,
  'mock-notes-written': () => inRound,
  'mock-scored': () => inRound,
  'mock-question-graded': () => ofQuestion.extend({ grade: z.enum(GRADES) }),
  'mock-left-as-evidence': () => z.object({ title: text, mockTitle: text }),

  'report-saved': () => titled,
  'report-changed': () => titled,
  'report-deleted': () => titled,
  'settings-changed': () => z.object({}),
  'data-brought-back': () => z.object({ planCount: z.int() }),
} satisfies Readonly<Record<string, () => z.ZodObject>>;

export type ChangeKind = keyof typeof PARAMS;

/** What happened in a change: its kind, and the parameters of that kind. */
export type ChangeFacts<Kind extends ChangeKind = ChangeKind> = {
  [Each in Kind]: { kind: Each } & Params<Each>;
}[Kind];

/** Without parameters zod would refuse every property, the kind too. */
type Params<Kind extends ChangeKind> =
  ParamsOf<Kind> extends Record<string, never> ? unknown : ParamsOf<Kind>;
type ParamsOf<Kind extends ChangeKind> = z.infer<ReturnType<(typeof PARAMS)[Kind]>>;

/** What a change may say of itself from now on: never words. */
export type NewChangeFacts = ChangeFacts<Exclude<ChangeKind, 'told'>>;

const made = new Map<ChangeKind, z.ZodObject>();

/**
 * Reads the facts of a change as they were written down.
 *
 * @returns `undefined` for a kind that there is not, or parameters that are not its own
 */
export function readChangeFacts(kind: string, params: unknown): ChangeFacts | undefined {
  if (!isChangeKind(kind)) return undefined;
  const schema = made.get(kind) ?? PARAMS[kind]();
  made.set(kind, schema);
  const read = schema.safeParse(params);
  return read.success ? ({ kind, ...read.data } as ChangeFacts) : undefined;
}

function isChangeKind(kind: string): kind is ChangeKind {
  return Object.hasOwn(PARAMS, kind);
}
