import { describe, expect, it } from 'vitest';
import { CHANGES_WITH_ROWS } from '../../../db/journal/journal.ts';
import { testApp } from '../../support/app/test-app.ts';
import { dumpData } from '../../support/database/db.ts';

describe('undo', () => {
  it('takes a change back and goes to where it was asked for; the neighbour stays', async () => {
    const { post, task } = await testApp();
    await post('/tasks/1/completion', { done: 'yes' });
    await post('/tasks/2/completion', { done: 'yes' });

    const answer = await post('/changes/2/undo', { undone: 'yes', from: '/weeks/1' });

    expect([answer.status, answer.headers.location]).toEqual([303, '/weeks/1']);
    expect(task(1).completion).toBeNull();
    expect(task(2).completion?.on).toBe('2026-03-04');
  });

  it('answers htmx with the page as it was, and offers to put the change back', async () => {
    const { post, task } = await testApp();
    await post('/tasks/1/completion', { done: 'yes' });

    const undone = await post('/changes/2/undo', { undone: 'yes', from: '/weeks/1' }, { htmx: true });
    expect(undone.status).toBe(200);
    expect(undone.body).toMatch(/^<main id="main"/);
    expect(undone.$('#task-1-check').attr('aria-pressed')).toBe('false');
    expect(undone.$('#flash').text()).toContain('Taken back: ');
    expect(undone.$('#flash [name=undone]').val()).toBe('no');
    const redone = await post('/changes/2/undo', { undone: 'no', from: '/weeks/1' }, { htmx: true });

    expect(redone.$('#task-1-check').attr('aria-pressed')).toBe('true');
    expect(task(1).completion?.on).toBe('2026-03-04');
  });

  it('goes further with each turn, and back again, until something else is changed', async () => {
    const { post, get, task, setNow } = await testApp();
    for (const id of [1, 2, 3]) await post(`/tasks/${id}/completion`, { done: 'yes' });
    const finished = () => [1, 2, 3].filter((id) => task(id).completion !== null);
    const turn = async (key: string) => {
      const form = (await get('/today')).$(`#flash [data-key=${key}]`).closest('form');
      await post(form.attr('action') ?? '', { undone: String(form.find('[name=undone]').val()) });
      return finished();
    };

    expect([await turn('u'), await turn('u'), await turn('U'), await turn('u'), await turn('u')]).toEqual([
      [1, 2],
      [1],
      [1, 2],
      [1],
      [],
    ]);
    const { $ } = await get('/changes');
    expect([$('main [data-key=u]').attr('id'), $('main [data-key=U]').attr('id')]).toEqual([
      'change-1-undo',
      'change-2-undo',
    ]);
    setNow('2026-03-04T09:00:01Z');
    await post('/tasks/4/completion', { done: 'yes' });

    const after = await get('/changes');
    expect(after.$('[data-key=U]')).toHaveLength(0);
    expect(after.$('#flash').text()).toContain('Finished “Task 4”');
    expect(after.$('#change-2-undo').text()).toContain('Put back');
  });

  it('from a page that is behind takes back what the page names, once', async () => {
    const { post, get, task } = await testApp();
    await post('/tasks/1/completion', { done: 'yes' });
    const held = (await get('/today')).$('#undo').closest('form').attr('action') ?? '';
    await post('/tasks/2/completion', { done: 'yes' });

    await post(held, { undone: 'yes' });
    await post(held, { undone: 'yes' });

    expect([task(1).completion, task(2).completion?.on]).toEqual([null, '2026-03-04']);
  });

  it('beyond the first change says that there is nothing more', async () => {
    const { post, get } = await testApp();
    await post('/changes/1/undo', { undone: 'yes' });
    const { $ } = await get('/changes');
    expect($('main').text()).toContain('There is nothing more to undo.');
    expect([$('[data-key=u]').length, $('#redo').text()]).toEqual([0, 'Put back']);
  });

  it('of the same change fifty times at once takes it back once', async () => {
    const { post, task } = await testApp();
    await post('/tasks/1/completion', { done: 'yes' });

    const answers = await Promise.all(
      Array.from({ length: 50 }, () => post('/changes/2/undo', { undone: 'yes' })),
    );

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
    expect(task(1).completion).toBeNull();
  });

  it('of what was changed again since is refused in words, on a page and in a fragment', async () => {
    const { post, db } = await testApp();
    await post('/tasks/1/completion', { done: 'yes', on: '2026-03-02' });
    await post('/tasks/1/completion', { done: 'no' });
    await post('/tasks/1/completion', { done: 'yes', on: '2026-03-03' });
    const before = dumpData(db);

    const page = await post('/changes/2/undo', { undone: 'yes' });
    const fragment = await post('/changes/2/undo', { undone: 'yes' }, { htmx: true });

    expect([page.status, fragment.status]).toEqual([409, 409]);
    expect(page.$('h1').text()).toBe('Something that this changed has been changed again since.');
    const advice =
      'Nothing was taken back. First take back the later change of Wed 4 Mar: Finished “Task 1”. Then try this again.';
    expect(page.$('main .lead').text()).toBe(advice);
    expect(fragment.headers['hx-retarget']).toBe('#flash');
    expect(fragment.$('[role=alert]').text()).toContain(advice);
    expect([page, fragment].map(({ $ }) => $('#first-step').text())).toEqual([
      'Take that back',
      'Take that back',
    ]);
    expect(dumpData(db)).toEqual(before);
  });

  it('of what was changed again since is done by pressing what is advised, and trying again', async () => {
    const { post, task } = await testApp();
    await post('/tasks/1/completion', { done: 'yes', on: '2026-03-02' });
    await post('/tasks/1/completion', { done: 'no' });
    await post('/tasks/1/completion', { done: 'yes', on: '2026-03-03' });
    await post('/tasks/2/completion', { done: 'yes' });
    const press = async (undone: 'yes' | 'no'): Promise<number> => {
      const { status, headers, $ } = await post('/changes/2/undo', { undone, from: '/weeks/1' });
      if (status === 303) return 0;
      const form = $('#first-step').closest('form');
      const fields = form
        .find('input')
        .toArray()
        .map((one) => [$(one).attr('name') ?? '', String($(one).val())]);
      const first = await post(form.attr('action') ?? '', Object.fromEntries(fields));
      expect([status, headers.location, first.status, first.headers.location]).toEqual([
        409,
        undefined,
        303,
        '/weeks/1',
      ]);
      return 1 + (await press(undone));
    };

    expect([await press('yes'), task(1).completion, task(2).completion?.on]).toEqual([2, null, '2026-03-04']);
    expect([await press('no'), task(1).completion?.on]).toEqual([0, '2026-03-02']);
  });

  it('of thirty changes, newest first, gives back what was there', async () => {
    const { post, db } = await testApp({ taskCount: 40 });
    const before = dumpData(db);
    for (let id = 1; id <= 30; id++) await post(`/tasks/${id}/completion`, { done: 'yes' });

    for (let change = 31; change > 1; change--) await post(`/changes/${change}/undo`, { undone: 'yes' });

    expect(dumpData(db)).toEqual(before);
  });

  it('of a change that is too old says so', async () => {
    const { post } = await testApp();
    await post('/tasks/1/completion', { done: 'yes' });
    for (let turn = 0; turn < 2 * CHANGES_WITH_ROWS; turn++) {
      await post('/tasks/2/completion', { done: turn % 2 === 0 ? 'yes' : 'no' });
    }
    const answer = await post('/changes/2/undo', { undone: 'yes' });
    expect(answer.status).toBe(410);
    expect(answer.$('h1').text()).toBe('This change is too old to take back.');
  });

  it.each([
    { path: '/changes/99/undo', form: { undone: 'yes' }, status: 404 },
    { path: '/changes/x/undo', form: { undone: 'yes' }, status: 404 },
    { path: '/changes/1.5/undo', form: { undone: 'yes' }, status: 404 },
    { path: '/changes/1/undo', form: {}, status: 422 },
    { path: '/changes/1/undo', form: { undone: 'maybe' }, status: 422 },
  ])('at $path with $form answers $status and changes nothing', async ({ path, form, status }) => {
    const { post, db } = await testApp();
    const before = dumpData(db);
    expect((await post(path, form)).status).toBe(status);
    expect(dumpData(db)).toEqual(before);
  });

  it('from a page that is not answered in place asks htmx to load it anew', async () => {
    const { post } = await testApp();
    await post('/settings', { timeZone: 'UTC', dayStartHour: '3', theme: 'dark' });
    const { status, headers } = await post(
      '/changes/2/undo',
      { undone: 'yes', from: '/settings' },
      { htmx: true },
    );
    expect([status, headers['hx-redirect']]).toEqual([204, '/settings']);
  });

  it('of making the plan leads htmx away from a page that is gone', async () => {
    const { get, post } = await testApp();
    const { status, headers } = await post(
      '/changes/1/undo',
      { undone: 'yes', from: '/today' },
      { htmx: true },
    );
    expect([status, headers['hx-redirect']]).toEqual([204, '/today']);
    expect((await get('/today')).headers.location).toBe('/setup');
  });
});

