import { type Calendar, calendarDays } from '../../calendar/calendar.ts';
import { untilInterview } from '../../calendar/change-calendar.ts';
import type { Day } from '../../day.ts';
import type { Roadmap, RoadmapTask } from '../../roadmap/roadmap.ts';
import { prerequisitesOf } from '../../roadmap/served.ts';
import { withoutTasks } from '../../roadmap/start-again.ts';
import { assessFit, type Fit } from '../../schedule/fit.ts';
import { type PlannedSession, schedulePlan } from '../../schedule/schedule.ts';
import { sumMinutes } from '../../sum.ts';
import { type Candidate, chooseEssentials, daysForMock } from './choose.ts';

/** A roadmap that is to become a plan, with the days there are for it. */
export type WorkToChoose = {
  /** All of it. */
  roadmap: Roadmap;
  /** What of it needs days: without what is done or known. */
  work: Roadmap;
  calendar: Calendar;
  interviewOn: Day | null;
  /** Ids of the rounds that the learner faces; empty for all of them. */
  rounds: readonly string[];
};

/** What of a roadmap is kept for an interview. */
export type EssentialWork = {
  /** Only what is kept. */
  work: Roadmap;
  /** To the day before the interview. */
  calendar: Calendar;
  fit: Fit;
  rounds: readonly string[];
  /** Minutes for tasks until then. */
  roomMinutes: number;
  staying: readonly RoadmapTask[];
  going: readonly RoadmapTask[];
  /** The rehearsal for the interview, and the day on which it comes early; `null` where it keeps its place. */
  mock: RoadmapTask | null;
  mockOn: Day | null;
};

/** Habits differ from phase to phase, so that the room for tasks depends a little on what is kept. */
const MOST_TRIES = 6;

/**
 * Chooses what of a roadmap is worth most in the hours until an interview, or until the last day; see
 * {@link chooseEssentials}.
 *
 * @returns `null` where all of it fits, and where there is no day before the interview
 * @throws {NoStudyDayError} when there is no study day
 */
export function keepEssentialWork(request: WorkToChoose): EssentialWork | null {
  const { interviewOn } = request;
  if (interviewOn !== null && interviewOn <= request.calendar.startOn) return null;
  const calendar = untilInterview(request.calendar, interviewOn);
  const whole = assessFit(request.work, calendar);
  if (whole.fits) return null;

  const roomMinutes = whole.load.freeMinutes;
  let minutes = roomMinutes;
  for (let tries = 1; ; tries++) {
    const choice = chooseEssentials({
      tasks: listCandidates(request),
      minutes,
      rounds: request.rounds,
      weakness: new Map(),
    });
    const tasks = request.work.phases.flatMap((phase) => phase.tasks);
    const going = tasks.filter(({ id }) => !choice.keys.has(id));
    const work = withoutTasks(request.work, new Set(going.map(({ id }) => id)));
    const fit = assessFit(work, calendar);
    if (fit.fits || tries === MOST_TRIES) {
      const staying = tasks.filter(({ id }) => choice.keys.has(id));
      const mock = staying.find(({ id }) => id === choice.mockKey) ?? null;
      const mockOn = mock === null ? null : earlyDayFor(mock, request, calendar);
      return { work, calendar, fit, rounds: request.rounds, roomMinutes, staying, going, mock, mockOn };
    }
    minutes = choice.minutes - fit.missingMinutes;
  }
}

/** The sessions of what is kept, the mock on its early day. */
export function scheduleEssentialWork({ work, calendar, mock, mockOn }: EssentialWork): PlannedSession[] {
  if (mock === null || mockOn === null) return schedulePlan(work, calendar).sessions;
  const others = schedulePlan(
    withoutTasks(work, new Set([mock.id])),
    withoutMinutes(calendar, mockOn, mock.minutes),
  );
  const early = { taskId: mock.id, day: mockOn, minutes: mock.minutes };
  return [...others.sessions, early].toSorted((one, other) => (one.day < other.day ? -1 : 1));
}

function listCandidates({ roadmap, work }: WorkToChoose): Candidate[] {
  const prerequisites = prerequisitesOf(roadmap);
  const open = new Set(work.phases.flatMap(({ tasks }) => tasks).map(({ id }) => id));
  return roadmap.phases
    .flatMap(({ tasks }) => tasks)
    .map((task) => ({
      ...task,
      key: task.id,
      after: prerequisites.get(task.id) ?? null,
      state: open.has(task.id) ? 'open' : 'done',
      leftMinutes: task.minutes,
    }));
}

/** The first day after a third of the study days with minutes for it beside any habits; `null` where it has to wait. */
function earlyDayFor(mock: RoadmapTask, { work }: WorkToChoose, calendar: Calendar): Day | null {
  const isOpen = work.phases.some(({ tasks }) => tasks.some(({ id }) => id === mock.after));
  if (isOpen) return null;
  const habitMinutes = Math.max(...work.phases.map(({ habits }) => sumMinutes(habits)));
  const studyDays = calendarDays(calendar).filter(({ minutes }) => minutes > 0);
  const found = daysForMock(studyDays).find(
    ({ minutes }) => minutes - habitMinutes >= mock.minutes && minutes > mock.minutes,
  );
  return found?.day ?? null;
}

function withoutMinutes(calendar: Calendar, day: Day, minutes: number): Calendar {
  const on = calendarDays(calendar).find((each) => each.day === day);
  const exception = { day, minutes: (on?.minutes ?? minutes) - minutes, reason: '' };
  return { ...calendar, exceptions: [...calendar.exceptions.filter((each) => each.day !== day), exception] };
}
