import { describe, expect, it } from 'vitest';
import { listChanges } from '../../../db/journal/history.ts';
import type { Plan } from '../../../plans/plan/plan.ts';
import { formsOf } from '../../support/app/offered-forms.ts';
import { type TestApp, testApp } from '../../support/app/test-app.ts';
import { sampleNewPlan } from '../../support/database/db.ts';

const AT = '2026-03-04T09:00:00.000Z';
const DONE = { on: '2026-03-04', at: AT };

/** Everything in a plan that a completion could touch. */
function completionsOf(plan: Plan) {
  return {
    tasks: plan.tasks.map(({ completion, steps }) => [completion, steps.map((step) => step.completion)]),
    habits: plan.habits.map((habit) => habit.completedDays),
  };
}

function countChanges({ db }: TestApp): number {
  return listChanges(db, { limit: 1000 }).length;
}

/** The sample plan with its first task spread over three days, one step on each. */
function planWithParts() {
  const plan = sampleNewPlan();
  const [first, ...others] = plan.schedule.sessions;
  const days = ['2026-03-02', '2026-03-03', '2026-03-04'] as const;
  const parts = first ? days.map((on) => ({ ...first, day: on as typeof first.day, minutes: 20 })) : [];
  return { ...plan, schedule: { sessions: [...parts, ...others] } };
}

/** Each kind of check, with a neighbour of its own kind: the second of each. */
const CHECKS = [
  {
    name: 'a task',
    path: '/tasks/1/completion',
    find: (plan: Plan) => plan.tasks[0]?.completion,
    done: DONE,
    open: null,
  },
  {
    name: 'a step',
    path: '/tasks/1/steps/2/completion',
    find: (plan: Plan) => plan.tasks[0]?.steps.map((step) => step.completion),
    done: [null, DONE, null],
    open: [null, null, null],
  },
  {
    name: 'a part',
    path: '/tasks/1/parts/2/completion',
    find: (plan: Plan) => plan.tasks[0]?.steps.map((step) => step.completion),
    done: [null, DONE, null],
    open: [null, null, null],
  },
  {
    name: 'a habit',
    path: '/habits/1/days/2026-03-03/completion',
    find: (plan: Plan) => plan.habits[0]?.completedDays,
    done: ['2026-03-03'],
    open: [],
  },
];

describe.each(CHECKS)('checking off $name', ({ path, find, done, open }) => {
  it('goes back to the page and the row it came from, without JavaScript', async () => {
    const app = await testApp({ plan: planWithParts() });

    const answer = await app.post(path, { done: 'yes', from: '/weeks/1', at: 'task-1' });

    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/weeks/1#task-1');
    expect(find(app.plan())).toEqual(done);
  });

  it('answers htmx with the page it was made on and the last change', async () => {
    const app = await testApp({ plan: planWithParts() });

    const { status, body, $ } = await app.post(path, { done: 'yes', from: '/weeks/1' }, { htmx: true });

    expect(status).toBe(200);
    expect(body).not.toMatch(/<html|<!doctype/i);
    expect(body).toMatch(/^<main id="main"/);
    expect($('h1').text()).toBe('Week 1 of 2');
    expect($('body').children()).toHaveLength(2);
    expect($('body > #flash').attr('hx-swap-oob')).toBe('innerHTML');
    expect($('#flash').text()).toContain('Undo');
  });

  it('leaves its neighbours alone, and is taken back by the same form', async () => {
    const app = await testApp({ plan: planWithParts() });
    await app.post('/tasks/2/completion', { done: 'yes' });
    await app.post('/habits/2/days/2026-03-09/completion', { done: 'yes' });
    const before = completionsOf(app.plan());

    await app.post(path, { done: 'yes' });
    expect(find(app.plan())).toEqual(done);
    expect(app.plan().tasks.slice(1)).toMatchObject(
      before.tasks.slice(1).map(([completion]) => ({ completion })),
    );
    expect(app.plan().habits[1]?.completedDays).toEqual(before.habits[1]);
    await app.post(path, { done: 'no' });

    expect(find(app.plan())).toEqual(open);
    expect(completionsOf(app.plan())).toEqual(before);
  });

  it('is one change when the wanted state is posted twice', async () => {
    const app = await testApp({ plan: planWithParts() });

    await app.post(path, { done: 'yes' });
    const after = [countChanges(app), completionsOf(app.plan())];
    app.setNow('2026-03-04T10:00:00Z');
    await app.post(path, { done: 'yes' });

    expect([countChanges(app), completionsOf(app.plan())]).toEqual(after);
    expect(after[0]).toBe(2);
  });

  it('is one change when it is posted fifty times at once', async () => {
    const app = await testApp({ plan: planWithParts() });

    const answers = await Promise.all(
      Array.from({ length: 50 }, () => app.post(path, { done: 'yes', from: '/today' })),
    );

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
    expect(find(app.plan())).toEqual(done);
    expect(countChanges(app)).toBe(2);
  });

  it.each([
    { name: 'nothing', form: {} },
    { name: 'neither yes nor no', form: { done: 'maybe' } },
    { name: 'both', form: { done: ['yes', 'no'] } },
  ])('changes nothing when the form says $name', async ({ form }) => {
    const app = await testApp({ plan: planWithParts() });
    const before = completionsOf(app.plan());

    const answer = await app.post(path, form);

    expect(answer.status).toBe(422);
    expect(answer.$('main').text()).toContain('Nothing was changed');
    expect(completionsOf(app.plan())).toEqual(before);
  });

  it('leads nowhere before there is a plan', async () => {
    const { post } = await testApp({ plan: 'none' });
    expect((await post(path, { done: 'yes' })).status).toBe(404);
  });
});

