import type { Calendar, DayMinutes } from '../calendar/calendar.ts';
import type { Day } from '../day.ts';
import type { ReflectionPrompt, ReviewEnding } from '../review/review.ts';
import type { DropEnding, EvidenceKind } from '../task/kinds.ts';
import type { TaskValues } from '../task/task-fields.ts';

/** Where a task came from: the roadmap, or the learner. */
export const TASK_ORIGINS = ['roadmap', 'own'] as const;
export type TaskOrigin = (typeof TASK_ORIGINS)[number];

/**
 * A roadmap put on one learner's calendar, with everything recorded since: one plain value, loaded whole.
 * `id`s are database rows; `key`s are the stable slugs of the roadmap.
 */
export type Plan = {
  id: number;
  title: string;
  roadmapId: string;
  /** The track of the roadmap that it is on; `null` where none was chosen. */
  trackId: string | null;
  calendar: Calendar;
  /** The day of the interview that it prepares for, where the learner knows it; may lie after the finish. */
  interviewOn: Day | null;
  /** Ids of the rounds that the learner faces; empty while they have not said. */
  rounds: readonly string[];
  /** The study days of the calendar as first planned, in order: drift is told against them. */
  baselineDays: readonly DayMinutes[];
  /** The study days of the plan in force, in order: pace counts in these. The baseline's until a replan is accepted. */
  yardstickDays: readonly DayMinutes[];
  /** Each replan that was accepted since the plan began, in order. */
  replans: readonly AcceptedReplan[];
  /** In roadmap order. */
  phases: readonly Phase[];
  /** In roadmap order: by phase, then by position. */
  tasks: readonly Task[];
  /** In roadmap order, then the learner's own in the order they were added. */
  habits: readonly Habit[];
  /** In order of week. */
  reflections: readonly Reflection[];
  /** Of the weeks whose review the learner has begun or put away, in order. */
  weekReviews: readonly WeekReview[];
};

/** What drift is told from: a replan that the learner accepted. */
export type AcceptedReplan = {
  day: Day;
  /** Study days that the plan was behind until then; 0 when it was not. */
  studyDaysBehind: number;
  fromFinishOn: Day;
  toFinishOn: Day;
};

export type Phase = {
  id: number;
  key: string;
  title: string;
  goal: string;
  outcome: string;
  /** First and last day, both included. */
  startsOn: Day;
  endsOn: Day;
};

/** What it is, and what was planned and done for it. Its `minutes` are the estimate of today, for the whole task. */
export type Task = Omit<TaskValues, 'steps'> & {
  id: number;
  key: string;
  phaseId: number;
  origin: TaskOrigin;
  /** How often the fields that the learner can edit were edited, by which a stale page is noticed. */
  revision: number;
  steps: readonly Step[];
  /** `null` until the task is checked off. */
  completion: Completion | null;
  /** The day the task was dropped, or `null` while it is part of the plan. */
  droppedOn: Day | null;
  /** Why it was dropped, in the learner's words; may be empty. */
  dropReason: string;
  /** Whether it was dropped, or set aside because the learner knows it; says nothing while it is part of the plan. */
  droppedAs: DropEnding;
  /** Dropped because it is not on the track of its plan; it comes back with a track that has it. */
  isOffTrack: boolean;
  /** Today's dates of the task, in order of day. */
  sessions: readonly Session[];
  /** The sessions as first planned, unchanged since; empty for work added or dropped at setup. */
  baseline: readonly DayMinutes[];
  /** The sessions of the plan in force, which pace is measured against: those of the last accepted replan. */
  yardstick: readonly DayMinutes[];
  note: Text;
  /** In the order they were left. */
  evidence: readonly Evidence[];
  /** Time that really went into it, as far as it was noted; in order of day, then as it was noted. */
  spent: readonly SpentTime[];
};

/** A line of a task's checklist; `position` counts from 1 and is part of its address. */
export type Step = { position: number; text: string; completion: Completion | null };

/** Minutes of a task on one day; `position` orders the day's sessions, equal ones being in roadmap order. */
export type Session = { day: Day; minutes: number; isPinned: boolean; position: number };

/** The learner's day on which something was done, and the instant (ISO 8601, UTC) at which that was recorded. */
export type Completion = { on: Day; at: string };

/**
 * What is asked day by day. One that was changed or taken up again is several of these with the same key, each for the
 * days that it was asked for in this way.
 */
export type Habit = {
  id: number;
  /** What is the same habit has the same key. */
  key: string;
  /** The phase that asks for it; `null` for one of the learner's own. */
  phaseId: number | null;
  /** From 1: how often it was changed or taken up again, this included. */
  stretch: number;
  title: string;
  minutes: number;
  /** Asked on days off, too. */
  onDaysOff: boolean;
  /** The first and last day that ask for it, both included; `null` where its phase, or the plan, says so. */
  startsOn: Day | null;
  endsOn: Day | null;
  /** How often it was edited, by which a stale page is noticed. */
  revision: number;
  /** The days on which it was kept, in order. */
  completedDays: readonly Day[];
  /** At which instant each of these was ticked, by which a page that is behind is noticed. */
  completedAt: Readonly<Record<Day, string>>;
  /** In order of day. */
  notes: readonly HabitNote[];
};

/** What the learner wrote on a day of a habit. */
export type HabitNote = Text & { day: Day };

export type Evidence = {
  id: number;
  kind: EvidenceKind;
  /** What it is, in the learner's words; Markdown for a note. */
  text: string;
  /** For `link` an http(s) address, for `document` a file path, else empty. */
  location: string;
  /** For `number` the figure, else `null`. */
  value: number | null;
  /** The piece of the portfolio that it is, which may be gone since; empty for others. */
  pieceKey: string;
  /** The file that is attached, by its key; empty for others. */
  attachmentKey: string;
  leftOn: Day;
};

/** Minutes that went into a task on a day, from 1 to 1,440. */
export type SpentTime = { id: number; day: Day; minutes: number };

/** A learner's text with the number of times it was saved, by which a stale page is noticed. */
export type Text = { text: string; revision: number };

/** A text that was never saved. */
export const UNWRITTEN: Text = { text: '', revision: 0 };

/** The learner's words at the end of plan week `week`, which counts from 1, and the question that they answer. */
export type Reflection = Text & { week: number; prompt: ReflectionPrompt };

/** What the learner says of plan week `week` when it is over, beside the reflection. */
export type WeekReview = {
  week: number;
  /** In the outcome of the phase: 1 to 5, or `null` while not said. */
  confidence: number | null;
  /** What proves it, in the learner's words; may be empty. */
  proof: string;
  /** One thing for the week that follows; may be empty. */
  intention: string;
  /** When and how the review was put away, or `null` while it is open. */
  closing: { on: Day; as: ReviewEnding } | null;
  /** How often its words were saved, by which a stale page is noticed; putting it away does not count. */
  revision: number;
};
