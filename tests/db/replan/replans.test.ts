import { expect, test } from 'vitest';
import { journalBasis, latestChange } from '../../../db/journal/history.ts';
import type { ChangeMoment } from '../../../db/journal/journal.ts';
import { setChangeUndone } from '../../../db/journal/undo.ts';
import { loadPlan } from '../../../db/plan/load-plan.ts';
import { createPlan } from '../../../db/plan/plans.ts';
import { applyReplan, type ReplanToApply } from '../../../db/replan/replans.ts';
import { setTaskCompletion } from '../../../db/task/completions.ts';
import { addDays, day } from '../../../plans/day.ts';
import {
  AT,
  expectNoChange,
  expectOneUndoableChange,
  givenPlan,
  later,
  latestWords,
  MOMENT,
  requirePlan,
  SOME_FACTS,
  sampleNewPlan,
  TODAY,
  testDatabase,
} from '../../support/database/db.ts';
import { givenSession } from '../../support/made/plans.ts';

const MOVED = {
  movedSessionCount: 1,
  movedFrom: { from: day('2026-03-03'), to: day('2026-03-03') },
  movedTo: { from: day('2026-03-05'), to: day('2026-03-05') },
  changedTaskCount: 0,
  droppedTaskCount: 0,
  finishOn: null,
};

const WEDDING = { day: day('2026-03-07'), minutes: 0, reason: 'A wedding' };

function testPlan() {
  const db = testDatabase();
  givenPlan(db);
  createPlan(db, { ...sampleNewPlan(), interviewOn: day('2026-03-20') }, MOMENT);
  const before = requirePlan(db);
  const ids = before.tasks.map(({ id }) => id);
  const [first = 0, second = 0, third = 0] = ids;
  /** The plan as it is. */
  const asIs: ReplanToApply = {
    planId: before.id,
    sessionsByTask: new Map(),
    droppedTaskIds: [],
    dropReason: '',
    calendar: before.calendar,
    phases: [],
    yardstick: null,
    facts: { kind: 'replanned', calendar: [], work: MOVED, pinnedCount: 0 },
  };
  const apply = (replan: Partial<ReplanToApply & ChangeMoment>) =>
    applyReplan(db, { ...asIs, ...MOMENT, ...replan });
  return { db, before, first, second, third, apply };
}

test('a replan is one change: calendar, phases, sessions and what was dropped, and nothing else', () => {
  const { db, before, first, third, apply } = testPlan();
  const [phase] = before.phases;
  const calendar = {
    startOn: before.calendar.startOn,
    finishOn: addDays(before.calendar.finishOn, 2),
    weekdayMinutes: [60, 60, 60, 60, 60, 0, 0] as const,
    exceptions: [WEDDING],
  };
  const endsOn = addDays(phase?.endsOn ?? TODAY, 1);
  const sessions = [givenSession(addDays(TODAY, 1), 60)];

  expectOneUndoableChange(db, () =>
    apply({
      calendar,
      interviewOn: null,
      phases: [{ phaseId: phase?.id ?? 0, startsOn: phase?.startsOn ?? TODAY, endsOn }],
      sessionsByTask: new Map([[first, sessions]]),
      droppedTaskIds: [third],
      dropReason: 'Too much',
    }),
  );

  const [one, two, three, four] = before.tasks;
  expect(requirePlan(db)).toEqual({
    ...before,
    calendar,
    interviewOn: null,
    phases: [{ ...phase, endsOn }, before.phases[1]],
    tasks: [{ ...one, sessions }, two, { ...three, droppedOn: TODAY, dropReason: 'Too much' }, four],
  });
  expect(latestWords(db)).toBe('Moved 1 session from 3 March to 5 March');
});

test('another plan stays as it is', () => {
  const { db, before, apply } = testPlan();
  const otherId = before.id - 1;
  applyReplan(db, {
    planId: otherId,
    sessionsByTask: new Map(),
    droppedTaskIds: [],
    dropReason: '',
    calendar: { ...before.calendar, exceptions: [{ ...WEDDING, reason: 'Ill' }] },
    phases: [],
    yardstick: null,
    facts: SOME_FACTS,
    ...MOMENT,
  });
  const other = loadPlan(db, otherId);

  apply({ calendar: { ...before.calendar, exceptions: [WEDDING] } });
  apply({ calendar: before.calendar });

  expect(loadPlan(db, otherId)).toEqual(other);
  expect(other?.calendar.exceptions).toEqual([{ ...WEDDING, reason: 'Ill' }]);
});

test('a replan that changes nothing leaves no entry', () => {
  const { db, before, apply } = testPlan();
  apply({ calendar: { ...before.calendar, exceptions: [WEDDING] } });
  const { calendar, phases, tasks } = requirePlan(db);

  expectNoChange(db, () =>
    apply({
      calendar,
      phases: phases.map(({ id, startsOn, endsOn }) => ({ phaseId: id, startsOn, endsOn })),
      sessionsByTask: new Map(tasks.map(({ id, sessions }) => [id, sessions])),
    }),
  );
});

test('a task that was dropped before keeps its day and its reason', () => {
  const { db, first, second, apply } = testPlan();
  apply({ droppedTaskIds: [first], dropReason: 'Known' });

  applyAgain();

  expect(requirePlan(db).tasks.slice(0, 2)).toMatchObject([
    { droppedOn: TODAY, dropReason: 'Known' },
    { droppedOn: addDays(TODAY, 1), dropReason: 'Late' },
  ]);

  function applyAgain() {
    const { calendar, id: planId } = requirePlan(db);
    const again = { planId, calendar, droppedTaskIds: [first, second], dropReason: 'Late' };
    const moment = { at: later(24 * 60), today: addDays(TODAY, 1) };
    applyReplan(db, {
      ...again,
      sessionsByTask: new Map(),
      phases: [],
      yardstick: null,
      facts: SOME_FACTS,
      ...moment,
    });
  }
});

