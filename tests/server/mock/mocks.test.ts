import { describe, expect, it } from 'vitest';
import { latestChange } from '../../../db/journal/history.ts';
import { setChangeUndone } from '../../../db/journal/undo.ts';
import { listMocks } from '../../../db/mock/mock-rows.ts';
import { loadAnswers } from '../../../db/practice/answer-memory.ts';
import { listOwnQuestions } from '../../../db/practice/own-questions.ts';
import { saveSettings } from '../../../db/settings/settings.ts';
import type { Mock } from '../../../plans/mock/mock.ts';
import { type Answer, type TestApp, type TestAppOptions, testApp } from '../../support/app/test-app.ts';
import { AT, dumpData, MOMENT } from '../../support/database/db.ts';

const NOW = '2026-03-12T18:00:00.000Z';
const at = (minutes: number) => new Date(Date.parse(NOW) + minutes * 60_000).toISOString();

/** A learner with a mock that waits for its clock, and a neighbour of another format. */
async function givenMocks(options: TestAppOptions = {}): Promise<TestApp> {
  const app = await testApp({ plan: 'built-in', now: NOW, ...options });
  await app.post('/mocks', { format: 'behavioural', partner: 'Mira', seed: 'spring-7' });
  await app.post('/mocks', { format: 'coding' });
  return app;
}

function mockOf({ db }: TestApp, number = 1): Mock {
  const mock = listMocks(db, 1).find(({ id }) => id === number);
  if (!mock) throw new Error(`There is no mock ${number}`);
  return mock;
}

/** The change of track as its page offers it, all of it taken. */
function updateOf({ $ }: Answer): Record<string, string | string[]> {
  const fields = $('form[action="/plan/update"] input[type=hidden]').toArray();
  const take = $('input[name=take][checked]').toArray();
  return {
    ...Object.fromEntries(fields.map(({ attribs }) => [attribs.name, attribs.value ?? ''])),
    take: take.map(({ attribs }) => attribs.value ?? ''),
  };
}

/** Whatever is done to the first mock, the second stays. */
async function expectNeighbourKept(app: TestApp, change: () => Promise<unknown>): Promise<void> {
  const before = mockOf(app, 2);
  await change();
  expect(mockOf(app, 2)).toEqual(before);
}

async function finishMock(app: TestApp): Promise<void> {
  for (const { position } of mockOf(app).rounds) {
    await app.post(`/mocks/1/rounds/${position}/clock`, { running: 'yes' });
    await app.post(`/mocks/1/rounds/${position}/completion`, { done: 'yes' });
  }
}

