import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeWaitingRoom } from '../../../../db/file/waiting-room.ts';
import { latestChange } from '../../../../db/journal/history.ts';
import { setChangeUndone } from '../../../../db/journal/undo.ts';
import { listOwnCategories } from '../../../../db/practice/own-categories.ts';
import { addOwnQuestion, listOwnQuestions } from '../../../../db/practice/own-questions.ts';
import { decodeIncoming } from '../../../../plans/incoming/decode.ts';
import { readSeparated } from '../../../../plans/incoming/tables/separated.ts';
import { stage } from '../../../../server/incoming/staged.ts';
import { type Answer, type Form, type TestApp, testApp } from '../../../support/app/test-app.ts';
import { AT, dumpData, MOMENT } from '../../../support/database/db.ts';
import { givenOwnWords } from '../../../support/made/practice/questions.ts';

const TWO_NEW = 'prompt,points\nWhy this loss?,"It is convex\nIt is cheap"\nWhy that one?,\n';

/** A table that came in by the door, looked at as questions. */
async function look(app: TestApp, content: string | Buffer): Promise<Answer> {
  const text = typeof content === 'string' ? content : (decodeIncoming(content) ?? '');
  const read = readSeparated(text);
  const tables = read.ok ? [read.value] : [];
  const incoming = { format: 'separated', said: 'a table', tables } as const;
  const folder = makeWaitingRoom(app.db);
  const { ticket } = stage(app, { name: 'my.csv', incoming, path: '', folder });
  return app.get(`/import/${ticket}?as=questions`);
}

/** What the form of a page says, as a browser sends it. */
function formOf({ $ }: Answer): Form {
  const fields: Record<string, string> = {};
  $('#incoming-questions [name]').each((_, element) => {
    const field = $(element);
    const isOff = field.is('[type=checkbox]:not([checked]), button');
    if (!isOff) fields[field.attr('name') ?? ''] = String(field.val() ?? '');
  });
  return fields;
}

function post(app: TestApp, page: Answer, changes: Form): Promise<Answer> {
  return app.post(page.$('#incoming-questions').attr('action') ?? '', { ...formOf(page), ...changes });
}

const keep = (app: TestApp, page: Answer, changes: Form = {}) => post(app, page, { do: 'keep', ...changes });

async function lookAgain(app: TestApp, page: Answer, changes: Form): Promise<Answer> {
  const { headers } = await post(app, page, { do: 'look', ...changes });
  return app.get(String(headers.location));
}

