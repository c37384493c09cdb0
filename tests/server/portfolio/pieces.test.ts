import { describe, expect, it } from 'vitest';
import { addPiece, findPiece, listPieces } from '../../../db/portfolio/pieces.ts';
import { type TestApp, testApp } from '../../support/app/test-app.ts';
import { dumpData, MOMENT } from '../../support/database/db.ts';

const TITLE = 'Safe control of a grid';

async function withProject(): Promise<TestApp> {
  const app = await testApp();
  const project = { key: 'piece-1', kind: 'project', noun: 'project', parentKey: '', title: TITLE };
  addPiece(app.db, { ...MOMENT, ...project, parts: new Map([['gap', 'Nobody did it']]) });
  addPiece(app.db, { ...MOMENT, ...project, key: 'piece-2', title: 'A neighbour' });
  return app;
}

const SENT = { from: '/pieces/piece-1', revision: '0' };

describe('the portfolio', () => {
  it('is there before there is a plan, and says what to do first', async () => {
    const { get } = await testApp({ plan: 'none' });
    const { status, $ } = await get('/portfolio');
    expect(status).toBe(200);
    expect($('.lead').text()).toContain('Begin with the project');
    expect(
      $('.entry__label')
        .map((_, label) => $(label).text())
        .get(),
    ).toEqual(['Projects', 'Papers', 'Stories', 'Talks', 'Targets', 'Experiments', 'Designs', 'Skills']);
    expect((await get('/portfolio/nothing')).status).toBe(404);
  });

  it('begins a piece, once however often the form is sent, and leads to it', async () => {
    const { db, get, post } = await testApp();
    const { $ } = await get('/portfolio');
    const form = $('form[action="/pieces"]').first();
    const sent = Object.fromEntries(form.serializeArray().map(({ name, value }) => [name, value]));

    const answers = [
      await post('/pieces', { ...sent, title: ` ${TITLE} ` }),
      await post('/pieces', { ...sent, title: ` ${TITLE} ` }),
    ];

    const [piece, ...others] = listPieces(db);
    expect(others).toEqual([]);
    expect(piece).toMatchObject({ kind: 'project', title: { text: TITLE } });
    for (const { status, headers } of answers)
      expect([status, headers.location]).toEqual([303, `/pieces/${piece?.key}`]);
    const page = await get(`/pieces/${piece?.key}`);
    expect(page.$('h1').text()).toBe(TITLE);
    expect(page.$('.standing__words').text()).toBe('Nothing written yet.');
  });

  it.each(['\u200b', '\u202e\u200f'])('takes no title of which nothing is seen: %j', async (title) => {
    const { status, $ } = await (await testApp()).post('/pieces', { kind: 'project', parent: '', title });
    expect([status, $('.error-summary li').text()]).toEqual([422, 'Write something that can be seen']);
  });

  it('keeps what was typed of a piece without a title, and says so', async () => {
    const { db, post } = await withProject();
    const before = dumpData(db);
    const { status, $ } = await post('/pieces', { kind: 'project', parent: '', title: ' ' });
    expect(status).toBe(422);
    expect($('.error-summary li').text()).toBe('Write something here');
    const held = await post('/pieces', { kind: 'result', parent: 'piece-1', title: 'x'.repeat(201) });
    expect(held.status).toBe(422);
    expect(held.$('#held-result [name=title]').val()).toBe('x'.repeat(201));
    expect(dumpData(db)).toEqual(before);
  });

  it('takes no piece of a kind that is not there, or where it does not belong', async () => {
    const { post } = await withProject();
    for (const form of [
      {},
      { kind: 'nothing', title: 'x' },
      { kind: 'result', title: 'x' },
      { kind: 'project', parent: 'piece-1', title: 'x' },
      { kind: 'result', parent: 'piece-9', title: 'x' },
    ])
      expect([form, (await post('/pieces', form)).status]).toEqual([form, 404]);
  });

  it('has what belongs to a piece on the page of that', async () => {
    const { get, post } = await withProject();
    const { status, headers } = await post('/pieces', { kind: 'result', parent: 'piece-1', title: 'Fewer' });
    expect(status).toBe(303);
    expect((await get('/pieces/piece-1')).$('#held-result .pieces__item').text()).toContain('Fewer');
    expect((await get('/pieces/piece-2')).$('#held-result .pieces__item')).toHaveLength(0);
    const page = await get(String(headers.location));
    expect(page.$('form[action$="/removal"] [name=from]').val()).toBe('/pieces/piece-1');
    expect((await get(String(headers.location))).$('.page-head__eyebrow').text()).toContain(TITLE);
  });

  it('of a kind that belongs to another is begun where that is, and its list says so', async () => {
    const { get } = await withProject();
    const { $ } = await get('/portfolio/interview');
    expect($('form[action="/pieces"]')).toHaveLength(0);
    const way = $('main .hint');
    expect(way.text()).toBe('Each is begun on the page of its target: Targets');
    expect((await get(String(way.find('a').attr('href')))).$('form[action="/pieces"]')).toHaveLength(1);
  });

  it('is searched by words and state', async () => {
    const { get } = await withProject();
    const titles = async (query: string) =>
      (await get(`/portfolio/project${query}`))
        .$('#pieces .pieces__item a')
        .map((_, a) => String(a.attribs.href))
        .get();
    expect(await titles('')).toEqual(['/pieces/piece-1', '/pieces/piece-2']);
    expect(await titles('?q=nobody')).toEqual(['/pieces/piece-1']);
    expect(await titles('?state=whole')).toEqual([]);
    expect(await titles('?state=never')).toEqual(['/pieces/piece-1', '/pieces/piece-2']);
  });

  it('stands on pages of 25 when there are many, whatever page is asked for', async () => {
    const { get, db } = await withProject();
    for (let number = 3; number <= 30; number += 1) {
      const noun = { kind: 'project', noun: 'project', parentKey: '', title: `Grid ${number}` };
      addPiece(db, { ...MOMENT, ...noun, key: `piece-${number}` });
    }
    const page = async (query: string) => {
      const { $ } = await get(`/portfolio/project${query}`);
      const ways = $('#pieces .pieces__count a').map((_, a) => [[$(a).text(), a.attribs.href]]);
      return [$('#pieces .pieces__item').length, ...ways.get()];
    };
    expect(await page('')).toEqual([25, ['On', '/portfolio/project?page=2']]);
    expect(await page('?page=2')).toEqual([5, ['Back', '/portfolio/project?page=1']]);
    expect(await page('?page=9')).toEqual([5, ['Back', '/portfolio/project?page=1']]);
    expect(await page('?page=-1&q=grid')).toEqual([25, ['On', '/portfolio/project?q=grid&page=2']]);
    expect(await page('?page=none&q=nobody')).toEqual([1]);
  });

  it('says how many that fit are archived, and leads to them', async () => {
    const { get, post } = await withProject();
    const offered = async (query: string) => {
      const { $ } = await get(`/portfolio/project${query}`);
      const link = $('#pieces .pieces__count a');
      return [link.text(), link.attr('href'), $('#pieces').text().includes('Nothing fits')];
    };
    expect(await offered('')).toEqual(['', undefined, false]);
    for (const key of ['piece-1', 'piece-2'])
      await post(`/pieces/${key}/archive`, { from: '/portfolio', archived: 'yes' });

    const address = '/portfolio/project?state=archived';
    expect(await offered('')).toEqual(['2 archived projects', address, false]);
    expect(await offered('?q=nobody')).toEqual(['1 archived project', `${address}&q=nobody`, true]);
    expect(await offered('?state=archived')).toEqual(['', undefined, false]);
    const { $ } = await get(`${address}&q=nobody`);
    expect($('#pieces .pieces__item a').attr('href')).toBe('/pieces/piece-1');
  });
});

