import { expect, it } from 'vitest';
import { testApp } from '../../../support/app/test-app.ts';

it.each([
  { moved: 'a day forward', now: '2026-03-06T09:00:00Z' },
  { moved: 'a day back', now: '2026-03-04T09:00:00Z' },
  { moved: 'a year back', now: '2025-03-05T09:00:00Z' },
])('a clock that was set $moved loses nothing and counts nothing twice', async ({ now }) => {
  const app = await testApp({ plan: 'made', now: '2026-03-05T09:00:00Z' });
  const [first, second] = app.plan().tasks;
  await app.post(`/tasks/${first?.id}/completion`, { done: 'yes' });
  const before = app.plan().tasks;

  app.setNow(now);
  expect(app.plan().tasks).toEqual(before);
  await app.post(`/tasks/${first?.id}/completion`, { done: 'yes' });
  await app.post(`/tasks/${second?.id}/completion`, { done: 'yes' });

  const done = app.plan().tasks.filter(({ completion }) => completion !== null);
  expect(done.map(({ id }) => id)).toEqual([first?.id, second?.id]);
  for (const path of ['/today', '/weeks', '/progress', '/report', '/changes']) {
    expect((await app.get(path)).status, path).toBe(200);
  }

  app.setNow('2026-03-05T09:00:00Z');
  expect(app.plan().tasks.filter(({ completion }) => completion !== null)).toEqual(done);
});
