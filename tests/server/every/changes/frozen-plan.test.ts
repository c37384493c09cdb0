import { expect, test } from 'vitest';
import { loadActivePlan } from '../../../../db/plan/load-plan.ts';
import { PAGES } from '../../../../server/pages.ts';
import { testApp } from '../../../support/app/test-app.ts';

/** Addresses that are no page of a plan in use, and yet are worked out from it. */
const OTHERS = ['/report.md', '/report.html', '/report.csv', '/report.pdf', '/report.json', '/settings'];

const PARAMS: Readonly<Record<string, string>> = {
  ':id': '5',
  ':week': '2',
  ':day': '2026-03-03',
  ':month': '2026-03',
  ':phase': 'research-portfolio',
};

/** What a page asks for besides. */
const QUERIES: Readonly<Record<string, string>> = {
  '/progress/time/estimates': '?kind=study',
  '/moves': '?task=5&action=today',
};

function addressOf(path: string): string {
  const params = path.startsWith('/mocks/') ? { ...PARAMS, ':id': '1' } : PARAMS;
  const segments = path
    .split('/')
    .map((segment) => (segment.startsWith(':') ? (params[segment] ?? segment) : segment));
  return `${segments.join('/')}${QUERIES[path] ?? ''}`;
}

function deepFreeze(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const parts = value instanceof Map ? [...value.values()] : Object.values(value);
  for (const part of parts) deepFreeze(part);
  Object.freeze(value);
}

test('no page changes the plan, which all requests share', async () => {
  const { db, get, post } = await testApp({ plan: 'built-in', now: '2026-03-10T09:00:00Z' });
  await post('/tasks/1/completion', { done: 'yes', on: '2026-03-03' });
  await post('/tasks/5/steps/1/completion', { done: 'yes' });
  const study = loadActivePlan(db)?.tasks.filter(({ kind }) => kind === 'study') ?? [];
  for (const { id } of study.slice(0, 3)) {
    await post(`/tasks/${id}/completion`, { done: 'yes', on: '2026-03-03' });
    await post(`/tasks/${id}/spent`, { spentMinutes: '85', spentOn: '2026-03-03' });
  }
  await post('/mocks', { format: 'behavioural' });
  const plan = loadActivePlan(db);
  deepFreeze(plan);

  const addresses = [...PAGES.map(({ path }) => addressOf(path)), ...OTHERS];
  const answers: [string, number][] = [];
  for (const address of addresses) answers.push([address, (await get(address)).status]);

  expect(answers).toEqual(addresses.map((address) => [address, 200]));
  expect(loadActivePlan(db)).toBe(plan);
});