describe('a part of a piece', () => {
  it('is saved with htmx, tells its length, and what the piece still needs', async () => {
    const { db, post } = await withProject();
    const text = 'What goes wrong, and for whom';
    const { status, $ } = await post('/pieces/piece-1/parts/problem', { ...SENT, text }, { htmx: true });
    expect(status).toBe(200);
    expect($('#part-problem-status').text()).toBe('Saved. 6 of 60 words');
    expect($('#part-problem-status [name=revision]').val()).toBe('1');
    expect($('hx-partial[hx-target="#piece-standing"] .standing__words').text()).toBe(
      '2 of 9 parts written.',
    );
    expect(findPiece(db, 'piece-1')?.parts.get('problem')).toEqual({ text, revision: 1 });
    expect(findPiece(db, 'piece-2')?.parts.size).toBe(0);
  });

  it('is saved without JavaScript, and leads back', async () => {
    const { get, post } = await withProject();
    const { status, headers } = await post('/pieces/piece-1/parts/gap', {
      ...SENT,
      revision: '1',
      text: 'a\r\nb',
    });
    expect([status, headers.location]).toEqual([303, '/pieces/piece-1']);
    expect((await get('/pieces/piece-1')).$('#part-gap').text()).toContain('a\nb');
  });

  it('is not saved over what another window wrote, and both are shown', async () => {
    const { db, post } = await withProject();
    for (const htmx of [true, false]) {
      const { status, body } = await post('/pieces/piece-1/parts/gap', { ...SENT, text: 'Mine' }, { htmx });
      expect(status).toBe(409);
      expect(body).toContain('Nobody did it');
    }
    expect(findPiece(db, 'piece-1')?.parts.get('gap')?.text).toBe('Nobody did it');
  });

  it('that cannot be so is refused in words, and keeps what was typed', async () => {
    const { db, post } = await withProject();
    addPiece(db, {
      ...MOMENT,
      key: 'piece-3',
      kind: 'paper',
      noun: 'paper',
      parentKey: '',
      title: 'A paper',
    });
    const before = dumpData(db);
    const refused = await post('/pieces/piece-3/parts/year', { ...SENT, text: 'last year' });
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('Enter a year, like 2024');
    expect(refused.body).toContain('last year');
    expect((await post('/pieces/piece-3/parts/year', { text: '2020' })).status).toBe(422);
    expect((await post('/pieces/piece-3/parts/standing', { ...SENT, text: 'loved' })).status).toBe(422);
    expect((await post('/pieces/piece-3/parts/nothing', { ...SENT, text: 'x' })).status).toBe(404);
    expect((await post('/pieces/piece-9/parts/year', { ...SENT, text: '2020' })).status).toBe(404);
    expect(dumpData(db)).toEqual(before);
  });

  it('in marks or in pieces is put together of its controls', async () => {
    const { db, get, post } = await withProject();
    for (const [key, kind] of [
      ['piece-4', 'story'],
      ['piece-5', 'target'],
      ['piece-6', 'paper'],
    ] as const)
      addPiece(db, { ...MOMENT, key, kind, noun: kind, parentKey: '', title: key });

    const marks = { 'row.conflict': 'strong', 'row.ambiguity': '', 'row.owned-failure': 'stretch' };
    expect((await post('/pieces/piece-4/parts/themes', { ...SENT, ...marks })).status).toBe(303);
    expect(findPiece(db, 'piece-4')?.parts.get('themes')?.text).toBe(
      'conflict: strong\nowned-failure: stretch',
    );
    const { $ } = await get('/pieces/piece-4');
    expect($('[name="row.conflict"]').val()).toBe('strong');

    expect(
      (await post('/pieces/piece-5/parts/papers', { ...SENT, piece: ['piece-6', 'piece-7'] })).status,
    ).toBe(303);
    expect(findPiece(db, 'piece-5')?.parts.get('papers')?.text).toBe('piece-6\npiece-7');
    const target = await get('/pieces/piece-5');
    expect(target.$('[name=piece][type=checkbox]:checked').val()).toBe('piece-6');
    expect(target.$('[name=piece][type=hidden]').val()).toBe('piece-7');
  });
});

