import { describe, expect, it } from 'vitest';
import { latestChange } from '../../../db/journal/history.ts';
import { listReadingNotes } from '../../../db/reading/reading-notes.ts';
import { listReadings } from '../../../db/reading/readings.ts';
import type { Answer } from '../../support/app/test-app.ts';
import { dumpData } from '../../support/database/db.ts';
import { readingApp } from '../../support/made/reading/reading-app.ts';

const ADA = '/reading/ada-1843-notes';

function titlesIn({ $ }: Answer, selector: string): string[] {
  return $(selector)
    .toArray()
    .map((row) => $(row).find('.item__title').contents().first().text());
}

describe('what there is to read for a task', () => {
  it('has at most three at first, what must be read before what may be picked, and the rest a fold away', async () => {
    const { get } = await readingApp();
    const page = await get('/tasks/1');

    expect(titlesIn(page, '#reading > .entry__body > ul > li')).toEqual([
      'Notes on the Engine: a {short} sketch & 5 % more',
      'The Art of Computer Programming',
      'Über formal unentscheidbare Sätze',
    ]);
    expect(titlesIn(page, '#reading details > ul > li')).toEqual([
      'The Llama 3 Herd of Models',
      'Structured Programming',
    ]);
    expect(page.$('#reading-more').text()).toBe('2 more to read');
    expect(page.$('#reading .entry__aside').text()).toBe(
      '1 h 5 min of must-reads left, inside the task’s time.',
    );
  });

  it('says which part, how long, who wrote it, whether it is free, and why', async () => {
    const { get } = await readingApp();
    const { $ } = await get('/tasks/1');
    const words = (id: string) => $(`#read-${id} .item__body`).text();
    expect(words('ada-1843-notes')).toContain('must read\u00a0· note G\u00a0· 25 min');
    expect(words('ada-1843-notes')).toContain(
      'Lovelace,\u00a01843\u00a0· paper\u00a0· free\u00a0· an introduction',
    );
    expect(words('ada-1843-notes')).toContain('The first programme.');
    expect(words('knuth-1968-art')).toContain(
      'Knuth,\u00a01968\u00a0· book\u00a0· third edition\u00a0· not free\u00a0· hard\u00a0· ISBN 978-0-201-89683-1',
    );
    expect(words('godel-1931-satze')).toContain('Gödel et\u00a0al.,\u00a01931');
    expect(words('team-2024-llama')).toContain('Llama Team,\u00a02024');
    expect(words('dahl-1972-structured')).toContain('Dahl and Hoare,\u00a01972');
  });

  it('leads to it in a new tab that is not told from where, and nowhere where no address is known', async () => {
    const { get } = await readingApp();
    const { $ } = await get('/tasks/1');
    expect($('#read-ada-1843-notes a.item__title').attr()).toMatchObject({
      href: 'https://arxiv.org/abs/1706.03762',
      target: '_blank',
      rel: 'noreferrer',
      referrerpolicy: 'no-referrer',
    });
    expect($('#read-team-2024-llama a.item__title').attr('href')).toBe('https://example.org/llama?a=1&b=2');
    expect($('#read-godel-1931-satze a.item__title')).toHaveLength(0);
  });

  it('stands on the page of a question, too, as far as the question asks for it', async () => {
    const { get } = await readingApp();
    const { $ } = await get('/practice/questions/plain-kl-divergence');
    expect($('#reading')).toHaveLength(1);
    expect($('#reading-add').attr('href')).toContain('/reading/own/new?question=plain-kl-divergence');
  });
});

