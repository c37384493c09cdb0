import { describe, expect, it } from 'vitest';
import { day } from '../../../plans/day.ts';
import { agendaOf } from '../../../plans/today/agenda.ts';
import { type TestApp, testApp } from '../../support/app/test-app.ts';
import { dumpData, TODAY } from '../../support/database/db.ts';

const MONDAY = day('2026-03-09');
const TUESDAY = day('2026-03-10');
const FROM = `/days/${MONDAY}`;

/** On Monday of the second week tasks 15, 21 and 27, on Tuesday 16, 22 and 28. */
const givenDays = () => testApp({ taskCount: 28 });

function orderOf({ plan }: TestApp, on = MONDAY): number[] {
  return agendaOf(plan(), on, TODAY).items.map(({ task }) => task.id);
}

describe('the order of a day', () => {
  it('is that of the roadmap at first, and on the page', async () => {
    const app = await givenDays();
    expect(orderOf(app)).toEqual([15, 21, 27]);
    const { $ } = await app.get(FROM);
    expect(
      $('.order')
        .toArray()
        .map((order) => $(order).find('[aria-disabled]').attr('id')),
    ).toEqual(['task-15-up', undefined, 'task-27-down']);
  });

  it.each([
    { name: 'up', task: '27', before: '21', order: [15, 27, 21] },
    { name: 'to the top', task: '27', before: '15', order: [27, 15, 21] },
    { name: 'down', task: '15', before: '27', order: [21, 15, 27] },
    { name: 'to the end', task: '15', before: '', order: [21, 27, 15] },
    { name: 'nowhere', task: '21', before: '21', order: [15, 21, 27] },
  ])('moves a task $name; the next day stays', async ({ task, before, order }) => {
    const app = await givenDays();

    const answer = await app.post(`${FROM}/order`, { task, before, from: FROM, at: `task-${task}` });

    expect([answer.status, answer.headers.location]).toEqual([303, `${FROM}#task-${task}`]);
    expect(orderOf(app)).toEqual(order);
    expect(orderOf(app, TUESDAY)).toEqual([16, 22, 28]);
  });

  it('is changed by the buttons of the page, one place at a time, until the end', async () => {
    const app = await givenDays();
    const press = async (id: string) => {
      const form = (await app.get(FROM)).$(`#${id}`).closest('form');
      const fields = Object.fromEntries(form.serializeArray().map(({ name, value }) => [name, value]));
      return app.post(form.attr('action') ?? '', fields, { htmx: true });
    };

    await press('task-15-down');
    expect(orderOf(app)).toEqual([21, 15, 27]);
    await press('task-15-down');
    expect(orderOf(app)).toEqual([21, 27, 15]);
    await press('task-15-down');
    expect(orderOf(app)).toEqual([21, 27, 15]);
    const { status, $ } = await press('task-27-up');

    expect(orderOf(app)).toEqual([27, 21, 15]);
    expect(status).toBe(200);
    expect($('#task-27-up').attr('aria-disabled')).toBe('true');
    expect($('#flash').text()).toContain('Changed the order of 9 March 2026');
  });

  it('can be taken back, to the byte', async () => {
    const app = await givenDays();
    const before = dumpData(app.db);
    await app.post(`${FROM}/order`, { task: '27', before: '15' });
    await app.post('/changes/2/undo', { undone: 'yes' });
    expect(dumpData(app.db)).toEqual(before);
  });

  it.each([
    { name: 'a task of another day', path: `${FROM}/order`, form: { task: '16', before: '15' }, status: 409 },
    { name: 'a place that is gone', path: `${FROM}/order`, form: { task: '15', before: '16' }, status: 409 },
    { name: 'no task', path: `${FROM}/order`, form: { before: '15' }, status: 422 },
    { name: 'words for a task', path: `${FROM}/order`, form: { task: 'first' }, status: 422 },
    { name: 'words for a place', path: `${FROM}/order`, form: { task: '15', before: 'last' }, status: 422 },
    { name: 'a day that is none', path: '/days/2026-02-30/order', form: { task: '15' }, status: 404 },
  ])('is not changed by $name', async ({ path, form, status }) => {
    const app = await givenDays();
    const before = dumpData(app.db);
    expect((await app.post(path, form)).status).toBe(status);
    expect(dumpData(app.db)).toEqual(before);
  });

  it('has no buttons where there is nothing to order, nor a plan', async () => {
    const { get } = await testApp();
    expect((await get('/days/2026-03-09')).$('.order')).toHaveLength(0);
    const { post } = await testApp({ plan: 'none' });
    expect((await post(`${FROM}/order`, { task: '15' })).status).toBe(404);
  });
});
