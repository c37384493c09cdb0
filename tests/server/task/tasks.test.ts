import { describe, expect, it } from 'vitest';
import { listChanges } from '../../../db/journal/history.ts';
import { measurePlanPace } from '../../../plans/progress/pace.ts';
import { encodeForm, type Form, type TestApp, testApp } from '../../support/app/test-app.ts';
import { dumpData, listWords, TODAY } from '../../support/database/db.ts';

const TOKEN = '6f1f0c1e-6f8e-4f7e-9a53-0d9d1f9a2c11';
const NEW_TASK = {
  title: 'Read the paper on world models',
  minutes: '90',
  kind: 'study',
  weight: 'stretch',
  steps: 'Read\r\n\r\n  Explain it aloud  ',
  phaseId: '1',
  when: 'fits',
  day: '',
};
const OWN_FORM = {
  host: 'localhost',
  origin: 'http://localhost',
  'content-type': 'application/x-www-form-urlencoded',
};
/** The first task as the sample plan has it. */
const EDIT = {
  title: 'Task 1',
  minutes: '60',
  kind: 'hands-on',
  weight: 'core',
  steps: 'Read\nBuild\nExplain',
};

function shown(task: { sessions: readonly { day: string; minutes: number; isPinned: boolean }[] }) {
  return task.sessions.map(({ day, minutes, isPinned }) => [day, minutes, isPinned]);
}

/** Lines as a browser sends them again, however they break. */
const linesOf = (text: string) => text.trim().split(/\r?\n/);

const changeCount = ({ db }: TestApp) => listChanges(db, { limit: 1000 }).length;

