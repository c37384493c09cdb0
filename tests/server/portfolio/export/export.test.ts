import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { addPiece, listPieces } from '../../../../db/portfolio/pieces.ts';
import { documentOf } from '../../../../plans/portfolio/export/piece-document.ts';
import { HttpProblem } from '../../../../server/http/http-problem.ts';
import { loadLibrary } from '../../../../server/library/library.ts';
import { piecePdf, sheetFit } from '../../../../server/portfolio/export/piece-pdf.ts';
import { type TestApp, testApp } from '../../../support/app/test-app.ts';
import { fieldPart, filePart, sendTo } from '../../../support/app/upload.ts';
import { dumpData, MOMENT } from '../../../support/database/db.ts';
import { BRITISH_DATES } from '../../../support/made/dates.ts';
import { png } from '../../../support/made/portfolio/pictures.ts';
import { picturesOn, readPdf, readTags } from '../../../support/texts/pdf.ts';

type Given = { key: string; kind: string; title: string; parts?: Record<string, string>; parentKey?: string };

function give({ db }: Pick<TestApp, 'db'>, given: readonly Given[]): void {
  for (const { parts = {}, parentKey = '', ...piece } of given)
    addPiece(db, { ...MOMENT, noun: piece.kind, parentKey, ...piece, parts: new Map(Object.entries(parts)) });
}

const PROJECT = { key: 'piece-1', kind: 'project', title: 'Grid: *safe* control' };
const PIECES: readonly Given[] = [
  { ...PROJECT, parts: { problem: 'It falls with $x^2$', assumptions: 'One\nTwo' } },
  { key: 'piece-2', kind: 'result', parentKey: 'piece-1', title: 'Fewer', parts: { figure: '0.4 %' } },
  { key: 'piece-3', kind: 'story', title: 'Ausfall – ÷ 🚀', parts: { situation: 'Then' } },
];

/** It begins and ends as one does, with nothing between. */
const gifWithoutPixels = () => Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1');

const zipOf = async ({ app }: TestApp) => {
  const { rawPayload, statusCode, headers } = await app.inject({
    url: '/portfolio.zip',
    headers: { host: 'localhost' },
  });
  return { statusCode, headers, bytes: rawPayload };
};

