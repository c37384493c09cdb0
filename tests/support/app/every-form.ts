import { type CheerioAPI, load } from 'cheerio';
import type { Page } from 'playwright-core';
import type { BrowserApp } from '../browser/browser-app.ts';
import { type Sending, type TriedForm, tryForm } from '../browser/forms-in-browser.ts';

/** Addresses of the same shape show alike: a few of them tell. */
const PAGES_OF_A_SHAPE = 3;
/** What ends the plan in use comes when all else was sent. */
const ENDS_THINGS = /^post \/(plans|settings\/data|logout|login|reading\/own\/X\/removal)/;
/** Of these fields the value tells what the form is for. */
const TELLING = new Set(['done', 'state', 'pinned', 'dropped', 'wanted', 'archived', 'running', 'undone']);

export type EveryForm = {
  /** What went wrong, by page and form; empty when every form can be sent. */
  troubles: string[];
  /** Addresses of the pages that were looked at. */
  pages: string[];
  /** The forms that were sent, by where they go and what they ask. */
  shapes: string[];
};

/**
 * Sends every form of every page that links lead to, by each of its buttons, once for each shape of form: as it stands,
 * and where it is refused in words, filled in. The browser tells what it would send, or what stops it.
 *
 * @param besides - addresses of pages that the first few links do not lead to
 */
export async function sendEveryForm(
  page: Page,
  app: BrowserApp,
  besides: readonly string[] = [],
): Promise<EveryForm> {
  const starts = [...app.pageRoutes().filter((path) => !path.includes(':')), ...besides];
  const troubles: string[] = [];
  const shapes = new Set<string>();
  const last: (() => Promise<string[]>)[] = [];
  const read = (address: string) => readPage(`${app.address}${address}`);
  const pages = await followLinks(read, starts, async (address, $) => {
    const news = uniqueBy(findForms($), ({ shape }) => shape).filter(({ shape }) => !shapes.has(shape));
    if (news.length === 0) return;
    await page.goto(`${app.address}${address}`, { waitUntil: 'domcontentloaded' });
    for (const { shape, at } of news) {
      shapes.add(shape);
      const tried = await page.evaluate(tryForm, at);
      const send = async () => (await sendForm(app, tried)).map((words) => `${address}: ${shape}: ${words}`);
      if (ENDS_THINGS.test(shape)) last.push(send);
      else troubles.push(...(await send()));
    }
  });
  for (const send of last) troubles.push(...(await send()));
  return { troubles, pages, shapes: [...shapes] };
}

function uniqueBy<T>(values: readonly T[], keyOf: (value: T) => string): T[] {
  return [...Map.groupBy(values, keyOf).values()].flatMap(([first]) => (first === undefined ? [] : [first]));
}