describe('a task of the learner’s own', () => {
  it('is asked for with the phase of today, and wherever it fits', async () => {
    const { get } = await testApp();
    const { status, $ } = await get('/tasks/new');
    expect(status).toBe(200);
    expect($('#field-phaseId option[selected]').text()).toBe('Phase 1');
    expect($('[name=when][checked]').val()).toBe('fits');
  });

  it('is asked for with the day it was begun on', async () => {
    const { get } = await testApp();
    const { $ } = await get('/tasks/new?day=2026-03-10');
    expect($('#field-phaseId option[selected]').text()).toBe('Phase 2');
    expect([$('[name=when][checked]').val(), $('#field-day').val()]).toEqual(['day', '2026-03-10']);
    expect((await get('/tasks/new?day=nonsense')).$('[name=when][checked]').val()).toBe('fits');
    expect((await get('/tasks/new?day=2027-03-10')).$('[name=when][checked]').val()).toBe('fits');
  });

  it('offers the first day of a plan that is to come, and no day of one that is over', async () => {
    const { get, post, setNow, plan } = await testApp();
    setNow('2026-02-20T09:00:00Z');
    const early = (await get('/tasks/new')).$;
    setNow('2026-05-20T09:00:00Z');
    const late = (await get('/tasks/new')).$;

    expect(early('[name=day]').val()).toBe('2026-03-02');
    expect(late('[name=day]')).toHaveLength(0);
    expect(late('[name=when]').val()).toBe('fits');
    expect(late('form.task-form .hint').text()).toContain('The last day of the plan is over');
    const words = { title: 'Ask Ada', minutes: '30', kind: 'study', weight: 'core', steps: '', phaseId: '1' };
    expect((await post('/tasks', { ...words, when: 'fits' })).status).toBe(303);
    expect(plan().tasks.find(({ title }) => title === 'Ask Ada')?.sessions).toEqual([]);
  });

  it('goes where it fits; nothing else moves, and the pace stays', async () => {
    const { plan, post } = await testApp();
    const before = plan();

    const answer = await post('/tasks', NEW_TASK);

    expect([answer.status, answer.headers.location]).toEqual([303, '/tasks/5']);
    const added = plan().tasks.find(({ id }) => id === 5);
    expect(added).toMatchObject({
      title: 'Read the paper on world models',
      minutes: 90,
      kind: 'study',
      weight: 'stretch',
      origin: 'own',
      phaseId: 1,
      baseline: [],
    });
    expect(added?.steps.map(({ text }) => text)).toEqual(['Read', 'Explain it aloud']);
    expect(added && shown(added)).toEqual([['2026-03-04', 90, false]]);
    expect(plan().tasks.filter(({ id }) => id !== 5)).toEqual(before.tasks);
    expect(measurePlanPace(plan(), TODAY)).toMatchObject({
      verdict: measurePlanPace(before, TODAY).verdict,
      studyDays: measurePlanPace(before, TODAY).studyDays,
    });
  });

  it('goes on the day of the learner’s choice, pinned', async () => {
    const { plan, post } = await testApp();
    await post('/tasks', { ...NEW_TASK, when: 'day', day: '2026-03-08' });
    expect(plan().tasks.flatMap((task) => (task.id === 5 ? shown(task) : []))).toEqual([
      ['2026-03-08', 90, true],
    ]);
  });

  it('for which there is no room has no day, and its page says so', async () => {
    const { get, plan, post } = await testApp();
    await post('/tasks', { ...NEW_TASK, minutes: '3000' });
    expect(plan().tasks.find(({ id }) => id === 5)?.sessions).toEqual([]);
    const { $ } = await get('/tasks/5');
    expect($('#days').text()).toContain('It has no day yet');
    expect($('#days a[href="/replan"]')).toHaveLength(1);
    expect($('#move-day-save')).toHaveLength(1);
  });

  it('is added once however often its form is sent, and can be taken back', async () => {
    const app = await testApp();
    const before = dumpData(app.db);
    const form = { ...NEW_TASK, formToken: TOKEN };

    const answers = await Promise.all(Array.from({ length: 50 }, () => app.post('/tasks', form)));

    expect(new Set(answers.map(({ headers }) => headers.location))).toEqual(new Set(['/tasks/5']));
    expect(app.plan().tasks).toHaveLength(5);
    expect(changeCount(app)).toBe(2);
    await app.post('/changes/2/undo', { undone: 'yes' });
    expect(dumpData(app.db)).toEqual(before);
  });

  it.each([
    { name: 'no title', form: { title: '  ' }, field: 'title' },
    { name: 'a title of several lines', form: { title: 'a\nb' }, field: 'title' },
    { name: 'too long a title', form: { title: 'x'.repeat(121) }, field: 'title' },
    { name: 'no estimate', form: { minutes: '' }, field: 'minutes' },
    { name: 'an estimate in words', form: { minutes: 'an hour' }, field: 'minutes' },
    { name: 'no minutes at all', form: { minutes: '0' }, field: 'minutes' },
    { name: 'part of a minute', form: { minutes: '7.5' }, field: 'minutes' },
    { name: 'more than a plan holds', form: { minutes: '3001' }, field: 'minutes' },
    { name: 'an unknown kind', form: { kind: 'video' }, field: 'kind' },
    { name: 'an unknown weight', form: { weight: 'heavy' }, field: 'weight' },
    {
      name: 'an unknown answer to whether it is essential',
      form: { essential: 'perhaps' },
      field: 'essential',
    },
    { name: 'too many steps', form: { steps: 'x\n'.repeat(61) }, field: 'steps' },
    { name: 'too long a step', form: { steps: 'x'.repeat(501) }, field: 'steps' },
    { name: 'no such phase', form: { phaseId: '99' }, field: 'phaseId' },
    { name: 'no answer to when', form: { when: 'later' }, field: 'when' },
    { name: 'no day', form: { when: 'day', day: '' }, field: 'day' },
    { name: 'a day that is over', form: { when: 'day', day: '2026-03-03' }, field: 'day' },
    { name: 'a day after the plan', form: { when: 'day', day: '2026-03-16' }, field: 'day' },
    { name: 'a day that does not exist', form: { when: 'day', day: '2026-02-30' }, field: 'day' },
  ])('with $name is refused beside the field, with all that was typed', async ({ form, field }) => {
    const { db, post } = await testApp();
    const before = dumpData(db);
    const sent = { ...NEW_TASK, ...form };

    const { status, $ } = await post('/tasks', sent);

    expect(status).toBe(422);
    expect($(`#error-${field}`).text()).not.toBe('');
    expect($(`.error-summary a[href="#field-${field}"]`)).toHaveLength(1);
    expect($(`#field-${field}`)).toHaveLength(1);
    expect($('#field-title').val()).toBe(sent.title);
    expect($('#field-minutes').val()).toBe(sent.minutes);
    expect(linesOf($('textarea#field-steps').text())).toEqual(linesOf(sent.steps));
    expect(dumpData(db)).toEqual(before);
  });

  it('cannot be before there is a plan', async () => {
    const { get, post } = await testApp({ plan: 'none' });
    expect((await get('/tasks/new')).headers.location).toBe('/setup?needs=plan');
    expect((await get('/tasks/1/edit')).headers.location).toBe('/setup?needs=plan');
    expect((await post('/tasks', NEW_TASK)).status).toBe(404);
  });
});

