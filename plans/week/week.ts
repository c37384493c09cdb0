import { type Calendar, calendarDays, countDays, type DayMinutes } from '../calendar/calendar.ts';
import { addDays, type Day } from '../day.ts';
import { recordHabits } from '../habit/habit-record.ts';
import { oncePerValue } from '../once-per-value.ts';
import {
  type AcceptedReplan,
  type Evidence,
  type Habit,
  type HabitNote,
  type Phase,
  type Plan,
  type Task,
  type Text,
  UNWRITTEN,
  type WeekReview,
} from '../plan/plan.ts';
import { type Drift, measureDrift } from '../progress/drift.ts';
import { baselineByDay, earnedByDay, tasksInPlan, yardstickByDay } from '../progress/earned.ts';
import { measurePace, type Pace } from '../progress/pace.ts';
import { planAsOf, tasksAsOf } from '../progress/plan-as-of.ts';
import { type Era, eraOf, plannedThen } from '../progress/planned-then.ts';
import { type AskedPrompt, REVIEW_PROMPTS, type ReflectionPrompt } from '../review/review.ts';
import { sum, sumMinutes, sumOf } from '../sum.ts';

const DAYS_PER_WEEK = 7;

/** One day of a week in figures. */
export type WeekDay = {
  day: Day;
  studyMinutes: number;
  plannedMinutes: number;
  /** Planned minutes earned on that day. */
  finishedMinutes: number;
  finishedTaskCount: number;
  habitsKept: number;
  habitsAsked: number;
};

/** How often a habit was asked and kept; a tick on a day that did not ask for it does not count. */
export type HabitRecord = {
  habit: Habit;
  keptCount: number;
  /** Days that asked for it. */
  askedCount: number;
  /** What was written on these days, in order. */
  notes: readonly HabitNote[];
};

/** The days of a plan week, both ends included. */
export type WeekStretch = { startsOn: Day; endsOn: Day };

/** What the learner answered to a question of the weekly review. */
export type WeekAnswer = { prompt: AskedPrompt; text: Text };

/** How a plan week went, or what it will bring. */
export type WeekSummary = {
  week: number;
  weekCount: number;
  startsOn: Day;
  endsOn: Day;
  when: 'past' | 'current' | 'coming';
  phases: Phase[];
  days: WeekDay[];
  plannedMinutes: number;
  finishedMinutes: number;
  /** Tasks whose last planned day falls in the week. */
  plannedTaskCount: number;
  finishedTaskCount: number;
  /** Tasks checked off in the week. */
  finishedTasks: Task[];
  /** Tasks with a session in the week that are neither done nor dropped. */
  unfinishedTasks: Task[];
  habits: HabitRecord[];
  /** What was left as proof in the week. */
  evidence: { task: Task; evidence: Evidence }[];
  /** The learner's words that answer no question. */
  reflection: Text;
  /** Answers to the questions of the weekly review, in the order of asking; unanswered ones are empty. */
  answers: WeekAnswer[];
  review: WeekReview;
  /**
   * As it stood when the week was over, or stands today in the current week; `null` for a coming week, and for one that
   * ended between two replans, since its plan is not known any more.
   */
  pace: Pace | null;
  /** Since the first plan, as of the same day; `null` for a coming week. */
  drift: Drift | null;
  /** Accepted in the week, in order. */
  replans: AcceptedReplan[];
};

/** The plan week of a day, from 1, or `null` outside the plan. Weeks are counted from the plan's first day. */
export function weekOfDay(plan: Plan, day: Day): number | null {
  const index = weeksOf(plan.calendar).findIndex(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn);
  return index === -1 ? null : index + 1;
}

/** Weeks of a plan; the last one may have fewer than seven days. */
export function countWeeks(plan: Plan): number {
  return weeksOf(plan.calendar).length;
}

const weeksOf = oncePerValue((calendar: Calendar): readonly WeekStretch[] =>
  Array.from({ length: Math.ceil(countDays(calendar) / DAYS_PER_WEEK) }, (_, index) =>
    reckonWeek(calendar, index + 1),
  ),
);

/** First and last day of a plan week, which counts from 1; the last week ends with the plan. */
export function stretchOfWeek({ calendar }: Plan, week: number): WeekStretch {
  return weeksOf(calendar)[week - 1] ?? reckonWeek(calendar, week);
}