describe('a piece to take along', () => {
  it('is there as Markdown, under its title', async () => {
    const app = await testApp();
    give(app, PIECES);
    const { status, headers, body } = await app.get('/pieces/piece-1.md');
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([
      200,
      'text/markdown; charset=utf-8',
      'no-store',
    ]);
    expect(headers['content-disposition']).toBe('attachment; filename="grid-safe-control.md"');
    expect(body).toMatch(
      /^# Grid: \*safe\* control\n\n\*Project\*\n\n## Problem\n\nIt falls with \$x\^2\$\n/,
    );
    expect((await app.get('/pieces/piece-3.md')).headers['content-disposition']).toBe(
      'attachment; filename="ausfall.md"',
    );
  });

  it('tells its name in its own letters where it has others than ASCII', async () => {
    const app = await testApp();
    give(app, [{ key: 'piece-4', kind: 'story', title: 'Größe' }]);
    expect((await app.get('/pieces/piece-4.md')).headers['content-disposition']).toBe(
      `attachment; filename="gr__e.md"; filename*=UTF-8''gr%C3%B6%C3%9Fe.md`,
    );
  });

  it('is there as PDF, the same each time', async () => {
    const app = await testApp();
    give(app, PIECES);
    const ask = () => app.app.inject({ url: '/pieces/piece-1.pdf', headers: { host: 'localhost' } });
    const { statusCode, headers, rawPayload } = await ask();
    expect([statusCode, headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(headers['content-disposition']).toBe('attachment; filename="grid-safe-control.pdf"');
    const { title, pages, outline } = await readPdf(rawPayload);
    expect([title, pages.length, outline]).toEqual(['Grid: safe control', 1, ['Problem', 'Results']]);
    expect(pages[0]).toContain('Fewer: figure 0.4 %');
    expect((await ask()).rawPayload).toEqual(rawPayload);
  });

  it('has the pictures that are attached to it overleaf, with their names, and says which cannot be shown', async () => {
    const app = await testApp();
    give(app, PIECES);
    const ask = () => app.app.inject({ url: '/pieces/piece-1.pdf', headers: { host: 'localhost' } });
    await sendTo('/pieces/piece-1/files', app, fieldPart('from', '/'), filePart(png(), 'loss.png'));
    await sendTo(
      '/pieces/piece-1/files',
      app,
      fieldPart('from', '/'),
      filePart(gifWithoutPixels(), 'broken.gif'),
    );
    await sendTo('/pieces/piece-1/files', app, fieldPart('from', '/'), filePart('Epoch 1', 'run.txt'));

    const { rawPayload } = await ask();

    expect(await picturesOn(rawPayload)).toEqual([0, 1]);
    expect((await readTags(rawPayload)).alts).toContain('loss.png');
    const { pages, outline } = await readPdf(rawPayload);
    expect(outline).toEqual(['Problem', 'Results', 'Pictures']);
    expect(pages[1]).toContain('The picture “broken.gif” cannot be shown here.');
    expect(pages.join(' ')).not.toContain('run.txt');
    expect((await app.get('/pieces/piece-1/page')).$('#piece-fit').text()).toBe('It fits on one page.');
  });

  it('is not there where no piece is, and is there where its kind is gone', async () => {
    const app = await testApp();
    give(app, [{ key: 'piece-8', kind: 'gone', title: 'Old', parts: { 'main-idea': 'Keep it' } }]);
    for (const path of ['/pieces/piece-9.md', '/pieces/piece-9.pdf'])
      expect([path, (await app.get(path)).status]).toEqual([path, 404]);
    expect((await app.get('/pieces/piece-8.md')).body).toContain('## Main idea\n\nKeep it');
    expect((await app.get('/pieces/piece-8.pdf')).status).toBe(200);
  });

  it('is one tap away from where it is written, read and listed', async () => {
    const app = await testApp();
    give(app, PIECES);
    for (const page of ['/pieces/piece-1', '/pieces/piece-1/page'])
      for (const path of ['/pieces/piece-1.pdf', '/pieces/piece-1.md'])
        expect([page, (await app.get(page)).$(`a[href="${path}"]`).length]).toEqual([page, 1]);
    expect((await app.get('/portfolio')).$('a[href="/portfolio.zip"]')).toHaveLength(1);
    expect((await (await testApp()).get('/portfolio')).$('a[href="/portfolio.zip"]')).toHaveLength(0);
  });
});

const WORDS = 'Some words that fill a line and then another, as a reader would have them. ';
const { kinds } = loadLibrary();

async function withProject(parts: Record<string, string>) {
  const app = await testApp();
  give(app, [{ ...PROJECT, parts }]);
  const pieces = listPieces(app.db);
  const [piece] = pieces;
  const kind = kinds.find(({ id }) => id === 'project');
  if (!piece || !kind) throw new Error('There is no project');
  return { app, document: documentOf({ piece, kind }, { kinds, pieces }, BRITISH_DATES) };
}

describe('a piece on one page', () => {
  const inFull = (times: number) => ({
    problem: WORDS.repeat(times),
    gap: WORDS.repeat(times),
    method: WORDS.repeat(times),
  });

  it.each([
    { times: 3, points: 10.5 },
    { times: 21, points: 9.75 },
    { times: 24, points: 9 },
  ])('has letters as large as the page lets them be: $points', async ({ times, points }) => {
    const { document } = await withProject(inFull(times));
    const { bytes, fit } = await piecePdf(document);
    expect(fit).toEqual({ sheets: 1, points, linesOver: 0 });
    expect((await readPdf(bytes)).pages).toHaveLength(1);
  });

  it('goes on overleaf where it does not fit, with nothing cut, and says by how much', async () => {
    const { app, document } = await withProject({ ...inFull(27), impact: 'The very end' });
    const { bytes, fit } = await piecePdf(document);
    const { pages } = await readPdf(bytes);
    expect(pages).toHaveLength(2);
    expect(pages[1]).toContain('The very end');
    // What stands overleaf, less the line at the foot of the page.
    const overleaf = (pages[1] ?? '').trim().split('\n').length - 1;
    expect(fit?.points).toBe(9);
    expect(Math.abs((fit?.linesOver ?? 0) - overleaf)).toBeLessThanOrEqual(2);
    const { $ } = await app.get('/pieces/piece-1/page');
    expect($('#piece-fit').text()).toContain(`It is about ${fit?.linesOver} lines too long for one page.`);
  });

  it('is measured by what it prints, wherever it is measured', async () => {
    const { document } = await withProject(inFull(5));
    expect(await sheetFit(document)).toEqual((await piecePdf(document)).fit);
  });

  it('says that it fits, and is measured again once something is written', async () => {
    const { app } = await withProject(inFull(2));
    expect((await app.get('/pieces/piece-1/page')).$('#piece-fit').text()).toBe('It fits on one page.');
    await app.post('/pieces/piece-1/parts/gap', { from: '/', revision: '1', text: WORDS.repeat(100) });
    expect((await app.get('/pieces/piece-1/page')).$('#piece-fit').text()).toMatch(
      /^It is about \d+ lines too long/,
    );
  });

  it('leads from where it is written to whether it fits', async () => {
    const { app } = await withProject({});
    const fit = (await app.get('/pieces/piece-1')).$('#piece-fit');
    expect([fit.attr('hx-get'), fit.find('a').attr('href')]).toEqual([
      '/pieces/piece-1/page',
      '/pieces/piece-1/page',
    ]);
  });

  it('is shown without a measure where Daymark is too busy to take it', async () => {
    const refuse = () => Promise.reject(new HttpProblem(503, 'Daymark is busy.', 'Try again.'));
    const app = await testApp({ background: { run: refuse, close: async () => {} } });
    give(app, [{ ...PROJECT, parts: { gap: 'Never measured before' } }]);
    const { status, $ } = await app.get('/pieces/piece-1/page');
    expect([status, $('#piece-fit').text()]).toEqual([200, expect.stringContaining('is not known just now')]);
    expect((await app.get('/pieces/piece-1.pdf')).status).toBe(503);
  });

  it('is for kinds that promise it: others take as many as they need', async () => {
    const app = await testApp();
    give(app, [{ key: 'piece-3', kind: 'story', title: 'Long', parts: { situation: WORDS.repeat(200) } }]);
    expect((await app.get('/pieces/piece-3/page')).$('#piece-fit')).toHaveLength(0);
    expect((await app.get('/pieces/piece-3')).$('#piece-fit')).toHaveLength(0);
    const { rawPayload } = await app.app.inject({
      url: '/pieces/piece-3.pdf',
      headers: { host: 'localhost' },
    });
    expect((await readPdf(rawPayload)).pages.length).toBeGreaterThan(2);
  });
});

describe('all pieces as a ZIP', () => {
  it('has a file for each, and a list', async () => {
    const app = await testApp();
    give(app, PIECES);
    const before = dumpData(app.db);
    const { statusCode, headers, bytes } = await zipOf(app);
    expect([statusCode, headers['content-type'], headers['content-disposition']]).toEqual([
      200,
      'application/zip',
      'attachment; filename="daymark-portfolio-2026-03-04.zip"',
    ]);
    const files = unzipSync(bytes);
    expect(Object.keys(files)).toEqual([
      'Portfolio/README.md',
      'Portfolio/projects/grid-safe-control/results.md',
      'Portfolio/projects/grid-safe-control/summary.md',
      'Portfolio/projects/grid-safe-control/summary.pdf',
      'Portfolio/projects/grid-safe-control/to-defend-it.md',
      'Portfolio/stories/ausfall.md',
    ]);
    expect(strFromU8(files['Portfolio/README.md'] ?? new Uint8Array())).toContain(
      '- [Ausfall – ÷ 🚀](<stories/ausfall.md>): 1 of 6 parts written',
    );
    expect(dumpData(app.db)).toEqual(before);
  });

  it('has the papers as BibTeX, too', async () => {
    const app = await testApp();
    give(app, [{ key: 'piece-1', kind: 'paper', title: 'Grids & more', parts: { year: '2020' } }]);
    const files = unzipSync((await zipOf(app)).bytes);
    const bibtex = strFromU8(files['Portfolio/papers/papers.bib'] ?? new Uint8Array());
    expect(bibtex).toBe((await app.get('/portfolio/paper.bib')).body);
    expect(bibtex).toContain('title = {{Grids \\& more}}');
  });

  it('has what is attached to pieces, the papers as BibTeX, and the versions of a talk', async () => {
    const app = await testApp();
    give(app, [
      PROJECT,
      { key: 'piece-2', kind: 'paper', title: 'A paper' },
      { key: 'piece-3', kind: 'talk', title: 'One talk' },
      {
        key: 'piece-4',
        kind: 'slide',
        parentKey: 'piece-3',
        title: 'It holds',
        parts: { section: 'method', shortest: 'minutes-45' },
      },
    ]);
    await sendTo('/pieces/piece-1/files', app, fieldPart('from', '/'), filePart('Epoch 1', 'Run 1.TXT'));
    const files = unzipSync((await zipOf(app)).bytes);
    const textAt = (path: string) => strFromU8(files[`Portfolio/${path}`] ?? new Uint8Array());
    expect(textAt('projects/grid-safe-control/figures/run-1.txt')).toBe('Epoch 1');
    expect(textAt('papers/papers.bib')).toContain('A paper');
    const versions = textAt('talk/one-talk/versions.md');
    expect(versions.match(/- It holds/g)).toHaveLength(2);
    expect(versions).toMatch(/^# One talk: versions\n\n## 30 min\n\n### Motivation, /);
    expect(textAt('talk/one-talk/slides.md')).toContain('## It holds');
  });

  it('is there before there is a plan, and before there is a piece', async () => {
    const { bytes, statusCode } = await zipOf(await testApp({ plan: 'none' }));
    expect(statusCode).toBe(200);
    expect(Object.keys(unzipSync(bytes))).toEqual(['Portfolio/README.md']);
  });

  it('is the same for the same data, in whatever order and on whatever day it was written down', async () => {
    const made = [...PIECES, { key: 'piece-5', kind: 'story', title: 'Ausfall' }];
    const [one, other] = [await testApp(), await testApp({ now: '2026-04-07T09:00:00Z' })];
    give(one, made);
    give(
      other,
      [made[3], made[2], made[0], made[1]].flatMap((piece) => piece ?? []),
    );
    const [first, second] = [await zipOf(one), await zipOf(other)];
    expect(second.bytes).toEqual(first.bytes);
    expect((await zipOf(one)).bytes).toEqual(first.bytes);
  });
});
