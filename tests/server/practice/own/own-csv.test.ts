import { readFileSync } from 'node:fs';
import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { latestChange } from '../../../../db/journal/history.ts';
import { setChangeUndone } from '../../../../db/journal/undo.ts';
import { addOwnQuestion, listOwnQuestions } from '../../../../db/practice/own-questions.ts';
import { type Answer, type Form, type TestApp, testApp } from '../../../support/app/test-app.ts';
import { fieldPart, filePart, sendTo } from '../../../support/app/upload.ts';
import { AT, dumpData, MOMENT } from '../../../support/database/db.ts';
import { givenOwnWords } from '../../../support/made/practice/questions.ts';

const IMPORT = '/practice/own/import';
const TWO_NEW = 'id,prompt,points\n,Why this loss?,"It is convex\nIt is cheap"\n,Why that one?,\n';

async function look(app: TestApp, content: string | Buffer): Promise<Answer> {
  const { statusCode, headers, body } = await sendTo(IMPORT, app, filePart(content, 'my.csv'));
  return { status: statusCode, headers, body, $: load(body) };
}

/** Confirms what a preview shows, by the form that is on it. */
async function confirm(app: TestApp, { $ }: Answer, changes: Form = {}): Promise<Answer> {
  const form = $('form:has([name=keep])');
  const fields = form
    .find('input')
    .toArray()
    .map(({ attribs }) => [attribs.name ?? '', attribs.value ?? ''] as const);
  const parts = Object.entries({ ...Object.fromEntries(fields), ...changes });
  const sent = await sendTo(IMPORT, app, ...parts.map(([name, value]) => fieldPart(name, String(value))));
  return { status: sent.statusCode, headers: sent.headers, body: sent.body, $: load(sent.body) };
}

