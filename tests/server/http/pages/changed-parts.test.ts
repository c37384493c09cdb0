import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latestChange } from '../../../../db/journal/history.ts';
import { findChangedParts } from '../../../../server/http/pages/changed-parts.ts';
import { type Part, part } from '../../../../views/parts/part.tsx';
import { type TestApp, testApp } from '../../../support/app/test-app.ts';
import { openWindow } from '../../../support/app/window.ts';

const OtherView = () => ({}) as ReturnType<Part['render']>;
const View = () => ({}) as ReturnType<Part['render']>;
const row = (id: string, text: string, rows: readonly Part[] = []) => part(id, View, { text }, rows);
const told = (before: readonly Part[], after: readonly Part[]) =>
  findChangedParts(before, after)?.map((change) => {
    if (change.kind === 'gone') return `without ${change.id}`;
    return change.kind === 'new' ? change.part.id : `${change.part.id} behind ${change.behind}`;
  }) ?? null;

describe('what is new in a page', () => {
  it.each([
    { what: 'nothing', before: [row('a', '1')], after: [row('a', '1')], is: [] },
    {
      what: 'a part',
      before: [row('a', '1'), row('b', '1')],
      after: [row('a', '1'), row('b', '2')],
      is: ['b'],
    },
    {
      what: 'a part that is shown in another way',
      before: [row('a', '1')],
      after: [part('a', OtherView, { text: '1' })],
      is: ['a'],
    },
    {
      what: 'parts that came, one behind the other, and one that went',
      before: [row('a', '1'), row('b', '1'), row('c', '1')],
      after: [row('a', '2'), row('d', '1'), row('e', '1'), row('c', '1')],
      is: ['without b', 'a', 'd behind a', 'e behind d'],
    },
    {
      what: 'the page itself, which begins with another part',
      before: [row('b', '1')],
      after: [row('a', '1'), row('b', '1')],
      is: null,
    },
    {
      what: 'parts in another order',
      before: [row('a', ''), row('b', '')],
      after: [row('b', ''), row('a', '')],
      is: null,
    },
    {
      what: 'the smallest part that differs',
      before: [row('a', '1', [row('b', '1', [row('c', '1')]), row('d', '1')])],
      after: [row('a', '1', [row('b', '1', [row('c', '2')]), row('d', '1')])],
      is: ['c'],
    },
    {
      what: 'a row that went, and one that changed',
      before: [row('a', '1', [row('b', '1'), row('c', '1')])],
      after: [row('a', '1', [row('c', '2')])],
      is: ['without b', 'c'],
    },
    {
      what: 'a row that went from one list to the one before it',
      before: [row('a', '1', [row('b', '1')]), row('c', '1', [row('d', '1'), row('e', '1')])],
      after: [row('a', '1', [row('b', '1'), row('d', '1')]), row('c', '1', [row('e', '1')])],
      is: ['without d', 'a'],
    },
    {
      what: 'a row that came',
      before: [row('a', '1', [row('b', '1')])],
      after: [row('a', '1', [row('b', '1'), row('c', '1')])],
      is: ['a'],
    },
    {
      what: 'the last row that went',
      before: [row('a', '1', [row('b', '1')])],
      after: [row('a', '1', [])],
      is: ['a'],
    },
  ])('is $what', ({ before, after, is }) => {
    expect(told(before, after)).toEqual(is);
  });
});

/** Something that a learner does in this window or in another one. */
type Act = { where: 'here' | 'elsewhere'; path: string; form: Record<string, string> };

const TASKS = fc.integer({ min: 1, max: 14 });
const WANTED = fc.constantFrom('yes', 'no');
const act = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .record({ task: TASKS, done: WANTED })
      .map(({ task, done }) => ({ path: `/tasks/${task}/completion`, form: { done } })),
  },
  fc
    .record({ task: TASKS, step: fc.integer({ min: 1, max: 5 }), done: WANTED })
    .map(({ task, step, done }) => ({ path: `/tasks/${task}/steps/${step}/completion`, form: { done } })),
  fc
    .record({ task: TASKS, part: fc.integer({ min: 1, max: 2 }), done: WANTED })
    .map(({ task, part, done }) => ({ path: `/tasks/${task}/parts/${part}/completion`, form: { done } })),
  fc.record({ done: WANTED }).map((form) => ({ path: '/habits/1/days/2026-03-04/completion', form })),
  fc
    .record({ task: TASKS, action: fc.constantFrom('today', 'next', 'split') })
    .map(({ task, action }) => ({ path: `/tasks/${task}/sessions`, form: { action } })),
  fc
    .record({ task: TASKS })
    .map(({ task }) => ({ path: `/tasks/${task}/drop`, form: { dropped: 'yes', reason: '' } })),
  fc
    .record({ task: fc.constantFrom('5', '6') })
    .map(({ task }) => ({ path: '/days/2026-03-04/order', form: { task, before: '' } })),
  { weight: 2, arbitrary: fc.constant({ path: 'undo', form: {} }) },
);
const acts = fc
  .array(fc.tuple(fc.constantFrom('here', 'elsewhere'), act), { minLength: 1, maxLength: 12 })
  .map((list) =>
    list.map(([where, what]): Act => ({ ...what, where: where === 'here' ? 'here' : 'elsewhere' })),
  );

