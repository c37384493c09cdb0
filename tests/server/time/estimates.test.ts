import { describe, expect, it } from 'vitest';
import { listChanges } from '../../../db/journal/history.ts';
import { type Answer, type TestApp, testApp } from '../../support/app/test-app.ts';
import { latestWords } from '../../support/database/db.ts';

/** Three finished hands-on tasks of an hour that took 60, 90 and 96 minutes; three are left. */
async function givenFactor(): Promise<TestApp> {
  const app = await testApp({ taskCount: 6 });
  for (const [id, minutes] of [
    [1, '60'],
    [2, '90'],
    [3, '96'],
  ] as const) {
    await app.post(`/tasks/${id}/completion`, { done: 'yes' });
    await app.post(`/tasks/${id}/spent`, { spentMinutes: minutes, spentOn: '2026-03-04' });
  }
  return app;
}

const PREVIEW = '/progress/time/estimates?kind=hands-on';
const estimates = ({ plan }: TestApp) => plan().tasks.map(({ minutes }) => minutes);

function formOf({ $ }: Answer, overrides: Record<string, string | string[]> = {}) {
  const field = (name: string) => String($(`[name=${name}]`).val());
  const chosen = $('[name=task][checked]')
    .toArray()
    .map(({ attribs }) => attribs.value ?? '');
  return {
    kind: 'hands-on',
    task: chosen,
    basis: field('basis'),
    formToken: field('formToken'),
    ...overrides,
  };
}

describe('where time goes', () => {
  it('answers first: which estimates are off, and where most time went', async () => {
    const { get } = await givenFactor();
    const { status, $ } = await get('/progress/time');
    expect(status).toBe(200);
    const leads = $('.lead')
      .toArray()
      .map((lead) => $(lead).text());
    expect(leads).toEqual([
      'Hands-on tasks take you 1.5 times the estimate.',
      'Hands-on takes most of your time: 4 h 6 min of 4 h 6 min, 100 %.',
    ]);
    expect($('.factors__line').text()).toContain('3 finished tasks with time noted: between 1 and 1.6');
    expect($('#rescale-hands-on').attr('href')).toBe(PREVIEW);
    expect($('#time-by-weekday-table').closest('details').find('tbody tr')).toHaveLength(7);
  });

  it('says what to do while there is nothing to tell', async () => {
    const { get, post } = await testApp();
    expect((await get('/progress/time')).$('.lead').text()).toContain('Nothing is finished yet');
    await post('/tasks/1/completion', { done: 'yes' });
    const { $ } = await get('/progress/time');
    expect($('main').text()).toContain('No finished task has time noted');
    expect($('.factors__line')).toHaveLength(0);
  });

  it('is linked from Progress', async () => {
    const { get } = await testApp();
    expect((await get('/progress')).$('main a[href="/progress/time"]')).toHaveLength(1);
  });
});

describe('the preview of other estimates', () => {
  it('tells each task from what to what, and what that does', async () => {
    const { get } = await givenFactor();
    const { $ } = await get(PREVIEW);
    expect($('.estimates__line')).toHaveLength(3);
    expect($('.estimates__change').first().text()).toBe('1 h → 1 h 30 min');
    expect($('.figures tbody tr').first().text()).toBe('Work left3 h4 h 30 min');
    expect($('[name=task][checked]')).toHaveLength(3);
  });

  it('is worked out again for those that are chosen, none of them too', async () => {
    const { get } = await givenFactor();
    const one = await get(`${PREVIEW}&chosen=yes&task=5&task=99&task=x`);
    expect(one.$('[name=task][checked]').attr('value')).toBe('5');
    expect(one.$('.lead').text()).toContain('1 task would bring 0.5 h more');
    const none = await get(`${PREVIEW}&chosen=yes`);
    expect(none.$('.lead').text()).toBe('Nothing would change.');
  });

  it('offers an estimate that was changed before without choosing it', async () => {
    const app = await givenFactor();
    const words = { title: 'Task 4', kind: 'hands-on', weight: 'core', steps: 'Read' };
    await app.post('/tasks/4', { ...words, minutes: '120', revision: '0' });
    const { $ } = await app.get(PREVIEW);
    expect($('[name=task][value=4]').attr('checked')).toBeUndefined();
    expect($('.estimates__line').first().text()).toContain('was changed before');
  });

  it.each(['study', 'video', ''])('of a kind that cannot be judged leads nowhere: “%s”', async (kind) => {
    const { get } = await givenFactor();
    expect((await get(`/progress/time/estimates?kind=${kind}`)).status).toBe(404);
  });
});

