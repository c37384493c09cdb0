import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { closeDatabase, type Database, openDatabase } from '../../db/file/open.ts';
import { projectRoot } from '../../db/file/project-root.ts';
import { listChanges } from '../../db/journal/history.ts';
import { loadActivePlan } from '../../db/plan/load-plan.ts';
import { listPieces } from '../../db/portfolio/pieces.ts';
import { loadSettings } from '../../db/settings/settings.ts';
import { calendarDays } from '../../plans/calendar/calendar.ts';
import { addDays, type Day, day, dayAt, weekdayOf } from '../../plans/day.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import { judgePortfolio } from '../../plans/portfolio/judge-portfolio.ts';
import { countByStanding, ledgerOf } from '../../plans/portfolio/papers/ledger.ts';
import { partOf } from '../../plans/portfolio/piece.ts';
import { coverOf } from '../../plans/portfolio/story/coverage.ts';
import { habitRecords } from '../../plans/progress/history.ts';
import { measurePlanPace } from '../../plans/progress/pace.ts';
import { intentionOn, openReviews } from '../../plans/review/week-review.ts';
import { sumMinutes } from '../../plans/sum.ts';
import { EVIDENCE_KINDS } from '../../plans/task/kinds.ts';
import { taskState } from '../../plans/task/task-progress.ts';
import { agendaOf } from '../../plans/today/agenda.ts';
import { summariseWeek, weekOfDay } from '../../plans/week/week.ts';
import { SPENT } from '../../server/demo/content.ts';
import { PROVEN } from '../../server/demo/portfolio/pieces.ts';
import { seedDemo } from '../../server/demo/seed-demo.ts';
import { loadLibrary } from '../../server/library/library.ts';
import { exportText } from '../support/database/data.ts';

const library = loadLibrary();
/** The tasks of the first phase that make something for the portfolio. */
const MAKING = new Set(
  library.builtIn.phases[0]?.tasks.filter(({ makes }) => makes.length > 0).map(({ id }) => id),
);
const DAYS = ['2026-03-30', '2026-11-04', '2027-01-05', '2028-03-01'].map(day);
/** A week from a Monday on, so that the plan starts on every weekday. */
const EVERY_WEEKDAY = [0, 1, 2, 3, 4, 5, 6].map((offset) => addDays(day('2026-11-02'), offset));

type Demo = { db: Database; plan: Plan; now: Date };

function givenDemo(today: Day, timeZone = 'UTC', instant = `${today}T12:00:00Z`): Demo {
  const db = openDatabase(':memory:');
  onTestFinished(() => closeDatabase(db));
  const now = new Date(instant);
  return { db, plan: seedAndLoad(db, { today, now, timeZone }), now };
}

/** For tests that only read: a plan outlives its database. */
function readDemo(today: Day): Plan {
  const db = openDatabase(':memory:');
  const plan = seedAndLoad(db, { today, now: new Date(`${today}T12:00:00Z`), timeZone: 'UTC' });
  closeDatabase(db);
  return plan;
}

function seedAndLoad(db: Database, time: { today: Day; now: Date; timeZone: string }): Plan {
  seedDemo(db, { ...time, library });
  const plan = loadActivePlan(db);
  if (!plan) throw new Error('The demo has no plan');
  return plan;
}

function minutesByDay(plan: Plan): Map<Day, number> {
  const minutesOn = new Map<Day, number>();
  for (const { day: on, minutes } of plan.tasks.flatMap((task) => task.sessions)) {
    minutesOn.set(on, (minutesOn.get(on) ?? 0) + minutes);
  }
  return minutesOn;
}