describe('editing a task', () => {
  it('shows it as it is, and changes what is named; baseline, ticks and neighbour stay', async () => {
    const { get, plan, post, task } = await testApp();
    await post('/tasks/1/steps/2/completion', { done: 'yes' });
    const before = plan();
    expect((await get('/tasks/1/edit')).$('#field-title').val()).toBe('Task 1');

    const answer = await post('/tasks/1', {
      ...EDIT,
      title: 'Build it twice',
      weight: 'stretch',
      kind: 'rehearsal',
      steps: 'Build\nShow',
      revision: '0',
    });

    expect([answer.status, answer.headers.location]).toEqual([303, '/tasks/1']);
    expect(task(1)).toMatchObject({
      title: 'Build it twice',
      weight: 'stretch',
      kind: 'rehearsal',
      revision: 1,
    });
    expect(task(1).steps.map(({ text, completion }) => [text, completion !== null])).toEqual([
      ['Build', true],
      ['Show', false],
    ]);
    expect(task(1).baseline).toEqual(before.tasks[0]?.baseline);
    expect(task(2)).toEqual(before.tasks[1]);
  });

  it('changes what is left with the estimate, and not the pace', async () => {
    const { plan, post, task } = await testApp();
    const before = measurePlanPace(plan(), TODAY);

    await post('/tasks/3', { ...EDIT, title: 'Task 3', minutes: '180', revision: '0' });

    expect(task(3).minutes).toBe(180);
    expect(task(3).sessions.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(180);
    expect(task(3).baseline).toEqual([{ day: '2026-03-09', minutes: 60 }]);
    const after = measurePlanPace(plan(), TODAY);
    expect([after.verdict, after.studyDays]).toEqual([before.verdict, before.studyDays]);
    expect(after.needed.remainingMinutes).toBe(before.needed.remainingMinutes + 120);
  });

  it('to what it is already is no change, from a stale page neither', async () => {
    const app = await testApp();
    await app.post('/tasks/1', { ...EDIT, title: 'Renamed', revision: '0' });
    expect((await app.post('/tasks/1', { ...EDIT, title: 'Renamed', revision: '0' })).status).toBe(303);
    expect(changeCount(app)).toBe(2);
  });

  it('can be taken back, to the byte', async () => {
    const { db, post } = await testApp();
    const before = dumpData(db);
    await post('/tasks/3', { ...EDIT, title: 'Else', minutes: '200', steps: 'One', revision: '0' });
    await post('/changes/2/undo', { undone: 'yes' });
    expect(dumpData(db)).toEqual(before);
  });

  it('makes it essential or takes that away, as the box is ticked or not', async () => {
    const { get, post, task } = await testApp();
    const box = async () => (await get('/tasks/1/edit')).$('#field-essential[checked]').length;
    const facts = async () => (await get('/tasks/1')).$('.item__word').text();
    expect([task(1).essential, await box()]).toEqual([false, 0]);

    await post('/tasks/1', { ...EDIT, essential: 'yes', revision: '0' });
    expect([task(1).essential, await box(), task(2).essential]).toEqual([true, 1, false]);
    expect(await facts()).toContain('essential');

    const { status, $ } = await post('/tasks/1', { ...EDIT, title: 'Mine', revision: '0' });
    expect([status, $('.theirs__value').text()]).toEqual([409, 'Task 1essential']);
    await post('/tasks/1', { ...EDIT, revision: '1' });
    expect([task(1).essential, await box()]).toEqual([false, 0]);
    expect(await facts()).not.toContain('essential');
  });

  it('that was edited elsewhere answers with both, and saving again settles it', async () => {
    const { post, task } = await testApp();
    await post('/tasks/1', { ...EDIT, title: 'Theirs', steps: 'Their step', revision: '0' });

    const stale = { ...EDIT, title: 'Mine', minutes: '75', revision: '0' };
    const { status, $ } = await post('/tasks/1', stale);

    expect(status).toBe(409);
    expect($('[role=alert]').text()).toContain('changed in another window');
    expect($('#field-title').val()).toBe('Mine');
    expect($('#field-minutes').val()).toBe('75');
    expect($('textarea#field-steps').text().trim()).toBe(EDIT.steps);
    expect(
      $('.theirs__value')
        .toArray()
        .map((value) => $(value).text()),
    ).toEqual(['Theirs', '1 h', 'Their step']);
    expect(task(1)).toMatchObject({ title: 'Theirs', minutes: 60, revision: 1 });

    const revision = String($('[name=revision]').val());
    expect((await post('/tasks/1', { ...stale, revision })).status).toBe(303);
    expect(task(1)).toMatchObject({ title: 'Mine', minutes: 75, revision: 2 });
  });

  it('in two stale tabs, a thousand times, overwrites nothing in silence', async () => {
    const { app, task } = await testApp();
    const send = (form: Form) =>
      app.inject({ method: 'POST', url: '/tasks/2', headers: OWN_FORM, payload: encodeForm(form) });
    for (let race = 0; race < 1000; race++) {
      const revision = String(task(2).revision);
      const titles = [`Race ${race}, one tab`, `Race ${race}, the other`];

      const answers = await Promise.all(titles.map((title) => send({ ...EDIT, title, revision })));

      const lost = answers.findIndex(({ statusCode }) => statusCode === 409);
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409]);
      expect(task(2).title).toBe(titles[1 - lost]);
      for (const title of titles) expect(answers[lost]?.body).toContain(title);
    }
    expect(task(2).revision).toBe(1000);
    expect(task(1).title).toBe('Task 1');
  }, 60_000);

  it.each([
    { name: 'no revision', form: { revision: '' }, isKept: true },
    { name: 'a revision in words', form: { revision: 'latest' }, isKept: true },
    { name: 'no title', form: { title: '' }, isKept: false },
    { name: 'no estimate', form: { minutes: '-5' }, isKept: false },
  ])('with $name never overwrites what was saved since', async ({ form, isKept }) => {
    const { post, task } = await testApp();
    await post('/tasks/1', { ...EDIT, title: 'Theirs', revision: '0' });
    const { status, $ } = await post('/tasks/1', { ...EDIT, title: 'Mine', revision: '0', ...form });
    expect(status).toBe(isKept ? 409 : 422);
    expect(task(1).title).toBe('Theirs');
    if (form.title === undefined) expect($('#field-title').val()).toBe('Mine');
  });

  it('by a form that does not say what it builds on is not taken for a fresh one', async () => {
    const { post, task } = await testApp();
    expect((await post('/tasks/1', { ...EDIT, title: 'Mine' })).status).toBe(409);
    expect(task(1).title).toBe('Task 1');
  });

  it.each(['/tasks/99', '/tasks/x', '/tasks/0'])('of no task leads nowhere: %s', async (path) => {
    const { get, post } = await testApp();
    expect((await post(path, { ...EDIT, revision: '0' })).status).toBe(404);
    expect((await get(`${path}/edit`)).status).toBe(404);
  });
});

