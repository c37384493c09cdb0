import { describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../support/app/test-app.ts';
import { dumpData } from '../../support/database/db.ts';

/** The week of the plan that tests stand on. */
const AS_PLANNED = {
  monday: '120',
  tuesday: '120',
  wednesday: '120',
  thursday: '120',
  friday: '120',
  saturday: '180',
  sunday: '0',
};

type Fields = Partial<Record<string, string>>;

/** Monday of the second week: of twelve hours five are done, one on each day from Monday to Friday. */
async function givenSecondWeek(): Promise<TestApp> {
  const app = await testApp({ taskCount: 12, now: '2026-03-09T09:00:00Z' });
  for (let number = 1; number <= 5; number += 1) {
    const { id } = app.task(number);
    await app.post(`/tasks/${id}/completion`, { done: 'yes', on: `2026-03-0${number + 1}` });
  }
  return app;
}

async function ask({ get }: TestApp, fields: Fields) {
  const { status, $ } = await get(`/progress?${new URLSearchParams(fields as Record<string, string>)}`);
  const rows = $('#what-if-answer tbody tr')
    .toArray()
    .map((row) =>
      $(row)
        .children()
        .toArray()
        .map((cell) => $(cell).text()),
    );
  return { $, status, rows, answer: $('#what-if-answer').text() };
}

describe('what if', () => {
  it('is a form that works without JavaScript, filled with how things are', async () => {
    const app = await givenSecondWeek();
    const { $, rows, answer } = await ask(app, {});
    const form = $('form.what-if');

    expect(form.attr('method')).toBe('get');
    expect(form.attr('action')).toBe('/progress#what-if');
    expect(form.find('#what-if-show')).toHaveLength(1);
    expect(
      Object.fromEntries(Object.keys(AS_PLANNED).map((name) => [name, $(`#field-${name}`).val()])),
    ).toEqual(AS_PLANNED);
    expect(rows).toEqual([]);
    expect(answer).toContain('Change something above');
  });

  it('takes its answer out of the same page while typing', async () => {
    const app = await givenSecondWeek();
    const { $ } = await ask(app, {});
    const form = $('form.what-if');

    expect(form.attr('hx-get')).toBe('/progress');
    expect($(form.attr('hx-target') ?? '')).toHaveLength(1);
    expect(form.attr('hx-select')).toBe(form.attr('hx-target'));
    expect($('#what-if-answer').attr('aria-live')).toBe('polite');
  });

  it('sent as it is, supposes nothing', async () => {
    const app = await givenSecondWeek();
    const { rows } = await ask(app, { ...AS_PLANNED, offFrom: '', offTo: '' });

    expect(rows).toEqual([]);
  });

  it('shows the forecast as it is beside the one of shorter days', async () => {
    const app = await givenSecondWeek();
    const short = { monday: '0', tuesday: '0', friday: '0', saturday: '0' };
    const { status, rows, answer, $ } = await ask(app, { ...AS_PLANNED, ...short });

    expect(status).toBe(200);
    expect(rows.map(([label]) => label)).toEqual([
      'Done around',
      'Nearly sure by',
      'In time',
      'Needed per day',
      'Of each study hour',
    ]);
    const [around] = rows;
    expect(around?.[1]).toMatch(/Mar 2026$/);
    expect(around?.[2]).not.toBe(around?.[1]);
    expect(answer).toMatch(/You would be done [0-9]+ days? later\./);
    expect($('#field-monday').val()).toBe('0');
    expect($('.answer__day').text()).toContain((around?.[1] ?? '').slice(0, 2));
  });

  it('leads to the preview of the same as a change', async () => {
    const app = await givenSecondWeek();
    const { $ } = await ask(app, {
      ...AS_PLANNED,
      monday: '30',
      offFrom: '2026-03-12',
      offTo: '2026-03-13',
    });
    const address = new URL($('#what-if-answer a').attr('href') ?? '', 'http://page');

    expect(address.pathname).toBe('/replan');
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      monday: '30',
      offFrom: '2026-03-12',
      offTo: '2026-03-13',
      from: '/progress',
    });
    expect(address.searchParams.has('tuesday')).toBe(false);
    expect((await app.get(`${address.pathname}${address.search}`)).status).toBe(200);
  });

  it('takes days off from today on, however early they begin', async () => {
    const app = await givenSecondWeek();
    const whole = await ask(app, { offFrom: '2026-03-01', offTo: '2026-03-11' });
    const rest = await ask(app, { offFrom: '2026-03-09', offTo: '2026-03-11' });

    expect(whole.rows).toHaveLength(5);
    expect(whole.rows).toEqual(rest.rows);
  });

  it.each<{ fields: Fields; field: string; words: string }>([
    { fields: { monday: 'many' }, field: 'monday', words: 'Monday: enter whole minutes from 0 to 1440' },
    { fields: { sunday: '1441' }, field: 'sunday', words: 'Sunday: enter whole minutes from 0 to 1440' },
    {
      fields: Object.fromEntries(Object.keys(AS_PLANNED).map((name) => [name, '0'])),
      field: 'monday',
      words: 'Monday: give at least one day of the week some minutes',
    },
    { fields: { offFrom: '2026-02-30', offTo: '' }, field: 'daysOff', words: '“2026-02-30” is not one' },
    {
      fields: { offFrom: '2026-03-12', offTo: '2026-03-10' },
      field: 'daysOff',
      words: 'cannot end before, on 10 March 2026',
    },
    {
      fields: { offFrom: '2026-03-03', offTo: '2026-03-04' },
      field: 'daysOff',
      words: '4 March 2026 is over. Choose today or a later day',
    },
    {
      fields: { offFrom: '', offTo: '2026-03-12' },
      field: 'daysOff',
      words: 'Enter the first of these days off',
    },
  ])('tells in words what is wrong: $words', async ({ fields, field, words }) => {
    const app = await givenSecondWeek();
    const { $, status, rows, answer } = await ask(app, fields);

    expect(status).toBe(200);
    expect(rows).toEqual([]);
    expect(answer).toContain(words);
    expect($('#what-if-answer a').attr('href')).toBe(`#field-${field}`);
    expect($(`#field-${field}`)).toHaveLength(1);
    expect($('.answer__day').text()).toMatch(/^Around/);
    for (const [name, typed] of Object.entries(fields)) expect($(`[name=${name}]`).val()).toBe(typed);
  });

  it('saves nothing, whatever is asked', async () => {
    const app = await givenSecondWeek();
    const before = dumpData(app.db);
    const steady = (await app.get('/progress')).body;

    await ask(app, {
      ...AS_PLANNED,
      monday: '600',
      offFrom: '2026-03-12',
      offTo: '',
      withoutStretch: 'yes',
    });

    expect(dumpData(app.db)).toEqual(before);
    expect((await app.get('/progress')).body).toBe(steady);
  });

  it('tells what is needed where it is too early for a forecast', async () => {
    const app = await testApp();
    const { rows, answer } = await ask(app, { ...AS_PLANNED, monday: '240' });

    expect(answer).toContain('There is no forecast yet');
    expect(rows[0]).toEqual(['Done around', 'no date to give', 'no date to give']);
    // Four hours are left for 22 study hours; on the one Monday that is to come there would be two more.
    expect(rows.at(-1)).toEqual(['Of each study hour', '11 min', '10 min']);
  });

  it('is not asked once everything is done', async () => {
    const app = await testApp({ taskCount: 2 });
    for (const number of [1, 2]) await app.post(`/tasks/${app.task(number).id}/completion`, { done: 'yes' });
    const { $ } = await app.get('/progress');

    expect($('.answer__day').text()).toBe('You are.');
    expect($('form.what-if')).toHaveLength(0);
  });
});

describe('without stretch work', () => {
  it('is offered where some is open, and brings the day nearer', async () => {
    const app = await testApp({ plan: 'built-in', now: '2026-03-09T09:00:00Z' });
    for (let number = 1; number <= 8; number += 1) {
      await app.post(`/tasks/${app.task(number).id}/completion`, { done: 'yes', on: '2026-03-05' });
    }
    const { rows, answer, $ } = await ask(app, { withoutStretch: 'yes' });
    const dropped = new URL($('#what-if-answer a').attr('href') ?? '', 'http://page').searchParams.getAll(
      'drop',
    );

    expect($('#field-withoutStretch').attr('checked')).toBeDefined();
    expect(answer).toMatch(/earlier|a day to tell/);
    expect(rows.at(-1)?.[1]).not.toBe(rows.at(-1)?.[2]);
    expect(dropped.length).toBe(
      app.plan().tasks.filter(({ weight, completion }) => weight === 'stretch' && completion === null).length,
    );
  });
});
