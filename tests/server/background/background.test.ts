import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { inThreads } from '../../../server/background/background.ts';
import { HttpProblem } from '../../../server/http/http-problem.ts';
import { testApp } from '../../support/app/test-app.ts';

type Does = 'answers' | 'loads' | 'fails' | 'leaves' | 'grows' | 'spins';

const PDF = { url: '/report.pdf', headers: { host: 'localhost' } };

/** A background whose threads do what they are told to. */
function givenBackground() {
  const started: Worker[] = [];
  const background = inThreads((_name, input) => {
    const thread = new Worker(join(import.meta.dirname, '../../support/app/misbehaving-thread.js'), {
      workerData: { input },
      resourceLimits: { maxOldGenerationSizeMb: 20 },
    });
    started.push(thread);
    return thread;
  });
  onTestFinished(() => background.close());
  const ask = (
    does: Does,
    { signal, ...more }: { words?: string; gate?: Int32Array; signal?: AbortSignal } = {},
  ) =>
    // @ts-expect-error: what these threads understand is no report.
    background.run('report', { does, ...more }, signal);
  const refusalOf = async (job: Promise<unknown>) => {
    const { reason } = (await Promise.allSettled([job]))[0] as { reason?: unknown };
    if (!(reason instanceof HttpProblem)) throw new Error('It was not refused', { cause: reason });
    return reason;
  };
  return { background, started, ask, refusalOf };
}

/** A database that another thread can read, too. */
function givenFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-background-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'daymark.db');
}

afterEach(() => vi.useRealTimers());

describe('a job in the background', () => {
  it('gives back what it made, and its thread ends', async () => {
    const { ask, started } = givenBackground();

    expect(await ask('answers', { words: 'ready' })).toBe('ready');

    await vi.waitFor(() => expect(started[0]?.threadId).toBe(-1));
  });

  it('fails with its own error and the code of it', async () => {
    const { ask } = givenBackground();

    await expect(ask('fails', { words: 'full' })).rejects.toMatchObject({
      message: 'full',
      code: 'SQLITE_FULL',
    });
  });

  it('is told from one that left without an answer', async () => {
    const { ask, refusalOf } = givenBackground();

    expect((await refusalOf(ask('leaves'))).statusCode).toBe(503);
  });

  it('is ended when it needs too much memory, and the next one is served', async () => {
    const { ask, refusalOf } = givenBackground();

    const { statusCode, title, advice } = await refusalOf(ask('grows'));

    expect(statusCode).toBe(503);
    expect(`${title} ${advice}`).toMatch(
      /^This needs more than 512 MB of memory, and was ended\. Choose a shorter/,
    );
    expect(await ask('answers', { words: 'next' })).toBe('next');
  });

  it('is ended when it takes too long, and those that waited have their turn', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { ask, refusalOf } = givenBackground();
    const spinning = [ask('spins'), ask('spins')].map(refusalOf);
    const waiting = ask('answers', { words: 'after all' });

    await vi.advanceTimersByTimeAsync(120_000);

    for (const { title } of await Promise.all(spinning))
      expect(title).toBe('This takes longer than 120 seconds, and was ended.');
    expect(await waiting).toBe('after all');
  });

  it('is ended when nobody waits for it any more, at work or in the row', async () => {
    const { ask, refusalOf, started } = givenBackground();
    const leaving = [new AbortController(), new AbortController(), new AbortController()];
    const jobs = leaving.map(({ signal }) => refusalOf(ask('spins', { signal })));
    await vi.waitFor(() => expect(started).toHaveLength(2));

    for (const one of leaving.toReversed()) one.abort();

    for (const { statusCode } of await Promise.all(jobs)) expect(statusCode).toBe(503);
    expect(await ask('answers', { words: 'free again' })).toBe('free again');
    expect(started).toHaveLength(3);
  });

  it.each(['Daymark stops', 'nobody waits for it any more'])(
    'that still loads its driver is ended when it has, if %s',
    async (why) => {
      const { ask, refusalOf, background, started } = givenBackground();
      const gate = new Int32Array(new SharedArrayBuffer(8));
      const leaving = new AbortController();
      const job = refusalOf(ask('loads', { gate, signal: leaving.signal }));
      await vi.waitFor(() => expect(started).toHaveLength(1));

      const closed = why === 'Daymark stops' ? background.close() : leaving.abort();
      await setImmediate();
      Atomics.store(gate, 0, 1);
      Atomics.notify(gate, 0);

      await closed;
      expect((await job).statusCode).toBe(503);
      await vi.waitFor(() => expect(started[0]?.threadId).toBe(-1));
      expect(gate[1]).toBe(1);
    },
  );

  it('that never has loaded its driver is ended all the same', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { ask, refusalOf, background, started } = givenBackground();
    const job = refusalOf(ask('loads', { gate: new Int32Array(new SharedArrayBuffer(8)) }));
    await vi.advanceTimersByTimeAsync(0);

    const closed = background.close();
    await vi.advanceTimersByTimeAsync(3_000);

    await closed;
    expect((await job).title).toBe('Daymark is stopping.');
    expect(started[0]?.threadId).toBe(-1);
  });

  it('is refused in words when eight wait already, and is not begun', async () => {
    const { ask, refusalOf, background, started } = givenBackground();
    const jobs = Array.from({ length: 10 }, () => refusalOf(ask('spins')));

    const refusal = await refusalOf(ask('spins'));

    expect(refusal).toMatchObject({
      statusCode: 503,
      title: 'Daymark is busy with other reports.',
      more: { retryAfterSeconds: 30 },
    });
    expect(refusal.advice).toBe('Nothing was changed. Try again in 30 seconds.');
    await background.close();
    for (const { title } of await Promise.all(jobs)) expect(title).toBe('Daymark is stopping.');
    expect(started).toHaveLength(2);
    expect((await refusalOf(ask('answers'))).title).toBe('Daymark is stopping.');
  });

  it('does not take a turn where its input cannot be copied', async () => {
    const { background, ask } = givenBackground();
    for (let turn = 0; turn < 3; turn += 1)
      // @ts-expect-error: a function, which no thread can be given.
      await expect(background.run('report', { does: () => {} })).rejects.toThrow('could not be cloned');

    expect(await ask('answers', { words: 'free' })).toBe('free');
  });
});

describe('a report as PDF', () => {
  it('is the same from a thread of its own', async () => {
    const background = inThreads();
    onTestFinished(() => background.close());
    const [beside, here] = [await testApp({ background, database: givenFile() }), await testApp()];

    const [one, other] = await Promise.all([beside, here].map(({ app }) => app.inject(PDF)));

    expect(one?.statusCode).toBe(200);
    expect(one?.rawPayload.subarray(0, 4).toString()).toBe('%PDF');
    expect(one?.rawPayload.equals(other?.rawPayload ?? Buffer.of())).toBe(true);
  });

  it('is refused in words, with when to ask again, while Daymark is busy with others', async () => {
    const { background, ask } = givenBackground();
    const jobs = Array.from({ length: 10 }, () => ask('spins').catch(() => {}));
    const { app } = await testApp({ background, database: givenFile() });

    const refused = await app.inject(PDF);

    expect(refused.statusCode).toBe(503);
    expect(refused.headers['retry-after']).toBe('30');
    expect(refused.body).toContain('Daymark is busy with other reports.');
    await background.close();
    await Promise.all(jobs);
  });
});