describe('a piece', () => {
  it('has a title that saves itself, and never none', async () => {
    const { db, post } = await withProject();
    const sent = { ...SENT, revision: '1' };
    expect(
      (await post('/pieces/piece-1/parts/title', { ...sent, text: ' Grid ' }, { htmx: true })).status,
    ).toBe(200);
    expect(findPiece(db, 'piece-1')?.title).toEqual({ text: 'Grid', revision: 2 });
    expect((await post('/pieces/piece-1/parts/title', { ...sent, revision: '2', text: ' ' })).status).toBe(
      422,
    );
    expect((await post('/pieces/piece-1/parts/title', { ...sent, text: 'Late' })).status).toBe(409);
    expect((await post('/pieces/piece-9/parts/title', { ...sent, text: 'x' })).status).toBe(404);
  });

  it('is archived and removed, each by the wanted state, with the way back', async () => {
    const { db, get, post } = await withProject();
    const from = '/pieces/piece-1';
    const archived = await post('/pieces/piece-1/archive', { from, archived: 'yes' }, { htmx: true });
    expect(archived.$('#keeping').text()).toContain('In the archive since 4 Mar 2026');
    expect((await get('/portfolio')).$('#kind-project .pieces__item')).toHaveLength(1);
    expect((await post('/pieces/piece-1/archive', { from, archived: 'no' })).headers.location).toBe(from);
    expect((await post('/pieces/piece-1/archive', { from })).status).toBe(422);

    const removed = await post('/pieces/piece-1/removal', { from: '/portfolio/project' });
    expect([removed.status, removed.headers.location]).toEqual([303, '/portfolio/project']);
    expect((await get('/pieces/piece-1')).status).toBe(404);
    expect((await post('/pieces/piece-1/removal', {})).status).toBe(404);
    expect(findPiece(db, 'piece-2')).toBeDefined();
  });

  it('reads as a page, with what was written and nothing else', async () => {
    const { get, db } = await withProject();
    const result = { key: 'piece-3', kind: 'result', noun: 'result', parentKey: 'piece-1', title: 'Fewer' };
    addPiece(db, { ...MOMENT, ...result, parts: new Map([['figure', '0.4 %']]) });
    const { $ } = await get('/pieces/piece-1/page');
    expect(
      $('.one-page__label')
        .map((_, label) => $(label).text().trim())
        .get(),
    ).toEqual(['Gap', 'Results']);
    expect($('.one-page__held').text()).toContain('figure 0.4 %');
    expect((await get('/pieces/piece-2/page')).$('.lead').text()).toBe('Nothing is written yet.');
    expect((await get('/pieces/piece-9/page')).status).toBe(404);
  });

  it('stands beside what is asked about it, and leads into answering it', async () => {
    const { get } = await withProject();
    const { $ } = await get('/pieces/piece-1');
    const items = $('#defence .defence__item')
      .toArray()
      .map((item) => [$(item).find('a').first().attr('href'), $(item).find('.defence__parts').text()]);
    expect(items).toContainEqual([
      '/practice/questions/narrative-motivation-and-gap/answer',
      'Answered by Problem, Gap',
    ]);
    expect(items).toContainEqual([
      '/practice/questions/narrative-next-three-months/answer',
      'No answer yet: Three months more',
    ]);
    expect((await get(String(items[0]?.[0]))).status).toBe(200);
  });

  it('has its sections in one line at the top, each of which is there, where there are some', async () => {
    const { db, get } = await withProject();
    addPiece(db, {
      ...MOMENT,
      key: 'piece-3',
      kind: 'ablation',
      noun: 'x',
      parentKey: 'piece-1',
      title: 'A',
    });
    const sections = async (path: string) => {
      const { $ } = await get(path);
      return $('.contents a')
        .toArray()
        .map((link) => [$(link).text(), $(`${link.attribs.href} .entry__label`).text()]);
    };
    const ofProject = await sections('/pieces/piece-1');
    expect(ofProject.map(([name]) => name)).toEqual([
      'Project',
      'To defend it',
      'Results',
      'Ablations',
      'What they will ask',
      'Files',
    ]);
    for (const [name, label] of ofProject) expect(label).toBe(name);
    expect(await sections('/pieces/piece-3')).toEqual([]);
  });

  it('folds away many questions, those that it answers first', async () => {
    const { get } = await withProject();
    const { $ } = await get('/pieces/piece-1');
    const answers = (selector: string) =>
      $(selector)
        .toArray()
        .map((item) => $(item).text().startsWith('Answered'));
    const [shown, all] = [answers('.entry__body > .defence p'), answers('.defence p')];
    expect(shown).toEqual([false, false, false, false, false]);
    expect(all).toEqual(all.toSorted((a, b) => Number(a) - Number(b)));
    expect(all).toContain(true);
    expect($('#defence-more').text()).toBe(`${all.length - shown.length} more questions`);
  });

  it('of a kind that is gone is kept, and can be put away and removed', async () => {
    const { db, get, post } = await withProject();
    addPiece(db, { ...MOMENT, key: 'piece-8', kind: 'gone', noun: 'thing', parentKey: '', title: 'Old' });
    expect((await get('/portfolio')).$('#kind-gone a[href="/pieces/piece-8"]').text()).toBe('Old');
    const { status, $ } = await get('/pieces/piece-8');
    expect([status, $('h1').text()]).toEqual([200, 'Old']);
    expect($('main').text()).toContain('This Daymark does not have this kind');
    expect((await post('/pieces', { kind: 'gone', title: 'Another' })).status).toBe(404);
    expect((await post('/pieces/piece-8/removal', { from: '/portfolio' })).status).toBe(303);
  });
});