describe('starting a mock', () => {
  it('chooses its questions by the seed and leads to its page, where they are covered', async () => {
    const app = await testApp({ plan: 'built-in', now: NOW });

    const { status, headers } = await app.post('/mocks', {
      format: 'behavioural',
      partner: ' Mira  ',
      seed: 's-1',
    });

    expect([status, headers.location]).toEqual([303, '/mocks/1']);
    expect(mockOf(app)).toMatchObject({
      formatKey: 'behavioural',
      partner: 'Mira',
      seed: 's-1',
      day: '2026-03-12',
    });
    const keys = mockOf(app).rounds.map(({ questionKeys }) => questionKeys);
    expect(keys.map(({ length }) => length)).toEqual([4, 2]);
    const { body, $ } = await app.get('/mocks/1');
    expect($('.lead').text()).toBe('Stories, part 1 of 2. Mira asks.');
    expect($('.asked').length).toBe(0);
    expect(body).not.toContain('field__error');

    await app.post('/mocks', { format: 'behavioural', seed: 's-1' });
    expect(mockOf(app, 2).rounds.map(({ questionKeys }) => questionKeys)).toEqual(keys);
  });

  it('takes a form once, however often it is sent', async () => {
    const app = await testApp({ plan: 'built-in', now: NOW });
    const form = { format: 'coding', formToken: '3b1f4c4e-0d4e-4c61-9a3e-6f2f3c1b7a55' };

    for (let time = 0; time < 3; time++) await app.post('/mocks', form);

    expect(listMocks(app.db, 1)).toHaveLength(1);
  });

  it('asks the same questions once more where that is wanted', async () => {
    const app = await givenMocks();
    await finishMock(app);

    await app.post('/mocks', { format: 'behavioural', again: '1', partner: '' });

    const questions = (mock: Mock) => mock.rounds.map(({ questionKeys }) => questionKeys);
    expect(questions(mockOf(app, 3))).toEqual(questions(mockOf(app, 1)));
    expect(mockOf(app, 3)).toMatchObject({ seed: 'spring-7', finishedAt: null });
  });

  it.each([
    { name: 'a seed with other signs', form: { seed: '<b>' }, field: 'seed', kept: '<b>' },
    { name: 'a seed that is too long', form: { seed: 'x'.repeat(41) }, field: 'seed', kept: 'x'.repeat(41) },
    {
      name: 'a name that is too long',
      form: { partner: 'y'.repeat(81) },
      field: 'partner',
      kept: 'y'.repeat(81),
    },
  ])('refuses $name, and keeps what was typed', async ({ form, field, kept }) => {
    const app = await testApp({ plan: 'built-in', now: NOW });

    const { status, $ } = await app.post('/mocks', { format: 'coding', ...form });

    expect(status).toBe(422);
    const input = $(`#field-${field}-coding`);
    expect([input.val(), input.attr('aria-invalid')]).toEqual([kept, 'true']);
    expect(input.closest('details').attr('open')).toBeDefined();
    expect(listMocks(app.db, 1)).toEqual([]);
  });

  it('knows no other formats, and no mock without a plan', async () => {
    const app = await testApp({ plan: 'built-in', now: NOW });
    expect((await app.post('/mocks', { format: 'quiz' })).status).toBe(404);
    expect((await app.post('/mocks', {})).status).toBe(422);
    const empty = await testApp({ plan: 'none' });
    expect((await empty.post('/mocks', { format: 'coding' })).status).toBe(404);
    expect((await empty.get('/mocks')).headers.location).toBe('/setup?needs=plan');
  });
});

describe('the clock', () => {
  it('runs on the server: it survives a reload, and stands while it is paused', async () => {
    const app = await givenMocks();
    await expectNeighbourKept(app, async () => {
      await app.post('/mocks/1/rounds/1/clock', { running: 'yes' });
      app.setNow(at(5));
      const { $ } = await app.get('/mocks/1');
      expect($('.round-clock__time').text()).toBe('5:00');
      expect($('[data-clock]').data()).toMatchObject({ before: 0, now: at(5), since: NOW });
      expect($('.asked__item')).toHaveLength(4);

      await app.post('/mocks/1/rounds/1/clock', { running: 'no', from: '/mocks/1' }, { htmx: true });
      app.setNow(at(60));
      const paused = await app.get('/mocks/1');
      expect(paused.$('.round-clock__time').text()).toBe('5:00');
      expect(paused.$('[data-clock]').attr('data-since')).toBeUndefined();
    });
  });

  it('is no change that could be undone', async () => {
    const app = await givenMocks();
    const before = latestChange(app.db)?.id;

    await app.post('/mocks/1/rounds/1/clock', { running: 'yes' });

    expect(latestChange(app.db)?.id).toBe(before);
  });

  it('says by how much a round is over its time', async () => {
    const app = await givenMocks();
    await app.post('/mocks/1/rounds/1/clock', { running: 'yes' });
    app.setNow(at(31));

    const { $ } = await app.get('/mocks/1');

    expect($('.round-clock__limit').text()).toBe('of 30 min: 1 minute over');
    expect($('.round-clock__time').attr('data-over')).toBeDefined();
  });

  it('of another round than the present one is not touched', async () => {
    const app = await givenMocks();
    await app.post('/mocks/1/rounds/2/clock', { running: 'yes' });
    expect(mockOf(app).rounds.map(({ clock }) => clock.runningSince)).toEqual([null, null]);
  });
});

