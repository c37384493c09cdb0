import type { CheerioAPI } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { addPiece } from '../../../db/portfolio/pieces.ts';
import { addOwnQuestion } from '../../../db/practice/own-questions.ts';
import { addOwnResource } from '../../../db/reading/own-resources.ts';
import { type TestApp, testApp } from '../../support/app/test-app.ts';
import { filePart, SMALL_ROADMAP, upload } from '../../support/app/upload.ts';
import { MOMENT } from '../../support/database/db.ts';
import { givenOwnWords } from '../../support/made/practice/questions.ts';
import { givenOwnResourceWords } from '../../support/made/reading/resources.ts';

const PAGES = [
  '/today',
  '/days/2026-03-03',
  '/days/2026-03-08',
  '/days/2026-04-20',
  '/tasks/1',
  '/tasks/40',
  '/tasks/new',
  '/tasks/1/edit',
  '/tasks/1/moves?from=/today',
  '/moves?task=1&task=40&task=41&action=today&from=/today',
  '/weeks',
  '/weeks/1',
  '/weeks/2',
  '/weeks/15',
  '/weeks/1/review',
  '/weeks/2/review',
  '/phases/research-portfolio',
  '/phases/research-talk',
  '/plan',
  '/plan?q=attention&state=open',
  '/replan',
  '/replan?way=lighter&finishOn=2026-04-20',
  '/replan?way=essentials&interviewOn=2026-04-20&keep=90&drop=3',
  '/calendar',
  '/calendar/2026-06',
  '/today?select=yes',
  '/plan?select=yes',
  '/weeks/2?select=yes',
  '/practice',
  '/practice?q=gradient&form=derive',
  '/practice?q=zebra+crossing',
  '/practice/questions/plain-kl-divergence',
  '/practice/questions/plain-kl-divergence?form=lightning',
  '/practice?state=weak',
  '/practice/drill',
  '/practice/lightning?question=plain-kl-divergence&reveal=yes',
  '/practice/ladder',
  '/practice/ladder/plain-kl-divergence',
  '/practice/derivations',
  '/practice/derivations/derive-reinforce',
  '/practice/derivations/derive-reinforce?reveal=yes&seconds=90',
  '/practice/questions/plain-entropy/answer?reveal=yes',
  '/practice/sheet?category=plain-english',
  '/practice/sheet?category=plain-english&answers=yes',
  '/practice/own',
  '/practice/own/new',
  '/practice/own/own-1/edit',
  '/reading',
  '/reading?phase=deep-learning',
  '/reading?q=zzqx',
  '/reading/own-1',
  '/reading/vaswani-2017-attention',
  '/reading/own/new?task=task-1',
  '/reading/own/own-1/edit',
  '/portfolio',
  '/portfolio/project',
  '/portfolio/paper',
  '/portfolio/paper/import',
  '/portfolio/interview',
  '/portfolio/skills',
  '/pieces/piece-1',
  '/pieces/piece-1/page',
  '/pieces/piece-2',
  '/practice/own/import',
  '/practice/questions/own-1',
  '/practice/questions/own-2',
  '/mocks',
  '/mocks/1',
  '/mocks/1/sheet',
  '/mocks/2',
  '/practice/readiness',
  '/pieces/piece-team',
  '/pieces/piece-team/pack',
  '/pieces/piece-round',
  '/pieces/piece-round/debrief',
  '/pieces/piece-talk',
  '/portfolio/story',
  '/pieces/piece-story',
  '/pieces/piece-run/clock',
  '/progress',
  '/progress/fit',
  '/progress/time',
  '/progress/time/estimates?kind=study',
  '/progress/time/estimates?skill=algorithms',
  '/progress?monday=30&offFrom=2026-03-12&offTo=2026-03-13&withoutStretch=yes',
  '/progress?monday=x&offFrom=2026-03-12&offTo=2026-03-01',
  '/report',
  '/report?from=x&to=2026-03-08',
  '/report?range=last-week&section=pace&section=weeks&detail=one-page',
  '/report?chosen=yes&range=phase&phase=gone',
  '/report.html',
  '/changes',
  '/plans',
  '/plans/1/removal',
  '/plan/update',
  '/roadmaps',
  '/roadmaps/research-scientist-100',
  '/setup?again=1',
  '/setup?roadmap=research-scientist-100',
  '/settings',
  '/help',
  '/nowhere',
];

