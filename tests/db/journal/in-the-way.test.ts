import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Database } from '../../../db/file/open.ts';
import { readAndWrite } from '../../../db/file/transaction.ts';
import { listChanges } from '../../../db/journal/history.ts';
import { findInTheWay } from '../../../db/journal/in-the-way.ts';
import { setChangeUndone } from '../../../db/journal/undo.ts';
import { deletePlan } from '../../../db/plan/plans.ts';
import { setTaskCompletion } from '../../../db/task/completions.ts';
import { addEvidence } from '../../../db/task/evidence.ts';
import { AT, givenPlan, MOMENT, TODAY, testDatabase } from '../../support/database/db.ts';
import { anyScript } from '../acts.ts';

/** More than any refusal names here. */
const MOST_STEPS = 200;

type Turned = { id: number; wanted: boolean };

/** Turns a change around, and whatever it is told to turn around first; what was turned, in order. */
function turnByAdvice(db: Database, id: number, wanted: boolean): Turned[] {
  const turned: Turned[] = [];
  const open: Turned[] = [{ id, wanted }];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const next = open.at(-1);
    if (next === undefined) return turned;
    const outcome = setChangeUndone(db, next.id, next.wanted, AT);
    if (outcome.ok) {
      turned.push(next);
      open.pop();
    } else {
      expect(outcome.reason).toBe('conflict');
      const first = findInTheWay(db, next.id, next.wanted);
      if (first === undefined) throw new Error(`Nothing is in the way of ${JSON.stringify(next)}`);
      open.push({ id: first.change.id, wanted: first.wanted });
    }
  }
  throw new Error('It comes to no end');
}

/** A plan of some tasks, and changes to them one after the other; each tells its number. */
function given() {
  const db = testDatabase();
  givenPlan(db);
  const idOf = (made: { changeId: number | null } | undefined) => made?.changeId ?? 0;
  return {
    db,
    finish: (taskId: number) => idOf(setTaskCompletion(db, { taskId, on: TODAY, ...MOMENT })),
    reopen: (taskId: number) => idOf(setTaskCompletion(db, { taskId, on: null, ...MOMENT })),
    prove: (taskId: number) =>
      idOf(addEvidence(db, { ...MOMENT, taskId, kind: 'note', text: 'So', location: '', value: null })),
    deletePlan: () => idOf(deletePlan(db, { ...MOMENT, planId: 1 })),
  };
}

const back = (...ids: readonly number[]) => ids.map((id) => ({ id, wanted: true }));
const forth = (...ids: readonly number[]) => ids.map((id) => ({ id, wanted: false }));

describe('what is in the way of turning a change around', () => {
  it('is what changed the same row since, and no neighbour', () => {
    const { db, finish, reopen } = given();
    const [first, second] = [finish(1), reopen(1)];
    finish(2);

    expect(turnByAdvice(db, first, true)).toEqual(back(second, first));
  });

  it('is what took away the row that it belongs to', () => {
    const { db, prove, finish, deletePlan } = given();
    const proof = prove(1);
    finish(2);
    const deletion = deletePlan();

    expect(turnByAdvice(db, proof, true)).toEqual(back(deletion, proof));
  });

  it('is what hangs on the rows that it made', () => {
    const { db, prove } = given();
    const proof = prove(1);

    expect(turnByAdvice(db, 1, true)).toEqual(back(proof, 1));
  });

  it('is what was taken back before it, the first first', () => {
    const { db, finish, reopen } = given();
    const [first, neighbour, second] = [finish(1), finish(2), reopen(1)];
    for (const id of [second, neighbour, first]) expect(setChangeUndone(db, id, true, AT).ok).toBe(true);

    expect(turnByAdvice(db, second, false)).toEqual(forth(first, second));
  });

  it('is what was made of the same row in its place', () => {
    const { db, finish, prove } = given();
    const first = finish(1);
    setChangeUndone(db, first, true, AT);
    const later = finish(1);
    prove(2);

    expect(turnByAdvice(db, first, false)).toEqual([...back(later), ...forth(first)]);
  });
});

describe('among changes of very many rows', () => {
  /** A change that touched so many rows of no other's. */
  function giveLarge(db: Database, rowCount: number): number {
    const change = db.client.prepare(`insert into changes (at, on_day, summary) values (?, ?, 'Much')`);
    const rows = db.client.prepare(
      `with recursive row(id) as (select 100000 union all select id + 1 from row where id < 99999 + @rowCount)
       insert into changed_rows (change_id, table_name, after)
         select @changeId, 'steps', json_object('id', id, 'task_id', 99) from row`,
    );
    return readAndWrite(db, () => {
      const changeId = Number(change.run(AT, TODAY).lastInsertRowid);
      rows.run({ changeId, rowCount });
      return changeId;
    });
  }

  it.each([[20], [60]])('no more than 10,000 of them are read, where there are %i', (changeCount) => {
    const { db, finish, reopen } = given();
    const [first, second] = [finish(1), reopen(1)];
    for (let count = 1; count <= changeCount; count += 1) giveLarge(db, 2_900);
    const parse = vi.spyOn(JSON, 'parse');
    onTestFinished(() => parse.mockRestore());

    const found = findInTheWay(db, first, true);
    const read = parse.mock.calls.filter(([json]) => String(json).includes('"task_id":99')).length;

    expect(read).toBe(3 * 2_900);
    expect(found?.change.id).toBe(second);
  });

  it('it is the newest where they are too many to tell', () => {
    const { db, finish, reopen } = given();
    const first = finish(1);
    reopen(1);
    const ids = Array.from({ length: 5 }, () => giveLarge(db, 2_500));

    expect(findInTheWay(db, first, true)?.change.id).toBe(ids.at(-1));
  });
});

it('by what is advised any change is taken back and put back in the end, whatever came after it', () => {
  fc.assert(
    fc.property(
      anyScript({ minLength: 2, maxLength: 25 }),
      fc.nat(1000),
      fc.array(fc.nat(1000)),
      (script, pick, others) => {
        const db = testDatabase();
        givenPlan(db);
        for (const { act, pick } of script) act(db, pick);
        const ids = listChanges(db, { limit: 100 }).map(({ id }) => id);
        for (const other of others) setChangeUndone(db, ids[other % ids.length] ?? 0, other % 2 === 0, AT);
        const id = ids[pick % ids.length] ?? 0;

        turnByAdvice(db, id, true);
        turnByAdvice(db, id, false);
        turnByAdvice(db, id, true);
      },
    ),
    { numRuns: 60 },
  );
});
