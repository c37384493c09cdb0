import { describe, expect, it } from 'vitest';
import { listChanges } from '../../../../db/journal/history.ts';
import { addOwnQuestion, findOwnQuestion, listOwnQuestions } from '../../../../db/practice/own-questions.ts';
import { type TestApp, type TestAppOptions, testApp } from '../../../support/app/test-app.ts';
import { dumpData, MOMENT } from '../../../support/database/db.ts';
import { givenOwnWords } from '../../../support/made/practice/questions.ts';

const FORM = {
  prompt: 'Why this loss?',
  category: 'own',
  form: 'explain',
  difficulty: '3',
  seconds: '90',
  probing: '',
  points: 'It is convex\r\n\r\nIt is cheap',
  pitfalls: '',
  followUps: '',
  phase: '',
  tasks: '',
};

/** Two own questions; the second is the neighbour. */
async function withQuestions(options?: TestAppOptions): Promise<TestApp> {
  const app = await testApp(options);
  addOwnQuestion(app.db, { ...MOMENT, key: 'own-1', words: givenOwnWords({ prompt: 'Why this loss?' }) });
  addOwnQuestion(app.db, {
    ...MOMENT,
    key: 'own-2',
    words: givenOwnWords({ prompt: 'Why that one?', category: 'plain-english' }),
  });
  return app;
}

describe('the list of own questions', () => {
  it('says where to begin when there is none', async () => {
    const { get } = await testApp({ plan: 'none' });
    const { status, $ } = await get('/practice/own');
    expect(status).toBe(200);
    expect($('.lead').text()).toContain('None yet.');
    expect($('#own-add').attr('href')).toBe('/practice/own/new');
    expect($('#own-export')).toHaveLength(0);
  });

  it('has them in their categories, and the archived ones apart, with the way back', async () => {
    const { get, post } = await withQuestions();
    await post('/practice/own/own-2/archive', { archived: 'yes' });
    const { $ } = await get('/practice/own');

    expect($('.questions__prompt').text()).toBe('Why this loss?');
    expect($('#archived').text()).toContain('Why that one?');
    expect($('#archived').text()).toContain('Since 4 Mar 2026');
    expect($('#bring-back-own-2')).toHaveLength(1);
  });
});