describe('applying a factor', () => {
  it('changes the estimates that are left as one change, which can be taken back', async () => {
    const app = await givenFactor();
    const before = app.plan();
    const count = listChanges(app.db, { limit: 100 }).length;

    const answer = await app.post('/progress/time/estimates', formOf(await app.get(PREVIEW)));

    expect([answer.status, answer.headers.location]).toEqual([303, '/progress/time']);
    expect(estimates(app)).toEqual([60, 60, 60, 90, 90, 90]);
    expect(app.plan().tasks.map(({ baseline }) => baseline)).toEqual(
      before.tasks.map(({ baseline }) => baseline),
    );
    const [change, ...others] = listChanges(app.db, { limit: 100 });
    expect(latestWords(app.db)).toBe('Set 3 hands-on tasks to 1.5 times their estimate');
    expect(others).toHaveLength(count);

    await app.post(`/changes/${change?.id}/undo`, { undone: 'yes' });
    expect(app.plan()).toEqual(before);
  });

  it('changes only the chosen ones, and not again what is so already', async () => {
    const app = await givenFactor();
    await app.post('/progress/time/estimates', formOf(await app.get(PREVIEW), { task: '5' }));
    expect(estimates(app)).toEqual([60, 60, 60, 60, 90, 60]);
    const { $ } = await app.get(PREVIEW);
    expect($('[name=task][value=5]')).toHaveLength(0);
  });

  it('is done once by a form that is sent twice', async () => {
    const app = await givenFactor();
    const form = formOf(await app.get(PREVIEW));
    await app.post('/progress/time/estimates', form);
    const count = listChanges(app.db, { limit: 100 }).length;
    expect((await app.post('/progress/time/estimates', form)).status).toBe(303);
    expect(listChanges(app.db, { limit: 100 })).toHaveLength(count);
  });

  it('is refused when something was changed since the preview, which is shown anew', async () => {
    const app = await givenFactor();
    const form = formOf(await app.get(PREVIEW));
    await app.post('/tasks/4/completion', { done: 'yes' });

    const { status, $ } = await app.post('/progress/time/estimates', form);

    expect(status).toBe(409);
    expect($('[role=alert]').text()).toContain('Something was changed');
    expect($('.estimates__line')).toHaveLength(2);
    expect(estimates(app)).toEqual([60, 60, 60, 60, 60, 60]);
  });

  it('is refused when nothing was chosen', async () => {
    const app = await givenFactor();
    const { status, $ } = await app.post(
      '/progress/time/estimates',
      formOf(await app.get(PREVIEW), { task: [] }),
    );
    expect(status).toBe(422);
    expect($('[role=alert]').text()).toContain('No task was chosen');
    expect(estimates(app)).toEqual([60, 60, 60, 60, 60, 60]);
  });

  it.each([{}, { kind: 'video', basis: 'x' }, { kind: 'hands-on' }])('is refused for %j', async (form) => {
    const app = await givenFactor();
    expect((await app.post('/progress/time/estimates', form)).status).toBe(422);
    expect(estimates(app)).toEqual([60, 60, 60, 60, 60, 60]);
  });

  it('leads back where a kind cannot be judged any more', async () => {
    const app = await givenFactor();
    const form = formOf(await app.get(PREVIEW));
    await app.post('/tasks/3/completion', { done: 'no' });
    const answer = await app.post('/progress/time/estimates', form);
    expect([answer.status, answer.headers.location]).toEqual([303, '/progress/time']);
  });
});