function reckonWeek(calendar: Calendar, week: number): WeekStretch {
  const startsOn = addDays(calendar.startOn, (week - 1) * DAYS_PER_WEEK);
  const seventhDay = addDays(startsOn, DAYS_PER_WEEK - 1);
  return { startsOn, endsOn: calendar.finishOn < seventhDay ? calendar.finishOn : seventhDay };
}

/**
 * Tells how a week went, or what it will bring. Minutes are those that were planned for its days when they came
 * ({@link plannedThen}); tasks that had been dropped by its end are not in them.
 *
 * @param week - plan week, from 1
 * @param today - what is recorded for a later day does not count
 * @throws {RangeError} when the plan has no such week
 */
export function summariseWeek(plan: Plan, week: number, today: Day): WeekSummary {
  if (!Number.isInteger(week) || week < 1 || week > countWeeks(plan)) {
    throw new RangeError(`The plan has ${countWeeks(plan)} weeks, not a week ${week}`);
  }
  return summarise(week, ledgerOf(plan, week, today));
}

/** Every week of the plan, in order. */
export function summariseWeeks(plan: Plan, today: Day): WeekSummary[] {
  return Array.from({ length: countWeeks(plan) }, (_, index) =>
    summarise(index + 1, ledgerOf(plan, index + 1, today)),
  );
}

/** What a week is summed up from. */
type Ledger = {
  plan: Plan;
  today: Day;
  /** The plan as it was when the week ended. */
  planThen: Plan;
  /** Those that belonged to it then. */
  tasks: readonly Task[];
  /** Every day of the plan with its study minutes. */
  days: readonly DayMinutes[];
  earnedOn: ReadonlyMap<Day, number>;
};

function ledgerOf(plan: Plan, week: number, today: Day): Ledger {
  const { endsOn } = stretchOfWeek(plan, week);
  const planThen = planAsOf(plan, endsOn, today);
  return {
    plan,
    today,
    planThen,
    tasks: tasksAsOf(plan, endsOn, today),
    days: calendarDays(plan.calendar),
    earnedOn: earnedOf(planThen, today),
  };
}

const earnedOf = oncePerValue((plan: Plan, today: Day): ReadonlyMap<Day, number> => earnedByDay(plan, today));

/** What of the plan belongs to a week. */
type WeekFrame = WeekStretch & {
  week: number;
  when: WeekSummary['when'];
  /** Its days in the calendar, and those of them that may ask for habits. */
  days: readonly DayMinutes[];
  askingDays: readonly DayMinutes[];
  /** By which plan its last day was lived. */
  era: Era;
  /** What was planned for its study days when they came. */
  planned: readonly DayMinutes[];
  plannedTaskCount: number;
  finishedTasks: Task[];
};

function frameOf(week: number, ledger: Ledger): WeekFrame {
  const stretch = stretchOfWeek(ledger.plan, week);
  const when = whenIs(stretch, ledger.today);
  const days = ledger.days.filter(({ day }) => isInside(stretch, day));
  const era = eraOf(ledger.plan, stretch.endsOn);
  return {
    ...stretch,
    week,
    when,
    days,
    askingDays: days.filter((day) => asksHabits(day, when, ledger.today)),
    era,
    planned: plannedThen(ledger.planThen, (day) => isInside(stretch, day)),
    plannedTaskCount: countPlanned(ledger.tasks, stretch, era),
    finishedTasks: ledger.tasks.filter((task) => isInside(stretch, finishedOn(task, ledger))),
  };
}

function countPlanned(tasks: readonly Task[], stretch: WeekStretch, era: Era): number {
  const countBy = (planned: (task: Task) => readonly DayMinutes[]) =>
    tasks.filter((task) => isInside(stretch, planned(task).at(-1)?.day)).length;
  const byFirst = era === 'in force' ? 0 : countBy(({ baseline }) => baseline);
  const byLast = era === 'first plan' ? 0 : countBy(({ yardstick }) => yardstick);
  return Math.max(byFirst, byLast);
}

function isInside({ startsOn, endsOn }: WeekStretch, day: Day | undefined): boolean {
  return day !== undefined && startsOn <= day && day <= endsOn;
}

