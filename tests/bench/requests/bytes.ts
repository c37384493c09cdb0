import { gzipSync } from 'node:zlib';
import * as cheerio from 'cheerio';
import { withApp } from '../app-under-test.ts';
import { type Figure, rounded } from '../figures.ts';

const MOST_KILOBYTES = 25;

/** What a browser fetches of scripts and styles for Today, compressed. */
export function measureBytes(): Promise<Figure[]> {
  return withApp(async (app) => [describe(await sizesOf(`${app.address}/today`))]);
}

function describe(sizes: ReadonlyMap<string, number>): Figure {
  const kilobytes = sum([...sizes.values()]) / 1024;
  const perKind = ['.js', '.css'].map((ending) => {
    const ofKind = [...sizes].filter(([address]) => address.endsWith(ending));
    return `${ofKind.length} ${ending} ${rounded(sum(ofKind.map(([, bytes]) => bytes)) / 1024, 1)}`;
  });
  return {
    what: 'JavaScript and CSS on Today, gzip',
    ours: `${rounded(kilobytes, 1)} KB`,
    reference: perKind.join(', '),
    ratio: '',
    target: `<= ${MOST_KILOBYTES} KB`,
    isMet: kilobytes <= MOST_KILOBYTES,
  };
}

/** Gzip bytes by address: what the page links to, and what that imports in turn. */
async function sizesOf(page: string): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  const waiting = linksOf(await fetchText(page)).map((link) => new URL(link, page).href);
  if (waiting.length === 0) throw new Error('Today links to no style and no script');
  for (let address = waiting.pop(); address; address = waiting.pop()) {
    if (sizes.has(address)) continue;
    const text = await fetchText(address);
    sizes.set(address, gzipSync(text).length);
    const base = address;
    waiting.push(...importsOf(text, address).map((link) => new URL(link, base).href));
  }
  return sizes;
}

function linksOf(html: string): string[] {
  const page = cheerio.load(html);
  const links = page('link[rel="stylesheet"], link[rel="modulepreload"], script[src]').toArray();
  return links.map((element) => page(element).attr('href') ?? page(element).attr('src') ?? '');
}

function importsOf(text: string, address: string): string[] {
  const pattern = address.endsWith('.css')
    ? /@import\s+(?:url\()?["']?([^"')]+)/g
    : /\b(?:import|from)\s*\(?["'](\.{0,2}\/[^"']+)["']/g;
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '');
}

async function fetchText(address: string): Promise<string> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return answer.text();
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