describe.each([...DAYS, ...EVERY_WEEKDAY])('the demo on %s', (today) => {
  let plan: Plan;
  beforeAll(() => {
    plan = readDemo(today);
  });

  it('is in the middle of week 6, one to four study days behind', () => {
    expect(weekOfDay(plan, today)).toBe(6);
    const { verdict, studyDays } = measurePlanPace(plan, today);
    expect(verdict).toBe('behind');
    expect(studyDays).toBeGreaterThanOrEqual(1);
    expect(studyDays).toBeLessThanOrEqual(4);
  });

  it('has something done and something open today, and work carried over', () => {
    const { items, carriedOver } = agendaOf(plan, today, today);
    const worked = items.filter(({ steps }) => steps.some(({ completion }) => completion?.on === today));
    expect(worked).toHaveLength(1);
    expect(items.some(({ isDone }) => !isDone)).toBe(true);
    const untouched = carriedOver.filter(({ task }) => task.weight === 'core' && taskState(task) === 'open');
    expect(untouched.length).toBeGreaterThanOrEqual(1);
    expect(sumMinutes(untouched.map(({ task }) => task))).toBeGreaterThanOrEqual(180);
    expect(carriedOver.some(({ task }) => task.kind === 'hands-on' && taskState(task) === 'started')).toBe(
      true,
    );
  });

  it('shows three days in a row of week 4 without any work', () => {
    const studyDays = summariseWeek(plan, 4, today).days.filter(({ studyMinutes }) => studyMinutes > 0);
    const isIdle = studyDays.map(({ finishedMinutes, habitsKept }) => finishedMinutes + habitsKept === 0);
    expect(isIdle.slice(0, 5)).toEqual([false, true, true, true, false]);
  });

  it('keeps habits about three times in four', () => {
    const records = habitRecords(plan, today);
    const kept = records.reduce((sum, { keptCount }) => sum + keptCount, 0);
    const asked = records.reduce((sum, { askedCount }) => sum + askedCount, 0);
    expect(kept / asked).toBeGreaterThan(0.65);
    expect(kept / asked).toBeLessThan(0.85);
  });

  it('has notes, evidence of every kind, and a reflection on each week that is over', () => {
    const evidence = plan.tasks.flatMap((task) => task.evidence);
    expect(plan.tasks.filter(({ note }) => note.text !== '')).toHaveLength(8);
    expect(plan.tasks.filter((task) => task.evidence.length > 0)).toHaveLength(12);
    expect(new Set(evidence.map(({ kind }) => kind))).toEqual(new Set(EVIDENCE_KINDS));
    const freeWords = plan.reflections.filter(({ prompt }) => prompt === 'free');
    expect(freeWords.map(({ week }) => week)).toEqual([1, 2, 3, 4, 5]);
  });

  it('has ticked what made something with the pieces as evidence, and one task without any', () => {
    const done = plan.tasks.filter(({ key, completion }) => completion !== null && MAKING.has(key));
    const proven = done.filter(({ evidence }) => evidence.some(({ pieceKey }) => pieceKey !== ''));
    expect(proven.map(({ key }) => key)).toEqual(Object.keys(PROVEN));
    expect(done.filter((task) => !proven.includes(task)).map(({ key }) => key)).toEqual(['project-lens']);
  });

  it('has looked back on each week but the last, whose review is begun and stands on Today', () => {
    expect(plan.weekReviews.map(({ closing }) => closing?.as ?? 'open')).toEqual([
      'done',
      'done',
      'done',
      'dismissed',
      'open',
    ]);
    expect(openReviews(plan, today)).toEqual([5]);
    expect(intentionOn(plan, today)).toMatchObject({ saidInWeek: 5 });
  });

  it('has time noted on enough of what is read and what is built for their estimates to be judged', () => {
    const keys = new Set(plan.tasks.map(({ key }) => key));
    expect(Object.keys(SPENT).filter((key) => !keys.has(key))).toEqual([]);
    for (const kind of ['study', 'hands-on'] as const) {
      const timed = plan.tasks.filter(
        (task) => task.kind === kind && task.completion && task.spent.length > 0,
      );
      expect(timed.length).toBeGreaterThanOrEqual(3);
    }
  });

  it('writes and leaves evidence only on work that was begun', () => {
    const untouched = plan.tasks.filter((task) => taskState(task) === 'open');
    expect(untouched.filter(({ note, evidence }) => note.text !== '' || evidence.length > 0)).toEqual([]);
  });

  it('has a day off behind it and a stretch of days off ahead', () => {
    const daysOff = plan.calendar.exceptions.filter(({ minutes }) => minutes === 0);
    const past = daysOff.filter((exception) => exception.day < today);
    const coming = daysOff.filter((exception) => exception.day > today);
    expect(past.map(({ reason }) => reason)).toEqual(["Sister's wedding"]);
    expect(coming.map((exception) => weekdayOf(exception.day))).toEqual([4, 5, 6]);
    expect(weekOfDay(plan, coming[0]?.day ?? today)).toBe(9);
  });

  it('is a plan that fits: no day is over its minutes', () => {
    const minutesOn = minutesByDay(plan);
    const overfull = calendarDays(plan.calendar).filter((on) => (minutesOn.get(on.day) ?? 0) > on.minutes);
    expect(overfull).toEqual([]);
  });

  it('records nothing for a day to come', () => {
    const recordedOn = [
      ...plan.tasks.flatMap((task) => [task.completion, ...task.steps.map((step) => step.completion)]),
      ...plan.habits.flatMap((habit) => habit.completedDays.map((on) => ({ on }))),
    ].flatMap((completion) => completion?.on ?? []);
    expect(recordedOn.filter((on) => on > today || on < plan.calendar.startOn)).toEqual([]);
  });
});

