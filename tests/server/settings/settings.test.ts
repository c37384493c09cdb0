import { describe, expect, it } from 'vitest';
import { loadSettings } from '../../../db/settings/settings.ts';
import { settingsValues } from '../../../server/settings/form.ts';
import { encodeForm, type TestApp, testApp } from '../../support/app/test-app.ts';
import { dumpData } from '../../support/database/db.ts';

const OWN_FORM = {
  host: 'localhost',
  origin: 'http://localhost',
  'content-type': 'application/x-www-form-urlencoded',
};
const WANTED = { timeZone: 'Europe/Berlin', dayStartHour: '5', theme: 'dark' };

describe('the settings', () => {
  it('are saved, shown again, and hold on every page; the plan stays', async () => {
    const { db, get, plan, post } = await testApp();
    const before = plan();

    const answer = await post('/settings', WANTED);

    expect([answer.status, answer.headers.location]).toEqual([303, '/settings']);
    expect(loadSettings(db)).toMatchObject({ timeZone: 'Europe/Berlin', dayStartHour: 5, theme: 'dark' });
    expect(plan()).toEqual(before);
    const { $ } = await get('/settings');
    expect($('#field-timeZone').val()).toBe('Europe/Berlin');
    expect($('#field-dayStartHour').val()).toBe('5');
    expect($('[name=theme][checked]').val()).toBe('dark');
    expect((await get('/today')).$('html').attr('data-theme')).toBe('dark');
    expect((await get('/nowhere')).$('html').attr('data-theme')).toBe('dark');
  });

  it('give the drill its minutes and its retention, in percent', async () => {
    const { db, get, post } = await testApp();
    await post('/settings', { ...WANTED, drillMinutes: '25', desiredRetention: '85' });
    expect(loadSettings(db)).toMatchObject({ drillMinutes: 25, desiredRetention: 0.85 });
    const { $ } = await get('/settings');
    expect([$('#field-drillMinutes').val(), $('#field-desiredRetention').val()]).toEqual(['25', '85']);
  });

  it('can be saved before there is a plan', async () => {
    const { db, get, post } = await testApp({ plan: 'none' });
    await post('/settings', WANTED);
    expect(loadSettings(db).timeZone).toBe('Europe/Berlin');
    expect((await get('/setup')).$('#field-timeZone').val()).toBe('Europe/Berlin');
  });

  it('saved twice are one change, which can be taken back', async () => {
    const { db, post } = await testApp();
    const before = dumpData(db);
    await post('/settings', WANTED);
    await post('/settings', WANTED);
    expect((await post('/changes/3/undo', { undone: 'yes' })).status).toBe(404);

    await post('/changes/2/undo', { undone: 'yes' });

    expect(dumpData(db)).toEqual(before);
  });

  it.each([
    { name: 'an unknown zone', form: { timeZone: 'Mars/Olympus' }, field: 'timeZone', typed: 'Mars/Olympus' },
    { name: 'no zone', form: { timeZone: '' }, field: 'timeZone', typed: '' },
    { name: 'an hour past noon', form: { dayStartHour: '13' }, field: 'dayStartHour', typed: undefined },
    { name: 'an hour in words', form: { dayStartHour: 'three' }, field: 'dayStartHour', typed: undefined },
    { name: 'no hour', form: { dayStartHour: '' }, field: 'dayStartHour', typed: undefined },
    { name: 'half a minute of drill', form: { drillMinutes: '7.5' }, field: 'drillMinutes', typed: '7.5' },
    { name: 'a drill of days', form: { drillMinutes: '2000' }, field: 'drillMinutes', typed: '2000' },
    { name: 'a certain memory', form: { desiredRetention: '100' }, field: 'desiredRetention', typed: '100' },
    { name: 'a hopeless memory', form: { desiredRetention: '69' }, field: 'desiredRetention', typed: '69' },
    { name: 'part of an hour', form: { dayStartHour: '2.5' }, field: 'dayStartHour', typed: undefined },
  ])(
    'with $name are refused beside the field, and the rest of the form stays',
    async ({ form, field, typed }) => {
      const { db, post } = await testApp();
      const before = dumpData(db);

      const { status, $ } = await post('/settings', { ...WANTED, ...form });

      expect(status).toBe(422);
      expect($(`#field-${field}`).attr('aria-invalid')).toBe('true');
      expect($(`#error-${field}`).text()).not.toBe('');
      expect($(`.error-summary a[href="#field-${field}"]`)).toHaveLength(1);
      if (typed !== undefined) expect($(`#field-${field}`).val()).toBe(typed);
      expect($('[name=theme][checked]').val()).toBe('dark');
      expect(dumpData(db)).toEqual(before);
    },
  );

  it.each([{}, { ...WANTED, theme: 'neon' }, { ...WANTED, timeZone: ['UTC', 'UTC'] }])(
    'made by hand, %j, are refused with links that lead somewhere',
    async (form) => {
      const { post } = await testApp();
      const { status, $ } = await post('/settings', form);
      expect(status).toBe(422);
      for (const link of $('.error-summary a').toArray()) expect($(link.attribs.href ?? '')).toHaveLength(1);
    },
  );

  it('say how dates and times are written, on every page and after a change; the words stay English', async () => {
    const { get, post } = await testApp();
    await post('/settings', { ...WANTED, locale: 'de-DE', hourCycle: '12', weekStart: '6', timeZone: 'UTC' });

    expect((await get('/days/2026-03-04')).$('h1').text()).toBe('Wednesday 4.3.');
    expect((await get('/days/2026-03-05')).$('title').text()).toBe('Thu 5.3. · Daymark');
    expect((await get('/weeks')).$('.weeks__dates').first().text()).toBe('2.3. to 8.3.');
    expect((await get('/report.html')).body).toContain('Wednesday 4.3.2026');
    const { $ } = await post('/tasks/3/completion', { done: 'yes', from: '/tasks/3' }, { htmx: true });
    expect($('.task-check__words').text()).toBe('Done on Wed 4.3.');
    expect((await get('/changes')).$('.changes__when').first().text().replace(/\s/g, ' ')).toBe(
      'Wed 4.3.2026, 9:00 am',
    );
    const settings = (await get('/settings')).$;
    expect(settings('#field-weekStart option[selected]').text()).toBe('Sunday');
    expect(settings('#field-locale option[selected]').text()).toContain('German: Thu 26.11.');
    expect(settings('[name=hourCycle][checked]').val()).toBe('12');
  });

  it('that a form does not name stay', async () => {
    const { db, post } = await testApp();
    await post('/settings', { ...WANTED, locale: 'fr-FR', hourCycle: '24', weekStart: '5' });
    await post('/settings', { ...WANTED, theme: 'light' });
    expect(loadSettings(db)).toMatchObject({
      locale: 'fr-FR',
      hourCycle: '24',
      weekStart: 5,
      theme: 'light',
    });
  });

  it.each([
    { name: 'an unknown locale', form: { locale: 'xx-XX' }, field: 'locale' },
    { name: 'an eighth day', form: { weekStart: '7' }, field: 'weekStart' },
    { name: 'hours of a third kind', form: { hourCycle: '36' }, field: 'hourCycle' },
  ])('with $name are refused', async ({ form, field }) => {
    const { db, post } = await testApp();
    const before = dumpData(db);
    const { status, $ } = await post('/settings', { ...WANTED, ...form });
    expect(status).toBe(422);
    expect($(`.error-summary a[href="#field-${field}"]`)).toHaveLength(1);
    expect($(`#field-${field}`)).toHaveLength(1);
    expect(dumpData(db)).toEqual(before);
  });

  it('show the calendar of the plan, and no way out where no password is asked for', async () => {
    const { get } = await testApp();
    const { $ } = await get('/settings');
    expect($('.entry:contains("Calendar") [name=monday]').val()).toBe('120');
    expect($('form[action^="/logout"]')).toHaveLength(0);
  });
});

