import { loadSettings } from '../../db/settings/settings.ts';
import type { Calendar } from '../../plans/calendar/calendar.ts';
import { datesIn } from '../../plans/dates.ts';
import { addDays, type Day, daysBetween, isDay } from '../../plans/day.ts';
import type { Roadmap, RoadmapTask } from '../../plans/roadmap/roadmap.ts';
import {
  type CheckedPhase,
  checkKnowledge,
  tasksSetAsideBy,
  withoutKnown,
} from '../../plans/roadmap/self-check.ts';
import { assessFit, type Fit } from '../../plans/schedule/fit.ts';
import { beganLongAgo, leaveBehind } from '../../plans/schedule/left-behind.ts';
import { NO_STUDY_DAY, NoStudyDayError } from '../../plans/schedule/windows.ts';
import { boxesOf } from '../../views/plan/self-check.tsx';
import type { LateStart, SetupValues } from '../../views/plan/setup.tsx';
import type { AppDeps } from '../deps.ts';
import type { ParsedForm } from '../http/forms/parse-form.ts';
import { loadStanding } from '../http/standing.ts';
import { parseSetup, type Setup } from './setup-form.ts';
import { type SetupSubject, workOf } from './setup-subject.ts';

/** A setup that can be judged: the form is well, and there is a study day. */
export type Assessed = Omit<Setup, 'calendar'> & {
  /** The work that needs days, and the days for it. */
  work: Roadmap;
  calendar: Calendar;
  /** Tasks that are set aside because the learner knows them. */
  setAside: readonly RoadmapTask[];
  fit: Fit;
};

/** Judges the answers: what is wrong with them, or how the work fits. */
export function assess(deps: AppDeps, values: SetupValues, subject: SetupSubject): ParsedForm<Assessed> {
  const { today } = loadStanding(deps);
  const dates = datesIn(loadSettings(deps.db));
  const parsed = parseSetup(values, { roadmapWeeks: subject.roadmap.weeks, today, dates });
  if (!parsed.ok) return parsed;
  const setup = parsed.data;
  try {
    const work = workOf(subject, values);
    const left = leaveOut(setup, work, tasksSetAsideBy(findSelfCheck(values, work)), today);
    return { ok: true, data: { ...setup, ...left, fit: assessFit(left.work, left.calendar) } };
  } catch (error) {
    if (!(error instanceof NoStudyDayError)) throw error;
    const field = values.daysOff.length > 0 ? 'daysOff' : 'finishOn';
    return { ok: false, errors: { [field]: NO_STUDY_DAY } };
  }
}

/** What is left of the work and of the days: without what is known, and for who begins in the middle. */
function leaveOut(
  { calendar, beginning }: Setup,
  work: Roadmap,
  known: readonly RoadmapTask[],
  today: Day,
): Pick<Assessed, 'work' | 'calendar' | 'setAside'> {
  const rest = withoutKnown(work, new Set(known.map(({ id }) => id)));
  if (beginning !== 'known') return { work: rest, calendar, setAside: known };
  const left = leaveBehind(rest, calendar, today);
  const tasks = rest.phases.flatMap((phase) => phase.tasks);
  return {
    work: left.roadmap,
    calendar: left.calendar,
    setAside: [...known, ...tasks.filter(({ id }) => left.taskIds.has(id))],
  };
}

/** The self-check as it was answered. Boxes count for the answer they were shown for: another one proposes anew. */
export function findSelfCheck({ knowledge, shown, aside }: SetupValues, work: Roadmap): CheckedPhase[] {
  const boxes = work.phases
    .filter(({ id }) => shown.includes(boxesOf(id, knowledge[id] ?? 'new')))
    .flatMap(({ tasks }) => tasks.map(({ id }) => [id, aside.includes(id)] as const));
  return checkKnowledge(work, new Map(Object.entries(knowledge)), new Map(boxes));
}

/** What cannot be decided for the learner: how to begin late, and how to settle work that does not fit. */
export function requireChoices(
  assessed: ParsedForm<Assessed>,
  lateStart: LateStart | null,
): ParsedForm<Assessed> {
  if (!assessed.ok) return assessed;
  const { beginning, fit, overload } = assessed.data;
  const errors = {
    ...(lateStart && !beginning && { beginning: 'Your first day is long over. Say how to begin' }),
    ...(!fit.fits &&
      !overload && {
        overload: 'The work does not fit yet. Choose below how to settle that, or change an answer above',
      }),
  };
  return Object.keys(errors).length > 0 ? { ok: false, errors } : assessed;
}

/** The question that a first day in the past raises; `null` for one of today, of late, or to come. */
export function findLateStart(values: SetupValues, roadmapWeeks: number, today: Day): LateStart | null {
  const { startOn, length } = values;
  if (!isDay(startOn) || !beganLongAgo(startOn, today)) return null;
  const dayCount = length === 'hundred-days' ? 100 : 7 * roadmapWeeks;
  // A last day of one's own is changed by itself, and any beginning goes with a later one.
  const wouldBeOver = length !== 'date' && addDays(startOn, dayCount - 1) < today;
  return { startOn, daysAgo: daysBetween(startOn, today), wouldBeOver };
}