describe('a completion', () => {
  it.each([
    '/tasks/99/completion',
    '/tasks/0/completion',
    '/tasks/-1/completion',
    '/tasks/1.0/completion',
    '/tasks/one/completion',
    '/tasks/1;drop/completion',
    '/tasks/1/steps/4/completion',
    '/tasks/1/steps/0/completion',
    '/tasks/99/steps/1/completion',
    '/tasks/1/parts/2/completion',
    '/tasks/1/parts/x/completion',
    '/habits/99/days/2026-03-03/completion',
    '/habits/1/days/2026-02-30/completion',
    '/habits/1/days/today/completion',
  ])('of what is not there leads nowhere: %s', async (path) => {
    const app = await testApp();
    const before = completionsOf(app.plan());

    const page = await app.post(path, { done: 'yes' });
    const fragment = await app.post(path, { done: 'yes' }, { htmx: true });

    expect([page.status, fragment.status]).toEqual([404, 404]);
    expect(fragment.headers['hx-retarget']).toBe('#flash');
    expect(completionsOf(app.plan())).toEqual(before);
    expect(countChanges(app)).toBe(1);
  });

  it('of a habit on a day of another phase leads nowhere', async () => {
    const app = await testApp({ now: '2026-03-12T09:00:00Z' });
    const answer = await app.post('/habits/1/days/2026-03-10/completion', { done: 'yes' });
    expect(answer.status).toBe(404);
    expect(app.plan().habits[0]?.completedDays).toEqual([]);
  });

  it('of a task can be set to an earlier day, and to another one later', async () => {
    const app = await testApp();

    await app.post('/tasks/1/completion', { done: 'yes', on: '2026-03-02' });
    expect(app.task(1).completion).toEqual({ on: '2026-03-02', at: AT });
    const { $ } = await app.get('/tasks/1');
    const seen = String($('#task-1-on').closest('form').find('[name=seen]').val());
    await app.post('/tasks/1/completion', { done: 'yes', on: '2026-03-03', seen });

    expect(app.task(1).completion).toEqual({ on: '2026-03-03', at: AT });
    expect(app.task(2).completion).toBeNull();
  });

  it('takes an empty day for today', async () => {
    const app = await testApp();
    await app.post('/tasks/1/completion', { done: 'yes', on: '' });
    expect(app.task(1).completion?.on).toBe('2026-03-04');
  });

  it.each([
    { name: 'a task tomorrow', path: '/tasks/1/completion', form: { done: 'yes', on: '2026-03-05' } },
    { name: 'a step tomorrow', path: '/tasks/1/steps/1/completion', form: { done: 'yes', on: '2026-03-05' } },
    { name: 'a habit tomorrow', path: '/habits/1/days/2026-03-05/completion', form: { done: 'yes' } },
    {
      name: 'a day that does not exist',
      path: '/tasks/1/completion',
      form: { done: 'yes', on: '2026-02-30' },
    },
    { name: 'words for a day', path: '/tasks/1/completion', form: { done: 'yes', on: 'yesterday' } },
  ])('is refused in words for $name', async ({ path, form }) => {
    const app = await testApp();
    const before = completionsOf(app.plan());

    const answer = await app.post(path, form);

    expect(answer.status).toBe(422);
    expect(answer.$('main').text()).toContain('Nothing was changed');
    expect(completionsOf(app.plan())).toEqual(before);
  });

  it('of the last open step finishes the task', async () => {
    const app = await testApp();
    for (const position of [1, 2, 3])
      await app.post(`/tasks/1/steps/${position}/completion`, { done: 'yes' });

    expect(app.task(1).completion).toEqual(DONE);
    expect(app.task(2).completion).toBeNull();
  });
});

describe('a step on a page from before its checklist was edited', () => {
  it.each([
    { page: '/today', htmx: false },
    { page: '/today', htmx: true },
    { page: '/tasks/1', htmx: false },
    { page: '/tasks/1', htmx: true },
  ])('is not ticked by its place on $page, htmx: $htmx', async ({ page, htmx }) => {
    const app = await testApp({ now: '2026-03-02T09:00:00.000Z' });
    const offered = formsOf(page, (await app.get(page)).$).filter(({ address }) =>
      address.startsWith('/tasks/1/steps/'),
    );
    expect(offered).toHaveLength(3);
    const edit = { title: 'Task 1', minutes: '60', kind: 'hands-on', weight: 'core', revision: '0' };
    await app.post('/tasks/1', { ...edit, steps: 'Explain\nBuild' });
    const before = countChanges(app);

    for (const form of offered) {
      const { status, $ } = await app.post(form.address, Object.fromEntries(form.fields), { htmx });
      const isWhereItWas = form.address.includes('/steps/2/');
      expect([form.address, status === 409]).toEqual([form.address, !isWhereItWas]);
      const words = 'The checklist of “Task 1” was edited since this page was shown.';
      expect($.text().includes(words)).toBe(!isWhereItWas);
    }

    expect(countChanges(app)).toBe(before + 1);
    expect(app.task(1).steps.map(({ text, completion }) => [text, completion !== null])).toEqual([
      ['Explain', false],
      ['Build', true],
    ]);
  });
});

