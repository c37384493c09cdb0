import { spawn } from 'node:child_process';
import { readFileSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { load } from 'cheerio';
import { expect, it } from 'vitest';
import { projectRoot } from '../../db/file/project-root.ts';
import { findOfferedForms, type OfferedForm } from '../support/app/offered-forms.ts';
import { canSeeLocks, withoutLocksShown } from './abilities.ts';
import { connection, type Daymark, givenDatabase, givenFolder, startDaymark } from './daymark.ts';

/** What ends the plan in use, or a login, comes when all else was sent. */
const ENDS_THINGS = /^post \/(plans|settings\/data|logout|login|setup)/;
const STARTS = ['/today', '/plan', '/weeks', '/calendar', '/practice', '/mocks', '/progress', '/report'];
const MORE_STARTS = ['/settings', '/plans', '/roadmaps', '/habits', '/changes', '/about', '/tasks/1'];

/**
 * The locks of a process on a database and on what lies beside it, as the kernel has them. Where any of these files is
 * opened and closed otherwise than by SQLite, they are gone: others take the database for one that nobody has open.
 */
function locksOf({ pid }: Daymark, database: string): string[] {
  const held = readFileSync('/proc/locks', 'utf8').split('\n');
  return ['', '-shm', '.lock'].filter((suffix) => {
    const { ino } = statSync(`${database}${suffix}`);
    return held.some((line) => line.includes(` ${pid} `) && line.includes(`:${ino} `));
  });
}

async function get(address: string) {
  const answer = await fetch(address);
  const isPage = answer.ok && String(answer.headers.get('content-type')).startsWith('text/html');
  return isPage ? load(await answer.text()) : null;
}

function bodyOf(fields: OfferedForm['fields'], isMultipart: boolean, file: Blob): FormData | URLSearchParams {
  if (!isMultipart) return new URLSearchParams(fields.map(([name, value]) => [name, value]));
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  body.append('file', file, 'data.json');
  return body;
}

it.skipIf(!canSeeLocks)(`no page and no form lets go of the database${withoutLocksShown}`, async () => {
  const database = givenDatabase(givenFolder());
  // By its name it could be the database of an earlier version.
  symlinkSync(database, join(dirname(database), 'daymark.sqlite'));
  const daymark = await startDaymark(database);
  const origin = `http://127.0.0.1:${daymark.port}`;
  const expectHeld = (after: string) =>
    expect([after, ...locksOf(daymark, database)]).toEqual([after, '', '-shm', '.lock']);

  const forms = await findOfferedForms(
    async (address) => {
      const page = await get(`${origin}${address}`);
      expectHeld(address);
      return page;
    },
    [...STARTS, ...MORE_STARTS],
  );
  const data = await (await fetch(`${origin}/settings/data.json`)).blob();
  const [ending, others] = Object.entries(
    Object.groupBy([...forms.keys()], (shape) => String(ENDS_THINGS.test(shape))),
  )
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([, shapes]) => shapes ?? []);
  let sent = 0;
  const inOrder = [...(others ?? []), ...(ending ?? [])].flatMap((shape) => forms.get(shape)?.[0] ?? []);
  for (const form of inOrder) {
    for (const fields of [form.fields, form.filledIn]) {
      const answer = await fetch(`${origin}${form.address}`, {
        method: 'POST',
        headers: { origin, 'sec-fetch-site': 'same-origin' },
        body: bodyOf(fields, form.isMultipart, data),
        redirect: 'manual',
      });
      await answer.arrayBuffer();
      expectHeld(`${form.shape} on ${form.page}`);
      if (answer.status >= 400) continue;
      sent += 1;
      break;
    }
  }
  expect(sent).toBeGreaterThan(30);
});

it('commands beside a Daymark that is ticked on neither fail nor keep it from answering', async () => {
  const database = givenDatabase(givenFolder());
  const daymark = await startDaymark(database);
  const learner = connection(daymark.port);
  let isOver = false;
  const ticking = (async () => {
    for (let count = 0; !isOver; count += 1) {
      const done = count % 2 === 0 ? 'yes' : 'no';
      expect((await learner.post('/tasks/1/completion', { done, from: '/today' })).status).toBe(303);
    }
  })();

  for (let round = 0; round < 8; round += 1) {
    const commands = await Promise.all([1, 2, 3].map(() => runDaymark(database, ['today'])));
    expect(commands.map(({ code, stderr }) => [code, stderr])).toEqual(Array(3).fill([0, '']));
  }

  isOver = true;
  await ticking;
  expect((await learner.get('/health')).status).toBe(200);
  learner.close();
});

function runDaymark(
  database: string,
  words: readonly string[],
): Promise<{ code: number | null; stderr: string }> {
  const child = spawn(process.execPath, [join(projectRoot(), 'dist/daymark.js'), ...words], {
    env: { PATH: process.env.PATH, DAYMARK_DATABASE: database },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stderr })));
}
