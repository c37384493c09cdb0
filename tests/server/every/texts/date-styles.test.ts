import { describe, expect, it } from 'vitest';
import { saveSettings } from '../../../../db/settings/settings.ts';
import { seenOf } from '../../../../plans/task/ticking/seen.ts';
import { tellPace, tellToday, tellWeek } from '../../../../server/cli/show.ts';
import { requireStanding } from '../../../../server/cli/standing.ts';
import { finish } from '../../../../server/cli/task/done.ts';
import { undoLatest } from '../../../../server/cli/undo.ts';
import { fixedClock } from '../../../../server/clock.ts';
import { type Answer, type TestApp, testApp } from '../../../support/app/test-app.ts';
import { MOMENT } from '../../../support/database/db.ts';
import { readPdf } from '../../../support/texts/pdf.ts';

const NOW = '2026-03-17T09:00:00Z';
const MONTHS = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec';
const LONG_MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December';

const STYLES = [
  {
    locale: 'en-US',
    own: /\bMar(?:ch)? 2\b/,
    told: [
      'Changed the day to March 2, 2026',
      'to March 20, 2026',
      'April 1, 2026 to April 3, 2026 off (Ill)',
    ],
    foreign: new RegExp(`\\b\\d{1,2} (?:${MONTHS}|${LONG_MONTHS})\\b(?! \\d{1,2},)`, 'g'),
  },
  {
    locale: 'en-GB',
    own: /\b2 Mar(?:ch)?\b/,
    told: ['Changed the day to 2 March 2026', 'to 20 March 2026', '1 April 2026 to 3 April 2026 off (Ill)'],
    foreign: new RegExp(`\\b(?:${MONTHS}|${LONG_MONTHS}) \\d{1,2}(?:, \\d{4}|\\b(?!\\d))`, 'g'),
  },
] as const;

/** A day as it is typed; examples of how to type one are told with “like”, and what was typed is quoted. */
const RAW_DAY = /(?<!like )(?<!“)\b\d{4}-\d{2}-\d{2}\b/g;

const PAGES = [
  '/today',
  '/days/2026-03-03',
  '/tasks/1',
  '/tasks/5',
  '/weeks',
  '/weeks/1',
  '/weeks/2/review',
  '/phases/research-portfolio',
  '/plan',
  '/replan',
  '/replan?way=lighter&offFrom=2026-04-01&offTo=2026-04-03&finishOn=2026-04-20&interviewOn=2026-04-25',
  '/replan?way=essentials&interviewOn=2026-04-25',
  '/calendar',
  '/practice',
  '/practice/readiness',
  '/mocks',
  '/mocks/1',
  '/progress',
  '/progress?monday=30&offFrom=2026-04-12&offTo=2026-04-13&withoutStretch=yes',
  '/progress/fit',
  '/progress/time',
  '/report',
  '/report?range=days&from=2026-03-02&to=2026-03-08',
  '/changes',
  '/plans',
  '/plans/1/removal',
  '/roadmaps',
];

/** Forms that are answered with what is wrong about their days. */
const WRONG_FORMS = [
  '/report?range=days&from=2026-03-08&to=2026-03-02',
  '/progress?offFrom=2026-03-03&offTo=2026-03-04',
  '/progress?offFrom=2026-03-25&offTo=2026-03-20',
  '/replan?on=2026-02-20&onMinutes=60&offFrom=2026-04-03&offTo=2026-04-01',
  '/setup?again=1&startOn=2026-03-18&length=weeks&monday=60&offFrom=2026-04-03&offTo=2026-04-01',
  '/setup?again=1&startOn=2026-03-18&length=weeks&monday=60&offFrom=2026-03-18&offTo=2026-06-01',
];