describe('going through the rounds', () => {
  it('finishes one after the other, keeps what each took, and ends with the last', async () => {
    const app = await givenMocks();
    await expectNeighbourKept(app, async () => {
      await app.post('/mocks/1/rounds/1/clock', { running: 'yes' });
      app.setNow(at(12));
      const next = await app.post(
        '/mocks/1/rounds/1/completion',
        { done: 'yes', from: '/mocks/1' },
        { htmx: true },
      );
      expect(next.$('.lead').text()).toContain('Judgement, part 2 of 2');
      await app.post('/mocks/1/rounds/2/clock', { running: 'yes' });
      app.setNow(at(20));
      await app.post('/mocks/1/rounds/2/completion', { done: 'yes' });
    });

    expect(mockOf(app).rounds.map(({ secondsUsed }) => secondsUsed)).toEqual([720, 480]);
    expect(mockOf(app).finishedAt).toBe(at(20));
    const { $ } = await app.get('/mocks/1');
    expect($('.lead').text()).toBe(
      'Thursday 12 March, with Mira: 2 rounds in 20 min. Nothing is scored yet.',
    );
  });

  it('is not hurried by a second click', async () => {
    const app = await givenMocks();
    for (let click = 0; click < 3; click++) await app.post('/mocks/1/rounds/1/completion', { done: 'yes' });
    expect(mockOf(app).rounds.map(({ finishedAt }) => finishedAt)).toEqual([NOW, null]);
  });

  it('can end early and go on, and each of it be undone', async () => {
    const app = await givenMocks();
    await app.post('/mocks/1/rounds/1/clock', { running: 'yes' });
    app.setNow(at(3));
    const before = dumpData(app.db);

    await app.post('/mocks/1/completion', { done: 'yes' });
    expect(mockOf(app)).toMatchObject({
      finishedAt: at(3),
      rounds: [{ secondsUsed: 180 }, { finishedAt: null }],
    });
    setChangeUndone(app.db, latestChange(app.db)?.id ?? 0, true, AT);

    expect(dumpData(app.db)).toEqual(before);
    expect(mockOf(app).rounds[0]?.clock).toEqual({ secondsBefore: 180, runningSince: null });
  });

  it('keeps a round whose clock was only just started when it ends', async () => {
    const app = await givenMocks();
    await app.post('/mocks/1/rounds/1/clock', { running: 'yes' });

    await app.post('/mocks/1/completion', { done: 'yes' });

    expect(mockOf(app).rounds.map(({ finishedAt }) => finishedAt)).toEqual([NOW, null]);
    expect((await app.get('/mocks/1')).$('#round-1, #round-2')).toHaveLength(1);
  });

  it('is deleted and brought back, with its clocks, which do not count the time away', async () => {
    const app = await givenMocks();
    await app.post('/mocks/1/rounds/1/clock', { running: 'yes' });
    app.setNow(at(4));
    const before = dumpData(app.db);

    await expectNeighbourKept(app, async () => {
      const { headers } = await app.post('/mocks/1/removal', { from: '/mocks' });
      expect(headers.location).toBe('/mocks');
    });
    expect((await app.get('/mocks/1')).status).toBe(404);
    expect((await app.post('/mocks/1/removal', { from: '/mocks' })).status).toBe(303);
    setChangeUndone(app.db, latestChange(app.db)?.id ?? 0, true, at(30));

    expect(dumpData(app.db)).toEqual(before);
    app.setNow(at(40));
    expect((await app.get('/mocks/1')).$('.round-clock__time').text()).toBe('14:00');
  });
});

