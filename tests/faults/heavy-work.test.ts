import { expect, it } from 'vitest';
import { closeDatabase, openDatabase } from '../../db/file/open.ts';
import { recordChange } from '../../db/journal/journal.ts';
import { TODAY } from '../support/browser/browser-app.ts';
import { SOME_FACTS } from '../support/database/db.ts';
import { LONG_TEXTS } from '../support/texts/long-texts.ts';
import { connection, givenDatabase, givenFolder, startDaymark } from './daymark.ts';

const NOTE_LENGTH = 100_000;
const REQUESTS = 20;
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
