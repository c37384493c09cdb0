import type { ReviewWords } from '../../db/review/week-reviews.ts';
import { studyDaysBetween } from '../../plans/calendar/study-days.ts';
import { addDays, type Day, weekdayOf } from '../../plans/day.ts';
import { habitsAskedOn } from '../../plans/habit/asked.ts';
import type { Plan, Task } from '../../plans/plan/plan.ts';
import { type AskedPrompt, REVIEW_PROMPTS } from '../../plans/review/review.ts';
import { EVIDENCE, NOTES, SPENT } from './content.ts';
import { illDays, lastDayOfWeek } from './demo-calendar.ts';
import { type DrillAct, practisedAlone } from './drills.ts';
import { listMockEvents, type MockAct } from './mocks.ts';
import { type DemoPiece, demoPieces, PROVEN } from './portfolio/pieces.ts';
import { REFLECTIONS, REVIEWS } from './reviews.ts';
import { listWorkedParts, type WorkedPart } from './worked-parts.ts';

/** Something the learner recorded, on a day, so many minutes after midnight by their clock. */
export type DemoEvent = { day: Day; minuteOfDay: number } & Recorded;

type Recorded =
  | { kind: 'task'; taskId: number }
  | { kind: 'steps'; taskId: number; positions: readonly number[] }
  | { kind: 'habit'; habitId: number }
  | { kind: 'note'; taskId: number; text: string }
  | { kind: 'read'; resource: { id: string; title: string } }
  | { kind: 'spent'; taskId: number; minutes: number }
  | { kind: 'piece'; piece: DemoPiece }
  | { kind: 'proof'; taskId: number; pieces: readonly DemoPiece[] }
  | { kind: 'evidence'; taskId: number; evidence: (typeof EVIDENCE)[number] }
  | { kind: 'reflection'; week: number; text: string }
  | { kind: 'answer'; week: number; prompt: AskedPrompt; text: string }
  | { kind: 'review'; week: number; words: ReviewWords; isDone: boolean }
  | { kind: 'dismissal'; week: number }
  | { kind: 'practice'; act: DrillAct }
  | { kind: 'mock'; act: MockAct };

/** One study day in so many went by without the habits. */
const HABITS_MISSED_EVERY = 6;

const SATURDAY = 5;
const MORNING = 7 * 60 + 20;
const DRILLED = MORNING - 1;
const SATURDAY_START = 10 * 60 + 5;
const EVENING_START = 18 * 60 + 20;
const AFTER_WORK = 22 * 60 + 5;
const BEDTIME = 22 * 60 + 50;
/** However much there was to do, it was recorded on its day. */
const LAST_TICK = 23 * 60 + 45;

/** What must be read for a task. */
export type MustsOf = (task: Task) => readonly { id: string; title: string }[];

/** What the learner recorded from the first day until now, in order. The same plan and day give the same events. */
export function listEvents(plan: Plan, today: Day, mustsOf: MustsOf): DemoEvent[] {
  const pieces = demoPieces(plan, today);
  const events = [
    ...habitEvents(plan, today),
    ...drillEvents(plan, today),
    ...workedEvents(listWorkedParts(plan, today), mustsOf, pieces),
    ...pieceEvents(pieces, today),
    ...lookingBack(plan),
    ...listMockEvents(plan).map((event): DemoEvent => ({ ...event, kind: 'mock' })),
  ];
  return events.sort(compareMoments);
}

/** The days on which the learner was up in time; today's habits are still open. */
function goodMornings(plan: Plan, today: Day): Day[] {
  const ill = illDays(plan.calendar);
  return studyDaysBetween(plan.calendar, plan.calendar.startOn, today)
    .filter(({ day }, index) => day < today && !ill.includes(day) && index % HABITS_MISSED_EVERY !== 4)
    .map(({ day }) => day);
}

function drillEvents(plan: Plan, today: Day): DemoEvent[] {
  return [
    ...goodMornings(plan, today).map(
      (day): DemoEvent => ({ day, minuteOfDay: DRILLED, kind: 'practice', act: { kind: 'drill' } }),
    ),
    ...practisedAlone(plan, today).map(
      ({ day, act }): DemoEvent => ({ day, minuteOfDay: BEDTIME, kind: 'practice', act }),
    ),
  ];
}

function habitEvents(plan: Plan, today: Day): DemoEvent[] {
  return goodMornings(plan, today).flatMap((day) =>
    habitsAskedOn(plan, day).map(
      ({ id }): DemoEvent => ({ day, minuteOfDay: MORNING, kind: 'habit', habitId: id }),
    ),
  );
}

