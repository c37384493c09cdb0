import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CheerioAPI } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { day } from '../../../../plans/day.ts';
import { seedDemo } from '../../../../server/demo/seed-demo.ts';
import { loadLibrary } from '../../../../server/library/library.ts';
import { staticFolder } from '../../../../server/paths.ts';
import { SHEETS } from '../../../../views/assets.ts';
import { type TestApp, testApp } from '../../../support/app/test-app.ts';

const folder = join(staticFolder, 'css');
const TODAY = '2026-03-04';
/** Pages behind addresses of the same shape are alike: a few of them tell. */
const PAGES_OF_A_SHAPE = 3;

/** Pages that no link leads to, or that look otherwise for this reader. */
const BESIDE_LINKS = [
  '/today?select=yes',
  '/tasks/new?title=',
  '/tasks/30/edit',
  '/plan?q=policy',
  '/plans',
  '/progress?minutes=0',
  '/report?shape=figures',
  '/mocks/1/sheet',
  '/weeks/5/review',
  '/practice/questions/td3-or-sac/answer',
  '/replan?from=/progress',
  '/help',
  '/nowhere',
];

/** Classes that a style sheet gives a look to, on whichever page: those of the last part of each selector. */
function classesIn(css: string): string[] {
  const bare = css.replaceAll(/\/\*.*?\*\//gs, '').replaceAll(/@import[^;]*;/g, '');
  const selectors = [...bare.matchAll(/([^{};]+)\{/g)].flatMap(([, selector = '']) =>
    selector.replaceAll(/\[[^\]]*\]|:(?:not|has)\([^)]*(?:\([^)]*\))?[^)]*\)/g, '').split(','),
  );
  const anywhere = selectors
    .map((selector) => selector.trim())
    .filter((selector) => !/^\.page--/.test(selector));
  const lastParts = anywhere.map((selector) => selector.split(/[\s>+~]+/).at(-1) ?? '');
  return lastParts.flatMap((part) => [...part.matchAll(/\.([a-z][\w-]*)/g)].map((match) => match[1] ?? ''));
}

/** The sheet with all that it imports. */
function closureOf(file: string): string[] {
  const css = readFileSync(file, 'utf8');
  const imports = [...css.matchAll(/^@import "([^"]+)"/gm)].map((match) =>
    join(dirname(file), match[1] ?? ''),
  );
  return [css, ...imports.flatMap(closureOf)];
}

function readAll(from: string, ending: RegExp): string[] {
  const names = readdirSync(from, { recursive: true, encoding: 'utf8' }).filter((name) => ending.test(name));
  return names.map((name) => readFileSync(join(from, name), 'utf8'));
}

const cssFiles = readAll(folder, /\.css$/);
const everyClass = new Set(cssFiles.flatMap(classesIn));
const writtenClasses = [
  ...readAll(join(staticFolder, '../views'), /\.tsx?$/),
  ...readAll(join(staticFolder, 'js'), /\.js$/),
  ...readAll(join(staticFolder, '../plans/text'), /^math-element\.ts$/),
].join('\n');

/** A class is written in a view or a script, whole or up to a part that is filled in. */
function isWorn(name: string): boolean {
  if (new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(writtenClasses)) return true;
  const dashes = [...name.matchAll(/-(?=[\w])/g)].map(({ index }) => name.slice(0, index + 1));
  return dashes.some((start) => writtenClasses.includes(`${start}\${`));
}

const classesOf = new Map(
  SHEETS.map((name) => [
    `/static/css/${name}.css`,
    new Set(closureOf(join(folder, `${name}.css`)).flatMap(classesIn)),
  ]),
);

/** Classes on a page that have a style somewhere, but not in the sheet of this page. */
function withoutStyle($: CheerioAPI): string[] {
  const sheets = $('link[rel=stylesheet]').toArray();
  expect(sheets).toHaveLength(1);
  const known = classesOf.get(sheets[0]?.attribs.href ?? '');
  if (!known) throw new Error(`There is no sheet ${sheets[0]?.attribs.href}`);
  const worn = new Set(
    $('[class]')
      .toArray()
      .flatMap((element) => (element.attribs.class ?? '').split(/\s+/)),
  );
  return [...worn].filter((name) => everyClass.has(name) && !known.has(name));
}

function shapeOf(address: string): string {
  const { pathname, searchParams } = new URL(address, 'http://page');
  const shape = pathname
    .replaceAll(/\d[\d-]*/g, 'N')
    .replace(/(questions|ladder|derivations|phases)\/[^/]+/, '$1/X');
  return `${shape}?${[...searchParams.keys()].sort().join('&')}`;
}

/** Follows the links from a page to every other. */
async function everyPage({ get }: TestApp): Promise<Map<string, CheerioAPI>> {
  const pages = new Map<string, CheerioAPI>();
  const perShape = new Map<string, number>();
  const waiting = ['/today', ...BESIDE_LINKS];
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const shape = shapeOf(address);
    const seen = perShape.get(shape) ?? 0;
    if (pages.has(address) || seen >= PAGES_OF_A_SHAPE) continue;
    const { $, headers } = await get(address);
    if (headers['content-disposition'] || $('main').length === 0) continue;
    perShape.set(shape, seen + 1);
    pages.set(address, $);
    for (const { attribs } of $('a[href^="/"]').toArray())
      waiting.push((attribs.href ?? '').replace(/#.*/, ''));
  }
  return pages;
}

describe('the one style sheet of a page', () => {
  it('has the styles of all that the page shows', async () => {
    const app = await testApp({ plan: 'none', now: `${TODAY}T12:00:00Z` });
    expect(withoutStyle((await app.get('/setup')).$)).toEqual([]);
    seedDemo(app.db, {
      library: loadLibrary(),
      today: day(TODAY),
      now: new Date(`${TODAY}T12:00:00Z`),
      timeZone: 'UTC',
    });

    const pages = await everyPage(app);
    const lacking = Object.fromEntries(
      [...pages]
        .map(([address, $]) => [address, withoutStyle($)] as const)
        .filter(([, names]) => names.length > 0),
    );
    expect(lacking).toEqual({});
    expect(pages.size).toBeGreaterThan(80);
  });

  it('names no class that nothing wears', () => {
    const named = cssFiles.flatMap((css) => {
      const selectors = css.replaceAll(/\/\*.*?\*\//gs, '').match(/[^{};]+(?=\{)/g) ?? [];
      return selectors.flatMap((selector) =>
        [...selector.matchAll(/\.([a-z][\w-]*)/g)].map(([, name = '']) => name),
      );
    });
    const idle = [...new Set(named)].filter((name) => !isWorn(name));
    expect(idle).toEqual([]);
  });

  it('is there for each concept, and no other', () => {
    const sheets = readdirSync(folder, { encoding: 'utf8' }).filter((name) => name.endsWith('.css'));
    expect(sheets.map((name) => name.replace('.css', '')).sort()).toEqual([...SHEETS].sort());
  });
});
