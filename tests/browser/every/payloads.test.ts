import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { useBrowser } from '../../support/browser/browser.ts';
import {
  type BrowserApp,
  browserApp,
  eventually,
  fillPlan,
  openPage,
  post,
  TODAY,
  watch,
} from '../../support/browser/browser-app.ts';

const browser = useBrowser();

/** Each would show a dialog or ask for an address with REACHED in it, if it were more than text. */
const REACHED = 'payload-reached';
const PAYLOADS = [
  `<script>alert(1)</script><script src="/${REACHED}"></script>`,
  `<img src="/${REACHED}" onerror="alert(1)"><svg onload="alert(1)"><a xlink:href="javascript:alert(1)">x</a></svg>`,
  `"><iframe srcdoc="<script>alert(1)</script>" src="/${REACHED}"></iframe>`,
  `</textarea></pre></blockquote></title></style><script>alert(1)</script>`,
  `<details open ontoggle="alert(1)"><form><button formaction="javascript:alert(1)" autofocus onfocus="alert(1)">`,
  `<div hx-get="/${REACHED}" hx-trigger="load" hx-on::load="alert(1)">x</div>`,
  `<style>@import "/${REACHED}"; body { background: url(/${REACHED}) }</style><link rel="stylesheet" href="/${REACHED}">`,
  `[x](javascript:alert(1)) ![x](/${REACHED}) [x](data:text/html,<script>alert(1)</script>) <javascript:alert(1)>`,
  `<base href="https://${REACHED}.example/"><meta http-equiv="refresh" content="0;url=/${REACHED}">`,
  '{{constructor.constructor("alert(1)")()}} #{alert(1)} <!--<script>alert(1)//-->',
].join('\n\n');
const ONE_LINE = PAYLOADS.replaceAll('\n', ' ');

const EMPTY = { text: '', location: '', value: '' };

const PAGES = [
  '/today',
  `/days/${TODAY}`,
  '/days/2026-03-07',
  '/tasks/1',
  '/weeks',
  '/weeks/1',
  '/weeks/1/review',
  '/phases/research-portfolio',
  '/plan',
  '/progress',
  '/report',
  '/settings',
  '/changes',
  `/plan?q=${encodeURIComponent(ONE_LINE)}`,
];

/** Payloads in every field that takes words. */
async function givenPayloads(): Promise<BrowserApp> {
  const exceptions = [{ day: TODAY, minutes: 0, reason: ONE_LINE }];
  const app = await browserApp({ fill: (db) => fillPlan(db, { exceptions }) });
  const sent = [
    await post(app, '/tasks/1/note', { text: PAYLOADS, revision: '0' }),
    await post(app, '/weeks/1/reflection', { text: PAYLOADS, revision: '0' }),
    await post(app, '/weeks/1/reflection/went-well', { text: PAYLOADS, revision: '0' }),
    await post(app, '/weeks/1/review', {
      confidence: '3',
      proof: PAYLOADS.slice(0, 1500),
      intention: ONE_LINE.slice(0, 300),
      revision: '0',
    }),
    await post(app, `/habits/1/days/${TODAY}/note`, { text: PAYLOADS.slice(0, 1500), revision: '0' }),
    await post(app, '/tasks/1/evidence', { ...EMPTY, kind: 'note', text: PAYLOADS }),
    await post(app, '/tasks/1/evidence', { ...EMPTY, kind: 'document', text: PAYLOADS, location: ONE_LINE }),
    await post(app, '/tasks/1/evidence', { ...EMPTY, kind: 'number', text: PAYLOADS, value: '1' }),
    await post(app, '/tasks/1/evidence', {
      ...EMPTY,
      kind: 'link',
      text: PAYLOADS,
      location: `https://example.org/"onmouseover="alert(1)`,
    }),
    await post(app, '/tasks/1/completion', { done: 'yes' }),
  ];
  expect(sent).toEqual(sent.map(() => 303));
  return app;
}

it('words that look like scripts stay words on every page', async () => {
  const app = await givenPayloads();
  const { page, troubles, requests } = await openPage(browser(), `${app.address}/help`);

  for (const path of PAGES) {
    await page.goto(`${app.address}${path}`);
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true;
    });
  }
  const step = page.locator('.check__box--step').first();
  await page.goto(`${app.address}/tasks/1`);
  await step.click();
  await eventually(() => step.getAttribute('aria-pressed')).toBe('true');

  expect(await page.locator('.evidence').innerText()).toContain('<script>alert(1)</script>');
  expect(troubles).toEqual([]);
  expect(requests.filter((address) => address.includes(REACHED) && !address.includes('/plan?q='))).toEqual(
    [],
  );
});

it('the conflict of two versions shows them as words', async () => {
  const app = await givenPayloads();
  const { page, troubles, requests } = await openPage(browser(), `${app.address}/tasks/1`);
  await post(app, '/tasks/1/note', { text: `${PAYLOADS} again`, revision: '1' });

  await page.locator('#note-1').fill(PAYLOADS);

  await eventually(() => page.locator('.writing__conflict').count()).toBe(1);
  expect(await page.locator('.writing__other').innerText()).toContain('<script>alert(1)</script>');
  expect(troubles).toEqual([expect.stringContaining('409')]);
  expect(requests.filter((address) => address.includes(REACHED))).toEqual([]);
});

it('the standalone report opens from disk as one file, and its words stay words', async () => {
  const app = await givenPayloads();
  const folder = mkdtempSync(join(tmpdir(), 'daymark-report-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'report.html');
  writeFileSync(file, await (await fetch(`${app.address}/report.html`)).text());
  const context = await browser().newContext();
  onTestFinished(() => context.close());
  const { page, troubles, requests } = watch(await context.newPage());

  await page.goto(pathToFileURL(file).href);

  expect(await page.locator('body').innerText()).toContain('<script>alert(1)</script>');
  expect(await page.locator('script, iframe, img, [onload], [onerror], [onfocus], [hx-get]').count()).toBe(0);
  expect(troubles).toEqual([]);
  expect(requests).toEqual([pathToFileURL(file).href]);
});