describe('the tick “read”', () => {
  it('is the same wherever the resource stands', async () => {
    const { get, post, db } = await readingApp();
    const { status, headers } = await post(`${ADA}/completion`, {
      done: 'yes',
      from: '/tasks/1',
      at: 'read-ada-1843-notes',
    });
    expect([status, headers.location]).toEqual([303, '/tasks/1#read-ada-1843-notes']);

    for (const page of ['/tasks/1', '/tasks/2']) {
      const { $ } = await get(page);
      expect($('#read-ada-1843-notes-check').attr('aria-pressed')).toBe('true');
      expect($('#read-ada-1843-notes').text()).toContain('read on Mon 2 Mar');
    }
    expect((await get('/tasks/1')).$('#read-knuth-1968-art-check').attr('aria-pressed')).toBe('false');
    expect([...listReadings(db).keys()]).toEqual(['ada-1843-notes']);
  });

  it('is answered with the page for htmx, sent twice once, and taken back', async () => {
    const { post, db } = await readingApp();
    const form = { done: 'yes', from: '/tasks/1' };
    const first = await post(`${ADA}/completion`, form, { htmx: true });
    expect(first.$('#read-ada-1843-notes-check').attr('aria-pressed')).toBe('true');
    const change = latestChange(db)?.id;
    const again = await post(`${ADA}/completion`, form, { htmx: true });
    expect(again.status).toBe(200);
    expect(latestChange(db)?.id).toBe(change);

    const seen = String(first.$('#read-ada-1843-notes [name=seen]').val());
    await post(`${ADA}/completion`, { done: 'no', from: '/tasks/1', seen }, { htmx: true });
    expect(listReadings(db).size).toBe(0);
  });

  it('that was made since a page was shown stays, and the page says so', async () => {
    const { post, db } = await readingApp();
    await post(`${ADA}/completion`, { done: 'yes' });
    for (const htmx of [true, false]) {
      const late = await post(`${ADA}/completion`, { done: 'no', seen: '', from: '/tasks/1' }, { htmx });
      expect(late.status).toBe(409);
      expect(late.body).toContain('since this page was shown, and stays so.');
    }
    expect(listReadings(db).size).toBe(1);
  });

  it.each(['/reading/nothing/completion', '/reading/%00/completion', '/reading/own-1/completion'])(
    'of what is not there is not found: %s',
    async (path) => {
      const { post, db } = await readingApp();
      const before = dumpData(db);
      expect((await post(path, { done: 'yes' })).status).toBe(404);
      expect(dumpData(db)).toEqual(before);
    },
  );

  it('in a form that says nothing is refused in words', async () => {
    const { post, db } = await readingApp();
    for (const form of [{}, { done: 'maybe' }])
      expect((await post(`${ADA}/completion`, form as Record<string, string>)).status).toBe(422);
    expect(listReadings(db).size).toBe(0);
  });
});

describe('the note', () => {
  it('saves itself, and is the same wherever the resource stands', async () => {
    const { get, post, db } = await readingApp();
    const saved = await post(`${ADA}/note`, { text: 'Note **G**', revision: '0' }, { htmx: true });
    expect(saved.$('[role=status]').text()).toContain('Saved');
    await post('/reading/knuth-1968-art/note', { text: 'Mine', revision: '0' });

    for (const page of ['/tasks/1', '/tasks/2']) {
      const { $ } = await get(page);
      expect($('#reading-note-ada-1843-notes').val()).toBe('Note **G**');
      expect($('#read-ada-1843-notes-note').text()).toBe('Your note');
    }
    expect(listReadingNotes(db).get('knuth-1968-art')).toEqual({ text: 'Mine', revision: 1 });
  });

  it('that was changed elsewhere is not overwritten', async () => {
    const { post, db } = await readingApp();
    await post(`${ADA}/note`, { text: 'First', revision: '0' });
    for (const htmx of [true, false]) {
      const stale = await post(`${ADA}/note`, { text: 'Second', revision: '0' }, { htmx });
      expect(stale.status).toBe(409);
      expect(stale.body).toContain('First');
    }
    expect(listReadingNotes(db).get('ada-1843-notes')?.text).toBe('First');
    expect((await post('/reading/nothing/note', { text: 'x', revision: '0' })).status).toBe(404);
    expect((await post(`${ADA}/note`, { text: 'x' })).status).toBe(422);
  });
});

it('a new plan finds what was read in an earlier one', async () => {
  const { get, post, plan } = await readingApp();
  await post(`${ADA}/completion`, { done: 'yes' });
  const { $ } = await get('/setup?again=1');
  expect($('main')).toHaveLength(1);
  await post(`/plans/${plan().id}/archive`, { archived: 'yes' });
  expect((await get('/practice/questions/plain-kl-divergence')).status).toBe(200);
  const form = { startOn: '2026-03-09', length: 'weeks', timeZone: 'UTC', roadmap: 'own-reading' };
  const { USUAL_MINUTES } = await import('../../support/made/usual-minutes.ts');
  await post('/plans', { ...USUAL_MINUTES, ...form });

  const task = plan().tasks[0]?.id;
  expect((await get(`/tasks/${task}`)).$('#read-ada-1843-notes-check').attr('aria-pressed')).toBe('true');
});