describe('the scores of a round', () => {
  const STORY = { 'score-1-situation': '3', 'score-1-learning': '2', seen: '' };

  it('are saved, changed, and taken back', async () => {
    const app = await givenMocks();
    await finishMock(app);
    await expectNeighbourKept(app, () => app.post('/mocks/1/rounds/1/scores', STORY));
    expect(mockOf(app).rounds.map(({ scores }) => scores)).toEqual([{ situation: 3, learning: 2 }, {}]);
    const before = dumpData(app.db);

    const changed = { 'score-1-learning': '4', 'score-1-situation': '', seen: 'situation 3, learning 2' };
    await app.post('/mocks/1/rounds/1/scores', changed, { htmx: true });
    expect(mockOf(app).rounds[0]?.scores).toEqual({ learning: 4 });

    setChangeUndone(app.db, latestChange(app.db)?.id ?? 0, true, AT);
    expect(dumpData(app.db)).toEqual(before);
    const { $ } = await app.get('/mocks/1');
    expect($('#score-1-learning-2').attr('checked')).toBeDefined();
    expect($('.weak-spots').text()).toContain('Learning, 2 of 4');
  });

  it('of a story are not taken without its learning', async () => {
    const app = await givenMocks();
    await app.post('/mocks/1/rounds/1/clock', { running: 'yes' });
    for (const htmx of [false, true]) {
      const form = { 'score-1-action': '4', seen: '' };
      const { status, $ } = await app.post('/mocks/1/rounds/1/scores', form, { htmx });

      expect(status).toBe(422);
      expect($('#field-score-1-learning .field__error').text()).toContain('Score the learning');
      expect($('#score-1-action-4').attr('checked')).toBeDefined();
    }
    expect(mockOf(app).rounds[0]?.scores).toEqual({});
  });

  it('that were saved in another window are shown, and not overwritten', async () => {
    const app = await givenMocks();
    await finishMock(app);
    await app.post('/mocks/1/rounds/1/scores', STORY);

    const stale = { 'score-1-learning': '4', seen: '' };
    const { status, $ } = await app.post('/mocks/1/rounds/1/scores', stale);

    expect(status).toBe(409);
    expect(mockOf(app).rounds[0]?.scores).toEqual({ situation: 3, learning: 2 });
    expect($('#score-1-learning-4').attr('checked')).toBeDefined();
    expect($('#field-score-1-learning .theirs__value').text()).toBe('2');
    expect($('input[name=seen]').first().val()).toBe('situation 3, learning 2');
    expect(
      (await app.post('/mocks/1/rounds/1/scores', { ...stale, seen: 'situation 3, learning 2' })).status,
    ).toBe(303);
    expect(mockOf(app).rounds[0]?.scores).toEqual({ learning: 4 });
  });

  it('of a round that has not begun are not saved', async () => {
    const app = await givenMocks();
    expect((await app.post('/mocks/1/rounds/1/scores', STORY)).status).toBe(404);
  });

  it.each(['/mocks/1/rounds/3/scores', '/mocks/9/rounds/1/scores', '/mocks/x/rounds/1/scores'])(
    'of nothing (%s) are not saved',
    async (path) => {
      const app = await givenMocks();
      await finishMock(app);
      expect((await app.post(path, STORY)).status).toBe(404);
    },
  );
});

describe('what is written in a mock', () => {
  it('is saved with its revision, and an older page does not overwrite it', async () => {
    const app = await givenMocks();
    for (const path of ['/mocks/1/rounds/1/notes', '/mocks/1/takeaway']) {
      await expectNeighbourKept(app, async () => {
        expect((await app.post(path, { text: 'First', revision: '0', from: '/mocks/1' })).status).toBe(303);
        const saved = await app.post(path, { text: 'Second', revision: '1' }, { htmx: true });
        expect(saved.$('[name=revision]').val()).toBe('2');
        const stale = await app.post(path, { text: 'Third', revision: '1' });
        expect(stale.status).toBe(409);
        expect(stale.body).toContain('Second');
        expect(stale.body).toContain('Third');
      });
    }
    expect(mockOf(app).takeaway.text).toBe('Second');
    expect(mockOf(app).rounds.map(({ notes }) => notes.text)).toEqual(['Second', '']);
  });
});