describe('a question of the learner’s own', () => {
  it('is added, leads to its page, and stands in the bank like the others', async () => {
    const { db, get, post } = await testApp();
    const { status, headers } = await post('/practice/own', { ...FORM, tasks: ['', 'task-1'] });

    const [question] = listOwnQuestions(db);
    expect([status, headers.location]).toEqual([303, `/practice/questions/${question?.id}`]);
    expect(question).toMatchObject({
      prompt: FORM.prompt,
      difficulty: 3,
      seconds: 90,
      points: ['It is convex', 'It is cheap'],
      phase: null,
      tasks: ['task-1'],
    });
    expect((await get('/practice?q=this+loss&category=own')).$('.questions__prompt').text()).toBe(
      FORM.prompt,
    );
    expect((await get('/tasks/1')).$('main').text()).toContain(FORM.prompt);
    expect((await get('/practice/sheet?category=own&answers=yes')).$('.sheet__answer').text()).toContain(
      'It is convex',
    );
    expect((await get('/practice')).$('.categories__title').last().text()).toBe('Your own questions');
  });

  it('has a page without what it does not say', async () => {
    const { get } = await withQuestions();
    const { $ } = await get('/practice/questions/own-1');
    expect($('h1').text()).toBe('Why this loss?');
    expect(
      $('.entry__label')
        .toArray()
        .map((label) => $(label).text()),
    ).toEqual(['The answer', 'Your answer', 'To read', 'It is yours']);
    expect($('#question-points').text()).toBe('1 point of a strong answer');
    expect($('#question-pitfalls, #question-follow-ups, .question__sources')).toHaveLength(0);
    expect((await get('/practice/questions/plain-kl-divergence')).$('#keeping')).toHaveLength(0);
  });

  it('is added once, however often its form is sent', async () => {
    const { db, get, post } = await testApp();
    const { $ } = await get('/practice/own/new');
    const formToken = String($('[name=formToken]').val());
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => post('/practice/own', { ...FORM, formToken })),
    );

    expect(listOwnQuestions(db)).toHaveLength(1);
    expect(new Set(answers.map(({ headers }) => headers.location)).size).toBe(1);
  });

  it('is there beside the first where the form was gone back to and says something else', async () => {
    const { db, get, post } = await testApp();
    const { $ } = await get('/practice/own/new');
    const formToken = String($('[name=formToken]').val());

    const first = await post('/practice/own', { ...FORM, formToken });
    const second = await post('/practice/own', { ...FORM, prompt: 'Why else?', formToken });
    const again = await post('/practice/own', { ...FORM, prompt: 'Why else?', formToken });

    expect(listOwnQuestions(db).map(({ prompt }) => prompt)).toEqual([FORM.prompt, 'Why else?']);
    expect(second.headers.location).not.toBe(first.headers.location);
    expect(again.headers.location).toBe(second.headers.location);
  });

  it('that is all wrong keeps what was typed, and says all of it', async () => {
    const { db, post } = await testApp();
    const before = dumpData(db);
    const wrong = {
      prompt: ' ',
      category: '__proto__',
      form: 'sing',
      difficulty: '4',
      seconds: 'two',
      points: Array(21).fill('a').join('\n'),
      probing: 'x'.repeat(1001),
    };
    for (const path of ['/practice/own', '/practice/own/own-1']) {
      if (path.endsWith('own-1')) addOwnQuestion(db, { ...MOMENT, key: 'own-1', words: givenOwnWords() });
      const { status, $ } = await post(path, wrong);
      expect(status).toBe(422);
      const wrongFields = $('[aria-invalid=true]')
        .toArray()
        .map(({ attribs }) => attribs.name);
      expect(wrongFields.toSorted()).toEqual(Object.keys(wrong).toSorted());
      expect($('#field-points').text()).toBe(wrong.points);
      expect($('#field-seconds').val()).toBe('two');
      expect($('.error-summary li')).toHaveLength(7);
    }
    expect({ ...(dumpData(db) as object), ownQuestions: [] }).toEqual(before);
  });

  it.each([{}, { prompt: 'a\0b' }, { ...FORM, prompt: 'x'.repeat(40_000) }])(
    'of nothing or too much is refused',
    async (form) => {
      const { db, post } = await testApp();
      expect((await post('/practice/own', form)).status).toBe(422);
      expect(listOwnQuestions(db)).toEqual([]);
    },
  );

  it('can be added on the page of a task, to which it then belongs', async () => {
    const { get, plan } = await testApp({ plan: 'built-in' });
    const task = plan().tasks.find(({ key }) => key === 'deep-dive-question-bank');
    const { $ } = await get(`/tasks/${task?.id}`);

    const form = await get($('a[href^="/practice/own/new"]').attr('href') ?? '');

    expect(form.$('input[name=tasks]:checked').val()).toBe('deep-dive-question-bank');
    expect(form.$('#field-phase').val()).toBe('research-talk');
  });

  it('begins with what a link says', async () => {
    const { get } = await testApp({ plan: 'built-in' });
    const { $ } = await get(
      '/practice/own/new?task=deep-dive-question-bank&phase=research-talk&category=bar-raisers',
    );
    expect($('#field-phase').val()).toBe('research-talk');
    expect($('#field-category').val()).toBe('bar-raisers');
    expect($('input[name=tasks]:checked').val()).toBe('deep-dive-question-bank');
  });
});

describe('editing an own question', () => {
  it('changes it, and its neighbour stays', async () => {
    const { db, get, post } = await withQuestions();
    const neighbour = findOwnQuestion(db, 'own-2');
    const { $ } = await get('/practice/own/own-1/edit');
    expect($('#field-prompt').text()).toBe('Why this loss?');

    const edit = { ...FORM, prompt: 'Why such a loss?', phase: 'first', revision: '0' };
    const { status, headers } = await post('/practice/own/own-1', edit);

    expect([status, headers.location]).toEqual([303, '/practice/questions/own-1']);
    expect(findOwnQuestion(db, 'own-1')).toMatchObject({
      prompt: 'Why such a loss?',
      phase: 'first',
      revision: 1,
    });
    expect(findOwnQuestion(db, 'own-2')).toEqual(neighbour);
  });

  it('from an older page is refused with both versions, and can be settled', async () => {
    const { db, post } = await withQuestions();
    await post('/practice/own/own-1', { ...FORM, prompt: 'Theirs', seconds: '60', revision: '0' });

    const { status, $ } = await post('/practice/own/own-1', { ...FORM, prompt: 'Mine', revision: '0' });

    expect(status).toBe(409);
    expect($('#field-prompt').text()).toBe('Mine');
    expect(
      $('.theirs__value')
        .toArray()
        .map((value) => $(value).text()),
    ).toEqual(['Theirs', '60']);
    const revision = String($('[name=revision]').val());
    expect((await post('/practice/own/own-1', { ...FORM, prompt: 'Both', revision })).status).toBe(303);
    expect(findOwnQuestion(db, 'own-1')).toMatchObject({ prompt: 'Both', revision: 2 });
  });

  it('of fifty windows at once is never overwritten', async () => {
    const { post } = await withQuestions();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        post('/practice/own/own-1', { ...FORM, prompt: `Window ${index}`, revision: '0' }),
      ),
    );
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(49);
  });

  it.each(['own-9', 'plain-kl-divergence', '__proto__'])('of what is none leads nowhere: %s', async (key) => {
    const { get, post } = await withQuestions();
    expect((await get(`/practice/own/${key}/edit`)).status).toBe(404);
    expect((await post(`/practice/own/${key}`, { ...FORM, revision: '0' })).status).toBe(404);
    expect((await post(`/practice/own/${key}/archive`, { archived: 'yes' })).status).toBe(404);
  });
});

