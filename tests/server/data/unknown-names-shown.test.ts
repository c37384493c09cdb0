import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { setChangeUndone } from '../../../db/journal/undo.ts';
import { loadLibrary } from '../../../server/library/library.ts';
import { type TestApp, testApp } from '../../support/app/test-app.ts';
import { bringBack, exportText } from '../../support/database/data.ts';
import { AT, MOMENT } from '../../support/database/db.ts';
import { DEMO_NOW, demoText } from '../../support/database/demo-data.ts';
import { generatedData, randomOf } from '../../support/database/generated-data.ts';
import { replaceNames, unknownName } from '../../support/database/unknown-names.ts';

type Tables = Record<string, Record<string, unknown>[]>;

/** The same ones each time; more of them were tried by hand. */
const FILES = 25;

/** Where what data says is shown, without what a link of such a page leads to. */
const PAGES = [
  ...[
    '/today',
    '/weeks',
    '/weeks/1',
    '/plan',
    '/plan/track',
    '/plans',
    '/progress',
    '/readiness',
    '/calendar',
  ],
  ...['/practice', '/practice/own', '/practice/drill', '/practice/sheet', '/mocks', '/reading', '/changes'],
  ...[
    '/portfolio',
    '/portfolio/story',
    '/portfolio/skills',
    '/portfolio.zip',
    '/settings',
    '/setup',
    '/roadmaps',
  ],
  ...['/report', '/report.md', '/report.html', '/report.csv', '/report.json', '/settings/data.json'],
];

/** The pages of what a file of data has: each task, mock, piece and question, whatever it is called. */
function pagesOf({
  mocks = [],
  pieces = [],
  answers = [],
  answerNotes = [],
  evidence = [],
}: Tables): string[] {
  const some = (rows: Tables[string], address: (row: Record<string, unknown>) => string) =>
    rows.slice(0, 40).map(address);
  return [
    ...some(mocks, ({ id }) => `/mocks/${id}`),
    ...some(mocks, ({ id }) => `/mocks/${id}/sheet`),
    ...some(pieces, ({ key }) => `/pieces/${key}`),
    ...some(pieces, ({ key }) => `/pieces/${key}/page`),
    ...some(pieces, ({ key }) => `/pieces/${key}.md`),
    ...some(pieces, ({ kindKey }) => `/portfolio/${kindKey}`),
    ...some([...answers, ...answerNotes], ({ questionKey }) => `/practice/questions/${questionKey}`),
    ...some(evidence, ({ taskId }) => `/tasks/${taskId}`),
  ];
}

type Shown = { url: string; status: number; text: string };

async function show({ app }: TestApp, url: string): Promise<Shown> {
  const { statusCode: status, headers, body } = await app.inject({ url, headers: { host: 'localhost' } });
  if (!String(headers['content-type']).startsWith('text/html')) return { url, status, text: '' };
  const $ = load(body);
  return { url, status, text: $('main').text().replaceAll(/\s+/g, ' ') };
}

