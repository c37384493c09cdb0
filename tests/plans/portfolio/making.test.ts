import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { day } from '../../../plans/day.ts';
import type { Judgement } from '../../../plans/portfolio/judge-piece.ts';
import type { Part } from '../../../plans/portfolio/kind.ts';
import {
  assignPieces,
  type MakingTask,
  standingOfMaking,
} from '../../../plans/portfolio/making/assign-pieces.ts';
import type { Piece } from '../../../plans/portfolio/piece.ts';

const WHOLE: Judgement = { lacks: [], isWhole: true, begun: 1, needed: 1, isEmpty: false };
const BEGUN: Judgement = { ...WHOLE, lacks: [{ is: 'empty', part: { id: 'gap' } as Part }], isWhole: false };

function givenPiece(key: string, fields: Partial<Piece> = {}): Piece {
  return {
    key,
    kind: 'project',
    parentKey: '',
    title: { text: key, revision: 1 },
    createdAt: '2026-03-04T09:00:00.000Z',
    archivedOn: null,
    position: 0,
    isShared: false,
    parts: new Map(),
    ...fields,
  };
}

const ONE = { kind: 'project', parts: [], count: 1 };

function givenTask(id: number, fields: Partial<MakingTask> = {}): MakingTask {
  return { id, isDone: false, makes: [ONE], evidence: [], ...fields };
}

function assigned(tasks: MakingTask[], pieces: Piece[], whole: string[] = []) {
  const judged = new Map(pieces.map(({ key }) => [key, whole.includes(key) ? WHOLE : BEGUN]));
  return Object.fromEntries(
    [...assignPieces(tasks, pieces, judged)].map(([id, makings]) => [
      id,
      makings.map((making) =>
        making.pieces.map(({ piece, isMade }) => `${piece.key}${isMade ? ' made' : ''}`),
      ),
    ]),
  );
}

describe('the pieces that tasks make', () => {
  it('go to open tasks in order, made ones first', () => {
    expect(assigned([givenTask(1), givenTask(2)], [givenPiece('a'), givenPiece('b')], ['b'])).toEqual({
      1: [['b made']],
      2: [['a']],
    });
  });

  it('stay with the task whose evidence names them, also archived', () => {
    const tasks = [givenTask(1), givenTask(2, { isDone: true, evidence: ['a'] })];
    const archived = givenPiece('a', { archivedOn: day('2026-03-02') });
    expect(assigned(tasks, [archived, givenPiece('c', { archivedOn: day('2026-03-02') })], ['a'])).toEqual({
      1: [[]],
      2: [['a made']],
    });
  });

  it('go to what is still to be done before what was ticked without one', () => {
    const tasks = [givenTask(1, { isDone: true }), givenTask(2)];
    expect(assigned(tasks, [givenPiece('a')])).toEqual({ 1: [[]], 2: [['a']] });
    expect(assigned(tasks, [givenPiece('a'), givenPiece('b')])).toEqual({ 1: [['b']], 2: [['a']] });
  });

  it('are shared by tasks that want different things of them', () => {
    const gap = { kind: 'project', parts: ['gap'], count: 1 };
    const written = givenPiece('b', { parts: new Map([['gap', { text: 'Nobody did', revision: 1 }]]) });
    const tasks = [givenTask(1), givenTask(2, { makes: [gap] })];
    expect(assigned(tasks, [givenPiece('a'), written], ['b'])).toEqual({
      1: [['b made']],
      2: [['b made']],
    });
    // A part that is there and lacks something is not made.
    expect(assigned(tasks, [givenPiece('a'), written])[2]).toEqual([['a']]);
  });

  it('are made only as many as are wanted, of all that a task makes', () => {
    const three = { kind: 'project', parts: [], count: 3 };
    const story = { kind: 'story', parts: [], count: 1 };
    const pieces = ['a', 'b', 'c'].map((key) => givenPiece(key));
    const judged = new Map(pieces.map(({ key }) => [key, WHOLE]));
    const standing = (makes: MakingTask['makes'], evidence: string[] = []) =>
      standingOfMaking(
        assignPieces([givenTask(1, { makes, evidence })], pieces, judged).get(1) ?? [],
        evidence,
      );

    expect(standing([three])).toEqual({ isMade: true, unnamed: pieces });
    expect(standing([three], ['b']).unnamed).toEqual([pieces[0], pieces[2]]);
    expect(standing([three, story]).isMade).toBe(false);
    expect(standing([{ ...three, count: 4 }]).isMade).toBe(false);
    expect(standing([]).isMade).toBe(false);
  });
});

const keys = ['a', 'b', 'c', 'd', 'e'];
const someTasks = fc
  .array(
    fc.record({
      isDone: fc.boolean(),
      count: fc.integer({ min: 1, max: 3 }),
      evidence: fc.subarray(keys, { maxLength: 2 }),
    }),
    {
      maxLength: 5,
    },
  )
  .map((tasks) =>
    tasks.map(({ isDone, count, evidence }, index) =>
      givenTask(index + 1, { isDone, evidence, makes: [{ ...ONE, count }] }),
    ),
  );

test('a piece that no evidence names goes to one task at most, and no open task wants while one is free', () => {
  fc.assert(
    fc.property(someTasks, fc.subarray(keys), fc.subarray(keys), (tasks, there, whole) => {
      const pieces = there.map((key) => givenPiece(key));
      const judged = new Map(there.map((key) => [key, whole.includes(key) ? WHOLE : BEGUN]));
      const result = assignPieces(tasks, pieces, judged);
      const named = new Set(tasks.flatMap(({ evidence }) => evidence));
      const given = [...result.values()].flatMap(
        ([making]) => making?.pieces.map(({ piece }) => piece.key) ?? [],
      );
      const free = given.filter((key) => !named.has(key));
      expect(new Set(free).size).toBe(free.length);

      const left = there.filter((key) => !given.includes(key));
      const wanting = tasks.filter(
        ({ id, makes }) => (result.get(id)?.[0]?.pieces.length ?? 0) < (makes[0]?.count ?? 0),
      );
      expect(left.length === 0 || wanting.length === 0).toBe(true);
    }),
  );
});
