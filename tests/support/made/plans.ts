import fc from 'fast-check';
import { type Calendar, calendarDays, type DayMinutes } from '../../../plans/calendar/calendar.ts';
import { addDays, type Day, day, eachDay } from '../../../plans/day.ts';
import type {
  Completion,
  Habit,
  Phase,
  Plan,
  Session,
  Step,
  Task,
  WeekReview,
} from '../../../plans/plan/plan.ts';
import { REPORT_SECTIONS, type ReportSubject } from '../../../plans/report/choices.ts';
import { TASK_KINDS } from '../../../plans/task/kinds.ts';

/** The plan that tests stand on: two weeks from Monday 2 March 2026, Sundays off. */
export const START_ON = day('2026-03-02');
export const FINISH_ON = day('2026-03-15');

const EMPTY_TEXT = { text: '', revision: 0 };

export function givenCalendar(overrides: Partial<Calendar> = {}): Calendar {
  return {
    startOn: START_ON,
    finishOn: FINISH_ON,
    weekdayMinutes: [120, 120, 120, 120, 120, 180, 0],
    exceptions: [],
    ...overrides,
  };
}

export function givenPhase(overrides: Partial<Phase> = {}): Phase {
  const id = overrides.id ?? 1;
  return {
    id,
    key: `phase-${id}`,
    title: `Phase ${id}`,
    goal: `Goal ${id}`,
    outcome: `Outcome ${id}`,
    startsOn: START_ON,
    endsOn: addDays(START_ON, 6),
    ...overrides,
  };
}

export function givenHabit(overrides: Partial<Habit> = {}): Habit {
  const id = overrides.id ?? 1;
  return {
    id,
    key: `habit-${id}`,
    phaseId: 1,
    title: `Habit ${id}`,
    stretch: 1,
    minutes: 20,
    onDaysOff: false,
    startsOn: null,
    endsOn: null,
    revision: 0,
    completedDays: [],
    completedAt: {},
    notes: [],
    ...overrides,
  };
}

/** A task of one hour on the first day; its baseline is its sessions, and its yardstick its baseline, unless told otherwise. */
export function givenTask(overrides: Partial<Task> = {}): Task {
  const id = overrides.id ?? 1;
  const sessions = overrides.sessions ?? [givenSession(START_ON, 60)];
  const baseline =
    overrides.baseline ?? sessions.map((session) => ({ day: session.day, minutes: session.minutes }));
  return {
    id,
    key: `task-${id}`,
    phaseId: 1,
    kind: 'study',
    title: `Task ${id}`,
    minutes: sessions.reduce((sum, session) => sum + session.minutes, 0),
    weight: 'core',
    essential: false,
    evidenceKind: 'note',
    serves: [],
    origin: 'roadmap',
    revision: 0,
    steps: [],
    completion: null,
    droppedOn: null,
    dropReason: '',
    droppedAs: 'dropped',
    isOffTrack: false,
    sessions,
    baseline,
    yardstick: baseline,
    note: EMPTY_TEXT,
    evidence: [],
    spent: [],
    ...overrides,
  };
}

/** Two phases of a week each, without tasks and habits. */
export function givenPlan(overrides: Partial<Plan> = {}): Plan {
  const calendar = overrides.calendar ?? givenCalendar();
  const baselineDays = overrides.baselineDays ?? calendarDays(calendar).filter(({ minutes }) => minutes > 0);
  return {
    id: 1,
    title: 'Two weeks',
    trackId: null,
    roadmapId: 'two-weeks',
    calendar,
    interviewOn: null,
    rounds: [],
    baselineDays,
    yardstickDays: baselineDays,
    replans: [],
    phases: [givenPhase(), givenPhase({ id: 2, startsOn: addDays(START_ON, 7), endsOn: FINISH_ON })],
    tasks: [],
    habits: [],
    reflections: [],
    weekReviews: [],
    ...overrides,
  };
}

