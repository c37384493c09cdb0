import type { Database } from '../../db/file/open.ts';
import type { ChangeMoment } from '../../db/journal/journal.ts';
import { setClockRunning } from '../../db/mock/mock-clocks.ts';
import { gradeInMock } from '../../db/mock/mock-grades.ts';
import { listMocks } from '../../db/mock/mock-rows.ts';
import { saveScores } from '../../db/mock/mock-scores.ts';
import { finishRound, saveRoundNotes, saveTakeaway, startMock } from '../../db/mock/mocks.ts';
import { addDays, type Day } from '../../plans/day.ts';
import type { Mock } from '../../plans/mock/mock.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import { findQuestion } from '../../plans/practice/bank/question-bank.ts';
import type { Library } from '../library/library.ts';
import { chooseForMock } from '../mock/choice.ts';
import { type DemoMock, MOCKS } from './mock-content.ts';

/** One thing done in a mock of the demo: `round` counts from 0. */
export type MockAct =
  | { what: 'start'; mock: DemoMock }
  | { what: 'clock'; round: number }
  | { what: 'next'; mock: DemoMock; round: number }
  | { what: 'judge'; mock: DemoMock; round: number }
  | { what: 'takeaway'; mock: DemoMock };

export type MockEvent = { day: Day; minuteOfDay: number; act: MockAct };

/** In the afternoon, when nothing else of the plan is done. */
const START_MINUTE = 14 * 60 + 10;
/** Between two rounds. */
const PAUSE_MINUTES = 2;

/** What was done in the mocks, minute by minute: first the rounds, then the judgement of each. */
export function listMockEvents({ calendar }: Pick<Plan, 'calendar'>): MockEvent[] {
  return MOCKS.flatMap((mock) => {
    const day = addDays(calendar.startOn, mock.dayOffset);
    let minuteOfDay = START_MINUTE;
    const events: MockEvent[] = [];
    const add = (act: MockAct, minutesLater: number) => {
      minuteOfDay += minutesLater;
      events.push({ day, minuteOfDay, act });
    };
    add({ what: 'start', mock }, 0);
    for (const [round, { minutes }] of mock.rounds.entries()) {
      add({ what: 'clock', round }, PAUSE_MINUTES);
      add({ what: 'next', mock, round }, minutes);
    }
    for (const round of mock.rounds.keys()) add({ what: 'judge', mock, round }, 3);
    add({ what: 'takeaway', mock }, 2);
    return events;
  });
}

type DemoLibrary = Pick<Library, 'categories' | 'mockFormats'>;

/** Does it in the newest mock of the plan; starting one makes that. */
export function actInMock(
  db: Database,
  library: DemoLibrary,
  plan: Pick<Plan, 'id'>,
  act: MockAct,
  moment: ChangeMoment,
): void {
  if (act.what === 'start') {
    begin(db, library, plan, act.mock, moment);
    return;
  }
  const mock = listMocks(db, plan.id).at(-1);
  if (!mock) throw new RangeError('A mock of the demo was not started');
  switch (act.what) {
    case 'clock':
      setClockRunning(db, { mock, position: act.round + 1, isRunning: true, at: moment.at });
      break;
    case 'next': {
      const notes = act.mock.rounds[act.round]?.notes ?? '';
      saveRoundNotes(db, { mock, position: act.round + 1, text: notes, baseRevision: 0, ...moment });
      finishRound(db, { mock, position: act.round + 1, ...moment });
      break;
    }
    case 'judge':
      judge(db, library, mock, act, moment);
      break;
    case 'takeaway':
      saveTakeaway(db, { mock, text: act.mock.takeaway, baseRevision: 0, ...moment });
  }
}

function begin(
  db: Database,
  library: DemoLibrary,
  plan: Pick<Plan, 'id'>,
  { formatId, partner, seed }: DemoMock,
  moment: ChangeMoment,
): void {
  const format = library.mockFormats.find(({ id }) => id === formatId);
  if (!format) throw new RangeError(`There is no mock interview "${formatId}"`);
  const questionKeys = chooseForMock({ db, library }, { format, seed, today: moment.today });
  startMock(db, { planId: plan.id, format, partner, seed, taskId: null, questionKeys, ...moment });
}

function judge(
  db: Database,
  { categories }: DemoLibrary,
  mock: Mock,
  { mock: { rounds }, round }: MockAct & { what: 'judge' },
  moment: ChangeMoment,
): void {
  const { scores = {}, grades = [] } = rounds[round] ?? {};
  saveScores(db, { mock, position: round + 1, scores, ...moment });
  for (const [index, questionKey] of (mock.rounds[round]?.questionKeys ?? []).entries()) {
    const grade = grades[index];
    const prompt = findQuestion(categories, questionKey)?.question.prompt ?? questionKey;
    if (grade) gradeInMock(db, { mock, questionKey, prompt, grade, ...moment });
  }
}
