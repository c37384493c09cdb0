import { describe, expect, it } from 'vitest';
import { loadSettings } from '../../../db/settings.ts';
import { dumpData } from '../../support/db.ts';
import { testApp } from '../../support/test-app.ts';

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

  it('show the calendar of the plan, and no way out where no password is asked for', async () => {
    const { get } = await testApp();
    const { $ } = await get('/settings');
    expect($('.entry:contains("Calendar") .ledger__line').first().text()).toBe('Monday2 h');
    expect($('form[action^="/logout"]')).toHaveLength(0);
  });
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
