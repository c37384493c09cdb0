import { describe, expect, it } from 'vitest';
import { addOwnResource } from '../../../db/reading/own-resources.ts';
import { type Answer, testApp } from '../../support/app/test-app.ts';
import { MOMENT } from '../../support/database/db.ts';
import { readingApp } from '../../support/made/reading/reading-app.ts';
import { givenOwnResourceWords } from '../../support/made/reading/resources.ts';

const ADA = '/reading/ada-1843-notes';

function idsIn({ $ }: Answer, selector = '#reading-list'): string[] {
  return $(`${selector} .read`)
    .toArray()
    .map((row) => String($(row).attr('id')).replace('read-', ''));
}

describe('the reading list', () => {
  it('tells what must be read next for this week’s tasks, with the way to the task', async () => {
    const { get, post } = await readingApp();
    const page = await get('/reading');
    expect(idsIn(page)).toEqual(['ada-1843-notes', 'knuth-1968-art']);
    expect(page.$('#read-ada-1843-notes a[href="/tasks/1"]').text()).toBe('One thing');
    expect(page.$('.lead').text()).toMatch(
      /^0 of 2 must-reads read: 1 h 15 min ahead\. \d+ resources in all, none read yet\.$/,
    );

    const after = await post(`${ADA}/completion`, { done: 'yes', from: '/reading' }, { htmx: true });
    expect(idsIn(after)).toEqual(['knuth-1968-art']);
    expect(after.$('.lead').text()).toContain('1 of 2 must-reads read: 35 min behind you, 40 min ahead.');
    await post('/reading/knuth-1968-art/completion', { done: 'yes' });
    const full = await get('/reading');
    expect(full.$('#reading-list').text()).toContain('No must-read is waiting');
    expect(full.$('.lead').text()).toContain('nothing that must be read is left');
  });

  it('tells what comes first of a plan that has not begun', async () => {
    const { get } = await readingApp({ now: '2026-02-20T09:00:00Z' });
    const page = await get('/reading');
    expect(idsIn(page)).toEqual(['ada-1843-notes', 'knuth-1968-art']);
    expect(page.$('#reading-list').text()).toContain('No must-read is left for this week. Next in the plan:');
  });

  it('tells for each phase what is read of it, and leads to all of it', async () => {
    const { get, post } = await readingApp();
    await post(`${ADA}/completion`, { done: 'yes' });
    const { $ } = await get('/reading');
    const phase = $('.reading__phase').first();
    expect(phase.find('a').attr('href')).toBe('/reading?phase=only');
    expect(phase.text()).toContain('1 of 2 must-reads read, 40 min left; 5 in all');
    expect(phase.find('.tag').text()).toBe('now');
    expect(phase.find('progress').attr()).toMatchObject({ value: '1', max: '2' });
    // What the bank of questions asks for stands in none of this roadmap's phases.
    expect($('.reading__phase').last().find('a').attr('href')).toBe('/reading?phase=none');
  });

  it('has, of a phase, each resource with all who ask for it, must-reads first', async () => {
    const { get } = await readingApp();
    const page = await get('/reading?phase=only');
    expect(idsIn(page)).toEqual([
      'ada-1843-notes',
      'knuth-1968-art',
      'godel-1931-satze',
      'team-2024-llama',
      'dahl-1972-structured',
    ]);
    const places = page.$('#read-ada-1843-notes .read__places').text();
    expect(places).toContain('One thing note G, 25 min');
    expect(places).toContain('Another thing note A, 10 min');
    expect(page.$('[role=status]').first().text()).toMatch(/^5 of \d+ resources: 0 read, 2 h 50 min left\.$/);
  });

  it.each([
    ['phase=only&state=read', ['ada-1843-notes']],
    ['phase=only&state=unread&need=must', ['knuth-1968-art']],
    ['phase=only&kind=post', ['team-2024-llama']],
    ['phase=only&open=paid', ['knuth-1968-art', 'dahl-1972-structured']],
    ['q=g%C3%B6del+formal', ['godel-1931-satze']],
    ['q=quibble+of+mine', ['ada-1843-notes']],
    ['q=zzqx', []],
  ])('filters by %s', async (query, ids) => {
    const { get, post } = await readingApp();
    await post(`${ADA}/completion`, { done: 'yes' });
    await post(`${ADA}/note`, { text: 'A quibble of mine', revision: '0' });
    const page = await get(`/reading?${query}`);
    expect(idsIn(page)).toEqual(ids);
    if (ids.length === 0) expect(page.$('#reading-list').text()).toContain('Nothing matches.');
  });

  it.each([
    'phase=x&state=y&need=z&kind=__proto__&open=maybe',
    `q=${'x'.repeat(5_000)}`,
    'q=%00%EF%BF%BE',
    'phase[]=1',
  ])('is a page whatever is asked of it: %s', async (query) => {
    const { get } = await readingApp();
    expect((await get(`/reading?${query}`)).status).toBe(200);
    for (const ending of ['bib', 'json']) expect((await get(`/reading.${ending}?${query}`)).status).toBe(200);
  });

  it('is there before there is a plan, by the phases of the built-in roadmap', async () => {
    const { get } = await testApp({ plan: 'none' });
    const { status, $ } = await get('/reading');
    expect(status).toBe(200);
    expect($('.reading__phase a').first().attr('href')).toBe('/reading?phase=research-portfolio');
    expect($('#reading-list h2').first().text()).toBe('By phase');
  });

  it('has resources of the learner’s own, even where their task has left the plan', async () => {
    const { get, db } = await readingApp();
    const add = (key: string, tasks: string[]) =>
      addOwnResource(db, { ...MOMENT, key, words: givenOwnResourceWords({ tasks }) });
    add('own-1', ['one']);
    add('own-2', ['gone']);
    expect(idsIn(await get('/reading?phase=only&q=A+note+on+seeds'))).toEqual(['own-1']);
    expect(idsIn(await get('/reading?phase=none&q=A+note+on+seeds'))).toEqual(['own-2']);
  });
});

