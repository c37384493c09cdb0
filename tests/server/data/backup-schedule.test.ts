import fastify from 'fastify';
import { expect, onTestFinished, test, vi } from 'vitest';
import { scheduleBackups } from '../../../server/data/backup-schedule.ts';
import type { Backups } from '../../../server/data/backups.ts';

async function givenServer() {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const time = { now: new Date('2026-03-04T09:00:00Z') };
  const makeDaily = vi.fn(async () => undefined);
  const stop = vi.fn();
  const app = fastify();
  onTestFinished(() => app.close());
  let answered = 0;
  app.get('/', () => 'A page');
  scheduleBackups(app, { makeDaily, stop } as Partial<Backups> as Backups, { now: () => time.now });
  app.addHook('onResponse', async () => {
    answered += 1;
  });
  const answer = async () => {
    const before = answered;
    await app.inject('/');
    await vi.waitFor(() => expect(answered).toBe(before + 1));
  };
  const pass = (milliseconds: number) => {
    time.now = new Date(time.now.getTime() + milliseconds);
    vi.advanceTimersByTime(milliseconds);
  };
  await app.listen({ host: '127.0.0.1', port: 0 });
  return { answer, pass, time, makeDaily, stop, app };
}

test('the first pages of a start do not share it with a backup, which is looked after soon', async () => {
  const { answer, pass, makeDaily } = await givenServer();

  await answer();
  expect(makeDaily).not.toHaveBeenCalled();

  pass(1_000);
  expect(makeDaily).toHaveBeenCalledTimes(1);
  await answer();
  expect(makeDaily).toHaveBeenCalledTimes(1);
});

test('it is looked after each minute, and after a request where the timers slept', async () => {
  const { answer, pass, time, makeDaily } = await givenServer();
  pass(1_000);
  pass(60_000);
  expect(makeDaily).toHaveBeenCalledTimes(2);

  time.now = new Date('2026-03-05T09:00:00Z');
  await answer();
  expect(makeDaily).toHaveBeenCalledTimes(3);
});

test('a Daymark that stops looks no more', async () => {
  const { pass, makeDaily, stop, app } = await givenServer();

  await app.close();
  pass(120_000);

  expect(stop).toHaveBeenCalledTimes(1);
  expect(makeDaily).not.toHaveBeenCalled();
});
