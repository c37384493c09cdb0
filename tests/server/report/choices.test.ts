import { describe, expect, it } from 'vitest';
import { deleteReportChoices, saveReportChoices } from '../../../db/report/report-choices.ts';
import { type TestApp, testApp } from '../../support/app/test-app.ts';
import { expectOneUndoableChange } from '../../support/database/db.ts';

const FORM = {
  name: 'Mentor, weekly',
  choices: 'range=last-week&section=pace&detail=one-page',
  from: '/report',
};

async function givenWords({ post }: TestApp): Promise<void> {
  await post('/tasks/1/completion', { done: 'yes', on: '2026-03-03' });
  await post('/tasks/1/note', { text: 'Private note', revision: '0' });
  await post('/tasks/1/evidence', { kind: 'note', text: 'Private evidence', location: '', value: '' });
  await post('/weeks/1/reflection', { text: 'Private reflection', revision: '0' });
  await post('/habits/1/days/2026-03-03/note', { text: 'Private habit', revision: '0' });
  await post('/tasks/4/drop', { dropped: 'yes', reason: 'Private reason', from: '/plan' });
}

const headings = ({ $ }: Awaited<ReturnType<TestApp['get']>>) =>
  $('.report__section h3')
    .toArray()
    .map((heading) => $(heading).text());

describe('choosing what the report shows', () => {
  it('has an address, which keeps the choice in the form and in every file', async () => {
    const app = await testApp();
    const answer = await app.get(
      '/report?chosen=yes&range=phase&phase=first&section=phases&section=coming&detail=figures',
    );
    expect(headings(answer)).toEqual(['Phases', 'What comes next']);
    expect(answer.$('input[name=range]:checked').val()).toBe('phase');
    expect(answer.$('select[name=phase] option[selected]').val()).toBe('first');
    expect(answer.$('input[name=section]:checked')).toHaveLength(2);
    expect(answer.$('input[name=detail]:checked').val()).toBe('figures');
    for (const link of answer.$('.downloads__link').toArray()) {
      expect(link.attribs.href).toContain(
        '?range=phase&phase=first&section=phases&section=coming&detail=figures',
      );
    }
    const json = JSON.parse((await app.get('/report.json?range=phase&phase=first&section=phases')).body);
    expect(json).toMatchObject({
      range: { from: '2026-03-02', to: '2026-03-08' },
      sections: ['phases'],
      weeks: null,
    });
  });

  it.each([
    { query: 'chosen=yes', field: 'sections' },
    { query: 'range=phase&phase=gone', field: 'phase' },
    { query: 'range=days&from=soon', field: 'from' },
  ])('is told what is wrong with $query, and shows no report', async ({ query, field }) => {
    const { get } = await testApp();
    const { status, $ } = await get(`/report?${query}`);
    expect(status).toBe(422);
    expect($(`.error-summary a[href="#field-${field}"]`)).toHaveLength(1);
    expect($(`#field-${field}`)).toHaveLength(1);
    expect($('#report-choose').parent().attr('open')).toBeDefined();
    expect($('.report')).toHaveLength(0);
    for (const extension of ['md', 'html', 'json', 'csv']) {
      expect((await get(`/report.${extension}?${query}`)).status).toBe(422);
    }
  });
});