/** A learner in the third week of the real roadmap, who did whatever is told with a day. */
async function givenLearner(locale: string): Promise<TestApp> {
  const app = await testApp({ plan: 'built-in', now: NOW });
  saveSettings(app.db, { locale }, MOMENT);
  await app.post('/tasks/1/completion', { done: 'yes', on: '2026-03-03' });
  const seen = seenOf(app.task(1).completion);
  await app.post('/tasks/1/completion', { done: 'yes', on: '2026-03-02', seen });
  for (const id of [2, 3, 4]) await app.post(`/tasks/${id}/completion`, { done: 'yes', on: '2026-03-05' });
  await app.post('/habits/1/days/2026-03-02/completion', { done: 'yes' });
  await app.post('/tasks/1/spent', { spentMinutes: '85', spentOn: '2026-03-02' });
  await app.post('/tasks/1/evidence', { kind: 'note', text: 'A page', location: '', value: '' });
  await app.post('/tasks/5/sessions', { action: 'day', day: '2026-03-20', confirmed: 'yes' });
  await app.post('/tasks/6/drop', { dropped: 'yes', reason: 'Known' });
  await app.post('/mocks', { format: 'behavioural', partner: 'Mira' });
  await app.post('/mocks/1/completion', { done: 'yes' });
  const choices = 'range=days&from=2026-03-02&to=2026-03-08';
  await app.post('/report/choices', { name: 'Mentor', choices, from: '/report' });
  await app.post('/report/links', { label: 'Ada', openDays: '30', choices, from: '/report' });
  const { $ } = await app.get('/replan?offFrom=2026-04-01&offTo=2026-04-03&reason=Ill');
  const [basis, formToken] = ['basis', 'formToken'].map((name) => String($(`[name=${name}]`).val()));
  const off = { offFrom: '2026-04-01', offTo: '2026-04-03', reason: 'Ill' };
  await app.post('/replans', { ...off, way: 'same-hours', basis: basis ?? '', formToken: formToken ?? '' });
  return app;
}

/** What is read on a page: each text by itself, since the days of two cells do not belong together. */
function textsOf({ body, $ }: Pick<Answer, 'body' | '$'>): string {
  const labels = $('[aria-label], [title]')
    .toArray()
    .map(({ attribs }) => `${attribs['aria-label'] ?? ''}\n${attribs.title ?? ''}`);
  const texts = body.replace(/<(script|style)\b.*?<\/\1>/gs, '').replace(/<[^>]*>/g, '\n');
  return `${texts}\n${labels.join('\n')}`;
}

/** Every text with a day, by where it is read. */
async function readAll(app: TestApp): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const path of [...PAGES, ...WRONG_FORMS]) {
    const page = await app.get(path);
    expect([200, 422], path).toContain(page.status);
    texts.set(path, textsOf(page));
  }
  const { $ } = await app.post('/report/links', { label: 'Ben', openDays: '30', from: '/report' });
  const shared = new URL(String($('#fresh-link').val())).pathname;
  for (const path of [shared, '/report.html']) texts.set(path, textsOf(await app.get(path)));
  // The checklist at its end is read by other programs, which take one way of writing a day.
  const [markdown = ''] = (await app.get('/report.md')).body.split('\n## The whole plan\n');
  texts.set('/report.md', markdown);
  const pdf = await app.app.inject({ url: '/report.pdf', headers: { host: 'localhost' } });
  texts.set('/report.pdf', (await readPdf(pdf.rawPayload)).texts.join('\n'));
  for (const day of ['2026-03-01', '2027-03-01', '2026-04-01']) {
    const task = { title: 'Own', minutes: '60', kind: 'study', weight: 'core', steps: '', phaseId: '1' };
    texts.set(`a task on ${day}`, textsOf(await app.post('/tasks', { ...task, when: 'day', day })));
  }
  const moved = await app.post(
    '/tasks/7/sessions',
    { action: 'day', day: '2026-03-21', confirmed: 'yes' },
    { htmx: true },
  );
  texts.set('the notice', textsOf(moved));
  return texts;
}

async function cliLines({ db }: TestApp): Promise<string> {
  const standing = () => requireStanding({ db, clock: fixedClock(NOW) });
  return [
    tellToday(standing()),
    tellWeek(standing(), 1),
    tellPace(standing()),
    await finish(standing(), '8', { on: undefined, changesDay: false }),
    undoLatest(standing()),
  ]
    .flatMap(({ lines }) => lines)
    .join('\n');
}

describe.each(STYLES)('to a learner with dates of $locale', ({ locale, own, told, foreign }) => {
  it('every day is written that way, wherever it is told', async () => {
    const app = await givenLearner(locale);

    const texts = new Map([...(await readAll(app)), ['the command line', await cliLines(app)]]);

    const others = [...texts].flatMap(([place, text]) =>
      [...(text.match(foreign) ?? []), ...(text.match(RAW_DAY) ?? [])].map((found) => `${place}: ${found}`),
    );
    expect(others).toEqual([]);
    for (const place of ['/changes', '/tasks/1', '/report.md', '/report.pdf', '/report.html', '/report'])
      expect(texts.get(place), place).toMatch(own);
    for (const words of told) expect(texts.get('/changes')).toContain(words);
    const finish = new Date(`${app.plan().calendar.finishOn}T00:00:00Z`);
    const written = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(finish);
    expect(texts.get('a task on 2027-03-01')).toContain(`The plan ends on ${written}.`);
  });
});