/** The real roadmap with a learner in its second week, who left something everywhere. */
async function givenLearner(): Promise<TestApp> {
  const app = await testApp({ plan: 'built-in', now: '2026-03-10T09:00:00Z' });
  for (const id of [1, 2, 3]) await app.post(`/tasks/${id}/completion`, { done: 'yes', on: '2026-03-03' });
  await app.post('/tasks/5/steps/1/completion', { done: 'yes' });
  await app.post('/habits/1/days/2026-03-03/completion', { done: 'yes' });
  for (const question of ['plain-kl-divergence', 'derive-reinforce']) {
    const answer = { question, mode: 'drill', asked: '3', known: '0', grade: 'again', missing: 'Much' };
    await app.post('/practice/answers', answer);
  }
  await app.post('/weeks/1/reflection', { text: 'A week', revision: '0' });
  await app.post('/weeks/1/reflection/went-well', { text: 'The mornings', revision: '0' });
  const review = { confidence: '3', proof: 'A page', intention: 'One thing' };
  await app.post('/weeks/1/review', { ...review, revision: '0' });
  await app.post('/tasks/1/note', { text: '# A heading\n\n- a list', revision: '0' });
  await app.post('/mocks', { format: 'behavioural', partner: 'Mira' });
  await app.post('/mocks/1/rounds/1/clock', { running: 'yes' });
  await app.post('/mocks/1/rounds/1/notes', { text: 'And why five seeds?', revision: '0' });
  await app.post('/mocks/1/rounds/1/scores', { 'score-1-learning': '3', seen: '' });
  await app.post('/mocks/1/completion', { done: 'yes' });
  await app.post('/mocks', { format: 'full-onsite' });
  await app.post('/mocks/2/rounds/1/clock', { running: 'yes' });
  const evidence = { text: 'Accuracy', location: 'https://example.org/', value: '0.9' };
  for (const kind of ['note', 'link', 'number', 'document']) {
    await app.post('/tasks/1/evidence', { ...evidence, kind });
  }
  const study = app.plan().tasks.filter(({ kind }) => kind === 'study');
  for (const { id } of study.slice(0, 3)) {
    await app.post(`/tasks/${id}/completion`, { done: 'yes', on: '2026-03-03' });
    await app.post(`/tasks/${id}/spent`, { spentMinutes: '85', spentOn: '2026-03-03' });
  }
  await app.post('/tasks/1/timer', { state: 'running' });
  for (const key of ['own-1', 'own-2']) addOwnQuestion(app.db, { ...MOMENT, key, words: givenOwnWords() });
  await app.post('/practice/own/own-2/archive', { archived: 'yes' });
  const places = { tasks: [app.plan().tasks[0]?.key ?? ''], questions: ['plain-kl-divergence', 'own-1'] };
  addOwnResource(app.db, { ...MOMENT, key: 'own-1', words: givenOwnResourceWords(places) });
  const story = { key: 'piece-story', kind: 'story', noun: 'story', parentKey: '', title: 'A story' };
  addPiece(app.db, { ...MOMENT, ...story, parts: new Map([['themes', 'conflict: strong']]) });
  const talk = { key: 'piece-talk', kind: 'talk', noun: 'talk', parentKey: '', title: 'A talk' };
  addPiece(app.db, { ...MOMENT, ...talk, parts: new Map([['hostile-questions', 'Is it new?']]) });
  const run = {
    key: 'piece-run',
    kind: 'rehearsal',
    noun: 'rehearsal',
    parentKey: 'piece-talk',
    title: 'A run',
  };
  const parts = new Map([
    ['version', 'minutes-30'],
    ['clock', 'method 2026-03-10T08:50:00.000Z'],
  ]);
  addPiece(app.db, { ...MOMENT, ...run, parts });
  const target = { key: 'piece-team', kind: 'target', noun: 'target', parentKey: '', title: 'Team X' };
  addPiece(app.db, { ...MOMENT, ...target, parts: new Map([['pitch', 'I *make* it']]) });
  const round = {
    key: 'piece-round',
    kind: 'interview',
    noun: 'interview',
    parentKey: 'piece-team',
    title: 'A',
  };
  addPiece(app.db, {
    ...MOMENT,
    ...round,
    parts: new Map([
      ['day', '2026-03-03'],
      ['asked', 'Why us?'],
    ]),
  });
  await app.post('/reading/own-1/note', { text: '# Mine', revision: '0' });
  await app.post('/reading/own-1/completion', { done: 'yes' });
  const project = { key: 'piece-1', kind: 'project', noun: 'project', parentKey: '', title: 'A project' };
  addPiece(app.db, { ...MOMENT, ...project, parts: new Map([['problem', 'Words']]) });
  const result = { key: 'piece-2', kind: 'result', noun: 'result', parentKey: 'piece-1', title: 'A result' };
  addPiece(app.db, { ...MOMENT, ...result, parts: new Map([['figure', '0.81']]) });
  for (const id of ['plain-kl-divergence', 'own-2'])
    await app.post(`/practice/questions/${id}/note`, { text: '# Mine\n\n- a list', revision: '0' });
  return app;
}