describe('the page of a resource', () => {
  it('has who asks for it, its tick and the note', async () => {
    const { get, post } = await readingApp();
    const { $ } = await get(ADA);
    expect($('h1').text()).toBe('Notes on the Engine: a {short} sketch & 5 % more');
    expect($('.item__title').text()).toContain('Read it at arxiv.org');
    expect($('main').text()).toContain('Must read: One thing note G, 25 min');
    expect($('main').text()).toContain('Pick one: Another thing note A, 10 min');
    const ticked = await post(`${ADA}/completion`, { done: 'yes', from: ADA }, { htmx: true });
    expect(ticked.$('#read-ada-1843-notes-check').attr('aria-pressed')).toBe('true');
    expect(ticked.$('#read-ada-1843-notes').text()).toContain('read on Mon 2 Mar');
  });

  it('that is not there is not found', async () => {
    const { get } = await readingApp();
    for (const path of ['/reading/nothing', '/reading/own', '/reading/own-1', '/reading/%00'])
      expect((await get(path)).status).toBe(404);
  });
});

describe('the list for other programs', () => {
  it('is BibTeX, of all of it or of what was chosen', async () => {
    const { get, post } = await readingApp();
    await post(`${ADA}/note`, { text: 'A quibble of mine', revision: '0' });
    const all = await get('/reading.bib');
    expect(all.headers['content-type']).toBe('application/x-bibtex; charset=utf-8');
    expect(all.headers['content-disposition']).toBe('attachment; filename="reading.bib"');
    expect(all.body).toContain('@book{knuth-1968-art,');
    expect(all.body).toContain('title = {{{\\"{U}}ber formal unentscheidbare S{\\"{a}}tze}}');
    expect(all.body).toContain('annote = {A quibble of mine}');
    const chosen = await get('/reading.bib?phase=only&need=must');
    expect([...chosen.body.matchAll(/^@\w+\{(.*),$/gm)].map(([, key]) => key)).toEqual([
      'ada-1843-notes',
      'knuth-1968-art',
    ]);
    expect((await get('/reading.bib?q=zzqx')).body).toBe('');
  });

  it('is CSL-JSON, of all of it or of what was chosen', async () => {
    const { get } = await readingApp();
    const { headers, body } = await get('/reading.json?phase=only&kind=book');
    expect(headers['content-type']).toBe('application/vnd.citationstyles.csl+json; charset=utf-8');
    expect(JSON.parse(body).map(({ id }: { id: string }) => id)).toEqual([
      'knuth-1968-art',
      'dahl-1972-structured',
    ]);
    expect(JSON.parse((await get('/reading.json?q=zzqx')).body)).toEqual([]);
  });

  it('is offered with what was chosen', async () => {
    const { get } = await readingApp();
    const { $ } = await get('/reading?phase=only&q=art');
    const addresses = $('.reading__export a')
      .toArray()
      .map(({ attribs }) => attribs.href);
    expect(addresses).toEqual(['/reading.bib?q=art&phase=only', '/reading.json?q=art&phase=only']);
  });
});

describe('Today', () => {
  it('tells what must be read for the tasks of today, until it is read', async () => {
    const { get, post, setNow } = await readingApp();
    const { $ } = await get('/today');
    expect(
      $('#to-read li')
        .toArray()
        .map((line) => $(line).text().replaceAll(/\s+/g, ' ').trim()),
    ).toEqual([
      'Notes on the Engine: a {short} sketch & 5 % more (opens in a new tab) note G, 25 min',
      'The Art of Computer Programming chapter 1, 40 min',
    ]);
    expect($('#to-read a').first().attr()).toMatchObject({ target: '_blank', rel: 'noreferrer' });
    expect($('#to-read a').last().attr('href')).toBe('/tasks/1#reading');

    await post(`${ADA}/completion`, { done: 'yes' });
    expect((await get('/today')).$('#to-read li')).toHaveLength(1);
    await post('/tasks/1/completion', { done: 'yes' });
    expect((await get('/today')).$('#to-read')).toHaveLength(0);
    setNow('2026-03-03T09:00:00Z');
    expect((await get('/days/2026-03-02')).$('#to-read')).toHaveLength(0);
  });
});