describe('an export', () => {
  it('is a CSV file of every own question, archived ones too', async () => {
    const { db, get, post: send } = await testApp({ plan: 'none' });
    addOwnQuestion(db, { ...MOMENT, key: 'own-1', words: givenOwnWords({ prompt: '=1+1, or “2”?' }) });
    await send('/practice/own/own-1/archive', { archived: 'yes' });

    const { headers, body } = await get('/practice/own.csv?mark=no');
    expect(headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
    expect(headers['content-disposition']).toBe('attachment; filename="my-questions.csv"');
    expect(body.split('\r\n')).toEqual([
      'id,prompt,detail,category,form,difficulty,seconds,probing,points,answer,pitfalls,follow_ups,phase,tasks,tags,archived_on',
      'own-1,"\'=1+1, or “2”?",,own,story,2,90,,The seed was fixed,,,,,,,2026-03-04',
      '',
    ]);
  });

  it('is the same after it was brought in elsewhere, and bringing it in again changes nothing', async () => {
    const here = await testApp();
    const words = givenOwnWords({
      prompt: '-1 is not a number',
      points: ['"Quoted", =x', "'=y"],
      answer: 'Code:\n\n    x = 1',
      tags: ['a', 'b'],
      phase: 'first',
    });
    addOwnQuestion(here.db, { ...MOMENT, key: 'own-1', words });
    addOwnQuestion(here.db, { ...MOMENT, key: 'own-2', words: givenOwnWords() });
    await keep(here, await look(here, 'prompt,category\nWhich bird?,Zoology\n'));
    await here.post('/practice/own/own-2/archive', { archived: 'yes' });
    const { body: csv } = await here.get('/practice/own.csv');

    const there = await testApp({ plan: 'none' });
    expect((await keep(there, await look(there, csv))).status).toBe(303);

    expect((await there.get('/practice/own.csv')).body).toBe(csv);
    expect(listOwnCategories(there.db)).toEqual([{ id: 'own-zoology', title: 'Zoology' }]);
    const before = dumpData(there.db);
    const { status, $ } = await look(there, csv);
    expect([status, $('.lead').text()]).toEqual([200, '3 as you have them already.']);
    expect($('[value=keep]')).toHaveLength(0);
    expect(dumpData(there.db)).toEqual(before);
  });
});

describe('a file of questions', () => {
  it('that the earlier address is asked for goes to the one door', async () => {
    const { status, headers } = await (await testApp({ plan: 'none' })).get('/practice/own/import');
    expect([status, headers.location]).toEqual([303, '/import']);
  });

  it('shows what it would do, and keeps nothing until that is said', async () => {
    const app = await testApp();
    addOwnQuestion(app.db, { ...MOMENT, key: 'own-1', words: givenOwnWords({ prompt: 'Why that one?' }) });
    const neighbour = givenOwnWords({ prompt: 'A neighbour' });
    addOwnQuestion(app.db, { ...MOMENT, key: 'own-2', words: neighbour });
    const before = dumpData(app.db);

    const preview = await look(app, `${TWO_NEW},Without a question\n`);

    expect(preview.status).toBe(200);
    expect(preview.$('.lead').text()).toBe(
      '1 new question, 1 left as you wrote it here, 1 row that cannot be kept.',
    );
    expect(preview.$('.problems').text()).toContain('Line 5');
    expect(dumpData(app.db)).toEqual(before);

    const { status, headers } = await keep(app, preview);
    expect([status, headers.location]).toEqual([303, '/practice/own']);
    expect(listOwnQuestions(app.db).map(({ prompt, points }) => [prompt, points])).toEqual([
      ['Why that one?', ['The seed was fixed']],
      ['A neighbour', neighbour.points],
      ['Why this loss?', ['It is convex', 'It is cheap']],
    ]);
    expect(setChangeUndone(app.db, latestChange(app.db)?.id ?? 0, true, AT).ok).toBe(true);
    expect(dumpData(app.db)).toEqual(before);
  });

  it('changes what was written here when that is chosen', async () => {
    const app = await testApp();
    addOwnQuestion(app.db, { ...MOMENT, key: 'own-1', words: givenOwnWords({ prompt: 'Why that one?' }) });
    const page = await lookAgain(app, await look(app, TWO_NEW), { overwrites: 'yes' });
    expect(page.$('.lead').text()).toBe('1 new question, 1 question changed.');
    expect((await keep(app, page)).status).toBe(303);
    expect(listOwnQuestions(app.db)[0]).toMatchObject({ id: 'own-1', points: [] });
  });

  it('kept fifty times at once is kept once', async () => {
    const app = await testApp();
    const preview = await look(app, TWO_NEW);
    const answers = await Promise.all(Array.from({ length: 50 }, () => keep(app, preview)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
    expect(listOwnQuestions(app.db)).toHaveLength(2);
  });

  it('that was looked at before something was changed is looked at again', async () => {
    const app = await testApp();
    const preview = await look(app, TWO_NEW);
    addOwnQuestion(app.db, { ...MOMENT, key: 'own-1', words: givenOwnWords({ prompt: 'Why that one?' }) });

    const again = await keep(app, preview);
    expect(again.status).toBe(409);
    expect(again.$('.error-summary').text()).toContain('Nothing was kept');
    expect(again.$('.lead').text()).toBe('1 new question, 1 left as you wrote it here.');
    expect(listOwnQuestions(app.db)).toHaveLength(1);
    expect((await keep(app, again)).status).toBe(303);
    expect(listOwnQuestions(app.db)).toHaveLength(2);
  });

  it('is read as the learner chooses, and kept only as it was shown', async () => {
    const app = await testApp();
    const first = await look(app, 'prompt,notes\nWhy this loss?,Short\n');
    const chosen = await keep(app, first, { 'column-0-1': 'points' });
    expect(chosen.status).toBe(409);
    expect(chosen.$('.error-summary').text()).toContain('you chose something else');
    expect(listOwnQuestions(app.db)).toHaveLength(0);
    expect((await keep(app, chosen)).status).toBe(303);
    expect(listOwnQuestions(app.db)).toMatchObject([{ points: ['Short'] }]);
  });

  it('brings categories of its own, as one change', async () => {
    const app = await testApp();
    const before = dumpData(app.db);
    await keep(app, await look(app, 'prompt,category\nWhich bird?,Zoology\nWhich stone?,Geology\n'));
    expect(listOwnCategories(app.db).map(({ title }) => title)).toEqual(['Geology', 'Zoology']);
    expect((await app.get('/practice')).$('.categories').text()).toContain('Zoology');
    expect(setChangeUndone(app.db, latestChange(app.db)?.id ?? 0, true, AT).ok).toBe(true);
    expect(dumpData(app.db)).toEqual(before);
  });

  it.each<Form>([
    {},
    { do: 'keep' },
    { do: 'keep', basis: 'x', 'column-0-0': '__proto__', general: 'nowhere' },
    { do: 'sing', 'column-9999-99999': 'prompt' },
  ])('answers a malformed form: %j', async (form) => {
    const app = await testApp();
    const page = await look(app, TWO_NEW);
    const { status } = await app.post(page.$('#incoming-questions').attr('action') ?? '', form);
    expect([303, 409]).toContain(status);
    expect(listOwnQuestions(app.db)).toHaveLength(0);
  });

  it('that is gone is told so', async () => {
    const app = await testApp();
    expect((await app.post('/import/nothing/questions', { do: 'keep' })).status).toBe(410);
  });
});

/** Written by LibreOffice 7.4 and by Excel in German. */
const spreadsheet = (name: string) => readFileSync(new URL(`spreadsheets/${name}`, import.meta.url));

describe('a file that a spreadsheet wrote', () => {
  it.each(['libreoffice-semicolons.csv', 'libreoffice-windows-1252.csv', 'libreoffice-utf-16.txt'])(
    'keeps its letters, its marks and the lines in its cells: %s',
    async (name) => {
      const app = await testApp();
      expect((await keep(app, await look(app, spreadsheet(name)))).status).toBe(303);
      expect(listOwnQuestions(app.db)).toMatchObject([
        {
          prompt: 'Was heißt „overfitting“, kurz?',
          points: ['Gute Trainingswerte; schlechte Testwerte', 'Lücke zwischen beiden'],
        },
      ]);
    },
  );

  it('may be an export that came back with its days as a German spreadsheet writes them', async () => {
    const app = await testApp();
    const preview = await look(app, spreadsheet('own-questions-after-excel-de.csv'));
    expect(preview.$('.lead').text()).toBe('6 new questions.');
    await keep(app, preview);
    expect(listOwnQuestions(app.db)).toMatchObject([
      { archivedOn: '2026-11-28', points: [expect.any(String), expect.any(String), expect.any(String)] },
      ...Array.from({ length: 5 }, () => ({ archivedOn: null })),
    ]);
  });
});
