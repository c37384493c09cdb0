import { describe, expect, it } from 'vitest';
import { listPieces } from '../../../../db/portfolio/pieces.ts';
import { paperOf } from '../../../../plans/portfolio/papers/paper.ts';
import { loadLibrary } from '../../../../server/library/library.ts';
import { testApp } from '../../../support/app/test-app.ts';

const resources = [...loadLibrary().resources.values()];
const attention = resources.find(({ ids }) => ids.arxiv === '1706.03762');
const book = resources.find(({ kind }) => kind === 'book');
const at = `/reading/${attention?.id}`;

describe('a paper of the reading list', () => {
  it('is taken up into the ledger once, with what is known of it, and each leads to the other', async () => {
    const { db, get, post } = await testApp();
    const offered = await get(at);
    const form = offered.$(`form[action="${at}/paper"]`).serializeArray();
    const sent = Object.fromEntries(form.map(({ name, value }) => [name, value]));
    const answers = [
      await post(`${at}/paper`, sent),
      await post(`${at}/paper`, sent),
      await post(`${at}/paper`, {}),
    ];

    const [piece, ...others] = listPieces(db);
    expect(others).toEqual([]);
    for (const { status, headers } of answers)
      expect([status, headers.location]).toEqual([303, `/pieces/${piece?.key}`]);
    expect(piece && paperOf(piece)).toMatchObject({
      ...{ title: attention?.title, authors: attention?.authors, year: 2017, standing: null },
      ids: { arxiv: '1706.03762' },
    });
    const resource = await get(at);
    expect(resource.$('#in-ledger').text()).toContain('to read');
    expect(resource.$(`#in-ledger a[href="/pieces/${piece?.key}"]`)).toHaveLength(1);
    expect(resource.$(`form[action="${at}/paper"]`)).toHaveLength(0);
    const paper = await get(`/pieces/${piece?.key}`);
    expect(paper.$(`#on-reading-list a[href="${at}"]`)).toHaveLength(1);
  });

  it('is read on both pages by one tick', async () => {
    const { db, get, post } = await testApp();
    await post(`${at}/paper`, {});
    const key = listPieces(db)[0]?.key;
    const { $ } = await get(`/pieces/${key}`);
    const action = $('#on-reading-list form').attr('action') ?? '';
    const ticked = await post(action, { done: 'yes', from: `/pieces/${key}` });
    expect([ticked.status, String(ticked.headers.location).split('#')[0]]).toEqual([303, `/pieces/${key}`]);
    expect((await get(at)).$('#in-ledger').text()).toContain(': read, ');
    expect((await get('/portfolio/paper')).$('.pieces__standing').text()).toContain('Read');
    const again = await post(action, { done: 'yes', from: `/pieces/${key}` }, { htmx: true });
    expect(again.status).toBe(200);
  });

  it('is offered of papers alone', async () => {
    const { db, get, post } = await testApp();
    expect((await get(`/reading/${book?.id}`)).$('#in-ledger')).toHaveLength(0);
    expect((await post(`/reading/${book?.id}/paper`, {})).status).toBe(404);
    expect((await post('/reading/nothing/paper', {})).status).toBe(404);
    expect(listPieces(db)).toEqual([]);
  });

  it('that is not on it is told where it is read', async () => {
    const { db, get, post } = await testApp();
    await post('/portfolio/paper/import', { text: '10.1000/a' });
    await post('/pieces', { kind: 'paper', parent: '', title: 'Another' });
    const key = listPieces(db)[0]?.key;
    await post(`/pieces/${key}/parts/identifier`, { text: 'doi:10.1000/a', revision: '0', from: '/' });
    const { $ } = await get(`/pieces/${key}`);
    expect($('a[href="https://doi.org/10.1000/a"]').text()).toContain('Read it at doi.org');
  });
});