describe('settings that were changed in another window', () => {
  /** What a page of settings sends when it is opened now and one of its fields is changed. */
  async function openForm({ get }: TestApp) {
    const fields = (await get('/settings')).$('form[action="/settings"]').serializeArray();
    const shown = Object.fromEntries(fields.map(({ name, value }) => [name, value]));
    return (changed: Record<string, string>) => ({ ...shown, ...changed });
  }

  it('are both kept where they are different ones', async () => {
    const app = await testApp();
    const [one, other] = [await openForm(app), await openForm(app)];

    await app.post('/settings', one({ theme: 'dark' }));
    const { status } = await app.post('/settings', other({ timeZone: 'Asia/Tokyo' }));

    expect(status).toBe(303);
    expect(loadSettings(app.db)).toMatchObject({ theme: 'dark', timeZone: 'Asia/Tokyo' });
  });

  it('to other values answer with both, and saving again settles it', async () => {
    const app = await testApp();
    const [one, other] = [await openForm(app), await openForm(app)];
    await app.post('/settings', one({ timeZone: 'Asia/Tokyo', locale: 'sv-SE', theme: 'dark' }));

    const { status, $ } = await app.post('/settings', other({ timeZone: 'Europe/Paris', weekStart: '6' }));

    expect(status).toBe(409);
    expect($('[role=alert]').text()).toContain('changed in another window');
    expect([$('#field-timeZone').val(), $('#field-weekStart').val()]).toEqual(['Europe/Paris', '6']);
    expect($('.theirs__value').text()).toBe('Asia/Tokyo');
    expect(loadSettings(app.db)).toMatchObject({ timeZone: 'Asia/Tokyo', weekStart: 0 });

    const again = $('form[action="/settings"]').serializeArray();
    await app.post('/settings', Object.fromEntries(again.map(({ name, value }) => [name, value])));
    expect(loadSettings(app.db)).toMatchObject({
      timeZone: 'Europe/Paris',
      weekStart: 6,
      locale: 'sv-SE',
      theme: 'dark',
    });
  });

  it('a thousand times at once are never overwritten in silence', async () => {
    const app = await testApp();
    const zones = ['Asia/Tokyo', 'Europe/Paris', 'America/Lima', 'Africa/Cairo'];
    for (let race = 0; race < 1000; race++) {
      const seen = JSON.stringify(settingsValues(loadSettings(app.db)));
      const wanted = [zones[(2 * race) % 4] ?? '', zones[(2 * race + 1) % 4] ?? ''];
      const send = (timeZone: string) =>
        app.app.inject({
          method: 'POST',
          url: '/settings',
          headers: OWN_FORM,
          payload: encodeForm({ ...WANTED, seen, timeZone }),
        });

      const answers = await Promise.all(wanted.map(send));

      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409]);
      const lost = answers.findIndex(({ statusCode }) => statusCode === 409);
      expect(loadSettings(app.db).timeZone).toBe(wanted[1 - lost]);
      for (const zone of wanted) expect(answers[lost]?.body).toContain(`value="${zone}"`);
    }
  }, 60_000);

  it.each(['', 'not JSON', '{}', '[]', '{"timeZone":1}'])(
    'are told by what the form saw; %j says nothing, and builds on what holds',
    async (seen) => {
      const { db, post } = await testApp();
      expect((await post('/settings', { ...WANTED, seen })).status).toBe(303);
      expect(loadSettings(db)).toMatchObject({ timeZone: 'Europe/Berlin', theme: 'dark' });
    },
  );
});

describe('all data as JSON', () => {
  it('is a file with every table, the same bytes twice', async () => {
    const { get, post } = await testApp();
    await post('/tasks/1/note', { text: 'Kept', revision: '0' });

    const { status, headers, body } = await get('/settings/data.json');

    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(headers['content-disposition']).toBe('attachment; filename="daymark-data-2026-03-04.json"');
    const data: { tables: Record<string, unknown[]> } = JSON.parse(body);
    expect(data).toMatchObject({ format: 'daymark-data', version: 1 });
    expect(Object.keys(data.tables)).toEqual(
      expect.arrayContaining(['settings', 'plans', 'tasks', 'steps', 'evidence', 'reflections', 'changes']),
    );
    expect(body).toContain('Kept');
    expect(body).not.toMatch(/token/i);
    expect((await get('/settings/data.json')).body).toBe(body);
  });

  it('is there before there is a plan', async () => {
    const { get } = await testApp({ plan: 'none' });
    expect((await get('/settings/data.json')).status).toBe(200);
  });
});
