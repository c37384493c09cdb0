import type { CheerioAPI } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { loadLibrary } from '../../../../server/library/library.ts';
import { everyAddress, givenBusyLearner } from '../../../support/app/busy-learner.ts';
import { type TestApp, testApp } from '../../../support/app/test-app.ts';

/** They stand by themselves: for others to read, or on paper. */
const WITHOUT_PLACES = /^\/(shared\/|report\.html|login)/;

const textsOf = ($: CheerioAPI, selector: string) =>
  $(selector)
    .toArray()
    .map((one) => $(one).text());

const PLACE = '.nav [aria-current], .gear[aria-current]';
const PAGE = '.nav-pages [aria-current]';

/** Where a page says that its reader is. */
function whereabouts($: CheerioAPI) {
  return { places: textsOf($, PLACE), pages: textsOf($, PAGE) };
}

async function whereIs({ get }: TestApp, path: string) {
  const { status, $ } = await get(path);
  return { path, status, ...whereabouts($) };
}

const at = (path: string, place: string, page?: string) => ({
  path,
  status: 200,
  places: [place],
  pages: page === undefined ? [] : [page],
});

describe('the navigation', () => {
  it('says of every page in which one place it is, and under which one of its pages', async () => {
    const app = await givenBusyLearner();
    const { pages } = await everyAddress(app);
    let looked = 0;
    for (const path of pages) {
      const { status, headers, $ } = await app.get(path);
      if (status !== 200 || !String(headers['content-type']).startsWith('text/html')) continue;
      looked++;
      const { places, pages } = whereabouts($);
      const expected = WITHOUT_PLACES.test(path) ? [0, 0] : [1, places[0] === 'Today' ? 0 : 1];
      expect([path, places.length, pages.length]).toEqual([path, ...expected]);
    }
    expect(looked).toBeGreaterThan(45);
  });

  it('leads to pages that are there, each of which says that it is the one', async () => {
    const app = await givenBusyLearner();
    const { $ } = await app.get('/today');
    const places = $('.nav a, .gear').toArray();
    expect(places.map((one) => $(one).text())).toEqual([
      'Today',
      'Plan',
      'Practice',
      'Portfolio',
      'Progress',
      'Settings',
    ]);
    for (const place of places) {
      const { $: first } = await app.get(place.attribs.href ?? '');
      expect(first(PLACE).attr('href')).toBe(place.attribs.href);
      const links = first('.nav-pages a').toArray();
      for (const [index, link] of links.entries()) {
        const { status, $: page } = await app.get(link.attribs.href ?? '');
        expect([link.attribs.href, status]).toEqual([link.attribs.href, 200]);
        expect(page(PAGE).attr('href')).toBe(link.attribs.href);
        expect(page(PLACE).attr('href')).toBe(place.attribs.href);
        if (index === 0) expect(link.attribs.href).toBe(place.attribs.href);
      }
    }
  });

  it('tells a place from a page of it by what it says to be current', async () => {
    const { get } = await testApp();
    const marks = async (path: string) => {
      const { $ } = await get(path);
      return [$(PLACE).attr('aria-current'), $(PAGE).attr('aria-current')];
    };
    expect(await marks('/weeks/1')).toEqual(['true', 'page']);
    expect(await marks('/changes')).toEqual(['true', 'page']);
    expect(await marks('/today')).toEqual(['page', undefined]);
  });

  it('finds what stands below a page under it', async () => {
    const app = await givenBusyLearner();
    const found = await Promise.all(
      [
        '/days/2026-03-03',
        '/tasks/1',
        '/weeks/1/review',
        '/phases/first',
        '/reading/own-1',
        '/practice/questions/own-1',
        '/practice/questions/own-1/answer',
        '/mocks/1',
        '/practice/readiness',
        '/pieces/piece-1',
        '/pieces/piece-2',
        '/progress/fit',
        '/roadmaps',
      ].map((path) => whereIs(app, path)),
    );
    expect(found).toEqual([
      at('/days/2026-03-03', 'Today'),
      at('/tasks/1', 'Plan', 'Road'),
      at('/weeks/1/review', 'Plan', 'Weeks'),
      at('/phases/first', 'Plan', 'Weeks'),
      at('/reading/own-1', 'Plan', 'Reading'),
      at('/practice/questions/own-1', 'Practice', 'Questions'),
      at('/practice/questions/own-1/answer', 'Practice', 'Drill'),
      at('/mocks/1', 'Practice', 'Mocks'),
      at('/practice/readiness', 'Practice', 'Readiness'),
      at('/pieces/piece-1', 'Portfolio', 'Projects'),
      // A result belongs to its project.
      at('/pieces/piece-2', 'Portfolio', 'Projects'),
      at('/progress/fit', 'Progress', 'Progress'),
      at('/roadmaps', 'Plan', 'Road'),
    ]);
  });

  it('has a page for a kind of the host’s own, and for one that belongs to another where it is listed', async () => {
    const library = loadLibrary();
    const [project, result] = ['project', 'result'].map((id) => library.kinds.find((kind) => kind.id === id));
    if (!project || !result) throw new Error('There are projects and results');
    const kinds = [
      project,
      result,
      { ...project, id: 'poster', plural: 'Posters of $x^2$' },
      { ...result, id: 'dataset', plural: 'Data', listed: true },
    ];
    const { get } = await testApp({ library: { ...library, kinds } });
    const { $ } = await get('/portfolio/poster');
    expect(textsOf($, '.nav-pages a')).toEqual(['All', 'Projects', 'Posters of x²', 'Data']);
    expect(whereabouts($)).toEqual({ places: ['Portfolio'], pages: ['Posters of x²'] });
    expect(await whereIs({ get } as TestApp, '/portfolio/result')).toMatchObject({ pages: ['Projects'] });
  });

  it('stays the same around what was typed wrong', async () => {
    const { post } = await testApp();
    const { status, $ } = await post('/tasks', { title: '' });
    expect([status, whereabouts($)]).toEqual([422, { places: ['Plan'], pages: ['Road'] }]);
  });

  it.each(['/portfolio', '/practice', '/reading', '/settings', '/help', '/setup'])(
    'is not there before there is a plan: %s',
    async (path) => {
      const { get } = await testApp({ plan: 'none' });
      expect((await get(path)).$('.nav, .gear, .nav-pages, [data-keys]')).toHaveLength(0);
    },
  );
});