describe('recent changes', () => {
  it('are the last thirty, newest first, each with its own way back', async () => {
    const { get, post } = await testApp({ taskCount: 40 });
    for (let id = 1; id <= 35; id++) await post(`/tasks/${id}/completion`, { done: 'yes' });
    await post('/changes/36/undo', { undone: 'yes' });
    const { $ } = await get('/changes');

    expect($('.changes__line')).toHaveLength(30);
    expect($('.changes__line').first().text()).toContain('Finished “Task 35” (taken back)');
    expect($('#change-36-undo').text()).toBe('Put back: Finished “Task 35”');
    expect($('#change-35-undo').text()).toBe('Undo: Finished “Task 34”');
    expect($('.changes__when').first().text()).toBe('Wed 4 Mar 2026, 09:00');
  });

  it('are told by the clock of the learner', async () => {
    const { get, post } = await testApp();
    await post('/settings', { timeZone: 'Asia/Kolkata', dayStartHour: '3', theme: 'auto' });
    expect((await get('/changes')).$('.changes__when').first().text()).toContain('14:30');
  });

  it('bear the date of the calendar after midnight, where the day of the learner is the one before', async () => {
    const { get, post, setNow } = await testApp();
    setNow('2026-03-08T19:43:00Z');
    const inZone = (timeZone: string) =>
      post('/settings', { timeZone, dayStartHour: '3', theme: 'auto', weekStart: '0' });
    const latest = async () => (await get('/changes')).$('.changes__when').first().text();

    await inZone('Asia/Karachi');
    expect((await get('/today')).$('h1').text()).toContain('8 March');
    expect(await latest()).toBe('Mon 9 Mar 2026, 00:43');
    await inZone('Pacific/Kiritimati');
    expect(await latest()).toBe('Mon 9 Mar 2026, 09:43');
    await inZone('UTC');
    expect(await latest()).toBe('Sun 8 Mar 2026, 19:43');
  });

  it('begin with making the plan', async () => {
    const { get } = await testApp();
    expect((await get('/changes')).$('.changes__line').text()).toContain('Made the plan “Sample roadmap”');
  });
});

describe('the notice with the last change', () => {
  it('stands on every page, and leads back to it', async () => {
    const { get, post } = await testApp();
    await post('/tasks/1/completion', { done: 'yes' });
    for (const path of [
      '/today',
      '/weeks',
      '/plan',
      '/progress',
      '/report',
      '/settings',
      '/help',
      '/changes',
    ]) {
      const { $ } = await get(path);
      expect([path, $('#flash .notice__words').text()]).toEqual([path, 'Finished “Task 1”']);
      expect($('#flash [name=from]').val()).toBe(path);
    }
  });

  it('goes after a while, and not at once', async () => {
    const { get, post, setNow } = await testApp();
    await post('/tasks/1/completion', { done: 'yes' });
    setNow('2026-03-04T09:01:00Z');
    expect((await get('/today')).$('#flash').text()).toContain('Undo');
    setNow('2026-03-04T09:30:00Z');
    expect((await get('/today')).$('#flash').text()).toBe('');
  });
});
