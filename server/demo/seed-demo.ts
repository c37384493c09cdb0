import type { Database } from '../../db/file/open.ts';
import { setHabitCompletion } from '../../db/habit/habit-completions.ts';
import type { ChangeMoment } from '../../db/journal/journal.ts';
import { loadActivePlan } from '../../db/plan/load-plan.ts';
import { createPlan } from '../../db/plan/plans.ts';
import { setReading } from '../../db/reading/readings.ts';
import { saveWeekReview, setReviewsClosing } from '../../db/review/week-reviews.ts';
import { setTaskCompletion } from '../../db/task/completions.ts';
import { addEvidence, proveTask } from '../../db/task/evidence.ts';
import { addSpentTime } from '../../db/task/spent-times.ts';
import { setStepsCompletion } from '../../db/task/step-completions.ts';
import { saveNote, saveReflection } from '../../db/task/texts.ts';
import type { Day } from '../../plans/day.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import type { Roadmap } from '../../plans/roadmap/roadmap.ts';
import { findTrack, onTrack } from '../../plans/roadmap/track.ts';
import { schedulePlan } from '../../plans/schedule/schedule.ts';
import { phaseWindows } from '../../plans/schedule/windows.ts';
import type { Library } from '../library/library.ts';
import { demoCalendar } from './demo-calendar.ts';
import { actInDrill } from './drills.ts';
import { type DemoEvent, listEvents } from './events.ts';
import { actInMock } from './mocks.ts';
import { seedOwnQuestions } from './own-questions.ts';
import { addDemoPiece, keyOfPiece } from './portfolio/add-pieces.ts';
import { mustsFrom, seedReading } from './reading.ts';

type DemoTime = {
  /** The learner's day now. */
  today: Day;
  /** The instant, on that day: nothing is recorded later. */
  now: Date;
  timeZone: string;
};

const START_MINUTE = 7 * 60 + 5;
/** So that today's change does not look like this moment's. */
const LATEST_CHANGE_MS = 10 * 60_000;

/** Fills an empty database with a learner half-way through week 6. The same library and time give the same data. */
export function seedDemo(
  db: Database,
  {
    library,
    ...time
  }: DemoTime & { library: Pick<Library, 'builtIn' | 'categories' | 'mockFormats' | 'resources' | 'kinds'> },
): void {
  const plan = makePlan(db, onTrack(library.builtIn, null), time);
  seedOwnQuestions(db, library.categories, firstMoment(plan, time));
  seedReading(db, library.resources, firstMoment(plan, time));
  for (const event of listEvents(plan, time.today, mustsFrom(library))) {
    const moment = momentOf(event, time);
    if (event.kind === 'mock') actInMock(db, library, plan, event.act, moment);
    else if (event.kind === 'piece') addDemoPiece(db, library.kinds, event.piece, moment);
    else if (event.kind === 'practice') actInDrill(db, library.categories, plan, event.act, moment);
    else writeEvent(db, plan, event, moment);
  }
}

function makePlan(db: Database, roadmap: Roadmap, { today, timeZone }: DemoTime): Plan {
  const calendar = demoCalendar(today, roadmap.weeks);
  const { startOn } = calendar;
  const newPlan = {
    roadmap,
    trackId: findTrack(roadmap, null)?.id ?? null,
    calendar,
    timeZone,
    schedule: schedulePlan(roadmap, calendar),
    windows: phaseWindows(roadmap, calendar),
    droppedTaskIds: [],
  };
  createPlan(db, newPlan, { at: instantOf(startOn, START_MINUTE, timeZone), today: startOn });

  const plan = loadActivePlan(db);
  if (plan === null) throw new RangeError('The plan of the demo was not made');
  return plan;
}

/** Right after the plan was made. */
function firstMoment({ calendar: { startOn } }: Plan, { timeZone }: DemoTime): ChangeMoment {
  return { at: instantOf(startOn, START_MINUTE + 10, timeZone), today: startOn };
}

function momentOf({ day, minuteOfDay }: DemoEvent, { today, now, timeZone }: DemoTime): ChangeMoment {
  const at = instantOf(day, minuteOfDay, timeZone);
  const latest = new Date(now.getTime() - LATEST_CHANGE_MS).toISOString();
  return { at: day === today && at > latest ? latest : at, today: day };
}

function writeEvent(
  db: Database,
  plan: Plan,
  event: Exclude<DemoEvent, { kind: 'mock' | 'practice' | 'piece' }>,
  moment: ChangeMoment,
): void {
  switch (event.kind) {
    case 'task':
      setTaskCompletion(db, { taskId: event.taskId, on: event.day, ...moment });
      break;
    case 'steps':
      setStepsCompletion(db, { taskId: event.taskId, positions: event.positions, on: event.day, ...moment });
      break;
    case 'habit':
      setHabitCompletion(db, { habitId: event.habitId, day: event.day, isDone: true, ...moment });
      break;
    case 'note':
      saveNote(db, { taskId: event.taskId, text: event.text, baseRevision: 0, ...moment });
      break;
    case 'read':
      setReading(db, { resource: event.resource, on: event.day, ...moment });
      break;
    case 'spent':
      addSpentTime(db, { taskId: event.taskId, day: event.day, minutes: event.minutes, ...moment });
      break;
    case 'proof': {
      const pieces = event.pieces.map(({ name, title }) => ({ key: keyOfPiece(name), title }));
      proveTask(db, { taskId: event.taskId, pieces, ...moment });
      break;
    }
    case 'evidence': {
      const { kind, text, location, value } = event.evidence;
      addEvidence(db, { taskId: event.taskId, kind, text, location, value, ...moment });
      break;
    }
    case 'reflection':
    case 'answer': {
      const prompt = event.kind === 'answer' ? event.prompt : 'free';
      const { week, text } = event;
      saveReflection(db, { planId: plan.id, week, prompt, text, baseRevision: 0, ...moment });
      break;
    }
    case 'review': {
      const { week, words, isDone } = event;
      saveWeekReview(db, { planId: plan.id, week, words, isDone, baseRevision: 0, ...moment });
      break;
    }
    case 'dismissal':
      setReviewsClosing(db, { planId: plan.id, weeks: [event.week], closing: 'dismissed', ...moment });
  }
}

/**
 * The instant, as ISO 8601 in UTC, so many minutes after midnight by the clocks of a time zone.
 *
 * On the day of a clock change it may be an hour off, which is near enough for a demo.
 */
function instantOf(day: Day, minuteOfDay: number, timeZone: string): string {
  const hours = String(Math.trunc(minuteOfDay / 60)).padStart(2, '0');
  const minutes = String(minuteOfDay % 60).padStart(2, '0');
  const wallClock = `${day}T${hours}:${minutes}:00`;
  const offset = offsetAt(Date.parse(`${wallClock}Z`), timeZone);
  return new Date(`${wallClock}${offset}`).toISOString();
}

/** As in `+05:45`. */
function offsetAt(instant: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  return name === 'GMT' ? 'Z' : name.replace('GMT', '');
}