it('finishes most tasks on their day, one a day late in week 3, and some early', () => {
  const { plan } = givenDemo(day('2026-11-04'));

  const studyDays = calendarDays(plan.calendar)
    .filter(({ minutes }) => minutes > 0)
    .map((on) => on.day);
  const studyDaysLate = (key: string) => {
    const task = plan.tasks.find((candidate) => candidate.key === key);
    const planned = task?.baseline.at(-1)?.day;
    const done = task?.completion?.on;
    if (!planned || !done) throw new Error(`${key} is not done`);
    return studyDays.indexOf(done) - studyDays.indexOf(planned);
  };
  expect(studyDaysLate('entropy-and-kl')).toBe(1);
  expect(studyDaysLate('regularisation-basics')).toBe(-1);
  const done = plan.tasks.filter((task) => task.completion !== null);
  const onTime = done.filter((task) => task.completion?.on === task.baseline.at(-1)?.day);
  expect(onTime.length / done.length).toBeGreaterThan(0.7);
  expect(done.filter((task) => task.sessions.every((session) => session.day > '2026-11-04'))).toEqual([]);
});

describe('the portfolio of the demo', () => {
  const { kinds } = library;
  const today = day('2026-11-04');

  function givenPortfolio() {
    const pieces = listPieces(givenDemo(today).db);
    return { pieces, judged: judgePortfolio(pieces, kinds) };
  }

  it('has two projects, eleven papers, six stories, a talk with four runs, and a target with three rounds', () => {
    const { pieces, judged } = givenPortfolio();
    const counts = Object.fromEntries(
      kinds.map(({ id }) => {
        const ofKind = pieces.filter(({ kind }) => kind === id);
        return [id, [ofKind.length, ofKind.filter(({ key }) => judged.get(key)?.isWhole).length]];
      }),
    );
    expect(counts).toEqual({
      project: [2, 1],
      result: [6, 5],
      ablation: [3, 3],
      paper: [11, 5],
      story: [6, 5],
      talk: [1, 1],
      slide: [15, 15],
      rehearsal: [4, 4],
      telling: [4, 4],
      target: [1, 0],
      interview: [3, 3],
      experiment: [1, 0],
      design: [1, 0],
      skills: [3, 3],
    });
  });

  it('has its papers at every standing, three of a target, and some that the reading list has too', () => {
    const { pieces } = givenPortfolio();
    const ledger = ledgerOf(pieces);
    expect(countByStanding(ledger)).toEqual({ 'to-read': 2, reading: 2, read: 2, discussable: 5 });
    expect(ledger.filter(({ isOfTarget }) => isOfTarget)).toHaveLength(3);
    const numbers = new Set([...library.resources.values()].map(({ ids }) => ids.arxiv));
    const shared = ledger.filter(({ paper }) => numbers.has(paper.ids.arxiv));
    expect(shared.length).toBeGreaterThanOrEqual(4);
  });

  it('has stories that leave gaps, with three for one theme and one stretch', () => {
    const { pieces } = givenPortfolio();
    const kind = kinds.find(({ id }) => id === 'story');
    if (!kind) throw new Error('There are no stories');
    const stories = pieces.filter((piece) => piece.kind === kind.id);
    const cover = coverOf(kind, stories);
    expect(cover?.gaps.map(({ theme, best }) => [theme.id, best])).toEqual([
      ['offline-online', null],
      ['launch-dispute', null],
      ['concern-raised', 'stretch'],
    ]);
    expect(cover?.crowded.map(({ theme }) => theme.id)).toEqual(['data-diagnosed']);
  });

  it('was begun piece by piece, and rounds are told on their day', () => {
    const { pieces } = givenPortfolio();
    expect(new Set(pieces.map(({ createdAt }) => createdAt.slice(0, 10))).size).toBeGreaterThan(15);
    const held = pieces.filter((piece) => piece.kind === 'interview' && partOf(piece, 'outcome').text !== '');
    expect(held).toHaveLength(2);
    for (const round of held) expect(partOf(round, 'day').text).toBe(round.createdAt.slice(0, 10));
  });
});