function repeatedIds($: CheerioAPI): string[] {
  const ids = $('[id]')
    .toArray()
    .map(({ attribs }) => attribs.id ?? '');
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}

/** Controls that nobody who cannot see the page would know by name. */
function namelessControls($: CheerioAPI): string[] {
  return $('input:not([type=hidden]), select, textarea, button, summary, progress, a')
    .toArray()
    .map((control) => $(control))
    .filter((control) => {
      const named = (control.attr('aria-labelledby') ?? '').split(' ').map((id) => $(`[id="${id}"]`).text());
      const labels = $(`label[for="${control.attr('id')}"]`).text() + control.closest('label').text();
      return `${control.attr('aria-label') ?? ''}${named.join('')}${labels}${control.text()}`.trim() === '';
    })
    .map((control) => $.html(control));
}

const ID_LISTS = ['for', 'aria-describedby', 'aria-labelledby', 'aria-controls', 'list'];
const LINKS = ['href', 'hx-target', 'hx-target:inherited'];

/** References from one element to another that lead nowhere on the page. */
function brokenReferences($: CheerioAPI): string[] {
  const attributes = $('html, html *')
    .toArray()
    .flatMap(({ attribs }) => Object.entries(attribs));
  const ids = attributes.flatMap(([name, value]) => {
    if (ID_LISTS.includes(name)) return value.split(' ');
    return LINKS.includes(name) && /^#./.test(value) ? [value.slice(1)] : [];
  });
  return ids.filter((id) => $(`[id="${id}"]`).length !== 1);
}

/** Whatever a reader can be on when an answer is swapped in; without an id focus is lost then. */
function unnamedStops($: CheerioAPI): string[] {
  return $('main button:not([id]), main summary:not([id]), main textarea:not([id]), main select:not([id])')
    .toArray()
    .map((stop) => $.html(stop));
}

function faultsOf($: CheerioAPI) {
  return {
    repeatedIds: repeatedIds($),
    namelessControls: namelessControls($),
    brokenReferences: brokenReferences($),
    unnamedStops: unnamedStops($),
    formsWithoutAction: $('form:not([action])').length,
    // What only puts a notice away is shown by the scripts that do it.
    buttonsOutsideForms: $('button:not([data-let-go])').filter(
      (_, button) => $(button).closest('form').length === 0,
    ).length,
    inlineStyles: $('[style]').length,
    headings: $('h1').length > 1 ? 'more than one' : 'well',
  };
}

const FAULTLESS = {
  repeatedIds: [],
  namelessControls: [],
  brokenReferences: [],
  unnamedStops: [],
  formsWithoutAction: 0,
  buttonsOutsideForms: 0,
  inlineStyles: 0,
  headings: 'well',
};

