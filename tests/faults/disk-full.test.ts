import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { USUAL_MINUTES } from '../support/made/usual-minutes.ts';
import { canRun, connection, givenFolder, startDaymark } from './daymark.ts';

/** A plan takes a third of it. What is freed is room enough for what the log has yet to copy into the database. */
const DISK_BYTES = 3_145_728;
const FILLER_BYTES = 1_200_000;
const NOTE_CHARACTERS = 60_000;
const MOST_NOTES = 100;

const canMount = canRun(['unshare', '-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']);
const reason = canMount
  ? ''
  : ' (left out: this account may not use "unshare -rm", of the package util-linux)';

it.skipIf(!canMount)(
  `a full disk is told in words, pages go on, and writing goes on by itself once there is room${reason}`,
  async () => {
    const disk = join(givenFolder(), 'disk');
    mkdirSync(disk);
    const mount = `mount -t tmpfs -o size=${DISK_BYTES} tmpfs "$0" && exec "$@"`;
    const daymark = await startDaymark(join(disk, 'daymark.db'), ['unshare', '-rm', 'sh', '-c', mount, disk]);
    // The small disk is in a world of its own, which is reached through the process that lives there.
    const filler = join(`/proc/${daymark.pid}/root`, disk, 'filler');
    writeFileSync(filler, Buffer.alloc(FILLER_BYTES));
    const { get, post, close } = connection(daymark.port);
    expect((await post('/plans', SETUP)).status).toBe(303);

    const saved: string[] = [];
    const saveNext = async () => {
      const text = `${saved.length}${'x'.repeat(NOTE_CHARACTERS)}`;
      const answer = await post(`/tasks/${saved.length + 1}/note`, { text, revision: '0' });
      if (answer.status === 303) saved.push(text);
      return answer;
    };
    let answer = await saveNext();
    while (answer.status === 303 && saved.length < MOST_NOTES) answer = await saveNext();

    expect([503, 507]).toContain(answer.status);
    expect(answer.text).toContain('The disk is full.');
    expect(saved.length).toBeGreaterThan(0);
    for (const [index, text] of saved.entries()) {
      const page = await get(`/tasks/${index + 1}`);
      expect(page.status).toBe(200);
      expect(page.text).toContain(text);
    }
    expect((await get('/today')).status).toBe(200);
    expect((await get('/health')).status).toBe(200);
    expect((await saveNext()).status).toBe(answer.status);

    rmSync(filler);

    expect((await saveNext()).status).toBe(303);
    expect((await get(`/tasks/${saved.length}`)).text).toContain(saved.at(-1));
    close();
  },
);

const SETUP = {
  // The process has the clock of the machine, and a first day that is long over is asked about.
  startOn: new Date().toISOString().slice(0, 10),
  length: 'weeks',
  ...USUAL_MINUTES,
  timeZone: 'UTC',
};