it('is the same whenever it is made for the same time', () => {
  const [one, other] = [givenDemo(day('2026-11-04')), givenDemo(day('2026-11-04'))];

  expect(exportText(one.db)).toBe(exportText(other.db));
});

it('tells a journal of evenings that ends before now, in the order in which it happened', () => {
  const { db, now } = givenDemo(day('2026-11-04'), 'UTC', '2026-11-04T08:15:00Z');

  const instants = listChanges(db, { limit: 1000 })
    .map(({ at }) => at)
    .reverse();
  expect(instants).toEqual(instants.toSorted());
  expect(instants.at(-1)).toBe('2026-11-04T08:05:00.000Z');
  expect(instants.filter((at) => at > now.toISOString())).toEqual([]);
});

it.each([
  'Pacific/Auckland',
  'America/New_York',
  'Asia/Kathmandu',
  'Pacific/Pago_Pago',
  'Australia/Lord_Howe',
])("dates every change on the learner's own day in %s", (timeZone) => {
  const { db } = givenDemo(day('2026-11-04'), timeZone, '2026-11-04T22:00:00Z');

  const changes = listChanges(db, { limit: 1000 }).filter(({ onDay }) => onDay < '2026-11-04');
  expect(loadSettings(db).timeZone).toBe(timeZone);
  expect(changes.length).toBeGreaterThan(100);
  expect(changes.filter(({ at, onDay }) => dayAt(new Date(at), timeZone, 3) !== onDay)).toEqual([]);
});

describe('npm run demo', () => {
  it("serves the demo, leaves the learner's own database alone, and takes its data away when it stops", async () => {
    const folder = mkdtempSync(join(tmpdir(), 'daymark-demo-test-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const temporary = join(folder, 'tmp');
    mkdirSync(temporary);
    const ownDatabase = join(folder, 'own.db');

    const demo = startDemo({ TMPDIR: temporary, DAYMARK_DATABASE: ownDatabase });
    const page = await fetch(`${await demo.address}/today`);
    expect(await page.text()).toContain('Day 39 of 105');
    expect(listDemos(temporary)).toHaveLength(1);

    demo.child.kill('SIGTERM');
    expect(await demo.exited).toBe(0);
    expect(demo.printed()).toMatch(/^This is a demo.*go away/);
    expect(listDemos(temporary)).toEqual([]);
    expect(existsSync(ownDatabase)).toBe(false);
  });
});

function startDemo(settings: Record<string, string>) {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, ['dist/demo.js'], {
    cwd: projectRoot(),
    env: { PATH, HOME, DAYMARK_PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let printed = '';
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  const address = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      printed += chunk;
      const found = /^Daymark is at (\S+)$/m.exec(printed)?.[1];
      if (found) resolve(found);
    });
    exited.then(() => reject(new Error(`The demo did not start: ${printed}`)));
  });
  return { child, exited, address, printed: () => printed };
}

function listDemos(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.startsWith('daymark-demo-'));
}
