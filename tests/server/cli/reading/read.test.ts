import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { closeDatabase, openDatabase } from '../../../../db/file/open.ts';
import { addOwnResource } from '../../../../db/reading/own-resources.ts';
import { listReadings } from '../../../../db/reading/readings.ts';
import { runCli } from '../../../../server/cli/run.ts';
import { fixedClock } from '../../../../server/clock.ts';
import {
  dumpData,
  givenPlan,
  listWords,
  MOMENT,
  requirePlan,
  testDatabase,
} from '../../../support/database/db.ts';
import { givenOwnResourceWords } from '../../../support/made/reading/resources.ts';

/** The sample plan on its third day: what there is to read for it are the learner's own resources. */
function givenReader() {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-read-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'daymark.db');
  const made = openDatabase(path);
  givenPlan(made, { taskCount: 12 });
  const keyOf = (id: number) => requirePlan(made).tasks.find((task) => task.id === id)?.key ?? '';
  const own = (key: string, words: Parameters<typeof givenOwnResourceWords>[0]) =>
    addOwnResource(made, { key, words: givenOwnResourceWords(words), ...MOMENT });
  own('own-seeds', { tasks: [keyOf(3)] });
  own('own-policy', {
    title: 'On $\\pi_1$',
    authors: [],
    year: null,
    part: '',
    minutes: 45,
    need: 'deeper',
    tasks: [keyOf(3), keyOf(1)],
  });
  own('own-old', { title: 'From Monday', minutes: 20, tasks: [keyOf(1)] });
  own('own-later', { title: 'For later', tasks: [keyOf(9)] });
  closeDatabase(made);

  const run = async (...words: string[]) => {
    const ran = { code: -1, out: '', err: '' };
    ran.code = await runCli(words, {
      env: { DAYMARK_DATABASE: path },
      clock: fixedClock('2026-03-04T09:00:00Z'),
      write: (text) => {
        ran.out += String(text);
      },
      complain: (text) => {
        ran.err += text;
      },
    });
    return ran;
  };
  const db = testDatabase(path);
  return { run, db, readOn: (id: string) => listReadings(db).get(id)?.on };
}

describe('read', () => {
  it('lists what today’s tasks ask to read, and those of earlier days, with what is read of it', async () => {
    const { run } = givenReader();
    await run('read', 'own-old');

    const { code, out } = await run('read');

    expect([code, out.replaceAll('\u00a0', ' ').split('\n')]).toEqual([
      0,
      [
        '4 March 2026: 30 min of must-reads left',
        'Task 3:',
        '[ ] own-seeds   A note on seeds (Lovelace, 2024), section 2, 30 min, must read',
        '[ ] own-policy  On π₁, 45 min, goes deeper',
        'From earlier days:',
        'Task 1:',
        '[x] own-old     From Monday (Lovelace, 2024), section 2, 20 min, must read',
        '[ ] own-policy  On π₁, 45 min, goes deeper',
        '',
      ],
    ]);
  });

  it('tells the same as JSON', async () => {
    const { run } = givenReader();
    await run('read', 'own-seeds');
    expect(JSON.parse((await run('read', '--json')).out)).toMatchObject({
      day: '2026-03-04',
      mustMinutesLeft: 20,
      tasks: [
        {
          taskId: 3,
          isCarriedOver: false,
          reads: [{ id: 'own-seeds', minutes: 30, need: 'must', readOn: '2026-03-04' }, { readOn: null }],
        },
        { taskId: 1, isCarriedOver: true },
      ],
    });
  });

  it.each([
    { name: 'its id', words: ['own-seeds'] },
    { name: 'a part of its title', words: ['Note', 'on', 'seeds'] },
  ])('ticks that something was read, by $name, which is taken back like any change', async ({ words }) => {
    const { run, db, readOn } = givenReader();
    await run('read', 'own-later');
    const before = dumpData(db);

    const { code, out } = await run('read', ...words);

    expect([code, out]).toEqual([0, '“A note on seeds” is read, on 4 March 2026.\n']);
    expect([readOn('own-seeds'), readOn('own-later')]).toEqual(['2026-03-04', '2026-03-04']);
    expect(listWords(db, 1)[0]).toContain('A note on seeds');
    expect((await run('undo')).out).toContain('A note on seeds');
    expect(dumpData(db)).toEqual(before);
  });

  it('knows a title by its formula as it is shown here', async () => {
    const { run, readOn } = givenReader();
    expect((await run('read', 'on π₁')).out).toBe('“On π₁” is read, on 4 March 2026.\n');
    expect(readOn('own-policy')).toBe('2026-03-04');
  });

  it('ticks what comes with Daymark, and what no task of today asks for', async () => {
    const { run, readOn } = givenReader();
    expect((await run('read', 'vaswani-2017-attention')).out).toContain(
      '“Attention Is All You Need” is read',
    );
    expect(readOn('vaswani-2017-attention')).toBe('2026-03-04');
  });

  it('takes an earlier day, and leaves what is read on its day', async () => {
    const { run, db, readOn } = givenReader();
    await run('read', 'own-seeds', '--on', '2026-03-02');
    const dump = dumpData(db);

    const again = await run('read', 'own-seeds', '--json');

    expect(JSON.parse(again.out)).toEqual({
      changeId: null,
      id: 'own-seeds',
      title: 'A note on seeds',
      on: '2026-03-02',
    });
    expect(dumpData(db)).toEqual(dump);
    expect(readOn('own-seeds')).toBe('2026-03-02');
  });

  it.each([
    {
      words: ['own-sedes'],
      says: /is called “own-sedes”\. If you mean one of these.*\n {2}own-seeds {2}A note on seeds\n/,
    },
    { words: ['vaswani-2017-atention'], says: /\n {2}vaswani-2017-attention {2}Attention Is All You Need\n/ },
    { words: ['xyzzy'], says: /is called “xyzzy”\. “read” by itself lists/ },
    { words: [' '], says: /is called “ ”\. “read” by itself lists/ },
    {
      words: ['attention'],
      says: /resources are called something with “attention”\. Give the id of one:\n {2}\S+ {2}\S/,
    },
    { words: ['own-seeds', '--on', '2026-03-05'], says: /has not come yet/ },
  ])('says what it does not know, what is near, and ticks nothing: $words', async ({ words, says }) => {
    const { run, db } = givenReader();
    const before = dumpData(db);
    expect(await run('read', ...words)).toMatchObject({ code: 1, out: '', err: expect.stringMatching(says) });
    expect(dumpData(db)).toEqual(before);
  });
});
