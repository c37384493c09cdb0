import { describe, expect, it } from 'vitest';
import { testApp } from '../../support/app/test-app.ts';
import { dumpData } from '../../support/database/db.ts';
import { FILLED_IN, preview, typedValues } from '../../support/made/setup-form.ts';

const WRONG: { name: string; form: Record<string, string | string[]>; field: string; says: string }[] = [
  { name: 'no start', form: { startOn: '' }, field: 'startOn', says: 'Enter your first day' },
  { name: 'an impossible start', form: { startOn: '2026-02-30' }, field: 'startOn', says: '“2026-02-30”' },
  { name: 'a start in words', form: { startOn: 'next Monday' }, field: 'startOn', says: '“next Monday”' },
  { name: 'a start long ago', form: { startOn: '0001-01-01' }, field: 'startOn', says: '“0001-01-01”' },
  { name: 'no length', form: { length: '' }, field: 'length', says: 'Choose how long' },
  { name: 'a made-up length', form: { length: 'forever' }, field: 'length', says: 'Choose how long' },
  {
    name: 'no finish',
    form: { length: 'date', finishOn: '' },
    field: 'finishOn',
    says: 'Enter your last day',
  },
  {
    name: 'an impossible finish',
    form: { length: 'date', finishOn: '2026-02-30' },
    field: 'finishOn',
    says: '“2026-02-30” is not a day that exists',
  },
  {
    name: 'a finish before the start',
    form: { length: 'date', finishOn: '2026-03-01' },
    field: 'finishOn',
    says: 'comes before the first',
  },
  {
    name: 'more than two years',
    form: { length: 'date', finishOn: '2028-03-05' },
    field: 'finishOn',
    says: 'two years at most',
  },
  { name: 'minutes past a day', form: { monday: '1441' }, field: 'monday', says: 'from 0 to 1440' },
  { name: 'minutes below none', form: { tuesday: '-5' }, field: 'tuesday', says: 'from 0 to 1440' },
  { name: 'minutes in words', form: { friday: 'abc' }, field: 'friday', says: 'from 0 to 1440' },
  { name: 'minutes left empty', form: { sunday: '' }, field: 'sunday', says: 'from 0 to 1440' },
  { name: 'a part of a minute', form: { saturday: '1.5' }, field: 'saturday', says: 'from 0 to 1440' },
  {
    name: 'no study day',
    form: Object.fromEntries(
      ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((name) => [
        name,
        '0',
      ]),
    ),
    field: 'monday',
    says: 'at least one day',
  },
  {
    name: 'an unknown zone',
    form: { timeZone: 'Mars/Olympus' },
    field: 'timeZone',
    says: 'like Europe/Berlin',
  },
  {
    name: 'days off that end before they begin',
    form: { offFrom: '2026-04-10', offTo: '2026-04-06', offReason: 'Easter' },
    field: 'daysOff',
    says: 'cannot end before, on 6 April 2026',
  },
  {
    name: 'an impossible day off',
    form: { offFrom: '2026-02-30', offTo: '', offReason: '' },
    field: 'daysOff',
    says: '“2026-02-30” is not one',
  },
  {
    name: 'a day off without a day',
    form: { offFrom: '', offTo: '', offReason: 'Wedding' },
    field: 'daysOff',
    says: 'Enter the first of these days off',
  },
  {
    name: 'a last day that is over',
    form: { length: 'date', finishOn: '2026-03-03' },
    field: 'finishOn',
    says: 'That day is over',
  },
  {
    name: 'an interview that is no day',
    form: { interviewOn: 'soon' },
    field: 'interviewOn',
    says: '“soon”',
  },
  {
    name: 'an interview that is over',
    form: { interviewOn: '2026-03-03' },
    field: 'interviewOn',
    says: 'That interview is over: it was on 3 March 2026',
  },
  {
    name: 'an interview today',
    form: { interviewOn: '2026-03-04' },
    field: 'interviewOn',
    says: 'no day is left to prepare for it',
  },
  {
    name: 'an interview before the first day',
    form: { startOn: '2026-04-06', interviewOn: '2026-03-20' },
    field: 'interviewOn',
    says: 'on 20 March 2026, is before your first day',
  },
  {
    name: 'an interview on the first day',
    form: { startOn: '2026-04-06', interviewOn: '2026-04-06' },
    field: 'interviewOn',
    says: 'is on your first day',
  },
  {
    name: 'days off that leave no study day',
    form: { offFrom: '2026-03-02', offTo: '2026-06-14', offReason: '' },
    field: 'daysOff',
    says: 'This plan has no study day',
  },
];

describe.each(WRONG)('a setup with $name', ({ form, field, says }) => {
  it('says so beside its field, keeps what was typed and makes no plan', async () => {
    const app = await testApp({ plan: 'none' });
    const before = dumpData(app.db);
    const sent = { ...FILLED_IN, ...form };

    const made = await app.post('/plans', sent);
    const seen = await preview(app, sent);

    expect([made.status, seen.status]).toEqual([422, 200]);
    for (const answer of [made, seen]) {
      expect(answer.$(`#error-${field}`).text()).toContain(says);
      expect(answer.$(`#error-${field}`)).toHaveLength(1);
      expect(answer.$(`.error-summary a[href="#field-${field}"]`).text()).toContain(says);
      expect(answer.$(`#field-${field}`)).toHaveLength(1);
      for (const [name, value] of Object.entries(sent)) {
        if (name === 'length' && !['weeks', 'hundred-days', 'date'].includes(String(value))) continue;
        expect([name, typedValues(answer)[name]]).toEqual([name, expect.arrayContaining([value].flat())]);
      }
    }
    const control = made.$(`input#field-${field}`);
    if (control.length > 0) {
      expect(control.attr('aria-invalid')).toBe('true');
      expect(control.attr('aria-describedby')?.split(' ')).toContain(`error-${field}`);
    }
    expect(dumpData(app.db)).toEqual(before);
  });
});

describe('several things wrong at once', () => {
  it('are all told, and only they', async () => {
    const { post } = await testApp({ plan: 'none' });
    const { $ } = await post('/plans', { ...FILLED_IN, startOn: 'x', tuesday: '-5', timeZone: '' });

    expect(
      $('.error-summary a')
        .toArray()
        .map((link) => link.attribs.href),
    ).toEqual(['#field-startOn', '#field-tuesday', '#field-timeZone']);
    expect($('.field__error')).toHaveLength(3);
    expect($('#preview').text()).not.toContain('It fits.');
  });

  it('are told for a form without any field, too', async () => {
    const { post } = await testApp({ plan: 'none' });
    const { status, $ } = await post('/plans', {});
    expect(status).toBe(422);
    expect($('.error-summary a')).toHaveLength(9);
  });
});
