import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { load } from 'cheerio';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type StaticFiles, sourceFiles } from '../../../server/http/assets.ts';
import { readReportCss } from '../../../server/report/report-html.tsx';
import { bundleStatic } from '../../../server/tools/bundle-static.ts';
import { builtOnce } from '../../support/app/built-files.ts';
import { testApp } from '../../support/app/test-app.ts';

const PAGES = [
  '/today',
  '/weeks',
  '/plan',
  '/practice',
  '/practice/sheet',
  '/progress',
  '/tasks/1',
  '/report',
  '/settings',
  '/changes',
  '/help',
  '/nowhere',
];
const TYPES: Record<string, RegExp> = {
  css: /^text\/css/,
  js: /^(text|application)\/javascript/,
  svg: /^image\/svg\+xml/,
  woff2: /^font\/woff2/,
};

/** Addresses that a style sheet or a script asks for, as the browser works them out. */
function addressesIn(text: string, address: string): string[] {
  const references = [
    ...text.matchAll(
      /(?:@import\s+|url\()\s*(?:url\()?["']?([^"')\s]+)|\b(?:from|import)\s*["']([^"']+)["']/g,
    ),
  ];
  return references
    .map((match) => match[1] ?? match[2] ?? '')
    .filter((reference) => !reference.startsWith('data:'))
    .map((reference) => new URL(reference, `http://localhost${address}`).pathname);
}

/** All that the pages link to, and what that asks for itself, by address, with the answers. */
async function everyFile(files: StaticFiles) {
  const { get } = await testApp({ files });
  const waiting = new Set<string>();
  for (const page of PAGES) {
    const { $ } = await get(page);
    for (const { attribs } of $('link[href], script[src]').toArray())
      waiting.add(attribs.href ?? attribs.src ?? '');
  }
  const answers = new Map<string, Awaited<ReturnType<typeof get>>>();
  for (const address of waiting) {
    const answer = await get(address);
    answers.set(address, answer);
    if (!/\.(css|js)$/.test(address)) continue;
    for (const next of addressesIn(answer.body, address)) waiting.add(next);
  }
  return answers;
}

function endingOf(address: string): string {
  return address.split('.').at(-1) ?? '';
}

describe('what a page links to, as built', () => {
  it('is one style sheet, one script and the typefaces of the first screen', async () => {
    const files = await builtOnce();
    const { get } = await testApp({ files });
    for (const page of PAGES) {
      const { $ } = await get(page);
      expect([page, $('link[rel=stylesheet]').length, $('script').length]).toEqual([page, 1, 1]);
      expect($('script').attr()).toEqual({ src: files.assets.script, type: 'module' });
      const faces = $('link[rel=preload]').toArray();
      expect(faces.map(({ attribs }) => attribs.href)).toEqual([...files.assets.faces]);
      for (const { attribs } of faces)
        expect(attribs).toMatchObject({ as: 'font', type: 'font/woff2', crossorigin: 'anonymous' });
    }
  });

  it('is there with its own type, named after its content, and may be kept for good', async () => {
    const answers = await everyFile(await builtOnce());
    expect(answers.size).toBeGreaterThan(14);
    for (const [address, { status, headers }] of answers) {
      expect([address, status]).toEqual([address, 200]);
      expect(address).toMatch(/^\/static\/[\w-]+-[0-9A-Z]{8}\.\w+$/);
      expect(headers['content-type']).toMatch(TYPES[endingOf(address)] ?? /never/);
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    }
  });

  it('asks for nothing more than the typefaces', async () => {
    for (const [address, { body }] of await everyFile(await builtOnce())) {
      if (!/css|js/.test(endingOf(address))) continue;
      expect(addressesIn(body, address).filter((next) => !next.endsWith('.woff2'))).toEqual([]);
    }
  });

  it('keeps the order of the layers', async () => {
    const { assets } = await builtOnce();
    const { get } = await testApp({ files: await builtOnce() });
    for (const sheet of Object.values(assets.sheets)) {
      expect((await get(sheet)).body).toMatch(/^@layer tokens,base,layout,components,utilities;/);
    }
  });

  it('was compressed by the build, and comes as it is for whoever takes nothing else', async () => {
    const { assets } = await builtOnce();
    const { app } = await testApp({ files: await builtOnce() });
    for (const url of [assets.script, assets.sheets.today]) {
      const ask = (encoding: string) =>
        app.inject({ url, headers: { host: 'localhost', 'accept-encoding': encoding } });
      const small = await ask('gzip, deflate, br');
      const plain = await ask('identity');
      expect(small.headers).toMatchObject({
        'content-encoding': 'gzip',
        vary: expect.stringMatching(/accept-encoding/i),
      });
      expect(Number(small.headers['content-length'])).toBe(small.rawPayload.length);
      expect(plain.headers['content-encoding']).toBeUndefined();
      expect(gunzipSync(small.rawPayload).equals(plain.rawPayload)).toBe(true);
      expect(small.rawPayload.length).toBeLessThan(plain.rawPayload.length / 2);
    }
  });

  it('changes its address with its content, and only then', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'daymark-static-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    await bundleStatic(folder);
    expect(JSON.parse(readFileSync(join(folder, 'assets.json'), 'utf8'))).toEqual((await builtOnce()).assets);
  });
});

describe('what a page links to, from the sources', () => {
  it('is there with its own type, and asked for each time, so that what is edited is what is seen', async () => {
    const answers = await everyFile(sourceFiles());
    expect(answers.size).toBeGreaterThan(40);
    for (const [address, { status, headers }] of answers) {
      expect([address, status]).toEqual([address, 200]);
      expect(headers['content-type']).toMatch(TYPES[endingOf(address)] ?? /never/);
      expect(headers['cache-control']).toBe('public, max-age=0');
      expect(headers.etag).toBeDefined();
    }
  });
});

describe('files that no page links to', () => {
  const htmx = '/vendor/htmx.org/dist';
  const serif = '/vendor/@fontsource-variable/source-serif-4';
  it.each([
    '/static/',
    '/static/css',
    '/static/css/',
    '/static/../package.json',
    '/static/..%2fpackage.json',
    '/static/%2e%2e/package.json',
    '/static/..%5cassets.json',
    '/static/css/..%5c..%5c..%5cpackage.json',
    '/static/.env',
    '/assets.json',
    `${htmx}/htmx.js`,
    `${htmx}/../package.json`,
    `${htmx}/..%2fpackage.json`,
    '/vendor/fastify/package.json',
    `${serif}/../package.json`,
    `${serif}/files/../package.json`,
    `${serif}/`,
    '/package.json',
    '/data/daymark.db',
  ])('are not served, built or not: %s', async (url) => {
    for (const files of [await builtOnce(), sourceFiles()]) {
      const { app } = await testApp({ files });
      const { statusCode } = await app.inject({ url, headers: { host: 'localhost' } });
      expect(statusCode).toBeOneOf([403, 404]);
    }
  });

  it('are not served: a compressed file by its own name', async () => {
    const files = await builtOnce();
    const { app } = await testApp({ files });
    const { statusCode } = await app.inject({
      url: `${files.assets.script}.gz`,
      headers: { host: 'localhost' },
    });
    expect(statusCode).toBeOneOf([403, 404]);
  });
});

describe('the styles of the standalone report', () => {
  it('fetch nothing, and come through rendering unchanged', () => {
    const css = readReportCss();
    expect(css).not.toMatch(/@import|url\(|https?:/i);
    expect(css).not.toMatch(/["&<]/);
    expect(load(`<style>${css}</style>`)('style').text()).toBe(css);
  });
});
