import { type CheerioAPI, load } from 'cheerio';
import { expect, it } from 'vitest';
import { listChanges } from '../../../db/journal/history.ts';
import { setChangeUndone } from '../../../db/journal/undo.ts';
import { followLinks } from '../../support/app/every-form.ts';
import { formsOf, type OfferedForm, sendForm } from '../../support/app/offered-forms.ts';
import { listRoutes } from '../../support/app/routes.ts';
import { type TestApp, testApp } from '../../support/app/test-app.ts';
import { keepRoadmap, SMALL_ROADMAP } from '../../support/app/upload.ts';
import { brokenIn } from '../../support/database/broken-in.ts';
import { bringBack, exportedData, exportText } from '../../support/database/data.ts';
import { AT, MOMENT, testDatabase } from '../../support/database/db.ts';
import { givenStaged } from '../../support/incoming/given-staged.ts';

/** They write no row of data, or take the place of all. */
const ELSEWHERE = /^\/(login|logout|backups|setup\/backup|settings\/data|report\/links|calendar\/links)/;
/** What takes things away comes when all else was sent. */
const ENDS_THINGS = /^\/plans|\/(removal|undo|drop)$/;
/** So many forms of a shape: the first may be of something that is so already. */
const SENT_OF_A_SHAPE = 2;
/** Pages that the first few links do not lead to. */
const BESIDES = [
  '/today?select=yes',
  '/tasks/1',
  '/tasks/7/moves',
  '/mocks/1',
  '/practice/questions/plain-kl-divergence/answer?reveal=yes',
];

it('everything that forms write comes back to the byte and breaks no rule, nor does what is taken back', async () => {
  const app = await testApp({ taskCount: 12, now: '2026-03-10T12:00:00.000Z' });
  await keepRoadmap(app, SMALL_ROADMAP);
  await app.post('/tasks/1/evidence', { kind: 'link', text: 'It works', location: 'https://example.org/' });
  await app.post('/mocks', { format: 'coding', partner: 'Mira', seed: 'a' });
  await app.post('/mocks/1/rounds/1/clock', { running: 'yes' });
  await app.post('/pieces', { kind: 'project', parent: '', title: 'A small model, trained twice' });
  // Besides those that forms tick and take back.
  await app.post('/reading/jarvelin-2002-ndcg/completion', { done: 'yes' });

  const ticket = givenStaged(app.db, 'questions.csv', 'question,category\nWhy so deep?,Depth\n');
  const last = await sendAll(app, [...BESIDES, `/import/${ticket}?as=questions`]);

  // Days off are named on the way to a proposal, which writes nothing by itself.
  expect(emptyTables(app)).toEqual(['calendarExceptions']);
  expectToComeBack(app);
  for (const form of last) await send(app, form);
  expectToComeBack(app);
  for (const { id } of listChanges(app.db, { limit: 1000 })) {
    setChangeUndone(app.db, id, true, AT);
    expect([id, brokenIn(app.db)]).toEqual([id, []]);
  }
  expectToComeBack(app);
});

function emptyTables({ db }: TestApp): string[] {
  return Object.entries(exportedData(db).tables).flatMap(([name, rows]) => (rows.length === 0 ? [name] : []));
}

function expectToComeBack({ db }: TestApp): void {
  expect(brokenIn(db)).toEqual([]);
  const text = exportText(db);
  const into = testDatabase();
  expect(bringBack(into, text, MOMENT).problems).toEqual([]);
  expect(exportText(into)).toBe(text);
}

/** Sends forms of every page as it is at that moment; gives those that are for the end. */
async function sendAll(app: TestApp, besides: readonly string[]): Promise<OfferedForm[]> {
  const sent = new Map<string, number>();
  const last: OfferedForm[] = [];
  const pages = listRoutes(app.app)
    .filter(({ method, path }) => method === 'GET' && !/[:*]|\.\w+$/.test(path))
    .map(({ path }) => path);
  const read = (address: string) => readPage(app, address);
  await followLinks(read, [...pages, ...besides], async (address, $) => {
    for (const { shape } of formsOf(address, $)) {
      const before = sent.get(shape) ?? 0;
      if (before >= SENT_OF_A_SHAPE) continue;
      sent.set(shape, before + 1);
      // What was sent before may have changed what this one builds on.
      const now = formsOf(address, (await read(address)) ?? load('')).filter((one) => one.shape === shape);
      const form = now[before] ?? now[0];
      if (!form || ELSEWHERE.test(form.address)) continue;
      if (ENDS_THINGS.test(form.address)) last.push(form);
      else await send(app, form);
    }
  });
  return last;
}

async function readPage({ app }: TestApp, url: string): Promise<CheerioAPI | null> {
  const { statusCode, headers, body } = await app.inject({ url, headers: { host: 'localhost' } });
  const isPage = statusCode === 200 && String(headers['content-type']).startsWith('text/html');
  return isPage && !headers['content-disposition'] ? load(body) : null;
}

/** Filled in, or as it stands where that is refused in words. */
async function send(app: TestApp, form: OfferedForm): Promise<void> {
  const file = form.address === '/roadmaps' ? SMALL_ROADMAP : 'prompt,points\nWhy?,It was early\n';
  const { status } = await sendForm(app, form, form.filledIn, { file });
  if (status === 422) await sendForm(app, form, form.fields, { file });
}
