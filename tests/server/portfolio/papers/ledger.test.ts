import { describe, expect, it } from 'vitest';
import { addPiece, setPieceArchived } from '../../../../db/portfolio/pieces.ts';
import { setReading } from '../../../../db/reading/readings.ts';
import type { Paper } from '../../../../plans/portfolio/papers/paper.ts';
import { partsOfPaper } from '../../../../plans/portfolio/papers/paper.ts';
import { loadLibrary } from '../../../../server/library/library.ts';
import { type TestApp, testApp } from '../../../support/app/test-app.ts';
import { MOMENT, TODAY } from '../../../support/database/db.ts';
import { givenPaper } from '../../../support/made/portfolio/papers.ts';

function keep({ db }: TestApp, key: string, words: Partial<Paper> = {}): void {
  const { title, ...paper } = givenPaper({ title: key, ...words });
  const piece = { key, kind: 'paper', noun: 'paper', parentKey: '', title };
  addPiece(db, { ...MOMENT, ...piece, parts: partsOfPaper(paper) });
}

async function withPapers(): Promise<TestApp> {
  const app = await testApp();
  keep(app, 'can', { standing: 'discussable', team: 'Mind' });
  keep(app, 'begun', { standing: 'reading' });
  keep(app, 'untouched', { ids: { doi: '10.1000/x' } });
  keep(app, 'wanted');
  const target = { key: 'team', kind: 'target', noun: 'target', parentKey: '', title: 'Team' };
  addPiece(app.db, { ...MOMENT, ...target, parts: new Map([['papers', 'wanted']]) });
  return app;
}

async function listed({ get }: TestApp, address: string) {
  const { $ } = await get(address);
  return $('#pieces .pieces__item a')
    .map((_, link) => $(link).attr('href')?.replace('/pieces/', ''))
    .get();
}

describe('the page of papers', () => {
  it('says first what can be discussed, and lists what is next', async () => {
    const app = await withPapers();
    const { $ } = await app.get('/portfolio/paper');
    expect($('.lead').text()).toBe('1 of 4 papers can be discussed, 1 is being read.');
    const keys = (id: string) =>
      $(`#${id} .pieces__item a`)
        .map((_, link) => $(link).attr('href'))
        .get();
    expect(keys('papers-next')).toEqual(['/pieces/begun', '/pieces/wanted', '/pieces/untouched']);
    expect(keys('papers-discussable')).toEqual(['/pieces/can']);
    expect($('#papers-next .papers__facts').eq(1).text()).toContain('of a target');
    expect($('.standings').text()).toContain('2 to read');
  });

  it('is searched by standing, team, words and what is archived; what is no choice lets all through', async () => {
    const app = await withPapers();
    setPieceArchived(app.db, { ...MOMENT, key: 'begun', noun: 'paper', archivedOn: TODAY });
    expect(await listed(app, '/portfolio/paper?standing=to-read')).toEqual(['wanted', 'untouched']);
    expect(await listed(app, '/portfolio/paper?team=mind')).toEqual(['can']);
    expect(await listed(app, '/portfolio/paper?q=10.1000')).toEqual(['untouched']);
    expect(await listed(app, '/portfolio/paper?standing=archived')).toEqual(['begun']);
    expect(await listed(app, '/portfolio/paper?standing=loved&page=-3')).toHaveLength(3);
    const { $ } = await app.get('/portfolio/paper?q=nothing+like+it');
    expect($('[role=status]').text()).toContain('Nothing fits');
  });

  it('shows many papers page by page', async () => {
    const app = await testApp();
    for (let index = 0; index < 60; index += 1) keep(app, `paper-${index}`);
    expect(await listed(app, '/portfolio/paper')).toHaveLength(10);
    const pages = await Promise.all(
      [1, 2, 3, 9].map((page) => listed(app, `/portfolio/paper?standing=to-read&page=${page}`)),
    );
    expect(pages.map((one) => one.length)).toEqual([25, 25, 10, 10]);
    expect(new Set(pages.slice(0, 3).flat()).size).toBe(60);
  });

  it('has a paper as read that is read on the reading list', async () => {
    const app = await testApp();
    keep(app, 'attention', { ids: { arxiv: '1706.03762' } });
    expect(await listed(app, '/portfolio/paper?standing=read')).toEqual([]);
    const resource = [...loadLibrary().resources.values()].find(({ ids }) => ids.arxiv === '1706.03762');
    if (!resource) throw new Error('It is on no shelf');
    setReading(app.db, { resource, on: TODAY, seen: undefined, ...MOMENT });
    expect(await listed(app, '/portfolio/paper?standing=read')).toEqual(['attention']);
  });
});
