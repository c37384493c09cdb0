import { describe, expect, it } from 'vitest';
import { latestChange } from '../../../../db/journal/history.ts';
import { setChangeUndone } from '../../../../db/journal/undo.ts';
import { listPieces } from '../../../../db/portfolio/pieces.ts';
import { paperOf } from '../../../../plans/portfolio/papers/paper.ts';
import { type TestApp, testApp } from '../../../support/app/test-app.ts';
import { dumpData, MOMENT } from '../../../support/database/db.ts';

const ADDRESS = '/portfolio/paper/import';
const BIB = `@article{a, title = {One & only}, author = {Curie, Marie}, year = 1911}
@article{b, title = {Open, year = 2002

@misc{c, title = {Two}, eprint = {1412.6980}}`;

/** What the form of a preview sends. */
function formOf($: Awaited<ReturnType<TestApp['get']>>['$']): Record<string, string> {
  const form = $(`form[action="${ADDRESS}"]:has([name=keep])`);
  return Object.fromEntries(form.serializeArray().map(({ name, value }) => [name, value]));
}

const titles = ({ db }: TestApp) => listPieces(db).map(({ title }) => title.text);

describe('papers from elsewhere', () => {
  it('are shown before anything is kept, and then kept as one change that can be undone', async () => {
    const app = await testApp();
    const before = dumpData(app.db);
    const { $ } = await app.get('/portfolio/paper');
    expect($(`form[action="${ADDRESS}"]`)).toHaveLength(1);
    const preview = await app.post(ADDRESS, { text: BIB });
    expect(preview.status).toBe(200);
    expect(preview.$('.lead').text()).toBe('2 new papers, 1 thing not understood. Read as BibTeX.');
    expect(preview.$('.problems__line').text()).toBe('Line 2');
    expect(dumpData(app.db)).toEqual(before);

    const form = formOf(preview.$);
    for (const _ of [1, 2]) {
      const kept = await app.post(ADDRESS, form);
      expect([kept.status, kept.headers.location]).toEqual([303, '/portfolio/paper']);
    }
    expect(titles(app)).toEqual(['One & only', 'Two']);
    expect(listPieces(app.db).map((piece) => paperOf(piece).ids)).toEqual([{}, { arxiv: '1412.6980' }]);
    const change = latestChange(app.db);
    expect(change?.facts).toMatchObject({ kind: 'papers-imported', count: 2 });
    if (change) setChangeUndone(app.db, change.id, true, MOMENT.at);
    expect(titles(app)).toEqual([]);
  });

  it('bring nothing a second time', async () => {
    const app = await testApp();
    await app.post(ADDRESS, formOf((await app.post(ADDRESS, { text: BIB })).$));
    const before = dumpData(app.db);
    const again = await app.post(ADDRESS, { text: `${BIB}\n`, keep: 'yes' });
    expect(again.status).toBe(409);
    const preview = await app.post(ADDRESS, { text: 'https://arxiv.org/abs/1412.6980v9' });
    expect(preview.$('.lead').text()).toContain('Nothing new, 1 in your ledger already');
    expect(preview.$('#keep-papers')).toHaveLength(0);
    expect(dumpData(app.db)).toEqual(before);
  });

  it('are not kept where something was changed since they were looked at', async () => {
    const app = await testApp();
    const form = formOf((await app.post(ADDRESS, { text: BIB })).$);
    await app.post('/pieces', { kind: 'paper', parent: '', title: 'One & only' });
    const { status, $ } = await app.post(ADDRESS, form);
    expect(status).toBe(409);
    expect($('[role=alert]').text()).toContain('something was changed since you looked');
    expect(titles(app)).toEqual(['One & only']);
  });

  it('are called by their number, or as the reading list knows them', async () => {
    const app = await testApp();
    await app.post(ADDRESS, formOf((await app.post(ADDRESS, { text: '1706.03762\n2401.99999' })).$));
    const [known, unknown] = listPieces(app.db).map(paperOf);
    expect(known).toMatchObject({ year: 2017, ids: { arxiv: '1706.03762' }, standing: null });
    expect(known?.title).toMatch(/^Attention/);
    expect(known?.authors[0]).toContain('Vaswani');
    expect(unknown).toMatchObject({ title: 'arXiv:2401.99999', authors: [], year: null });
  });

  it('that cannot be read are refused in words, and what was typed is kept', async () => {
    const app = await testApp();
    const before = dumpData(app.db);
    for (const [text, words] of [
      ['', 'There is nothing in it'],
      ['what I read', 'Line 1: This is no arXiv number'],
      ['[{"title": 1', 'Line 1: This begins like JSON'],
      ['@article{a, year = 2001}', 'Line 1: This entry has neither a title'],
      ['[{"note": "none"}, {}]', 'Entry 1 has neither a title'],
      [Array(1002).fill('@a{k, title={x}}').join('\n'), 'more than 1,000 papers'],
    ] as const) {
      const { status, $ } = await app.post(ADDRESS, { text });
      expect([words, status]).toEqual([words, 422]);
      expect($('.field__error').text()).toContain(words);
      expect($('#field-text').text()).toBe(text);
    }
    const some = await app.post(ADDRESS, { text: '[{"title": "A"}, {"note": "none"}, {}]' });
    expect(some.$('main').text()).toMatch(/Entry 2 has neither.*Entry 3 has neither/s);
    for (const form of [{}, { text: ['a', 'b'] }, { keep: 'yes' }])
      expect((await app.post(ADDRESS, form)).status).toBe(422);
    expect(dumpData(app.db)).toEqual(before);
  });

  it('come as a file in the encoding of another program', async () => {
    const app = await testApp();
    const send = (bytes: Buffer, typed = '') => {
      const part = (head: string, body: Buffer) =>
        Buffer.concat([
          Buffer.from(`--x\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
          body,
          Buffer.from('\r\n'),
        ]);
      const payload = Buffer.concat([
        part('name="text"', Buffer.from(typed)),
        part('name="file"; filename="papers.bib"', bytes),
        Buffer.from('--x--\r\n'),
      ]);
      const headers = {
        ...{ host: 'localhost', 'sec-fetch-site': 'same-origin', origin: 'http://localhost' },
        'content-type': 'multipart/form-data; boundary=x',
      };
      return app.app.inject({ method: 'POST', url: ADDRESS, headers, payload });
    };
    const bib = '@a{k, title = {Über alles}, author = {Müller, Jörg}}\r\n';
    for (const bytes of [
      Buffer.from(`\uFEFF${bib}`),
      Buffer.from(bib, 'latin1'),
      Buffer.from(`\uFEFF${bib}`, 'utf16le'),
    ]) {
      const { statusCode, body } = await send(bytes);
      expect(statusCode).toBe(200);
      expect(body).toContain('Über alles');
    }
    const image = await send(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0x81]), 'what I typed');
    expect(image.statusCode).toBe(422);
    expect(image.body).toContain('This is no text');
    expect(image.body).toContain('what I typed');
    expect((await send(Buffer.alloc(1_000_001, 65))).statusCode).toBe(413);
  });

  it('go out as BibTeX and CSL-JSON, and come back the same', async () => {
    const app = await testApp();
    await app.post(ADDRESS, formOf((await app.post(ADDRESS, { text: BIB })).$));
    const papers = listPieces(app.db).map(paperOf);
    for (const [path, type] of [
      ['/portfolio/paper.bib', 'application/x-bibtex'],
      ['/portfolio/paper.json', 'application/vnd.citationstyles.csl+json'],
    ] as const) {
      const { headers, body } = await app.get(path);
      expect(headers['content-type']).toContain(type);
      expect(headers['content-disposition']).toContain('attachment; filename="papers.');
      const empty = await testApp();
      await empty.post(ADDRESS, formOf((await empty.post(ADDRESS, { text: body })).$));
      expect(listPieces(empty.db).map(paperOf)).toEqual(papers);
    }
  });
});
