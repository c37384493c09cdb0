import fc from 'fast-check';
import type { Calendar, WeekdayMinutes } from '../../../plans/calendar/calendar.ts';
import { addDays, type Day, day } from '../../../plans/day.ts';
import {
  type Roadmap,
  type RoadmapHabit,
  type RoadmapPhase,
  RoadmapSchema,
  type RoadmapTask,
} from '../../../plans/roadmap/roadmap.ts';

/** Two hours from Monday to Friday, three on Saturday, none on Sunday. */
const USUAL_WEEK: WeekdayMinutes = [120, 120, 120, 120, 120, 180, 0];

/** A Monday. */
export const MONDAY: Day = day('2026-03-02');

let serial = 0;

export function givenRoadmapTask(overrides: Partial<RoadmapTask> = {}): RoadmapTask {
  serial += 1;
  return {
    id: `task-${serial}`,
    kind: 'study',
    title: 'Derive the softmax gradient',
    minutes: 60,
    weight: 'core',
    essential: false,
    steps: [],
    evidence: 'note',
    serves: [],
    weights: {},
    reads: [],
    makes: [],
    ...overrides,
  };
}

export function givenRoadmapHabit(overrides: Partial<RoadmapHabit> = {}): RoadmapHabit {
  serial += 1;
  return { id: `habit-${serial}`, title: 'One graph problem', minutes: 25, patterns: [], ...overrides };
}

export function givenRoadmapPhase(overrides: Partial<RoadmapPhase> = {}): RoadmapPhase {
  serial += 1;
  return {
    id: `phase-${serial}`,
    title: 'Deep learning',
    weeks: [1, 1],
    goal: 'Know the architectures',
    outcome: 'Explain each of them',
    gates: [],
    habits: [],
    tasks: [givenRoadmapTask()],
    ...overrides,
  };
}

export function givenRoadmap(phases: readonly RoadmapPhase[]): Roadmap {
  return {
    id: 'small-roadmap',
    title: 'A small roadmap',
    weeks: Math.max(...phases.map(({ weeks }) => weeks[1])),
    tracks: [],
    resources: [],
    phases: [...phases],
  };
}

export function givenCalendar(overrides: Partial<Calendar> = {}): Calendar {
  return {
    startOn: MONDAY,
    finishOn: day('2026-03-15'),
    weekdayMinutes: USUAL_WEEK,
    exceptions: [],
    ...overrides,
  };
}

/** Task minutes of a phase of two weeks: about 80 % of what the usual week leaves beside a habit of 25 minutes. */
const PHASE_MINUTES = [45, 90, 30, 120, 60, 75, 180, 40, 25, 110, 50, 90, 35, 20, 60] as const;

/** Fifteen weeks like those of the real roadmap: seven phases of two weeks and one of one, core and stretch work, a daily habit. */
export function sampleRoadmap(): Roadmap {
  const phases = Array.from({ length: 8 }, (_, p) => {
    const firstWeek = 2 * p + 1;
    const lastWeek = Math.min(firstWeek + 1, 15);
    const minutes = firstWeek === lastWeek ? PHASE_MINUTES.slice(0, 7) : PHASE_MINUTES;
    const tasks = minutes.map((_, t) =>
      givenRoadmapTask({
        id: `task-${p}-${t}`,
        minutes: minutes[(t + 2 * p) % minutes.length] ?? 30,
        weight: t % 8 === 7 ? 'stretch' : 'core',
      }),
    );
    const habits = [givenRoadmapHabit({ id: `habit-${p}` })];
    return givenRoadmapPhase({
      id: `phase-${p}`,
      title: `Phase ${p + 1}`,
      weeks: [firstWeek, lastWeek],
      tasks,
      habits,
    });
  });
  return RoadmapSchema.parse(givenRoadmap(phases));
}

/** The sample's fifteen weeks, with a day off and a day of other minutes. */
export function sampleCalendar(): Calendar {
  return givenCalendar({
    finishOn: day('2026-06-14'),
    exceptions: [
      { day: day('2026-04-03'), minutes: 0, reason: 'Good Friday' },
      { day: day('2026-05-10'), minutes: 240, reason: '' },
    ],
  });
}

/** Roadmaps of one to four phases of one to three weeks each, with up to a dozen tasks of 5 to 300 minutes. */
export const anyRoadmap: fc.Arbitrary<Roadmap> = fc
  .array(
    fc.record({
      weekCount: fc.integer({ min: 1, max: 3 }),
      taskMinutes: fc.array(
        fc.oneof(
          fc.integer({ min: 1, max: 24 }).map((n) => n * 5),
          fc.integer({ min: 5, max: 300 }),
        ),
        {
          minLength: 1,
          maxLength: 12,
        },
      ),
      habitMinutes: fc.array(fc.integer({ min: 5, max: 60 }), { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((shapes) => {
    let weekCount = 0;
    const phases = shapes.map((shape, p) => {
      const firstWeek = weekCount + 1;
      weekCount += shape.weekCount;
      return givenRoadmapPhase({
        id: `phase-${p}`,
        title: `Phase ${p + 1}`,
        weeks: [firstWeek, weekCount],
        tasks: shape.taskMinutes.map((minutes, t) =>
          givenRoadmapTask({ id: `task-${p}-${t}`, minutes, weight: t % 3 === 2 ? 'stretch' : 'core' }),
        ),
        habits: shape.habitMinutes.map((minutes, h) => givenRoadmapHabit({ id: `habit-${p}-${h}`, minutes })),
      });
    });
    return givenRoadmap(phases);
  });

const anyDayMinutes = fc.oneof(
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 240 }) },
);

const anyWeekdayMinutes: fc.Arbitrary<WeekdayMinutes> = fc.tuple(
  anyDayMinutes,
  anyDayMinutes,
  anyDayMinutes,
  anyDayMinutes,
  anyDayMinutes,
  anyDayMinutes,
  anyDayMinutes,
);

/** A roadmap and a calendar of about its length, longer or shorter; a phase may be left without a study day. */
export const anyRoadmapAndCalendar: fc.Arbitrary<{ roadmap: Roadmap; calendar: Calendar }> = anyRoadmap.chain(
  (roadmap) =>
    fc
      .record({
        startOffset: fc.integer({ min: 0, max: 800 }),
        dayCount: fc.integer({ min: roadmap.weeks, max: roadmap.weeks * 10 }),
        weekdayMinutes: anyWeekdayMinutes,
        exceptions: fc.array(
          fc.record({ offset: fc.integer({ min: 0, max: 100 }), minutes: anyDayMinutes }),
          {
            maxLength: 4,
          },
        ),
      })
      .map(({ startOffset, dayCount, weekdayMinutes, exceptions }) => {
        const startOn = addDays(MONDAY, startOffset);
        const calendar = {
          startOn,
          finishOn: addDays(startOn, dayCount - 1),
          weekdayMinutes,
          exceptions: exceptions.map(({ offset, minutes }) => ({
            day: addDays(startOn, offset),
            minutes,
            reason: '',
          })),
        };
        return { roadmap, calendar };
      }),
);