describe('an export', () => {
  it('is a CSV file of every own question, archived ones too', async () => {
    const { db, get, post } = await testApp({ plan: 'none' });
    addOwnQuestion(db, { ...MOMENT, key: 'own-1', words: givenOwnWords({ prompt: '=1+1, or “2”?' }) });
    await post('/practice/own/own-1/archive', { archived: 'yes' });

    const { headers, body } = await get('/practice/own.csv');
    expect(headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
    expect(headers['content-disposition']).toBe('attachment; filename="my-questions.csv"');
    expect(body.slice(0, 1)).toBe('\uFEFF');
    expect((await get('/practice/own.csv?mark=no')).body).toBe(body.slice(1));
    expect(body.slice(1).split('\r\n')).toEqual([
      'id,prompt,detail,category,form,difficulty,seconds,probing,points,answer,pitfalls,follow_ups,phase,tasks,tags,archived_on',
      'own-1,"\'=1+1, or “2”?",,own,story,2,90,,The seed was fixed,,,,,,,2026-03-04',
      '',
    ]);
  });

  it('is the same after it was imported elsewhere, and importing it again changes nothing', async () => {
    const here = await testApp();
    const words = givenOwnWords({
      prompt: '-1 is not a number',
      points: ['"Quoted", =x', "'=y"],
      phase: 'first',
    });
    addOwnQuestion(here.db, { ...MOMENT, key: 'own-1', words });
    addOwnQuestion(here.db, { ...MOMENT, key: 'own-2', words: givenOwnWords() });
    await here.post('/practice/own/own-2/archive', { archived: 'yes' });
    const { body: csv } = await here.get('/practice/own.csv');

    const there = await testApp({ plan: 'none' });
    expect((await confirm(there, await look(there, csv))).status).toBe(303);

    expect((await there.get('/practice/own.csv')).body).toBe(csv);
    const before = dumpData(there.db);
    const { status, $ } = await look(there, csv);
    expect([status, $('.lead').text()]).toEqual([200, '2 as you have them already.']);
    expect($('#keep-import')).toHaveLength(0);
    expect(dumpData(there.db)).toEqual(before);
  });
});

describe('an import', () => {
  it('explains its columns first', async () => {
    const { get } = await testApp({ plan: 'none' });
    const { status, $ } = await get(IMPORT);
    expect(status).toBe(200);
    expect(
      $('dt code')
        .toArray()
        .map((name) => $(name).text())
        .join(', ')
        .split(', ')
        .toSorted(),
    ).toEqual([
      'archived_on',
      'category',
      'difficulty',
      'follow_ups',
      'form',
      'id',
      'phase',
      'pitfalls',
      'points',
      'probing',
      'prompt',
      'seconds',
      'tasks',
    ]);
    expect($('form').attr('enctype')).toBe('multipart/form-data');
  });

  it('shows what it would do, and keeps nothing until it is confirmed', async () => {
    const app = await testApp();
    addOwnQuestion(app.db, { ...MOMENT, key: 'own-1', words: givenOwnWords({ prompt: 'Why that one?' }) });
    const neighbour = givenOwnWords({ prompt: 'A neighbour' });
    addOwnQuestion(app.db, { ...MOMENT, key: 'own-2', words: neighbour });
    const before = dumpData(app.db);

    const preview = await look(app, `${TWO_NEW},,\n`);

    expect(preview.status).toBe(200);
    expect(preview.$('.lead').text()).toBe('1 new question, 1 question changed, 1 row refused.');
    expect(preview.$('.problems').text()).toContain('Line 5');
    expect(preview.$('.problems').text()).toContain('Write the question');
    expect(dumpData(app.db)).toEqual(before);

    const { status, headers } = await confirm(app, preview);
    expect([status, headers.location]).toEqual([303, '/practice/own']);
    expect(listOwnQuestions(app.db).map(({ prompt, points }) => [prompt, points])).toEqual([
      ['Why that one?', []],
      ['A neighbour', neighbour.points],
      ['Why this loss?', ['It is convex', 'It is cheap']],
    ]);
    expect(setChangeUndone(app.db, latestChange(app.db)?.id ?? 0, true, AT).ok).toBe(true);
    expect(dumpData(app.db)).toEqual(before);
  });

  it('confirmed fifty times at once is one import', async () => {
    const app = await testApp();
    const preview = await look(app, TWO_NEW);
    const answers = await Promise.all(Array.from({ length: 50 }, () => confirm(app, preview)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
    expect(listOwnQuestions(app.db)).toHaveLength(2);
  });

  it('that was previewed before something was changed is previewed again', async () => {
    const app = await testApp();
    const preview = await look(app, TWO_NEW);
    addOwnQuestion(app.db, { ...MOMENT, key: 'own-1', words: givenOwnWords({ prompt: 'Why that one?' }) });

    const { status, $ } = await confirm(app, preview);
    expect(status).toBe(409);
    expect($('.error-summary').text()).toContain('Nothing was imported');
    expect($('.lead').text()).toBe('1 new question, 1 question changed.');
    expect(listOwnQuestions(app.db)).toHaveLength(1);
    expect((await confirm(app, { ...preview, $ })).status).toBe(303);
    expect(listOwnQuestions(app.db)).toHaveLength(2);
  });

  it.each<{ name: string; content: string | Buffer; status: number; says: string }>([
    { name: 'nothing', content: '', status: 422, says: 'There is nothing in this file: choose another' },
    { name: 'another encoding', content: Buffer.from([0x70, 0xe9, 0x0a]), status: 422, says: 'CSV UTF-8' },
    {
      name: 'a picture',
      content: Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'),
      status: 422,
      says: 'UTF-8',
    },
    { name: 'no table', content: '<html><p class="x">', status: 422, says: 'none of the columns' },
    { name: 'no rows', content: 'prompt\n', status: 200, says: 'There are no questions in it.' },
    { name: 'only what does not fit', content: 'prompt\na\u0007\n', status: 422, says: '1 row refused' },
    {
      name: 'NUL and lone surrogates',
      content: 'prompt,points\na\0b,x\n',
      status: 422,
      says: 'UTF-8',
    },
    { name: 'too many rows', content: `prompt\n${'Why?\n'.repeat(100_000)}`, status: 422, says: '2,001' },
    {
      name: 'a million cells',
      content: `prompt,points\n${','.repeat(900_000)}\n`,
      status: 422,
      says: '900001 cells',
    },
    {
      name: 'a quote that is never closed',
      content: `prompt,points\nWhy?,"${'x\n'.repeat(400_000)}`,
      status: 422,
      says: 'none closes it',
    },
    {
      name: 'too much',
      content: `prompt\n${'x'.repeat(1_000_001)}`,
      status: 413,
      says: 'at most one megabyte',
    },
  ])('of $name is refused in words, and keeps nothing', async ({ content, status, says }) => {
    const app = await testApp();
    const before = dumpData(app.db);
    const answer = await look(app, content);
    expect(answer.status).toBe(status);
    expect(answer.$('main').text()).toContain(says);
    expect(dumpData(app.db)).toEqual(before);
  });
});

/** Written by LibreOffice 7.4 and by Excel in German. */
const spreadsheet = (name: string) => readFileSync(new URL(`spreadsheets/${name}`, import.meta.url));

describe('a file that a spreadsheet wrote', () => {
  it.each(['libreoffice-semicolons.csv', 'libreoffice-windows-1252.csv', 'libreoffice-utf-16.txt'])(
    'keeps its letters, its marks and the lines in its cells: %s',
    async (name) => {
      const app = await testApp();
      expect((await confirm(app, await look(app, spreadsheet(name)))).status).toBe(303);
      expect(listOwnQuestions(app.db)).toMatchObject([
        {
          prompt: 'Was heißt „overfitting“, kurz?',
          points: ['Gute Trainingswerte; schlechte Testwerte', 'Lücke zwischen beiden'],
        },
      ]);
    },
  );

  it.each([
    ['excel-german-semicolons.csv', 'Was ist ein Konfidenzintervall?', ['Überdeckung über Wiederholungen']],
    ['excel-sep-line.csv', 'What is dropout?', ['Random units are silenced']],
    ['excel-unicode-text.txt', 'What is dropout?', ['Random units are silenced']],
  ])('is read however Excel saved it: %s', async (name, prompt, points) => {
    const app = await testApp();
    expect((await confirm(app, await look(app, spreadsheet(name)))).status).toBe(303);
    expect(listOwnQuestions(app.db)[0]).toMatchObject({ prompt, points });
  });

  it('may be an export that came back with its days as a German spreadsheet writes them', async () => {
    const app = await testApp();
    const preview = await look(app, spreadsheet('own-questions-after-excel-de.csv'));
    expect(preview.$('.lead').text()).toBe('6 new questions.');
    await confirm(app, preview);
    expect(listOwnQuestions(app.db)).toMatchObject([
      { archivedOn: '2026-11-28', points: [expect.any(String), expect.any(String), expect.any(String)] },
      ...Array.from({ length: 5 }, () => ({ archivedOn: null })),
    ]);
  });

  it('may be an export that came back with its days as an American or a British one writes them', async () => {
    const app = await testApp({ now: '2026-02-03T09:00:00Z' });
    const { db } = app;
    addOwnQuestion(db, { ...MOMENT, key: 'own-1', words: givenOwnWords({ prompt: 'Why “∇”?' }) });
    addOwnQuestion(db, { ...MOMENT, key: 'own-2', words: givenOwnWords() });
    await app.post('/practice/own/own-1/archive', { archived: 'yes' });
    const csv = (await app.get('/practice/own.csv')).body;
    expect(csv).toContain(',2026-02-03\r\n');

    for (const day of ['2/3/2026', '3/2/2026', '03/02/26', '2026/02/03', '3.2.2026 00:00']) {
      const saved = csv.replace('2026-02-03', day).replaceAll('\r\n', '\n');
      expect([day, (await look(app, saved)).$('.lead').text()]).toEqual([day, '2 as you have them already.']);
    }
    const unclear = await look(app, csv.replace('2026-02-03', '4/5/2026'));
    expect(unclear.$('main').text()).toContain('Give a date, like 2026-03-02');
    const clear = await look(app, csv.replace('2026-02-03', '1/28/2026'));
    expect(clear.$('.lead').text()).toBe('1 question changed, 1 as you have it already.');
  });

  it.each(['\n', '\r\n', '\r'])(
    'may have %j within its cells, and leaves with a LF there',
    async (lineBreak) => {
      const app = await testApp();
      const csv = `prompt;points\r\nWhy?;"One${lineBreak}Two"\r\n`;
      await confirm(app, await look(app, csv));
      expect(listOwnQuestions(app.db)).toMatchObject([{ points: ['One', 'Two'] }]);
      expect((await app.get('/practice/own.csv')).body).toContain('"One\nTwo",,,,,,,\r\n');
    },
  );

  it.each([
    { name: 'a workbook', bytes: Buffer.from('PK\x03\x04\x14\0\x06\0\x08\0', 'latin1') },
    { name: 'a picture', bytes: Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1') },
    { name: 'half of a UTF-16 character', bytes: Buffer.from([0xff, 0xfe, 0x00, 0xd8]) },
  ])('is told from $name', async ({ bytes }) => {
    const answer = await look(await testApp(), bytes);
    expect(answer.status).toBe(422);
    expect(answer.$('main').text()).toContain('Nothing was kept');
  });
});
