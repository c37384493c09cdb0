import { describe, expect, it } from 'vitest';
import { addPiece, findPiece } from '../../../db/portfolio/pieces.ts';
import { proveTask } from '../../../db/task/evidence.ts';
import { type Answer, type TestApp, testApp } from '../../support/app/test-app.ts';
import { dumpData, MOMENT } from '../../support/database/db.ts';
import { readPdf } from '../../support/texts/pdf.ts';

const FROM = '/pieces/piece-1';
const PIECES = [
  { key: 'piece-1', kind: 'project', title: 'Grid', parts: { gap: 'Nobody $x^2$ did it' } },
  { key: 'piece-2', kind: 'project', title: 'Secret plan', parts: { gap: 'Hidden words' } },
  { key: 'piece-3', kind: 'result', parentKey: 'piece-1', title: 'Secret result', parts: {} },
  { key: 'piece-4', kind: 'paper', title: 'Secret paper', parts: {} },
  { key: 'piece-5', kind: 'target', title: 'Team of Ada', parts: { papers: 'piece-4', charter: 'To sail' } },
] as const;

async function withPieces(): Promise<TestApp> {
  const app = await testApp();
  for (const { parts, ...piece } of PIECES)
    addPiece(app.db, {
      ...MOMENT,
      parentKey: '',
      ...piece,
      noun: piece.kind,
      parts: new Map(Object.entries(parts)),
    });
  return app;
}

const share = ({ post }: TestApp, key: string, shared = 'yes', htmx = false) =>
  post(`/pieces/${key}/sharing`, { from: `/pieces/${key}`, at: 'sharing', shared }, { htmx });

const EVERY_FORM = ['/report', '/report.md', '/report.html', '/report.json', '/report.csv?table=portfolio'];

/** Around the report stands what was done last, for the learner alone. */
const wordsOf = (form: string, { $, body }: Answer) =>
  form.startsWith('/report?') || form === '/report' ? $('.report').text() : body;

/** What each form of the report says, and the link of a mentor. */
async function everyReport({ app, get, post }: TestApp): Promise<[form: string, said: string][]> {
  const told: [string, string][] = [];
  for (const form of EVERY_FORM) told.push([form, wordsOf(form, await get(form))]);
  const pdf = await app.inject({ url: '/report.pdf', headers: { host: 'localhost' } });
  told.push(['/report.pdf', (await readPdf(pdf.rawPayload)).pages.join('\n')]);
  const link = await post('/report/links', { label: 'Ada', openDays: '30', from: '/report' });
  told.push(['link', (await get(new URL(String(link.$('#fresh-link').val())).pathname)).body]);
  return told;
}

describe('sharing a piece', () => {
  it('is said of that very piece, is one change, and can be taken back', async () => {
    const app = await withPieces();
    expect((await app.get(FROM)).$('#sharing').text()).toContain('in no report and behind no link');
    const shared = await share(app, 'piece-1');
    expect([shared.status, shared.headers.location]).toEqual([303, '/pieces/piece-1#sharing']);
    expect(findPiece(app.db, 'piece-1')?.isShared).toBe(true);
    expect(findPiece(app.db, 'piece-2')?.isShared).toBe(false);
    expect((await app.get('/changes')).body).toContain('Put the project “Grid” into reports');

    const kept = await share(app, 'piece-1', 'no', true);
    expect(kept.$('#sharing').text()).toContain('only you see it');
    expect(findPiece(app.db, 'piece-1')?.isShared).toBe(false);
  });

  it('changes nothing where it is so already, or the form says nothing', async () => {
    const app = await withPieces();
    await share(app, 'piece-1');
    const before = dumpData(app.db);
    expect((await share(app, 'piece-1')).status).toBe(303);
    expect((await share(app, 'piece-1', 'perhaps')).status).toBe(422);
    expect((await app.post('/pieces/piece-1/sharing', {})).status).toBe(422);
    expect((await share(app, 'piece-9')).status).toBe(404);
    expect(dumpData(app.db)).toEqual(before);
  });

  it('warns of a kind that most keep to themselves, with what it would show', async () => {
    const { get } = await withPieces();
    const warning = (await get('/pieces/piece-5')).$('#sharing .hint').text();
    expect(warning).toContain('Most people keep a target to themselves.');
    expect(warning).toContain('Charter, People, Their papers');
    expect((await get(FROM)).$('#sharing .hint')).toHaveLength(0);
  });

  it('warns in good English', async () => {
    const app = await withPieces();
    addPiece(app.db, {
      ...MOMENT,
      key: 'piece-6',
      kind: 'interview',
      noun: 'interview',
      parentKey: 'piece-5',
      title: 'Screen',
      parts: new Map(),
    });
    const warning = (await app.get('/pieces/piece-6')).$('#sharing .hint').text();
    expect(warning).toContain('Most people keep an interview to themselves.');
  });

  it('is listed on the page of the portfolio, where it can be ended', async () => {
    const app = await withPieces();
    expect((await app.get('/portfolio')).$('#shared')).toHaveLength(0);
    await share(app, 'piece-1');
    const { $ } = await app.get('/portfolio');
    expect($('#shared tbody tr').text()).toMatch(/^GridProject/);
    expect($('#shared tbody tr')).toHaveLength(1);
    const action = String($('#shared form').attr('action'));
    await app.post(action, { from: '/portfolio', shared: 'no' });
    expect((await app.get('/portfolio')).$('#shared')).toHaveLength(0);
  });
});