test('what the plan does not have is refused as a whole', () => {
  const { db, before, first, apply } = testPlan();
  const foreignTask = before.tasks.map(({ id }) => id).at(-1) ?? 0;
  const sessionsByTask = new Map([[first, []]]);

  expectNoChange(db, () => {
    for (const replan of [
      { planId: 999 },
      { planId: before.id - 1, sessionsByTask },
      { sessionsByTask: new Map([...sessionsByTask, [foreignTask + 1, []]]) },
      { sessionsByTask, droppedTaskIds: [999] },
      { sessionsByTask, phases: [{ phaseId: 1, startsOn: TODAY, endsOn: TODAY }] },
    ]) {
      expect(apply(replan)).toEqual({ ok: false, reason: 'missing' });
    }
  });
});

test('after another change, an undo or a redo the preview is stale, and nothing is written', () => {
  const { db, first, second, apply } = testPlan();
  const bases = [journalBasis(db)];
  const sessionsByTask = new Map([[first, []]]);
  setTaskCompletion(db, { ...MOMENT, taskId: second, on: TODAY });
  bases.push(journalBasis(db));
  const changeId = latestChange(db)?.id ?? 0;
  setChangeUndone(db, changeId, true, later(1));
  bases.push(journalBasis(db));
  setChangeUndone(db, changeId, false, later(2));
  setChangeUndone(db, changeId, true, later(3));

  expectNoChange(db, () => {
    for (const basis of bases) {
      expect(apply({ sessionsByTask, basis })).toEqual({ ok: false, reason: 'stale' });
    }
  });
  expect(apply({ sessionsByTask, basis: journalBasis(db) }).ok).toBe(true);
});

test('the same form sent twice is applied once', () => {
  const { db, before, first, apply } = testPlan();
  const replan = { sessionsByTask: new Map([[first, []]]), basis: journalBasis(db), formToken: 'replan' };
  const applied = apply(replan);

  expectNoChange(db, () => expect(apply(replan)).toEqual(applied));

  expect(applied).toEqual({ ok: true, changeId: 3 });
  expect(requirePlan(db).tasks[1]).toEqual(before.tasks[1]);
  expect(AT).toBe(latestChange(db)?.at);
});

test('before its first day the plan itself is the baseline; from then on the baseline stays', () => {
  const { db, before, first, second, apply } = testPlan();
  const startOn = addDays(before.calendar.startOn, 3);
  const calendar = { ...before.calendar, startOn };
  const sessions = [givenSession(addDays(startOn, 1), 60)];
  const dayBefore = addDays(before.calendar.startOn, -1);
  const baselineOf = (taskId: number) => requirePlan(db).tasks.find(({ id }) => id === taskId)?.baseline;
  const neighbour = requirePlan(db).tasks.find(({ id }) => id === second);

  apply({ calendar, sessionsByTask: new Map([[first, sessions]]), today: dayBefore });

  expect(requirePlan(db).baselineDays[0]?.day).toBe(startOn);
  expect(baselineOf(first)).toEqual(sessions.map(({ day, minutes }) => ({ day, minutes })));
  expect(baselineOf(second)).toEqual(neighbour?.sessions.map(({ day, minutes }) => ({ day, minutes })));

  apply({
    calendar,
    sessionsByTask: new Map([[first, [givenSession(addDays(startOn, 2), 60)]]]),
    today: startOn,
  });

  expect(baselineOf(first)).toEqual(sessions.map(({ day, minutes }) => ({ day, minutes })));
});

test('once the plan has begun an accepted replan is the yardstick, in the same undoable change', () => {
  const { db, before, first, second, apply } = testPlan();
  const days = before.yardstickDays.filter(({ day: on }) => on !== WEDDING.day);
  const sessions = [{ day: day('2026-03-05'), minutes: 45 }];
  const replan = {
    day: TODAY,
    studyDaysBehind: 1.5,
    fromFinishOn: before.calendar.finishOn,
    toFinishOn: addDays(before.calendar.finishOn, 2),
  };

  expectOneUndoableChange(db, () =>
    apply({ yardstick: { days, sessionsByTask: new Map([[first, sessions]]), replan } }),
  );

  const after = requirePlan(db);
  expect(after.yardstickDays).toEqual(days);
  expect(after.baselineDays).toEqual(before.baselineDays);
  expect(after.replans).toEqual([replan]);
  expect(after.tasks.map(({ id, yardstick }) => (id === first ? sessions : yardstick))).toEqual(
    after.tasks.map(({ yardstick }) => yardstick),
  );
  expect(after.tasks.find(({ id }) => id === second)).toEqual(before.tasks.find(({ id }) => id === second));
});

test('before its first day a plan has no other yardstick than itself, whatever the replan', () => {
  const { db, before, apply } = testPlan();
  const { finishOn, startOn } = before.calendar;
  const replan = { day: TODAY, studyDaysBehind: 0, fromFinishOn: finishOn, toFinishOn: finishOn };

  apply({ yardstick: { days: [], sessionsByTask: new Map(), replan }, today: addDays(startOn, -1) });

  expect(requirePlan(db).replans).toEqual([]);
  expect(requirePlan(db).yardstickDays).toEqual(before.yardstickDays);
});
