import { expect, it } from 'vitest';
import { closeDatabase, openDatabase } from '../../db/file/open.ts';
import { recordChange } from '../../db/journal/journal.ts';
import { addDays } from '../../plans/day.ts';
import { fillPlan, TODAY } from '../support/browser/browser-app.ts';
import { bringBack, exportText } from '../support/database/data.ts';
import { SOME_FACTS } from '../support/database/db.ts';
import { LONG_TEXTS } from '../support/texts/long-texts.ts';
import { connection, givenDatabase, givenFolder, startDaymark } from './daymark.ts';

const NOTE_LENGTH = 100_000;
const REQUESTS = 20;
const PLANS_BROUGHT = 20;
/** RELIABILITY: gone within 5 seconds of being told. */
const EXIT_MILLISECONDS = 5_000;

/** A plan that is done, with as much as possible written about each task: some 25 MB of words for one report. */
function givenMuchWritten(database: string): void {
  const db = openDatabase(database);
  const at = `${TODAY}T09:00:00.000Z`;
  const note = LONG_TEXTS['hexadecimal digits']?.(NOTE_LENGTH);
  recordChange(db, { facts: SOME_FACTS, at, onDay: TODAY }, () => {
    db.client.prepare('update tasks set note = ?, completed_on = ?, completed_at = ?').run(note, TODAY, at);
  });
  closeDatabase(db);
}

it('while a report is made that takes all of a core, pages are answered, and Daymark stops when it is told', async () => {
  const database = givenDatabase(givenFolder());
  givenMuchWritten(database);
  const daymark = await startDaymark(database);
  const [waiting, learner] = [connection(daymark.port), connection(daymark.port)];
  let isMade = false;
  const report = waiting.get('/report.pdf').then(
    ({ status, text }) => {
      isMade = true;
      return { status, text };
    },
    () => null,
  );

  for (let asked = 0; asked < REQUESTS; asked += 1) {
    expect((await learner.get('/today')).status).toBe(200);
    expect((await learner.get('/health')).status).toBe(200);
  }

  expect(isMade).toBe(false);
  const toldAt = performance.now();
  process.kill(daymark.pid, 'SIGTERM');
  await daymark.exited;
  expect(performance.now() - toldAt).toBeLessThan(EXIT_MILLISECONDS);
  expect(await report).toBeNull();
  learner.close();
  waiting.close();
});

/** Some thirty thousand rows that came as one change; its number. */
function givenMuchBrought(database: string): number | null {
  const from = openDatabase(':memory:');
  for (let plan = 1; plan <= PLANS_BROUGHT; plan += 1) fillPlan(from, { startOn: addDays(TODAY, 7 * plan) });
  const text = exportText(from);
  closeDatabase(from);
  const db = openDatabase(database);
  const { changeId } = bringBack(db, text, { at: `${TODAY}T09:00:00.000Z`, today: TODAY });
  closeDatabase(db);
  return changeId;
}

it('while a change is taken back that touched tens of thousands of rows, and put back, pages are answered', async () => {
  const database = givenDatabase(givenFolder());
  const changeId = givenMuchBrought(database);
  const daymark = await startDaymark(database);
  const [waiting, learner] = [connection(daymark.port), connection(daymark.port)];

  for (const undone of ['yes', 'no']) {
    let isTurned = false;
    let answered = 0;
    const turned = waiting.post(`/changes/${changeId}/undo`, { undone, from: '/plans' }).finally(() => {
      isTurned = true;
    });
    while (!isTurned) {
      expect((await learner.get('/health')).status).toBe(200);
      answered += 1;
    }

    expect((await turned).status).toBe(303);
    // By the server's own thread it would be the one that was asked before.
    expect(answered).toBeGreaterThan(3);
  }
  learner.close();
  waiting.close();
});