describe('what a mock leaves behind', () => {
  it('grades go into the drill as answers, one for each question', async () => {
    const app = await givenMocks();
    await finishMock(app);
    const key = mockOf(app).rounds[0]?.questionKeys[0] ?? '';
    const path = `/mocks/1/questions/${key}/grade`;
    const before = dumpData(app.db);

    await app.post(path, { grade: 'hard' });
    await app.post(path, { grade: 'again', from: '/mocks/1' }, { htmx: true });
    await app.post(path, { grade: 'again' });

    expect([...loadAnswers(app.db).values()].flat()).toEqual([
      expect.objectContaining({
        questionKey: key,
        grade: 'again',
        mode: 'mock',
        mockId: 1,
        day: '2026-03-12',
      }),
    ]);
    expect((await app.get('/mocks/1')).$('.grades__button[aria-pressed=true]').val()).toBe('again');
    for (let change = 0; change < 2; change++) {
      const undone = latestChange(app.db);
      setChangeUndone(app.db, (undone?.id ?? 0) - change, true, AT);
    }
    expect(dumpData(app.db)).toEqual(before);
    expect((await app.post('/mocks/1/questions/nothing/grade', { grade: 'good' })).status).toBe(404);
    expect((await app.post(path, { grade: 'splendid' })).status).toBe(422);
  });

  it('questions in the notes become own questions with one tap', async () => {
    const app = await givenMocks();
    await app.post('/mocks/1/rounds/1/notes', { text: 'Long.\n- Why not ten seeds?', revision: '0' });
    await finishMock(app);
    const form = (await app.get('/mocks/1')).$('form[action="/mocks/1/own-questions"]');
    const fields = {
      prompt: String(form.find('[name=prompt]').val()),
      formToken: String(form.find('[name=formToken]').val()),
    };
    expect(fields.prompt).toBe('Why not ten seeds?');

    for (let click = 0; click < 2; click++) await app.post('/mocks/1/own-questions', fields);

    expect(listOwnQuestions(app.db).map(({ prompt, category }) => [prompt, category])).toEqual([
      ['Why not ten seeds?', 'own'],
    ]);
    expect((await app.get('/mocks/1')).body).toContain('among your own questions');
    expect((await app.post('/mocks/1/own-questions', { prompt: 'Not in the notes?' })).status).toBe(404);
  });

  it('a task of the roadmap is checked off with the mock as its evidence, when the learner says so', async () => {
    const app = await givenMocks();
    const task = app.plan().tasks.find(({ key }) => key === 'two-minute-delivery');
    const path = `/mocks/1/tasks/${task?.id}/completion`;
    expect((await app.post(path, { done: 'yes' })).status).toBe(404);
    await finishMock(app);
    const before = dumpData(app.db);
    const openBefore = app.plan().tasks.filter(({ completion }) => completion === null).length;

    app.setNow('2026-03-14T09:00:00.000Z');
    for (let click = 0; click < 2; click++) await app.post(path, { done: 'yes', from: '/mocks/1' });

    const proven = app.plan().tasks.find(({ id }) => id === task?.id);
    expect(proven?.completion?.on).toBe('2026-03-12');
    expect(proven?.evidence.map(({ kind, text, leftOn }) => [kind, text, leftOn])).toEqual([
      [
        'note',
        '[Mock interview: Behavioural round](/mocks/1), 12 March 2026, asked by somebody else',
        '2026-03-14',
      ],
    ]);
    expect(app.plan().tasks.filter(({ completion }) => completion === null)).toHaveLength(openBefore - 1);
    expect((await app.get(`/tasks/${task?.id}`)).$('a[href="/mocks/1"]').text()).toBe(
      'Mock interview: Behavioural round',
    );
    setChangeUndone(app.db, latestChange(app.db)?.id ?? 0, true, AT);
    expect(dumpData(app.db)).toEqual(before);
  });

  it('is evidence only of what is on the track of the plan, and of none that has left it since', async () => {
    const app = await givenMocks();
    await finishMock(app);
    const named = async () =>
      (await app.get('/mocks/1'))
        .$('.mock-tasks a[href^="/tasks/"]:not([href*="#"])')
        .toArray()
        .map(({ attribs }) => app.plan().tasks.find(({ id }) => attribs.href === `/tasks/${id}`)?.key);
    expect(await named()).toEqual([
      'two-minute-delivery',
      'story-follow-up-probes',
      'recorded-behavioural-round',
    ]);
    await app.post('/plan/update', updateOf(await app.get('/plan/track?track=frontier')));
    expect(app.plan().trackId).toBe('frontier');

    expect(await named()).toEqual(['two-minute-delivery']);

    const left = app.plan().tasks.find(({ key }) => key === 'story-follow-up-probes');
    expect((await app.get(`/tasks/${left?.id}`)).$('form[action="/mocks"]')).toHaveLength(0);
    const before = dumpData(app.db);
    const answer = await app.post(`/mocks/1/tasks/${left?.id}/completion`, { done: 'yes', from: '/mocks/1' });
    expect(answer.$('#flash').text()).toContain('was dropped on');
    expect(dumpData(app.db)).toEqual(before);
  });

  it('is evidence of no task that it does not rehearse', async () => {
    const app = await givenMocks();
    await finishMock(app);
    const before = dumpData(app.db);

    expect((await app.post('/mocks/1/tasks/1/completion', { done: 'yes' })).status).toBe(404);
    expect(dumpData(app.db)).toEqual(before);
  });

  it('proves no task that wants a link, such as to a recording: that is said, and refused', async () => {
    const app = await givenMocks();
    const task = app
      .plan()
      .tasks.find(({ evidenceKind, key }) => key === 'recorded-behavioural-round' && evidenceKind === 'link');
    await finishMock(app);
    const before = dumpData(app.db);

    const { $ } = await app.get('/mocks/1');
    const answer = await app.post(`/mocks/1/tasks/${task?.id}/completion`, { done: 'yes' });

    expect($(`#mock-task-${task?.id}`)).toHaveLength(0);
    expect($(`a[href="/tasks/${task?.id}#evidence"]`).closest('li').text()).toContain('It wants a link');
    expect(answer.status).toBe(422);
    expect(answer.$('main').text()).toContain('wants a link');
    expect(dumpData(app.db)).toEqual(before);
  });

  it('stays the evidence that it was when the learner changes to other dates', async () => {
    const app = await givenMocks();
    const task = app.plan().tasks.find(({ key }) => key === 'two-minute-delivery');
    const path = `/mocks/1/tasks/${task?.id}/completion`;
    await finishMock(app);
    await app.post(path, { done: 'yes', from: '/mocks/1' });
    saveSettings(app.db, { locale: 'en-US' }, MOMENT);

    expect((await app.get('/mocks/1')).$(`#mock-task-${task?.id}`)).toHaveLength(0);
    await app.post(path, { done: 'yes', from: '/mocks/1' });
    expect(app.plan().tasks.find(({ id }) => id === task?.id)?.evidence).toHaveLength(1);
  });
});

