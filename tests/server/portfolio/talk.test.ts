import { describe, expect, it } from 'vitest';
import { latestChange } from '../../../db/journal/history.ts';
import { setChangeUndone } from '../../../db/journal/undo.ts';
import { addPiece, findPiece, listHeld } from '../../../db/portfolio/pieces.ts';
import { listOwnQuestions, setOwnQuestionArchived } from '../../../db/practice/own-questions.ts';
import { type TestApp, testApp } from '../../support/app/test-app.ts';
import { dumpData, MOMENT } from '../../support/database/db.ts';

const TALK = '/pieces/piece-talk';

function givenSlide({ db }: TestApp, key: string, parts: Record<string, string>): void {
  const slide = { key, kind: 'slide', noun: 'slide', parentKey: 'piece-talk', title: `Slide ${key}` };
  addPiece(db, { ...MOMENT, ...slide, parts: new Map(Object.entries(parts)) });
}

function givenRun({ db }: TestApp, key: string, parts: Record<string, string>): void {
  const run = { key, kind: 'rehearsal', noun: 'rehearsal', parentKey: 'piece-talk', title: `Run ${key}` };
  addPiece(db, { ...MOMENT, ...run, parts: new Map(Object.entries({ version: 'minutes-30', ...parts })) });
}

async function withTalk(questions = ''): Promise<TestApp> {
  const app = await testApp();
  const talk = { kind: 'talk', noun: 'talk', parentKey: '', title: 'A talk' };
  addPiece(app.db, {
    ...MOMENT,
    ...talk,
    key: 'piece-talk',
    parts: new Map([['hostile-questions', questions]]),
  });
  addPiece(app.db, { ...MOMENT, ...talk, key: 'piece-neighbour' });
  return app;
}

describe('the versions of a talk', () => {
  it('have the slides of their length by section, with planned times, and say what is missing', async () => {
    const app = await withTalk();
    expect((await app.get(TALK)).$('#versions .entry__body > p').eq(0).text()).toContain(
      'It shows no ablation, no negative result and no failure case yet',
    );
    const method = { section: 'method' };
    givenSlide(app, 'piece-a', { ...method, shortest: 'minutes-30', shows: 'ablation' });
    givenSlide(app, 'piece-b', { ...method, shortest: 'minutes-60' });
    givenSlide(app, 'piece-c', { ...method, shortest: 'backup', shows: 'failure-case' });
    givenSlide(app, 'piece-d', method);

    const { $ } = await app.get(TALK);

    const cells = $('#versions tbody tr').eq(2).find('td');
    expect(cells.map((_, cell) => $(cell).text()).get()).toEqual([
      '9 min 40 s1 slide',
      '14 min 40 s1 slide',
      '19 min 30 s2 slides',
    ]);
    expect($('#versions .entry__body > p').eq(0).text()).toBe(
      'It shows no negative result and no failure case yet: mark the slide that does, or begin one.',
    );
    expect($('#versions .entry__body > p').eq(1).text()).toContain('Slide piece-d');
    expect($('#versions .entry__body > p').eq(1).text()).not.toContain('Slide piece-c');
    const folds = $('#versions .fold')
      .map((_, fold) => $(fold).find('.version-slides a').length)
      .get();
    expect(folds).toEqual([1, 1, 2]);
    expect($('#versions .fold').first().find('.tag').text()).toBe('ablation');
  });
});

describe('the slides of a talk', () => {
  const order = ({ db }: TestApp) => listHeld(db, 'piece-talk').map(({ key }) => key.replace('piece-', ''));
  const place = (app: TestApp, key: string, where: string) => {
    const [side = '', other = ''] = where.split(' ');
    const fields = { side, [side === 'before' ? 'above' : 'below']: other };
    return app.post(`/pieces/piece-${key}/place`, { from: TALK, at: 'held-slide', ...fields });
  };

  it('are moved by their buttons, once however often one is pressed, and new ones come last', async () => {
    const app = await withTalk();
    for (const key of ['a', 'b', 'c']) givenSlide(app, `piece-${key}`, {});
    const { $ } = await app.get(TALK);
    const up = $('#up-piece-b');
    expect([up.attr('name'), up.attr('value')]).toEqual(['side', 'before']);
    expect(up.closest('form').find('[name=above]').val()).toBe('piece-a');
    expect($('#up-piece-a, #down-piece-c')).toHaveLength(0);

    for (let times = 0; times < 2; times++) {
      const { status, headers } = await place(app, 'b', 'before piece-a');
      expect([status, headers.location]).toEqual([303, `${TALK}#held-slide`]);
    }
    expect(order(app)).toEqual(['b', 'a', 'c']);
    givenSlide(app, 'piece-d', {});
    expect(order(app)).toEqual(['b', 'a', 'c', 'd']);
    await place(app, 'b', 'behind piece-c');
    expect(order(app)).toEqual(['a', 'c', 'b', 'd']);

    setChangeUndone(app.db, latestChange(app.db)?.id ?? 0, true, MOMENT.at);
    expect(order(app)).toEqual(['b', 'a', 'c', 'd']);
  });

  it('stay where they are beside what is not of their talk', async () => {
    const app = await withTalk();
    for (const key of ['a', 'b']) givenSlide(app, `piece-${key}`, {});
    const before = dumpData(app.db);
    expect((await place(app, 'a', 'behind piece-neighbour')).status).toBe(303);
    expect((await place(app, 'a', 'before piece-b')).status).toBe(303);
    expect((await place(app, 'a', 'somewhere')).status).toBe(422);
    expect((await place(app, 'z', 'before piece-b')).status).toBe(404);
    expect(dumpData(app.db)).toEqual(before);
  });
});

