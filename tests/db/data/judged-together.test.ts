import { describe, expect, it } from 'vitest';
import { addOwnResource } from '../../../db/reading/own-resources.ts';
import { setTaskCompletion } from '../../../db/task/completions.ts';
import { bringBack, exportedData } from '../../support/database/data.ts';
import { AT, expectNoChange, givenPlan, MOMENT, TODAY, testDatabase } from '../../support/database/db.ts';
import { givenOwnResourceWords } from '../../support/made/reading/resources.ts';

type Rows = Record<string, unknown>[];
type Tables = Record<
  'plans' | 'phases' | 'tasks' | 'steps' | 'sessions' | 'settings' | 'mocks' | 'ownResources',
  Rows
>;

/** What a plan of four tasks in two phases is written as, with something broken in it. */
function fileWith(breakRows: (tables: Tables) => void): string {
  const db = testDatabase();
  givenPlan(db);
  addOwnResource(db, { ...MOMENT, key: 'own-a', words: givenOwnResourceWords({ tasks: ['own-1'] }) });
  setTaskCompletion(db, { taskId: 1, on: TODAY, ...MOMENT });
  const data = exportedData(db);
  breakRows(data.tables as Tables);
  return JSON.stringify(data);
}

function change(rows: Rows, place: number, values: Record<string, unknown>): void {
  Object.assign(rows[place] ?? {}, values);
}

describe('a file whose rows do not fit together', () => {
  it.each<{ name: string; breakRows: (tables: Tables) => void; path: string; message: string }>([
    {
      name: 'work of a day that had not come',
      breakRows: ({ tasks }) => change(tasks, 2, { completedOn: '2030-01-01', completedAt: AT }),
      path: 'tables.tasks[2]',
      message: 'was done on a day that had not come yet',
    },
    {
      name: 'a gap in a checklist',
      breakRows: ({ steps }) => change(steps, 4, { position: 9 }),
      path: 'tables.steps[4]',
      message: 'does not count on from the step before it',
    },
    {
      name: 'a session far from its plan',
      breakRows: ({ sessions }) => change(sessions, 3, { day: '2050-01-01' }),
      path: 'tables.sessions[3]',
      message: 'lies outside of its plan',
    },
    {
      name: 'a key that stands twice in a plan',
      breakRows: ({ tasks }) => change(tasks, 3, { key: tasks[0]?.key }),
      path: 'tables.tasks[3]',
      message: 'has the key of another task of its plan',
    },
    {
      name: 'a resource that would stand for one of Daymark',
      breakRows: ({ ownResources }) => change(ownResources, 0, { key: 'vaswani-2017-attention' }),
      path: 'tables.ownResources[0].key',
      message: 'should begin with own-',
    },
    {
      name: 'a plan without phases',
      breakRows: ({ plans }) => plans.push({ ...plans[0], id: 9 }),
      path: 'tables.plans[1]',
      message: 'has no phase',
    },
    {
      name: 'a plan in use that is archived',
      breakRows: ({ plans }) => change(plans, 0, { archivedAt: AT }),
      path: 'tables.settings[0]',
      message: 'has a plan in use that is archived',
    },
    {
      name: 'a mock without a round',
      breakRows: ({ mocks, plans }) =>
        mocks.push({
          id: 4,
          planId: plans[0]?.id,
          formatKey: 'coding',
          title: 'Coding',
          seed: 'a',
          day: TODAY,
          startedAt: AT,
        }),
      path: 'tables.mocks[0]',
      message: 'has no round',
    },
  ])('is refused with the place of $name, and nothing is written', ({ breakRows, path, message }) => {
    const db = testDatabase();
    const file = fileWith(breakRows);

    expectNoChange(db, () => {
      expect(bringBack(db, file, MOMENT)).toMatchObject({ problems: [{ path, message }], brought: null });
    });
  });

  it('is told what is wrong in many rows once', () => {
    const file = fileWith(({ plans }) => {
      for (let id = 10; id < 60; id++) plans.push({ ...plans[0], id, weekdayMinutes: [0, 0, 0, 0, 0, 0, 0] });
    });
    const { problems } = bringBack(testDatabase(), file, MOMENT);
    expect(problems.map(({ message }) => message)).toEqual([
      'has no phase, as in 49 other rows',
      'has no day with study minutes, as in 49 other rows',
    ]);
  });
});
