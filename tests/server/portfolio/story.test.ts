import { describe, expect, it } from 'vitest';
import { addPiece, listHeld, setPieceArchived } from '../../../db/portfolio/pieces.ts';
import { type TestApp, testApp } from '../../support/app/test-app.ts';
import { MOMENT } from '../../support/database/db.ts';

const PAGE = '/portfolio/story';

function givenStory({ db }: TestApp, key: string, parts: Record<string, string>): void {
  const story = { key: `piece-${key}`, kind: 'story', noun: 'story', parentKey: '', title: `Story ${key}` };
  addPiece(db, { ...MOMENT, ...story, parts: new Map(Object.entries(parts)) });
}

function givenTelling({ db }: TestApp, story: string, parts: Record<string, string>): void {
  const key = `piece-telling-${listHeld(db, `piece-${story}`).length}-${story}`;
  const telling = { key, kind: 'telling', noun: 'telling', parentKey: `piece-${story}`, title: 'Told' };
  addPiece(db, { ...MOMENT, ...telling, parts: new Map(Object.entries(parts)) });
}

describe('the page of stories', () => {
  it('has no matrix before there is a story', async () => {
    const { get } = await testApp({ plan: 'none' });
    expect((await get(PAGE)).$('#themes')).toHaveLength(0);
  });

  it('lays them beside the themes, in words for those who see no signs, and says what to write next', async () => {
    const app = await testApp();
    givenStory(app, 'a', { themes: 'conflict: strong\nleading: stretch' });
    givenStory(app, 'b', { themes: 'conflict: usable' });
    const { $ } = await app.get(PAGE);

    expect($('.matrix tbody tr')).toHaveLength(14);
    const conflict = $('.matrix tbody tr').eq(1);
    expect(conflict.find('td').first().text()).toBe('strong');
    expect(
      conflict
        .find('td .visually-hidden')
        .map((_, mark) => $(mark).text())
        .get(),
    ).toEqual(['Strong', 'Usable']);
    expect($('.matrix__gap')).toHaveLength(13);
    expect($('#themes .runs-verdict').text()).toBe(
      'Write next: “A failure you owned”, which 2 questions of the bank ask for.',
    );
    expect($('#themes').text()).toContain('13 of 14 themes have no story that can be told');
    expect($('#themes').text()).toContain('“Story a” and “Story b” answer the same themes');

    const carried = $('#asked .fold').last();
    expect(carried.find('summary').text()).toBe('With one: 3 questions');
    expect(carried.find('.defence__parts').first().text()).toBe('Strong: Story a');
    expect($('#asked .fold').first().text()).toContain('A stretch: Story a');
  });

  it('leaves out what is archived, and tells which story was told longest ago', async () => {
    const app = await testApp();
    for (const key of ['a', 'b', 'c', 'd'])
      givenStory(app, key, { themes: 'conflict: strong', happened: '2024' });
    setPieceArchived(app.db, { ...MOMENT, key: 'piece-d', noun: 'story', archivedOn: MOMENT.today });
    givenTelling(app, 'a', { day: '2026-02-12', took: 'told: 2:10' });
    givenTelling(app, 'b', { day: '2026-03-03', took: 'told: 1:55' });
    const { $ } = await app.get(PAGE);

    expect($('.matrix__story')).toHaveLength(3);
    expect($('#themes').text()).toContain('has 3 strong stories while other themes have none');
    expect($('#freshness p').text()).toBe(
      '1 story was never told aloud by the clock. Of the others, “Story a” was last told 20 days ago.',
    );
    const rows = $('#freshness tbody tr');
    expect(rows.map((_, row) => $(row).find('a').text()).get()).toEqual(['Story c', 'Story a', 'Story b']);
    expect(rows.last().text()).toBe('Story byesterday1 min 55 s2024, 2 years ago');
  });
});

describe('a story', () => {
  it('is told by the clock, and says when it was told and how long it took', async () => {
    const app = await testApp();
    givenStory(app, 'a', { happened: '2024' });
    givenStory(app, 'neighbour', {});
    const { $ } = await app.get('/pieces/piece-a');
    expect($('#runs').text()).toContain('Never told by the clock yet. It happened in 2024, 2 years ago.');

    const formToken = String($('#runs [name=formToken]').val());
    const { headers } = await app.post('/pieces/piece-a/runs', { formToken });
    const clock = String(headers.location);
    app.setNow('2026-03-04T09:02:40Z');
    const running = await app.get(clock);
    expect(running.$('.stage__time').text()).toContain('0:40 over');
    expect(running.$('.run-rows, .stage__whole, #clock-end')).toHaveLength(0);
    await app.post(clock, { from: clock, to: '-end-' });

    expect((await app.get(clock)).$('.lead').text()).toBe('It took 2 min 40 s of 2 min.');
    const page = await app.get('/pieces/piece-a');
    expect(page.$('.runs-verdict').text()).toBe('The last telling took 2 min 40 s of 2 min, 40 s over.');
    expect(page.$('#runs').text()).toContain('Last told today');
    expect(page.$('#runs').text()).toContain('The last one with a time');
    expect(listHeld(app.db, 'piece-neighbour')).toEqual([]);
  });
});