describe('choices under a name', () => {
  it('are one undoable change, lead to their report, and replace those of the same name', async () => {
    const app = await testApp();
    await app.post('/report/choices', { ...FORM, name: 'Neighbour', choices: '' });
    await app.post('/report/choices', FORM);
    const links = async () => {
      const { $ } = await app.get('/report');
      return $('.report-desk__saved a')
        .toArray()
        .map((link) => [$(link).text(), link.attribs.href]);
    };
    expect(await links()).toEqual([
      ['Mentor, weekly', '/report?range=last-week&section=pace&detail=one-page'],
      ['Neighbour', '/report'],
    ]);
    await app.post('/report/choices', { ...FORM, choices: 'range=this-week' });
    expect(await links()).toEqual([
      ['Mentor, weekly', '/report?range=this-week'],
      ['Neighbour', '/report'],
    ]);
    expect((await app.get('/changes')).body).toContain('Changed the report “Mentor, weekly”');
  });

  it('are undone and redone whole, and so is deleting them', async () => {
    const app = await testApp();
    const { db } = app;
    const moment = { at: '2026-03-04T09:00:00.000Z', today: app.plan().calendar.startOn };
    expectOneUndoableChange(db, () => saveReportChoices(db, { name: 'One', choices: '{}', ...moment }));
    expectOneUndoableChange(db, () => saveReportChoices(db, { name: 'Two', choices: '{}', ...moment }));
    expectOneUndoableChange(db, () => deleteReportChoices(db, { choicesId: 1, ...moment }));
    expect(saveReportChoices(db, { name: 'Two', choices: '{}', ...moment })).toEqual({ changeId: null });
    expect(deleteReportChoices(db, { choicesId: 99, ...moment })).toBeUndefined();
  });

  it('are saved once by a form that is sent twice, and deleted where they stand', async () => {
    const { post, get } = await testApp();
    const form = { ...FORM, formToken: '6f1f5f0e-6f43-4f4e-9d5a-3d6a0f6f8a01' };
    for (const htmx of [true, false]) await post('/report/choices', form, { htmx });
    await post('/report/choices', { ...FORM, name: 'Neighbour' });
    expect((await get('/report')).$('.report-desk__saved a')).toHaveLength(2);

    const deleted = await post('/report/choices/1/removal', { from: '/report' }, { htmx: true });
    expect(deleted.$('.report-desk__saved').text()).toBe('Neighbour');
    expect((await post('/report/choices/1/removal', { from: '/report' })).status).toBe(303);
    expect((await post('/report/choices/x/removal', { from: '/report' })).status).toBe(303);
  });

  it.each([true, false])('need a name, and keep what was typed (htmx: %s)', async (htmx) => {
    const { post, get } = await testApp();
    for (const name of [' ', 'x'.repeat(61)]) {
      const { status, $ } = await post('/report/choices', { ...FORM, name }, { htmx });
      expect(status).toBe(422);
      expect($('#field-name').attr('aria-invalid')).toBe('true');
      expect($('#field-name').val()).toBe(name);
      expect($('#report-save-summary').parent().attr('open')).toBeDefined();
    }
    expect((await post('/report/choices', { ...FORM, choices: 'range=phase&phase=gone' })).status).toBe(422);
    expect((await get('/report')).$('.report-desk__saved')).toHaveLength(0);
  });
});

describe('a link to chosen sections', () => {
  it('shows them and nothing else', async () => {
    const app = await testApp();
    await givenWords(app);
    const open = async (choices: string) => {
      const { $ } = await app.post('/report/links', { label: 'Ada', choices, from: '/report' });
      return app.get(new URL(String($('#fresh-link').val())).pathname);
    };

    expect(headings(await open('section=phases'))).toEqual(['Phases']);
    const figures = await open('detail=figures');
    const evidence = await open('section=evidence');
    const weeks = await open('section=weeks');
    const secrets = [
      'Private note',
      'Private evidence',
      'Private reflection',
      'Private habit',
      'Private reason',
    ];
    for (const secret of secrets) expect(figures.body).not.toContain(secret);
    expect([evidence.body.includes('Private note'), evidence.body.includes('Private evidence')]).toEqual([
      true,
      true,
    ]);
    for (const secret of ['Private reflection', 'Private habit']) {
      expect(evidence.body).not.toContain(secret);
      expect(weeks.body).toContain(secret);
    }
    expect(weeks.body).not.toMatch(/Private (note|evidence)|Task [1-4]/);
    expect((await app.get('/report')).$('.links__item').first().text()).toContain(
      'The whole plan, full: phases',
    );
  });

  it('is not made of what is no report', async () => {
    const { post, get } = await testApp();
    const { status } = await post('/report/links', {
      label: '',
      choices: 'range=phase&phase=gone',
      from: '/report',
    });
    expect(status).toBe(422);
    expect((await get('/report')).$('.links__item')).toHaveLength(0);
  });
});