describe('every page of a full plan', () => {
  it('has each id once, a name for each control, and references that lead somewhere', async () => {
    const { get } = await givenLearner();
    for (const page of PAGES) expect([page, faultsOf((await get(page)).$)]).toEqual([page, FAULTLESS]);
  });

  it('is as well after a change, beside what it is swapped into', async () => {
    const { post } = await givenLearner();
    for (const from of ['/today', '/tasks/1', '/weeks/2', '/plan', '/changes']) {
      const { $ } = await post('/tasks/4/completion', { done: 'yes', from }, { htmx: true });
      expect([from, faultsOf($)]).toEqual([from, FAULTLESS]);
    }
  });

  it('is as well when a task is all wrong, was changed elsewhere, or is left out', async () => {
    const { post } = await givenLearner();
    const edit = { title: 'Else', minutes: '45', kind: 'study', weight: 'core', steps: '', revision: '0' };
    await post('/tasks/6', edit);
    for (const [path, form, status] of [
      ['/tasks', {}, 422],
      ['/tasks/6', {}, 422],
      ['/tasks/6', { ...edit, title: 'Another' }, 409],
    ] as const) {
      const answer = await post(path, form);
      expect([path, answer.status, faultsOf(answer.$)]).toEqual([path, status, FAULTLESS]);
    }
    const { $ } = await post('/tasks/7/drop', { dropped: 'yes', from: '/tasks/7' }, { htmx: true });
    expect(faultsOf($)).toEqual(FAULTLESS);
  });

  it('posts as htmx what it posts by itself', async () => {
    const { get } = await givenLearner();
    for (const page of PAGES) {
      const { $ } = await get(page);
      for (const { attribs } of $('form[hx-post]').toArray()) {
        expect(attribs).toMatchObject({ method: 'post', action: attribs['hx-post'] });
      }
    }
  });

  it('links only to what is there', async () => {
    const { get } = await givenLearner();
    const addresses = new Set<string>();
    for (const page of PAGES.filter((path) => path !== '/report.html')) {
      const { $ } = await get(page);
      for (const { attribs } of $('a[href^="/"]').toArray()) addresses.add(attribs.href ?? '');
    }
    const sample = [...addresses].filter(
      (address, index) => !/^\/(tasks|days|practice\/questions)\//.test(address) || index % 10 === 0,
    );
    for (const address of sample) {
      const [path = '', id] = address.split('#');
      const { status, $ } = await get(path);
      expect([address, status]).toEqual([address, path === '/' ? 303 : 200]);
      if (id !== undefined) expect([address, $(`[id="${id}"]`).length]).toEqual([address, 1]);
    }
  });
});

describe('every page of the setup', () => {
  const filledIn = 'startOn=2026-03-02&monday=120&timeZone=UTC';
  it.each([
    '/setup',
    `/setup?${filledIn}&length=date&finishOn=2026-04-26`,
    `/setup?${filledIn}&tuesday=60&wednesday=0&thursday=0&friday=0&saturday=0&sunday=0&length=date&finishOn=2026-06-01`,
    '/setup?startOn=x&monday=-5&offFrom=y&offFrom=z',
    '/settings',
    '/plans',
    '/roadmaps',
    '/practice',
    '/practice/questions/plain-kl-divergence',
    '/practice/sheet',
    '/practice/drill',
    '/practice/ladder',
    '/practice/own',
    '/practice/own/new',
    '/changes',
    '/help',
    '/nowhere',
  ])('is as well: %s', async (path) => {
    const { get } = await testApp({ plan: 'none' });
    expect(faultsOf((await get(path)).$)).toEqual(FAULTLESS);
  });

  it.each(['/plans', '/settings', '/roadmaps', '/practice/own'])(
    'is as well when everything is wrong: %s',
    async (path) => {
      const { post } = await testApp({ plan: 'none' });
      const { status, $ } = await post(path, {});
      expect(status).toBe(422);
      expect(faultsOf($)).toEqual(FAULTLESS);
    },
  );

  it('is as well with a roadmap that is looked at, or is all wrong', async () => {
    const app = await testApp({ plan: 'none' });
    for (const file of [SMALL_ROADMAP, SMALL_ROADMAP.replaceAll('title', 'tilte')]) {
      expect(faultsOf((await upload(app, filePart(file))).$)).toEqual(FAULTLESS);
    }
  });
});