describe('the way back after a change', () => {
  it.each([
    { name: 'another site', from: 'https://evil.example/', location: '/' },
    { name: 'another site without a scheme', from: '//evil.example/', location: '/' },
    { name: 'another site behind a backslash', from: '/\\evil.example', location: '/' },
    { name: 'a header of its own', from: '/today\r\nset-cookie: a=b', location: '/' },
    { name: 'a page with a filter', from: '/plan?q=a%20b', location: '/plan?q=a%20b' },
  ])('from $name is $location', async ({ from, location }) => {
    const { post } = await testApp();
    const answer = await post('/tasks/1/completion', { done: 'yes', from });
    expect(answer.headers).toMatchObject({ location });
    expect(answer.headers).not.toHaveProperty('set-cookie');
  });

  it('is Today when the form names none, and drops an element that cannot be one', async () => {
    const { post } = await testApp();
    const answer = await post('/tasks/1/completion', { done: 'yes', at: 'x" onclick="' });
    expect(answer.headers.location).toBe('/today');
  });

  it('keeps the filter of the plan for htmx', async () => {
    const { post } = await testApp();
    const { $ } = await post('/tasks/1/completion', { done: 'yes', from: '/plan?q=Task+2' }, { htmx: true });
    expect($('.road__task')).toHaveLength(1);
    expect($('#plan-search').val()).toBe('Task 2');
  });

  it.each(['/settings', '/help', '/weeks/99', '/nowhere'])(
    'to %s, which is not answered in place, is a redirect for htmx',
    async (from) => {
      const { post } = await testApp();
      const answer = await post('/tasks/1/completion', { done: 'yes', from }, { htmx: true });
      expect([answer.status, answer.headers['hx-redirect'], answer.body]).toEqual([204, from, '']);
    },
  );
});

describe('a task ticked on Today', () => {
  it('shows on Week, Plan, Progress and all five forms of the report', async () => {
    const { get, post, task } = await testApp();
    const { id, title } = task(1);
    const before = await get('/progress');
    await post(`/tasks/${id}/completion`, { done: 'yes', on: '2026-03-02', from: '/today' });

    const week = await get('/weeks/1');
    const plan = await get('/plan');
    const progress = await get('/progress');
    const report = await get('/report');
    const csv = await get('/report.csv');
    const json: { finishedTasks: { title: string; completedOn: string }[] } = JSON.parse(
      (await get('/report.json')).body,
    );

    expect(week.$('.entry:contains("Finished") .items').text()).toContain(title);
    expect(week.$(`#task-${id}-check`).attr('aria-pressed')).toBe('true');
    expect(week.$('#task-2-check').attr('aria-pressed')).toBe('false');
    expect(plan.$(`#task-${id}`).text()).toContain('done 2 Mar');
    expect(plan.$(`#task-${id}-check`).attr('aria-pressed')).toBe('true');
    expect(plan.$('#task-2-check').attr('aria-pressed')).toBe('false');
    expect(before.$('main').text()).toContain('0 % of the plan');
    expect(progress.$('main').text()).toContain('25 % of the plan is finished: 1 h of 4 h');
    for (const { $ } of [report, await get('/report.html')]) {
      const finished = $('.report__section:has(h3:contains("Finished")) .ledger__line');
      expect(finished).toHaveLength(1);
      expect(finished.text()).toContain(title);
    }
    expect((await get('/report.md')).body).toMatch(/\| 2 March 2026 \| Task 1 \|/);
    expect(csv.body.split('\r\n').find((row) => row.includes(title))).toContain('done,2026-03-02');
    expect(json.finishedTasks).toMatchObject([{ title, completedOn: '2026-03-02' }]);
  });

  it('follows at once in the row, the figures of the day and the pace band', async () => {
    const { get, post } = await testApp({ now: '2026-03-03T09:00:00Z' });
    const before = await get('/today');
    const { $ } = await post('/tasks/2/completion', { done: 'yes', from: '/today' }, { htmx: true });

    expect(before.$('#task-2-check').attr('aria-pressed')).toBe('false');
    expect($('#task-2-check').attr('aria-pressed')).toBe('true');
    expect($('#task-2-check').attr('aria-pressed')).toBe('true');
    expect(before.$('.day-summary').text()).toContain('1 h 20 min');
    expect($('.day-summary').text()).toContain('20 min left of 1 h 20 min');
    expect($('.pace__words').text()).not.toBe(before.$('.pace__words').text());
  });
});
