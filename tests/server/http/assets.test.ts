import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { findAssets, readReportCss } from '../../../server/http/assets.ts';
import { staticFolder } from '../../../server/paths.ts';
import { testApp } from '../../support/test-app.ts';

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
    ...text.matchAll(/(?:@import\s+|url\()\s*(?:url\()?["']?([^"')\s]+)|from\s+["']([^"']+)["']/g),
  ];
  return references
    .map((match) => match[1] ?? match[2] ?? '')
    .filter((reference) => !reference.startsWith('data:'))
    .map((reference) => new URL(reference, `http://localhost${address}`).pathname);
}

describe('what a page links to', () => {
  it('is there with its own type, may be kept for good, and so is what it asks for itself', async () => {
    const { get } = await testApp();
    const waiting = new Set<string>();
    for (const page of [...PAGES, '/nowhere']) {
      const { $ } = await get(page);
      for (const { attribs } of $('link[href], script[src]').toArray()) {
        waiting.add(attribs.href ?? attribs.src ?? '');
      }
    }
    expect(waiting.size).toBeGreaterThan(5);

    for (const address of waiting) {
      expect(address).toMatch(/^\/(static|vendor)\//);
      const { status, headers, body } = await get(address);
      expect([address, status]).toEqual([address, 200]);
      expect(headers['content-type']).toMatch(TYPES[address.split('.').at(-1) ?? ''] ?? /never/);
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
      for (const next of addressesIn(body, address)) if (/\.(css|js)$/.test(address)) waiting.add(next);
    }
    expect([...waiting].some((address) => address.endsWith('.woff2'))).toBe(true);
  });

  it('is every style sheet and script that we have', async () => {
    const { get } = await testApp();
    const { base } = findAssets();
    for (const folder of ['css', 'js']) {
      for (const name of readdirSync(join(staticFolder, folder))) {
        expect((await get(`${base}/${folder}/${name}`)).status).toBe(200);
      }
    }
  });

  it('changes its address with its content, and only then', () => {
    expect(findAssets()).toEqual(findAssets());
    expect(findAssets().base).toMatch(/^\/static\/[0-9a-f]{12}$/);
  });
});

describe('files that no page links to', () => {
  const { base, htmx } = findAssets();
  it.each([
    '/static/css/app.css',
    `${base}/`,
    `${base}/css`,
    `${base}/../package.json`,
    `${base}/..%2fpackage.json`,
    `${base}/%2e%2e/package.json`,
    `${base}/css/..%5c..%5c..%5cpackage.json`,
    `${base}/.env`,
    htmx.replace('htmx.min.js', 'htmx.js'),
    htmx.replace('htmx.min.js', '../package.json'),
    '/vendor/fonts/source-serif-4/../package.json',
    '/vendor/fonts/source-serif-4/',
    '/package.json',
    '/data/daymark.db',
  ])('are not served: %s', async (path) => {
    const { app } = await testApp();
    const { statusCode } = await app.inject({ url: path, headers: { host: 'localhost' } });
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