/** The review of a week, open and with nothing said unless told otherwise. */
export function givenReview(overrides: Partial<WeekReview> = {}): WeekReview {
  return { week: 1, confidence: null, proof: '', intention: '', closing: null, revision: 1, ...overrides };
}

/** Done on a day given as text. */
export function doneOn(text: string): Completion {
  return { on: day(text), at: `${text}T18:00:00.000Z` };
}

/** Steps in order: each is the day on which it was ticked, or `null` for an open one. */
export function givenSteps(...tickedOn: (string | null)[]): Step[] {
  return tickedOn.map((on, index) => ({
    position: index + 1,
    text: `Step ${index + 1}`,
    completion: on === null ? null : doneOn(on),
  }));
}

/** Minutes on a day, neither pinned nor put in order. */
export function givenSession(on: Day, minutes: number): Session {
  return { day: on, minutes, isPinned: false, position: 0 };
}

/** Sessions of a task, each as its day and minutes. */
export function givenSessions(...sessions: [text: string, minutes: number][]): Session[] {
  return sessions.map(([text, minutes]) => givenSession(day(text), minutes));
}

/** One task of these minutes on each day, numbered from 1. */
export function givenTasksOn(...days: [text: string, minutes: number][]): Task[] {
  return days.map((session, index) => givenTask({ id: index + 1, sessions: givenSessions(session) }));
}

const planDays = eachDay(START_ON, FINISH_ON);
const studyDays = calendarDays(givenCalendar()).filter(({ minutes }) => minutes > 0);
const lifeDays = eachDay(addDays(START_ON, -3), addDays(FINISH_ON, 4));

/** A day around the plan: some before its start, some after its finish. */
export const anyDay = fc.constantFrom(...lifeDays);

const anyCompletion = fc.option(anyDay.map((on) => doneOn(on)));

const anyBaseline: fc.Arbitrary<DayMinutes[]> = fc
  .subarray(studyDays, { maxLength: 4 })
  .chain((days) =>
    fc.tuple(...days.map(({ day }) => fc.record({ day: fc.constant(day), minutes: fc.nat(90) }))),
  )
  .map((sessions) => sessions.map((session) => ({ ...session, minutes: session.minutes + 1 })));

/** A task with any history. */
export const anyTask: fc.Arbitrary<Task> = fc
  .record({
    id: fc.nat(),
    phaseId: fc.constantFrom(1, 2),
    kind: fc.constantFrom(...TASK_KINDS),
    baseline: anyBaseline,
    sessionDays: fc.subarray(planDays, { maxLength: 4 }),
    steps: fc.array(anyCompletion, { maxLength: 9 }),
    completion: anyCompletion,
    droppedOn: fc.option(anyDay, { freq: 4 }),
  })
  .map(({ sessionDays, steps, ...task }) => ({
    ...givenTask({
      sessions: sessionDays.map((on, index) => ({
        day: on,
        minutes: 20 + 7 * index,
        isPinned: false,
        position: 0,
      })),
    }),
    ...task,
    yardstick: task.baseline,
    key: `task-${task.id}`,
    steps: steps.map((completion, index) => ({ position: index + 1, text: `Step ${index + 1}`, completion })),
  }));

/** The two-week plan with any tasks and a habit in each phase. */
export const anyPlan: fc.Arbitrary<Plan> = fc
  .record({
    tasks: fc.uniqueArray(anyTask, { maxLength: 8, selector: (task) => task.id }),
    kept: fc.subarray(planDays),
  })
  .map(({ tasks, kept }) =>
    givenPlan({
      tasks,
      habits: [givenHabit({ completedDays: kept }), givenHabit({ id: 2, phaseId: 2, completedDays: kept })],
    }),
  );

/** A report of everything, in full. */
export const WHOLE_REPORT: ReportSubject = { range: null, sections: [...REPORT_SECTIONS], detail: 'full' };