async function doActs(app: TestApp, address: string, list: readonly Act[]) {
  const window = await openWindow(app, address);
  const sizes: number[] = [];
  for (const { where, path, form } of list) {
    const change = latestChange(app.db);
    const [target, fields] =
      path === 'undo'
        ? [`/changes/${change?.id ?? 1}/undo`, { undone: change?.undoneAt ? 'no' : 'yes' }]
        : [path, form];
    if (where === 'elsewhere') await app.post(target, fields);
    else {
      const answer = await window.send(target, fields);
      if (answer.status !== 200) continue;
      const fresh = await app.get(address);
      expect(window.main(), `${target} ${JSON.stringify(fields)}`).toBe(
        (await openWindow({ ...app, get: async () => fresh }, address)).main(),
      );
      sizes.push(answer.body.length);
    }
  }
  return sizes;
}

describe('a page whose changes are answered in parts', () => {
  it.each(['/today', '/days/2026-03-03', '/plan', '/weeks/1', '/tasks/5'])(
    'shows the same as a fresh one, whatever was done here and elsewhere: %s',
    { timeout: 120_000 },
    async (address) => {
      await fc.assert(
        fc.asyncProperty(acts, async (list) => {
          const app = await testApp({ plan: 'built-in' });
          await doActs(app, address, list);
          await app.app.close();
        }),
        { numRuns: 12 },
      );
    },
  );

  it('takes the whole page where the browser names no version, one of another page, or one that is long gone', async () => {
    const app = await testApp({ plan: 'built-in' });
    const form = { done: 'yes', from: '/today' };
    const versionOf = async (address: string) =>
      (await app.get(address)).$('body').attr('data-version') ?? '';
    const isWhole = async (version: string) => {
      const { $ } = await app.post('/tasks/5/completion', form, {
        htmx: true,
        headers: { 'daymark-page': version },
      });
      return $('main').length === 1;
    };
    expect(await isWhole('nonsense')).toBe(true);
    expect(await isWhole(await versionOf('/days/2026-03-03'))).toBe(true);
    const old = await versionOf('/today');
    expect(await isWhole(old)).toBe(false);
    for (let time = 0; time < 70; time += 1)
      await app.get(`/days/2026-03-${String(1 + (time % 28)).padStart(2, '0')}?${time}`);
    expect(await isWhole(old)).toBe(true);
  });

  it('takes the whole page where dates are written in another way since', async () => {
    const app = await testApp({ plan: 'built-in' });
    const window = await openWindow(app, '/today');
    const { saveSettings } = await import('../../../../db/settings/settings.ts');
    saveSettings(
      app.db,
      { locale: 'de-DE' },
      { at: '2026-03-04T09:00:00.000Z', today: app.plan().calendar.startOn },
    );
    const { $ } = await window.send('/tasks/5/completion', { done: 'yes' });
    expect($('main').length).toBe(1);
  });

  it('brings the tick with which a part of the page goes, or comes again, in a few kilobytes', async () => {
    const app = await testApp({ plan: 'built-in' });
    const window = await openWindow(app, '/today');
    const isOpen = (id: number) => window.find(`#work #task-${id}-check[aria-pressed=false]`).length > 0;
    const open = app.plan().tasks.flatMap(({ id }) => (isOpen(id) ? id : []));
    const partCounts = new Set([window.find('#to-read').length]);
    for (const done of ['yes', 'no']) {
      for (const id of open) {
        const { body, $ } = await window.send(`/tasks/${id}/completion`, { done });
        expect($('main')).toHaveLength(0);
        expect(body.length).toBeLessThan(6 * 1024);
        partCounts.add(window.find('#to-read').length);
      }
    }
    expect(partCounts).toEqual(new Set([1, 0]));
    expect(window.find('#to-read')).toHaveLength(1);
  });

  it('brings a tick on Today in a few kilobytes', async () => {
    const app = await testApp({ plan: 'built-in' });
    const window = await openWindow(app, '/today');
    for (const done of ['yes', 'no']) {
      const { body, $ } = await window.send('/tasks/6/completion', { done });
      expect($('#task-6-check').attr('aria-pressed')).toBe(done === 'yes' ? 'true' : 'false');
      expect(body.length).toBeLessThan(6 * 1024);
    }
  });
});