describe('archiving an own question', () => {
  it('takes it out of the bank, keeps its page with the way back, and its neighbour stays', async () => {
    const { get, post } = await withQuestions();
    const { status, headers } = await post('/practice/own/own-1/archive', {
      archived: 'yes',
      from: '/practice/questions/own-1',
      at: 'keeping',
    });

    expect([status, headers.location]).toEqual([303, '/practice/questions/own-1#keeping']);
    expect((await get('/practice?q=why')).$('main').text()).not.toContain('Why this loss?');
    expect((await get('/practice?q=why+that')).$('main').text()).toContain('Why that one?');
    const page = await get('/practice/questions/own-1');
    expect([page.status, page.$('#archive-own').text()]).toEqual([200, 'Bring it back']);
    expect(page.$('#keeping').text()).toContain('Archived on 4 Mar 2026');
  });

  it('answers htmx with the page it was done on, and is taken back from there', async () => {
    const { db, post } = await withQuestions();
    const from = '/practice/questions/own-1';
    const { $ } = await post('/practice/own/own-1/archive', { archived: 'yes', from }, { htmx: true });
    expect($('#main #archive-own').text()).toBe('Bring it back');
    await post('/practice/own/own-1/archive', { archived: 'no', from }, { htmx: true });
    expect(findOwnQuestion(db, 'own-1')?.archivedOn).toBeNull();
    const [change] = listChanges(db, { limit: 1 });
    await post(`/changes/${change?.id}/undo`, { undone: 'yes' });
    expect(findOwnQuestion(db, 'own-1')?.archivedOn).toBe('2026-03-04');
  });

  it('twice is one change; a form that does not say what it wants is refused', async () => {
    const { db, post } = await withQuestions();
    for (const _ of [1, 2]) await post('/practice/own/own-1/archive', { archived: 'yes' });
    expect(listChanges(db, { limit: 9 })).toHaveLength(4);
    expect((await post('/practice/own/own-1/archive', { archived: 'maybe' })).status).toBe(422);
  });
});

describe('the learner’s own answer', () => {
  it('stands on the page of its question, covered, and on the sheet with answers', async () => {
    const { get, post } = await testApp();
    await post('/practice/questions/plain-kl-divergence/note', {
      text: '**Which** way round',
      revision: '0',
    });

    const { $ } = await get('/practice/questions/plain-kl-divergence');
    expect($('details #answer-note-plain-kl-divergence').text()).toBe('**Which** way round');
    expect($('#answer-note').text()).toBe('What you wrote');
    const sheet = await get('/practice/sheet?category=plain-english&answers=yes');
    expect(sheet.$('.sheet__note')).toHaveLength(1);
    expect(sheet.$('.sheet__note strong').last().text()).toBe('Which');
    expect((await get('/practice/sheet?category=plain-english')).body).not.toContain('way round');
  });

  it('is kept for a question that is archived', async () => {
    const { get, post } = await withQuestions();
    await post('/practice/own/own-1/archive', { archived: 'yes' });
    expect((await post('/practice/questions/own-1/note', { text: 'Still', revision: '0' })).status).toBe(303);
    expect((await get('/practice/questions/own-1')).$('textarea').text()).toBe('Still');
  });
});

describe('a question of one’s own with a formula that cannot be shown', () => {
  it('is kept as it was typed, and its form says in which line and why', async () => {
    const { get, post } = await testApp();

    const sent = { ...FORM, points: 'From $5 to $7\nSay $x^2^3$ and $x$' };
    const { status, headers } = await post('/practice/own', sent);

    expect(status).toBe(303);
    const [, key] = /(own-[\w-]+)/.exec(String(headers.location)) ?? [];
    const { $ } = await get(`/practice/own/${key}/edit`);
    expect($('[name=points]').val()).toContain('Say $x^2^3$ and $x$');
    expect($('.own-form__faults').text().trim()).toBe(
      'Line 2: $x^2^3$ is shown as you typed it. Double superscript at character 4.',
    );
  });
});