/** Pages that fail, or show what is no word. */
async function troublesOf(app: TestApp, urls: readonly string[]): Promise<string[]> {
  const troubles: string[] = [];
  for (const url of new Set(urls)) {
    const { status, text } = await show(app, url);
    // A page of a plan is not there without one, nor a mock of another plan.
    if (status !== 200 && status !== 303 && status !== 404) troubles.push(`${url}: ${status}`);
    const [found] = /\S* ?(\bundefined\b|\[object) ?\S*/.exec(text) ?? [];
    // Unless the demo says so itself.
    if (found && !DEMO.includes(found.trim())) troubles.push(`${url}: ${found}`);
  }
  return troubles;
}

const LIBRARY = loadLibrary();
const DEMO = demoText(LIBRARY);

describe('what was brought in under names that nothing has', () => {
  it('is shown on every page, for the demo with all names replaced', { timeout: 300_000 }, async () => {
    const app = await testApp({ plan: 'none', now: DEMO_NOW });
    const data = JSON.parse(DEMO);
    replaceNames(data.tables, () => true);
    expect(bringBack(app.db, JSON.stringify(data), MOMENT).problems).toEqual([]);
    const urls = [...PAGES, ...pagesOf(data.tables)];

    expect(await troublesOf(app, urls)).toEqual([]);

    const own = await Promise.all(pagesOf(data.tables).map((url) => show(app, url)));
    expect(own.filter(({ status }) => status !== 200).map(({ url }) => url)).toEqual([]);
  });

  it('comes in or is refused in words, is shown, and goes out again to the byte', {
    timeout: 600_000,
  }, async () => {
    const app = await testApp({ plan: 'none', now: '2026-03-10T12:00:00.000Z' });
    for (let seed = 1; seed <= FILES; seed++) {
      const random = randomOf(seed * 104_729);
      const data = generatedData(seed);
      replaceNames(data.tables, () => random() < 0.5);
      const text = `${JSON.stringify(data, null, 2)}\n`;

      const { problems, changeId } = bringBack(app.db, text, MOMENT);

      expect([seed, problems]).toEqual([seed, []]);
      expect([seed, exportText(app.db) === text]).toEqual([seed, true]);
      expect([seed, await troublesOf(app, [...PAGES, ...pagesOf(data.tables)])]).toEqual([seed, []]);
      if (changeId !== null) expect(setChangeUndone(app.db, changeId, true, AT).ok).toBe(true);
      app.db.client.exec('begin; delete from changes; commit');
    }
  });
});

describe('in words', () => {
  async function withDemo(change: (tables: Tables) => void): Promise<TestApp> {
    const app = await testApp({ plan: 'none', now: DEMO_NOW });
    const data = JSON.parse(DEMO);
    change(data.tables);
    expect(bringBack(app.db, JSON.stringify(data), MOMENT).problems).toEqual([]);
    return app;
  }

  it('a mock says that its kind is not here, and is not offered once more', async () => {
    const app = await withDemo((tables) => replaceNames(tables, ({ thing }) => thing === 'mock'));
    const { $ } = await app.get('/mocks/1');
    expect($('#unknown-format').text()).toContain('This Daymark does not have this kind of mock interview');
    expect($('#mock-again').length).toBe(0);
    expect($('#round-1').length).toBe(1);
    expect((await (await withDemo(() => {})).get('/mocks/1')).$('#unknown-format').length).toBe(0);
  });

  it('a score tells the scale that is not here', async () => {
    const app = await withDemo((tables) => replaceNames(tables, ({ thing }) => thing === 'dimension'));
    const text = (await app.get('/mocks/1')).$('#round-1').text();
    expect(text).toMatch(/On scales? that this Daymark does not have: “[\w-]+-unheard-of” \d of 4/);
  });

  it('a question that was answered has a page with what was said, one tap from Practice', async () => {
    const app = await withDemo((tables) =>
      replaceNames(tables, ({ table, thing }) => thing === 'question' && table === 'answers'),
    );
    const { $ } = await app.get('/practice');
    const links = $('#gone-questions a').toArray();
    expect($('#gone-questions-summary').text()).toMatch(
      /^\d+ questions that you answered are not in this bank$/,
    );
    expect(links.length).toBe(20);
    const page = await app.get(String(links[0]?.attribs.href));
    expect(page.$('h1').text()).toContain('not in this bank');
    expect(page.$('#history .answered__line').length).toBeGreaterThan(0);
    expect((await app.get('/practice/questions/never-answered')).status).toBe(404);
  });

  it('a piece of a kind that is not here is read, written on and taken along', async () => {
    const app = await withDemo((tables) => replaceNames(tables, ({ thing }) => thing === 'kind'));
    const kind = `project${unknownName('')}`;
    const { $ } = await app.get('/portfolio');
    const href = String($(`#kind-${kind} .pieces a`).attr('href'));
    const piece = await app.get(href);
    expect(piece.$('main').text()).toContain('This Daymark does not have this kind');
    expect(piece.$('textarea').length).toBeGreaterThan(3);
    const part = piece.$('form[action*="/parts/"]').last();
    const saved = await app.post(String(part.attr('action')), {
      text: 'Mine still',
      revision: String(part.find('[name=revision]').val()),
      from: href,
    });
    expect(saved.status).toBe(303);
    expect((await app.get(href)).body).toContain('Mine still');
    expect((await app.get(`${href}.md`)).body).toContain('Mine still');
  });

  it('a part that its kind does not have stands under a heading of its own', async () => {
    const app = await withDemo((tables) => replaceNames(tables, ({ thing }) => thing === 'part'));
    const { $ } = await app.get('/portfolio');
    const href = String($('#kind-project .pieces a').attr('href'));
    expect((await app.get(href)).$('main').text()).toContain('Parts that are not known here');
  });

  it('a plan of a roadmap that is not here says that it cannot be started again', async () => {
    const app = await withDemo((tables) => replaceNames(tables, ({ thing }) => thing === 'roadmap'));
    const { $ } = await app.get('/plans');
    expect($('.plans__item').text()).toContain('Its roadmap is not here');
    expect($('a[href^="/setup?again"]').length).toBe(0);
  });
});