describe('dropping a task', () => {
  it('takes it out with its reason, and back in again', async () => {
    const { db, get, plan, post, task } = await testApp();
    const before = plan();

    const answer = await post('/tasks/3/drop', {
      dropped: 'yes',
      reason: ' Known already ',
      from: '/tasks/3',
    });

    expect([answer.status, answer.headers.location]).toEqual([303, '/tasks/3']);
    expect(task(3)).toMatchObject({ droppedOn: TODAY, dropReason: 'Known already' });
    expect(task(4)).toEqual(before.tasks[3]);
    const { $ } = await get('/tasks/3');
    expect($('.lead').text()).toContain('Known already');
    expect($('#drop')).toHaveLength(0);

    await post('/tasks/3/drop', { dropped: 'no', from: '/tasks/3' });
    expect(task(3)).toEqual(before.tasks[2]);
    expect(listWords(db, 2)).toEqual(['Restored “Task 3”', 'Dropped “Task 3”']);
  });

  it('twice is once, and answers htmx with the page', async () => {
    const app = await testApp();
    const form = { dropped: 'yes', reason: 'Ill', from: '/tasks/1' };
    const { $ } = await app.post('/tasks/1/drop', form, { htmx: true });
    await app.post('/tasks/1/drop', form);
    expect($('#restore')).toHaveLength(1);
    expect($('#flash').text()).toContain('Dropped “Task 1”');
    expect(changeCount(app)).toBe(2);
  });

  it('that never had a day gets some when it comes back', async () => {
    const { post, task } = await testApp();
    await post('/tasks', { ...NEW_TASK, minutes: '3000' });
    await post('/tasks/5/drop', { dropped: 'yes' });
    await post('/tasks/5', { ...EDIT, minutes: '30', revision: '0' });
    await post('/tasks/5/drop', { dropped: 'no' });
    expect(shown(task(3))).toEqual([['2026-03-04', 30, false]]);
    expect(task(3).title).toBe('Task 1');
  });

  it.each([
    { path: '/tasks/99/drop', form: { dropped: 'yes' }, status: 404 },
    { path: '/tasks/x/drop', form: { dropped: 'yes' }, status: 404 },
    { path: '/tasks/1/drop', form: {}, status: 422 },
    { path: '/tasks/1/drop', form: { dropped: 'maybe' }, status: 422 },
  ])('is refused: $path $form', async ({ path, form, status }) => {
    const app = await testApp();
    expect((await app.post(path, { ...form })).status).toBe(status);
    expect(changeCount(app)).toBe(1);
  });
});