describe('a task that is rehearsed by a mock', () => {
  it('starts it with one tap, and the mock knows its task', async () => {
    const app = await testApp({ plan: 'built-in', now: NOW });
    const task = app.plan().tasks.find(({ key }) => key === 'mock-onsite');
    const form = (await app.get(`/tasks/${task?.id}`)).$('form:has(#task-mock-full-onsite)');
    const fields = Object.fromEntries(
      form
        .find('input')
        .toArray()
        .map(({ attribs }) => [attribs.name ?? '', attribs.value ?? '']),
    );

    for (let click = 0; click < 2; click++) await app.post(form.attr('action') ?? '', fields);

    expect(listMocks(app.db, 1).map(({ formatKey, taskId }) => [formatKey, taskId])).toEqual([
      ['full-onsite', task?.id],
    ]);
    await app.post('/mocks/1/completion', { done: 'yes' });
    expect((await app.get('/mocks/1')).$('.mock-tasks a').text()).toBe(task?.title);
    expect((await app.get('/tasks/1')).$('form[action="/mocks"]')).toHaveLength(0);
  });
});

describe('the pages of mocks', () => {
  it('have a sheet for whoever asks, with every question, its answer and what the scores mean', async () => {
    const app = await givenMocks();

    const { $, body } = await app.get('/mocks/1/sheet');

    expect($('.sheet__question')).toHaveLength(6);
    expect($('.sheet__question .sheet__answer li').length).toBeGreaterThan(18);
    expect(body).toContain('A rule of one’s own');
    expect((await app.get('/mocks/9/sheet')).status).toBe(404);
  });

  it('have on that sheet what to answer to questions that the learner asks, beside those that are answered', async () => {
    const app = await testApp({ plan: 'built-in', now: NOW });
    await app.post('/mocks', { format: 'recruiter-screen' });

    const { $ } = await app.get('/mocks/1/sheet');

    const labels = $('.sheet__question')
      .toArray()
      .map((question) => $(question).find('.sheet__answer strong').first().text());
    expect(labels).toEqual([...Array(7).fill('Probe:'), ...Array(3).fill('They find out:')]);
  });

  it('show how each dimension went from mock to mock, in a chart and in figures', async () => {
    const app = await givenMocks();
    await finishMock(app);
    await app.post('/mocks/1/rounds/1/scores', { 'score-1-learning': '2', seen: '' });
    app.setNow('2026-03-19T18:00:00.000Z');
    await app.post('/mocks', { format: 'behavioural' });
    await app.post('/mocks/3/rounds/1/clock', { running: 'yes' });
    await app.post('/mocks/3/rounds/1/scores', { 'score-1-learning': '3', seen: '' });
    await app.post('/mocks/3/completion', { done: 'yes' });

    const { $ } = await app.get('/mocks');

    expect($('.trend__title').text()).toContain('Learning 3of 4, 1 up');
    expect($('.trend desc').text()).toBe(
      '2 mocks, from 1 at the bottom to 4 at the top: 12 Mar 2, 19 Mar 3.',
    );
    expect($('.figures tbody tr')).toHaveLength(2);
  });
});
