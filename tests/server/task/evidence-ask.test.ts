import { describe, expect, it } from 'vitest';
import { loadActivePlan } from '../../../db/plan/load-plan.ts';
import { type TestApp, testApp } from '../../support/app/test-app.ts';

const asked = async ({ get }: TestApp, path: string) => {
  const { $ } = await get(path);
  return {
    row: $('li #evidence-ask').closest('li').attr('id'),
    apart: $('#ask #evidence-ask').length > 0,
    $,
  };
};
const evidenceOf = ({ db }: TestApp) =>
  loadActivePlan(db)?.tasks.map(({ evidence }) =>
    evidence.map(({ kind, text, location, value }) => [kind, value ?? location, text]),
  );

const NOW = '2026-03-03T09:00:00Z';

/** The second day: task 2 lies on it, task 1 on the day before, tasks 3 and 4 in the week after. */
async function givenFinished(number: number): Promise<TestApp> {
  const app = await testApp({ now: NOW });
  await app.post(`/tasks/${number}/completion`, { done: 'yes' });
  return app;
}

describe('finishing a task asks for evidence', () => {
  it('in its row, wherever it can be ticked, without JavaScript too', async () => {
    const app = await givenFinished(2);
    const today = await asked(app, '/today');

    expect([today.row, today.apart]).toEqual(['task-2', false]);
    expect(today.$('#evidence-ask label').text()).toContain('a note in your own words');
    for (const path of ['/weeks/1', '/plan', '/phases/first'])
      expect([path, (await asked(app, path)).row]).toEqual([path, 'task-2']);
  });

  it.each([
    { name: 'earlier work, which has left Today', number: 1, path: '/today' },
    { name: 'work of a coming day, which has left it', number: 4, path: '/days/2026-03-10' },
    { name: 'finished work, which a filter leaves out', number: 4, path: '/plan?state=open' },
    { name: 'a square of the calendar, which has no room for it', number: 2, path: '/calendar' },
  ])('apart, with its title: $name', async ({ number, path }) => {
    const { row, apart, $ } = await asked(await givenFinished(number), path);
    expect([row, apart]).toEqual([undefined, true]);
    expect($('#evidence-ask label').text()).toContain(`Task ${number}: leave`);
  });

  it('once: any other change, or putting it away, is the end of it but on its own page', async () => {
    const app = await givenFinished(2);
    const before = (await asked(app, '/today')).row;
    await app.post('/habits/1/days/2026-03-03/completion', { done: 'yes' });
    const changed = (await asked(app, '/today')).row;

    await app.post('/tasks/2/completion', { done: 'no' });
    await app.post('/tasks/2/completion', { done: 'yes' });
    const again = await asked(app, '/today');
    const form = again.$('.ask__later');
    const invitation = String(form.find('[name=invitation]').val());
    await app.post(form.attr('action') ?? '', { invitation, from: '/today' });
    const later = (await asked(app, '/today')).row;

    expect([before, changed, again.row, later]).toEqual(['task-2', undefined, 'task-2', undefined]);
    const own = (await app.get('/tasks/2')).$;
    expect(own('#evidence-ask')).toHaveLength(1);
    expect(own('.ask__later')).toHaveLength(0);
  });

  it('not while it is open, not when it was taken back, and not of the learner’s own', async () => {
    const app = await givenFinished(2);
    const { $ } = await app.get('/today');
    await app.post($('form.notice__form').attr('action') ?? '', { undone: 'yes' });
    expect((await asked(app, '/today')).row).toBeUndefined();
    expect((await app.get('/tasks/2')).$('#evidence-ask')).toHaveLength(0);

    const words = { title: 'Ask Ada', minutes: '30', kind: 'study', weight: 'core', steps: '', phaseId: '1' };
    await app.post('/tasks', { ...words, when: 'day', day: '2026-03-03' });
    await app.post('/tasks/5/completion', { done: 'yes' });
    expect((await asked(app, '/today')).row).toBeUndefined();
  });
});

describe('the line of evidence', () => {
  it('is kept as what it looks like, once however often it is sent, and the question is gone', async () => {
    const app = await givenFinished(2);
    const form = { line: ' https://github.com/ada/encoder tests pass', from: '/today' };
    const { $ } = await app.post('/tasks/2/evidence/line', form, { htmx: true });
    const again = await app.post('/tasks/2/evidence/line', form);

    expect($('#evidence-ask')).toHaveLength(0);
    expect($('.notice__words').text()).toBe('Added evidence to “Task 2”');
    expect([again.status, again.headers.location]).toEqual([303, '/today']);
    expect(evidenceOf(app)).toEqual([[], [['link', 'https://github.com/ada/encoder', 'tests pass']], [], []]);
  });

  it.each([
    { line: '  ', says: 'Paste a link or a path' },
    { line: 'x'.repeat(2001), says: 'Keep a line to 2000 characters' },
  ])('that cannot be kept is told in words, and stays', async ({ line, says }) => {
    const app = await givenFinished(2);
    const htmx = await app.post('/tasks/2/evidence/line', { line, from: '/today' }, { htmx: true });
    const plain = await app.post('/tasks/2/evidence/line', { line, from: '/today' });

    expect([htmx.status, plain.status]).toEqual([422, 422]);
    expect([htmx.headers['hx-retarget'], htmx.headers['hx-reswap']]).toEqual(['#evidence-ask', 'outerMorph']);
    for (const { $ } of [htmx, plain]) {
      expect($('#evidence-ask-error').text()).toContain(says);
      expect($('#evidence-ask-line').val()).toBe(line);
      expect($('#evidence-ask-line').attr('aria-invalid')).toBe('true');
    }
    expect(evidenceOf(app)).toEqual([[], [], [], []]);
  });

  it.each(['/tasks/99/evidence/line', '/tasks/x/evidence/line'])('has no place at %s', async (path) => {
    const { post } = await testApp();
    expect((await post(path, { line: 'Words' })).status).toBe(404);
  });
});
