import { expect, it } from 'vitest';
import { saveReadingNote } from '../../../db/reading/reading-notes.ts';
import { MOMENT } from '../../support/database/db.ts';
import { readingApp } from '../../support/made/reading/reading-app.ts';

const ADA = '/reading/ada-1843-notes';
const LEFT = '/reading?phase=no_longer';

async function withoutItsRoadmap() {
  const app = await readingApp();
  await app.post(`${ADA}/note`, { text: 'A quibble of mine', revision: '0' });
  await app.post('/reading/godel-1931-satze/completion', { done: 'yes' });
  expect((await app.get(LEFT)).$('#reading-list').text()).not.toContain('No longer on your roadmap');
  await app.post('/roadmaps/own-reading/removal', {});
  return app;
}

it('what was ticked or written on stays on the list when its roadmap is deleted, under its title', async () => {
  const { get } = await withoutItsRoadmap();
  const { $ } = await get('/reading');
  const phase = $('.reading__phase').last();
  expect(phase.text()).toContain('No longer on your roadmap');
  expect(phase.text()).toContain('1 of 2 resources read');
  expect(phase.find('a').attr('href')).toBe(LEFT);
  const left = (await get(LEFT)).$;
  const rows = left('#reading-list .read')
    .toArray()
    .map((row) => left(row).attr('id'));
  expect(rows).toEqual(['read-godel-1931-satze', 'read-ada-1843-notes']);
  expect(left('#read-godel-1931-satze').text()).toContain('read on Mon 2 Mar');
  expect(left('#read-ada-1843-notes').text()).not.toContain('for questions');
  expect((await get('/reading?q=quibble')).$('#read-ada-1843-notes')).toHaveLength(1);
});

it('its page has the tick and the note, and both can be changed', async () => {
  const { get, post } = await withoutItsRoadmap();
  const { $ } = await get(ADA);
  expect($('h1').text()).toBe('Notes on the Engine: a {short} sketch & 5 % more');
  expect($('main').text()).toContain('Your roadmap does not ask for this any more.');
  expect($('textarea').text()).toBe('A quibble of mine');
  await post(`${ADA}/note`, { text: 'Another one', revision: '1' });
  await post(`${ADA}/completion`, { done: 'yes', from: ADA });
  const changed = (await get(ADA)).$;
  expect(changed('textarea').text()).toBe('Another one');
  expect(changed('#read-ada-1843-notes-check').attr('aria-pressed')).toBe('true');
});

it('when the last that was kept is taken back, it leads to the list, since its page is gone', async () => {
  const { get, post } = await withoutItsRoadmap();
  const page = '/reading/godel-1931-satze';
  const { headers } = await post(`${page}/completion`, { done: 'no', from: page });
  expect(headers.location).toBe('/reading');
  expect((await get(page)).status).toBe(404);
});

it('it goes into other programs with its note', async () => {
  const { get } = await withoutItsRoadmap();
  const { body } = await get('/reading.bib?phase=no_longer');
  expect(body).toContain('@misc{ada-1843-notes,');
  expect(body).toContain('annote = {A quibble of mine}');
  const items = JSON.parse((await get('/reading.json?phase=no_longer')).body);
  expect(items).toContainEqual(
    expect.objectContaining({ id: 'ada-1843-notes', type: 'document', annote: 'A quibble of mine' }),
  );
});

it('its id is its name where no title was ever told', async () => {
  const { get, db } = await readingApp();
  const resource = { id: 'lost-1999-work', title: '' };
  saveReadingNote(db, { resource, text: 'Kept', baseRevision: 0, ...MOMENT });
  expect((await get('/reading/lost-1999-work')).$('h1').text()).toBe('lost-1999-work');
  expect((await get(LEFT)).$('#read-lost-1999-work').text()).toContain('lost-1999-work');
});