describe('pinning a task', () => {
  it('keeps its coming days, lets them go again, and leaves the neighbour', async () => {
    const { get, post, task } = await testApp();

    await post('/tasks/3/pin', { pinned: 'yes', from: '/tasks/3', at: 'days' });
    expect([shown(task(3)), shown(task(4))]).toEqual([
      [['2026-03-09', 60, true]],
      [['2026-03-10', 60, false]],
    ]);
    expect((await get('/tasks/3')).$('#pin').text()).toBe('Let it move again');

    const { headers } = await post('/tasks/3/pin', { pinned: 'no', from: '/tasks/3', at: 'days' });
    expect(headers.location).toBe('/tasks/3#days');
    expect(shown(task(3))).toEqual([['2026-03-09', 60, false]]);
  });

  it('is not offered where there is nothing to pin', async () => {
    const { get, post } = await testApp();
    expect((await get('/tasks/1')).$('#pin')).toHaveLength(0);
    await post('/tasks/3/completion', { done: 'yes' });
    expect((await get('/tasks/3')).$('#pin, #moves')).toHaveLength(0);
  });

  it.each([
    { path: '/tasks/99/pin', form: { pinned: 'yes' }, status: 404 },
    { path: '/tasks/3/pin', form: { pinned: 'perhaps' }, status: 422 },
  ])('is refused: $path $form', async ({ path, form, status }) => {
    const app = await testApp();
    expect((await app.post(path, form)).status).toBe(status);
    expect(changeCount(app)).toBe(1);
  });
});

describe('the page of a task', () => {
  it('says what has no coming day, with a way to replan it', async () => {
    const { get } = await testApp();
    expect((await get('/tasks/1')).$('#days').text()).toContain('1 h of it have no coming day');
    expect((await get('/tasks/3')).$('#days').text()).not.toContain('no coming day');
  });
});

describe('a task for which there is no room', () => {
  it('is named on Today, which says what can be done', async () => {
    const { get, post } = await testApp();
    expect((await get('/today')).$('#dayless').length).toBe(0);

    const words = { kind: 'study', weight: 'core', steps: '', phaseId: '1', when: 'fits' };
    await post('/tasks', { ...words, title: 'Read the thesis', minutes: '3000' });

    const { $ } = await get('/today');
    expect($('#dayless').text()).toContain('Read the thesis 50 h');
    expect($('#dayless a').last().attr('href')).toMatch(/^\/tasks\/\d+$/);
  });
});