/** Every page that links lead to, a few of each shape; in the order of being found. `read` finds no page where none is. */
export async function followLinks(
  read: (address: string) => Promise<CheerioAPI | null>,
  starts: readonly string[],
  visit: (address: string, $: CheerioAPI) => Promise<void>,
): Promise<string[]> {
  const pages: string[] = [];
  const perShape = new Map<string, number>();
  const waiting = [...starts];
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const shape = shapeOfAddress(address);
    const seen = perShape.get(shape) ?? 0;
    if (pages.includes(address) || seen >= PAGES_OF_A_SHAPE) continue;
    const $ = await read(address);
    if ($ === null) continue;
    perShape.set(shape, seen + 1);
    pages.push(address);
    await visit(address, $);
    for (const { attribs } of $('a[href^="/"]').toArray())
      waiting.push((attribs.href ?? '').replace(/#.*/, ''));
  }
  return pages;
}

/** `null` for a file, an answer that leads elsewhere, and where nothing is. */
async function readPage(address: string): Promise<CheerioAPI | null> {
  const answer = await fetch(address, { redirect: 'manual' });
  const isPage = answer.status === 200 && answer.headers.get('content-type')?.startsWith('text/html');
  const text = await answer.text();
  return isPage && !answer.headers.has('content-disposition') ? load(text) : null;
}

function shapeOfAddress(address: string): string {
  const { pathname, searchParams } = new URL(address, 'http://page');
  return `${withoutNames(pathname)}?${[...searchParams.keys()].sort().join('&')}`;
}

/** Numbers, days and keys stand for others of their kind. */
function withoutNames(path: string): string {
  return (
    path
      .replaceAll(/\d[\d-]*/g, 'N')
      .replace(/(questions|ladder|derivations|phases|own|roadmaps)\/[^/]+/, '$1/X')
      // What Daymark comes with and what is the learner's own is ticked and written on alike.
      .replace(/^\/reading\/(?!own\/)[^/]+\//, '/reading/X/')
  );
}

/** The forms of a page, each by where it goes and what it asks, and its place among them. */
export function findForms($: CheerioAPI): { shape: string; at: number }[] {
  return $('form')
    .toArray()
    .map((form, at) => {
      const { id, action = '', method = 'get' } = form.attribs;
      const elsewhere = id ? $(`[form="${id}"]`).toArray() : [];
      const controls = [...$(form).find('input, select, textarea, button').toArray(), ...elsewhere];
      const asked = new Set(controls.map(({ name: tag, attribs }) => describeControl(tag, attribs)));
      const { pathname } = new URL(action, 'http://page');
      return { shape: [method, withoutNames(pathname), ...asked].join(' '), at };
    });
}

function describeControl(tag: string, attribs: Readonly<Record<string, string>>): string {
  const name = (attribs.name ?? '').replaceAll(/\d+/g, 'N');
  const isBound = ['required', 'min', 'max'].some((bound) => attribs[bound] !== undefined);
  const value = tag === 'button' || TELLING.has(name) ? `=${attribs.value ?? ''}` : '';
  return `${name}${value}${isBound ? '!' : ''}`;
}

async function sendForm(app: BrowserApp, { troubles, sendings }: TriedForm): Promise<string[]> {
  const found = [...troubles];
  for (const { asItStands, filledIn } of sendings) {
    const first = await send(app, asItStands);
    // Nobody can choose a file here, and another form of this page may have changed what this one builds on.
    const isExcused = ({ status, asksBack }: { status: number; asksBack: boolean }) =>
      status < 400 || (status < 500 && asItStands.isMultipart) || status === 409 || asksBack;
    // What it asks for in words it takes once it is there.
    const answer = isExcused(first) || first.status >= 500 ? first : await send(app, filledIn);
    if (!isExcused(answer)) found.push(`answers ${answer.status}: ${answer.words}`);
    const next = answer.leadsTo && (await fetch(new URL(answer.leadsTo, app.address)));
    if (next && next.status >= 400) found.push(`leads to ${answer.leadsTo}, which answers ${next.status}`);
  }
  return found;
}

async function send({ address: origin }: BrowserApp, sending: Sending) {
  const { method, address, fields, isMultipart, isForHtmx } = sending;
  const body = isMultipart ? new FormData() : new URLSearchParams();
  for (const [name, value] of fields) body.append(name, value);
  const isGet = method === 'GET';
  const target = isGet ? `${address.replace(/\?.*/, '')}?${body}` : address;
  const answer = await fetch(`${origin}${target}`, {
    method,
    redirect: 'manual',
    headers: { origin, ...(isForHtmx && { 'hx-request': 'true' }) },
    ...(isGet ? {} : { body }),
  });
  const html = await answer.text();
  return {
    status: answer.status,
    /** Nothing is wrong with what was sent: it is done when it is sent once more, on purpose. */
    asksBack: answer.status === 422 && html.includes('name="confirmed"'),
    leadsTo: answer.headers.get('location') ?? answer.headers.get('hx-redirect'),
    words: html
      .replaceAll(/<head>.*<\/head>|<[^>]+>|\s+/gs, ' ')
      .replaceAll(/ +/g, ' ')
      .slice(0, 400),
  };
}