function summarise(week: number, ledger: Ledger): WeekSummary {
  const { plan, earnedOn } = ledger;
  const frame = frameOf(week, ledger);
  const { startsOn, endsOn, when, planned, plannedTaskCount, finishedTasks } = frame;
  const plannedOn = new Map(planned.map(({ day, minutes }) => [day, minutes]));
  return {
    week,
    weekCount: countWeeks(plan),
    startsOn,
    endsOn,
    when,
    plannedMinutes: sumMinutes(planned),
    finishedMinutes: sumOf(frame.days, ({ day }) => earnedOn.get(day) ?? 0),
    plannedTaskCount,
    finishedTaskCount: finishedTasks.length,
    habits: recordHabits(plan, frame.askingDays),
    review: reviewOf(plan, week),
    pace: when === 'coming' ? null : paceAtEnd(frame, ledger),
    phases: plan.phases.filter((phase) => phase.startsOn <= endsOn && phase.endsOn >= startsOn),
    days: frame.days.map((day) => summariseDay(day, frame, plannedOn, ledger)),
    finishedTasks,
    unfinishedTasks: tasksInPlan(plan).filter(
      (task) => task.completion === null && task.sessions.some((session) => isInside(frame, session.day)),
    ),
    evidence: plan.tasks.flatMap((task) =>
      task.evidence
        .filter((evidence) => isInside(frame, evidence.leftOn))
        .map((evidence) => ({ task, evidence })),
    ),
    reflection: reflectionOn(plan, week, 'free'),
    drift: when === 'coming' ? null : measureDrift(plan, endsOn < ledger.today ? endsOn : ledger.today),
    replans: plan.replans.filter(({ day }) => isInside(frame, day)),
    answers: REVIEW_PROMPTS.map((prompt) => ({ prompt, text: reflectionOn(plan, week, prompt) })),
  };
}

function whenIs({ startsOn, endsOn }: WeekStretch, today: Day): WeekSummary['when'] {
  if (endsOn < today) return 'past';
  return startsOn <= today ? 'current' : 'coming';
}

/** A missed habit is only missed once its day has come; a coming week tells what it will ask. */
function asksHabits({ day }: DayMinutes, when: WeekSummary['when'], today: Day): boolean {
  return when === 'coming' || day <= today;
}

function summariseDay(
  { day, minutes }: DayMinutes,
  { askingDays, finishedTasks }: WeekFrame,
  plannedOn: ReadonlyMap<Day, number>,
  ledger: Ledger,
): WeekDay {
  const habits = recordHabits(
    ledger.plan,
    askingDays.filter((asking) => asking.day === day),
  );
  return {
    day,
    studyMinutes: minutes,
    plannedMinutes: plannedOn.get(day) ?? 0,
    finishedMinutes: ledger.earnedOn.get(day) ?? 0,
    finishedTaskCount: finishedTasks.filter((task) => finishedOn(task, ledger) === day).length,
    habitsKept: sumOf(habits, (record) => record.keptCount),
    habitsAsked: sumOf(habits, (record) => record.askedCount),
  };
}

/** The day on which a task counts as checked off, if it is by today. */
function finishedOn({ completion }: Task, { today }: Ledger): Day | undefined {
  return completion === null || completion.on > today ? undefined : completion.on;
}

/** A week that is over has no day in progress: it is measured the morning after, by the plan of then. */
function paceAtEnd({ endsOn, era }: WeekFrame, { planThen, earnedOn, today }: Ledger): Pace | null {
  if (era === 'between') return null;
  const yardstick = era === 'first plan' ? baselineByDay(planThen) : yardstickByDay(planThen);
  const measuredOn = endsOn < today ? addDays(endsOn, 1) : today;
  const earned = [...earnedOn].filter(([day]) => day <= endsOn).map(([, minutes]) => minutes);
  return measurePace(yardstick, sum(earned), measuredOn);
}

function reflectionOn(plan: Plan, week: number, prompt: ReflectionPrompt): Text {
  const found = plan.reflections.find(
    (reflection) => reflection.week === week && reflection.prompt === prompt,
  );
  const { text, revision } = found ?? UNWRITTEN;
  return { text, revision };
}

/** What was said of a week; of one without a review, that nothing was. */
export function reviewOf(plan: Plan, week: number): WeekReview {
  return plan.weekReviews.find((review) => review.week === week) ?? { week, ...UNREVIEWED };
}

const UNREVIEWED = { confidence: null, proof: '', intention: '', closing: null, revision: 0 } as const;