/** The parts of each day one after the other, each recorded when it was over. */
function workedEvents(
  parts: readonly WorkedPart[],
  mustsOf: MustsOf,
  pieces: readonly DemoPiece[],
): DemoEvent[] {
  const minuteOn = new Map<Day, number>();
  return parts.flatMap((work) => {
    const minuteOfDay = Math.min((minuteOn.get(work.day) ?? startOfWork(work.day)) + work.minutes, LAST_TICK);
    minuteOn.set(work.day, minuteOfDay);
    return recordsOf(work, mustsOf, pieces).map((recorded, index) => ({
      day: work.day,
      minuteOfDay: minuteOfDay + index,
      ...recorded,
    }));
  });
}

function startOfWork(day: Day): number {
  return weekdayOf(day) === SATURDAY ? SATURDAY_START : EVENING_START;
}

/** Pieces that no task waits for: one after the other in the evening of their day. */
function pieceEvents(pieces: readonly DemoPiece[], today: Day): DemoEvent[] {
  const begunOn = Map.groupBy(pieces, ({ begun }) => ('daysAgo' in begun ? begun.daysAgo : null));
  return [...begunOn].flatMap(([daysAgo, begun]) => {
    if (daysAgo === null) return [];
    return begun.map((piece, index): DemoEvent => {
      return { day: addDays(today, -daysAgo), minuteOfDay: AFTER_WORK + index, kind: 'piece', piece };
    });
  });
}

/** The time and the tick, and with the last tick of a task what the learner made and wrote about it. */
function recordsOf(work: WorkedPart, mustsOf: MustsOf, pieces: readonly DemoPiece[]): Recorded[] {
  const { task, minutes, isLast } = work;
  const taskId = task.id;
  const tick = tickOf(work, pieces);
  const percent = SPENT[task.key];
  const done: Recorded[] =
    percent === undefined
      ? [tick]
      : [{ kind: 'spent', taskId, minutes: Math.round((minutes * percent) / 100) }, tick];
  if (!isLast) return done;

  const made = pieces.filter(({ begun }) => 'withTask' in begun && begun.withTask === task.key);
  const notes = NOTES.filter(({ taskKey }) => taskKey === task.key);
  const evidence = EVIDENCE.filter(({ taskKey }) => taskKey === task.key);
  return [
    ...mustsOf(task).map((resource): Recorded => ({ kind: 'read', resource })),
    ...made.map((piece): Recorded => ({ kind: 'piece', piece })),
    ...done,
    ...notes.map(({ text }): Recorded => ({ kind: 'note', taskId, text })),
    ...evidence.map((left): Recorded => ({ kind: 'evidence', taskId, evidence: left })),
  ];
}

function tickOf({ task, positions, isLast }: WorkedPart, pieces: readonly DemoPiece[]): Recorded {
  const taskId = task.id;
  const proof = PROVEN[task.key];
  if (isLast && proof) {
    return { kind: 'proof', taskId, pieces: pieces.filter(({ name }) => proof.includes(name)) };
  }
  // A rehearsal is spoken, not read off its checklist: it is ticked whole.
  const isWhole = task.kind === 'rehearsal' && positions.length === task.steps.length;
  return isWhole ? { kind: 'task', taskId } : { kind: 'steps', taskId, positions };
}

/** Each week is looked back on in the evening of its last day. */
function lookingBack({ calendar }: Plan): DemoEvent[] {
  return REFLECTIONS.flatMap((text, index) => {
    const week = index + 1;
    const records: Recorded[] = [{ kind: 'reflection', week, text }, ...reviewOf(week)];
    return records.map((recorded, minute) => ({
      day: lastDayOfWeek(calendar.startOn, week),
      minuteOfDay: BEDTIME + minute,
      ...recorded,
    }));
  });
}

function reviewOf(week: number): Recorded[] {
  const review = REVIEWS[week - 1];
  if (!review) return [{ kind: 'dismissal', week }];

  const { answers, isDone, ...words } = review;
  return [
    ...REVIEW_PROMPTS.flatMap((prompt): Recorded[] => {
      const text = answers[prompt];
      return text === undefined ? [] : [{ kind: 'answer', week, prompt, text }];
    }),
    { kind: 'review', week, words, isDone },
  ];
}

function compareMoments(one: DemoEvent, other: DemoEvent): number {
  if (one.day === other.day) return one.minuteOfDay - other.minuteOfDay;
  return one.day < other.day ? -1 : 1;
}