describe('a report', () => {
  it('has nothing of the portfolio while nothing is shared, in any form', async () => {
    const app = await withPieces();
    for (const [form, said] of await everyReport(app))
      expect([form, said.match(/Secret|Hidden|Team of Ada|Nobody|To sail|Grid/)]).toEqual([form, null]);
  });

  it('has the pieces that are shared, with how far they are and their texts, and not even a name of others', async () => {
    const app = await withPieces();
    await share(app, 'piece-1');
    await share(app, 'piece-5');
    for (const [form, said] of await everyReport(app)) {
      for (const words of ['Grid', 'Team of Ada', 'Nobody', 'To sail', '1 of 9 parts written'])
        expect([form, words, said.includes(words)]).toEqual([form, words, true]);
      expect([form, said.match(/Secret|Hidden/)]).toEqual([form, null]);
    }
  });

  it('says of evidence no more than that there is a piece, while that is not shared, is archived or is gone', async () => {
    const app = await withPieces();
    const [task] = app.plan().tasks;
    const pieces = [{ key: 'piece-1', title: 'Grid' }];
    proveTask(app.db, { ...MOMENT, taskId: task?.id ?? 0, pieces });
    const expectTold = async (isTold: boolean) => {
      for (const form of [...EVERY_FORM.slice(0, 4), '/report.csv']) {
        const said = wordsOf(form, await app.get(form));
        const found = [said.includes('Grid'), said.includes('A piece of the portfolio that is not shared')];
        expect([form, ...found]).toEqual([form, isTold, !isTold]);
      }
    };
    await expectTold(false);
    for (const [form, said] of await everyReport(app))
      expect([form, said.includes('Grid')]).toEqual([form, false]);
    await share(app, 'piece-1');
    await expectTold(true);
    await app.post('/pieces/piece-1/archive', { from: FROM, archived: 'yes' });
    await expectTold(false);
    await app.post('/pieces/piece-1/removal', { from: '/portfolio/project' });
    await expectTold(false);
  });

  it('has it no more once it is archived, or kept to oneself again', async () => {
    const app = await withPieces();
    await share(app, 'piece-1');
    await share(app, 'piece-5');
    await share(app, 'piece-5', 'no');
    await app.post('/pieces/piece-1/archive', { from: FROM, archived: 'yes' });
    for (const [form, said] of await everyReport(app))
      expect([form, said.match(/Team of Ada|Grid|Nobody/)]).toEqual([form, null]);
  });

  it('has titles but no texts as figures, and nothing where the section is left out', async () => {
    const app = await withPieces();
    await share(app, 'piece-1');
    for (const form of EVERY_FORM) {
      const join = form.includes('?') ? '&' : '?';
      const ask = async (choice: string) => {
        const address = `${form}${join}${choice}`;
        return wordsOf(address, await app.get(address));
      };
      const figures = await ask('detail=figures');
      expect([form, figures.includes('Grid'), figures.includes('Nobody')]).toEqual([form, true, false]);
      const without = await ask('section=phases');
      expect([form, without.includes('Grid')]).toEqual([form, false]);
    }
  });

  it('behind a link that was made for other sections stays without it', async () => {
    const app = await withPieces();
    const link = await app.post('/report/links', {
      label: 'Ada',
      openDays: '30',
      from: '/report',
      choices: 'section=phases&section=weeks',
    });
    await share(app, 'piece-1');
    const { body } = await app.get(new URL(String(link.$('#fresh-link').val())).pathname);
    expect(body).toContain('Phases');
    expect(body).not.toContain('Grid');
  });
});
