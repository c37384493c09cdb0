import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { canRun, connection, givenDatabase, givenFolder, startDaymark } from './daymark.ts';

const WRITES = 20;
const TRACED = 'fsync,fdatasync,write,writev,sendto,sendmsg';

const canTrace = canRun(['strace', '-f', '-o', '/dev/null', 'true']);
const reason = canTrace ? '' : ' (left out: strace cannot run here; install the package "strace")';

it.skipIf(!canTrace)(`a write is on the disk before its answer leaves${reason}`, async () => {
  const folder = givenFolder();
  const database = givenDatabase(folder);
  const log = join(folder, 'strace.log');
  const strace = ['strace', '-f', '-y', '-s', '64', '-e', `trace=${TRACED}`, '-o', log];
  const daymark = await startDaymark(database, strace);
  const { post, close } = connection(daymark.port);

  for (let write = 1; write <= WRITES; write += 1) {
    const done = write % 2 === 1 ? 'yes' : 'no';
    expect((await post('/tasks/1/completion', { done })).status).toBe(303);
  }
  close();
  await daymark.kill();

  const events = readEvents(log);
  expect(events.filter((event) => event === 'answer').length).toBe(WRITES);
  expect(events.join(' ')).toMatch(new RegExp(`^(sync )*(sync answer ?){${WRITES}}$`));
});

/** What was done in order: the log of the database made safe, or an answer sent. Repeated syncs count once. */
function readEvents(log: string): ('sync' | 'answer')[] {
  const events: ('sync' | 'answer')[] = [];
  /** Threads whose sync of the log is told in two lines, since another one did something in between. */
  const begun = new Set<string>();
  for (const line of readFileSync(log, 'utf8').split('\n')) {
    const [thread = ''] = line.split(' ');
    if (/f(data)?sync\(\d+<[^>]*-wal> <unfinished \.\.\.>$/.test(line)) begun.add(thread);
    const isResumed = /<\.\.\. f(data)?sync resumed>\)\s*=\s*0$/.test(line) && begun.delete(thread);
    const isSync = isResumed || /f(data)?sync\(\d+<[^>]*-wal>\)\s*=\s*0$/.test(line);
    const isAnswer = line.includes('HTTP/1.1 303');
    if (isAnswer) events.push('answer');
    else if (isSync && events.at(-1) !== 'sync') events.push('sync');
  }
  return events;
}