describe('the clock of a rehearsal', () => {
  const begin = async ({ get, post }: TestApp, length = 'minutes-30') => {
    const { $ } = await get(TALK);
    const formToken = String($('#runs [name=formToken]').val());
    return post(`${TALK}/runs`, { length, formToken });
  };
  const runOf = ({ db }: TestApp) => {
    const [run] = listHeld(db, 'piece-talk');
    const textOf = (part: string) => run?.parts.get(part)?.text;
    return { key: run?.key, textOf };
  };

  it('begins with the first section, once however often it is asked, and leads to the clock', async () => {
    const app = await withTalk();
    const answers = [await begin(app), await begin(app)];
    const { key, textOf } = runOf(app);
    expect(listHeld(app.db, 'piece-talk')).toHaveLength(1);
    for (const { status, headers } of answers)
      expect([status, headers.location]).toEqual([303, `/pieces/${key}/clock`]);
    expect([textOf('day'), textOf('version'), textOf('clock')]).toEqual([
      '2026-03-04',
      'minutes-30',
      'motivation 2026-03-04T09:00:00.000Z',
    ]);
    expect(listHeld(app.db, 'piece-neighbour')).toEqual([]);
    expect((await app.get(TALK)).$('#run-on').attr('href')).toBe(`/pieces/${key}/clock`);
  });

  it('tells the section, what is left of it and in all, and goes on without JavaScript', async () => {
    const app = await withTalk();
    await begin(app);
    const address = `/pieces/${runOf(app).key}/clock`;
    app.setNow('2026-03-04T09:02:00Z');
    const { $, body } = await app.get(address);
    expect($('h1').text()).toBe('Motivation');
    expect($('.stage__time .stage__figure').text()).toBe('0:50');
    expect($('.stage__whole .stage__figure').text()).toBe('28:00');
    expect(body).toContain('http-equiv="refresh"');

    const { status, headers } = await app.post(address, { from: address, to: 'problem-and-gap' });
    expect([status, headers.location]).toEqual([303, address]);
    // It comes again from a window that was behind.
    app.setNow('2026-03-04T09:02:05Z');
    await app.post(address, { from: address, to: 'problem-and-gap' });

    app.setNow('2026-03-04T09:06:00Z');
    const next = await app.get(address);
    expect(next.$('h1').text()).toBe('Problem and gap');
    expect(next.$('.stage__time').text()).toContain('0:30 over');
    expect(runOf(app).textOf('sections')).toBe('motivation: 2:00');
  });

  it('keeps the run at its end, takes one press back with undo, and is changed in place by htmx', async () => {
    const app = await withTalk();
    await begin(app);
    const address = `/pieces/${runOf(app).key}/clock`;
    app.setNow('2026-03-04T09:02:00Z');
    const on = await app.post(address, { from: address, to: 'method' }, { htmx: true });
    expect(on.$('h1').text()).toBe('Method');
    app.setNow('2026-03-04T09:12:30Z');
    const end = await app.post(address, { from: address, to: '-end-' }, { htmx: true });
    expect(end.$('.lead').text()).toBe('It took 12 min 30 s of 30 min.');
    const { textOf } = runOf(app);
    expect([textOf('sections'), textOf('clock')]).toEqual(['motivation: 2:00\nmethod: 10:30', '']);

    setChangeUndone(app.db, latestChange(app.db)?.id ?? 0, true, MOMENT.at);
    expect(runOf(app).textOf('clock')).toBe('method 2026-03-04T09:02:00.000Z');
  });

  it('is of a kind that is timed, and goes on to sections that are there', async () => {
    const app = await withTalk();
    await begin(app);
    const key = runOf(app).key;
    const before = dumpData(app.db);
    for (const [path, form, status] of [
      [`${TALK}/clock`, { to: 'method' }, 404],
      [`/pieces/${key}/clock`, { to: 'nothing' }, 404],
      [`/pieces/${key}/clock`, {}, 422],
      ['/pieces/piece-9/clock', { to: 'method' }, 404],
      ['/pieces/piece-neighbour/runs', { length: 'minutes-31' }, 404],
      ['/pieces/piece-neighbour/runs', {}, 404],
      [`/pieces/${key}/runs`, { length: 'minutes-30' }, 404],
    ] as const)
      expect([path, form, (await app.post(path, form as never)).status]).toEqual([path, form, status]);
    expect((await app.get(`${TALK}/clock`)).status).toBe(404);
    expect(dumpData(app.db)).toEqual(before);
  });

  it('is told on the page of the talk: what goes wrong in most runs, and each in figures', async () => {
    const app = await withTalk();
    givenRun(app, 'piece-1', { day: '2026-03-01', sections: 'method: 11:40\nresults: 11:10' });
    givenRun(app, 'piece-2', { day: '2026-03-02', sections: 'method: 12:00\nresults: 11:10' });
    const { $ } = await app.get(TALK);
    expect($('.runs-verdict').text()).toBe(
      'Method ran 2 min over in 2 of 2 rehearsals. The last rehearsal took 23 min 10 s of 30 min, 6 min 50 s under.',
    );
    expect($('.runs__dot')).toHaveLength(6);
    const latest = $('#runs tbody tr').first();
    expect(latest.text()).toContain('Run piece-2, 2 Mar');
    expect(latest.text()).toContain('12:00 of 9:40');
  });

  it('can be typed by hand, in words where that does not work', async () => {
    const app = await withTalk();
    givenRun(app, 'piece-1', {});
    const sent = { from: '/pieces/piece-1', revision: '0' };
    const address = '/pieces/piece-1/parts/sections';
    const typed = { 'row.method': '9:30', 'row.results': ' 12 ', 'row.motivation': '' };
    expect((await app.post(address, { ...sent, ...typed })).status).toBe(303);
    expect(findPiece(app.db, 'piece-1')?.parts.get('sections')?.text).toBe('method: 9:30\nresults: 12:00');
    const refused = await app.post(address, { ...sent, 'row.method': 'long' }, { htmx: true });
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('like 2:30');
    expect((await app.get('/pieces/piece-1')).$('[name="row.method"]').val()).toBe('9:30');
  });
});

describe('hostile questions', () => {
  const address = `${TALK}/hostile-questions`;
  const sent = { from: TALK, at: 'hostile' };

  it('go to the learner’s own, one or all, each once', async () => {
    const app = await withTalk(`Is it new?\nIs it true?\nIs it true?\n${'Long '.repeat(210)}`);
    expect((await app.get(TALK)).$('#hostile .pieces__item')).toHaveLength(3);

    for (let times = 0; times < 2; times++) {
      const { status, headers } = await app.post(address, { ...sent, line: 'Is it new?' });
      expect([status, headers.location]).toEqual([303, `${TALK}#hostile`]);
    }
    expect(listOwnQuestions(app.db).map(({ prompt }) => prompt)).toEqual(['Is it new?']);

    const all = await app.post(
      address,
      { ...sent, line: ['Is it new?', 'Is it true?', 'Never asked'] },
      { htmx: true },
    );
    expect(listOwnQuestions(app.db).map(({ prompt }) => prompt)).toEqual(['Is it new?', 'Is it true?']);
    expect(all.$('#hostile .entry__aside').text()).toBe('3 of 3 among your own questions');
    expect(all.$('#hostile button')).toHaveLength(0);
  });

  it('that are archived among the learner’s own are told as such, and stay so', async () => {
    const app = await withTalk('Is it new?');
    await app.post(address, { ...sent, line: 'Is it new?' });
    const [question] = listOwnQuestions(app.db);
    setOwnQuestionArchived(app.db, { key: question?.id ?? '', archivedOn: MOMENT.today, ...MOMENT });
    const before = dumpData(app.db);
    await app.post(address, { ...sent, line: 'Is it new?' });
    expect(dumpData(app.db)).toEqual(before);
    expect((await app.get(TALK)).$('#hostile .pieces__standing').text()).toBe('Archived among your own');
  });

  it('are of a talk', async () => {
    const { post } = await withTalk('Is it new?');
    expect((await post('/pieces/piece-9/hostile-questions', { ...sent, line: 'x' })).status).toBe(404);
    expect((await post(address, sent)).status).toBe(422);
  });
});
