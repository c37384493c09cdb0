import { request } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { describe, expect, it } from 'vitest';
import { listRoadmaps } from '../../../db/roadmap/roadmaps.ts';
import { type Form, testApp } from '../../support/app/test-app.ts';
import {
  fieldPart,
  filePart,
  keepRoadmap,
  MULTIPART_TYPE,
  SMALL_ROADMAP,
  send,
  upload,
} from '../../support/app/upload.ts';
import { dumpData } from '../../support/database/db.ts';

const BUILT_IN = 'research-scientist-100';

describe('the list of roadmaps', () => {
  it.each(['none', 'made'] as const)('is there with a plan or without: %s', async (plan) => {
    const app = await testApp({ plan });
    await keepRoadmap(app, SMALL_ROADMAP);

    const { status, $ } = await app.get('/roadmaps');

    expect(status).toBe(200);
    expect(
      $('.roadmaps__title')
        .toArray()
        .map((link) => link.attribs.href),
    ).toEqual([`/roadmaps/${BUILT_IN}`, '/roadmaps/own']);
    expect($('.roadmaps__item').last().text()).toContain('Yours, uploaded on 4 Mar 2026');
    expect($('form[action$="/removal"]')).toHaveLength(1);
  });

  it('is linked to from the first setup', async () => {
    const { get } = await testApp({ plan: 'none' });
    expect((await get('/setup')).$('a[href="/roadmaps"]')).toHaveLength(1);
  });
});

describe('the built-in roadmap', () => {
  it('shows its phases, tasks, hours and how it fits', async () => {
    const { get } = await testApp({ plan: 'none' });

    const { $ } = await get(`/roadmaps/${BUILT_IN}`);

    expect($('.lead').text()).toMatch(/^15 weeks, 8 phases, \d+ tasks, \d+ habits: \d+(\.\d)? h of tasks\.$/);
    expect($('.roadmap__fit').text()).toContain('it ends on 16 Jun 2026 and fits');
    expect($('.entry')).toHaveLength(8);
    expect($(`a[href="/setup?roadmap=${BUILT_IN}"]`)).toHaveLength(1);
  });

  it('can be downloaded, and its copy taken with another id only', async () => {
    const app = await testApp();
    const { status, headers, body } = await app.get(`/roadmaps/${BUILT_IN}.yaml`);

    expect([status, headers['content-type']]).toEqual([200, 'application/yaml; charset=utf-8']);
    expect(headers['content-disposition']).toBe(`attachment; filename="${BUILT_IN}.yaml"`);

    const before = dumpData(app.db);
    const same = await upload(app, filePart(body), fieldPart('keep', 'yes'));
    expect(same.status).toBe(422);
    expect(same.$('.problems').text()).toContain('comes with Daymark');
    expect(same.$('.problems__source').text()).toBe(`id: ${BUILT_IN}`);
    expect(dumpData(app.db)).toEqual(before);

    const other = await upload(app, filePart(body.replace(`id: ${BUILT_IN}`, 'id: mine')));
    expect(other.status).toBe(200);
    expect(other.$('h1').text()).toBe('Research scientist in a hundred days');
  });
});

describe('a roadmap that is sent', () => {
  it('is shown first: phases, tasks, hours and fit, and nothing is kept', async () => {
    const app = await testApp();
    const before = dumpData(app.db);

    const { status, $ } = await upload(app, filePart(SMALL_ROADMAP));

    expect(status).toBe(200);
    expect($('h1').text()).toBe('My own week');
    expect($('.lead').text()).toBe('1 week, 1 phase, 2 tasks, 1 habit: 2 h of tasks.');
    expect($('.roadmap__fit').text()).toContain('fits: 4 h of tasks and habits on 6 study days of 18 h');
    expect($('.ledger__line').text()).toContain('Hands-on, stretch, 1 h 30 min');
    expect($('#keep-roadmap').text()).toBe('Keep this roadmap');
    expect(dumpData(app.db)).toEqual(before);
  });

  it('is kept as it was sent when the learner says so, which can be taken back', async () => {
    const app = await testApp();
    await keepRoadmap(app, SMALL_ROADMAP.replaceAll('own', 'other').replace('id: only', 'id: sole'));
    const before = dumpData(app.db);
    const seen = await upload(app, filePart(SMALL_ROADMAP));
    const yaml = seen.$('form.roadmap__actions input[name=yaml]').attr('value') ?? '';

    const kept = await upload(app, fieldPart('yaml', yaml), fieldPart('keep', 'yes'));

    expect([kept.status, kept.headers.location]).toEqual([303, '/roadmaps/own']);
    expect((await app.get('/roadmaps/own.yaml')).body).toBe(SMALL_ROADMAP);
    expect((await app.get('/roadmaps/own')).$('a[href="/setup?roadmap=own"]')).toHaveLength(1);
    expect(listRoadmaps(app.db).map(({ key }) => key)).toEqual(['other', 'own']);

    await app.post('/changes/3/undo', { undone: 'yes' });
    expect(dumpData(app.db)).toEqual(before);
    expect((await app.get('/roadmaps/own')).status).toBe(404);
  });

  it('replaces an earlier one of its id, after saying so', async () => {
    const app = await testApp();
    await keepRoadmap(app, SMALL_ROADMAP);
    const newer = SMALL_ROADMAP.replace('My own week', 'A better week');

    const seen = await upload(app, filePart(newer));

    expect(seen.$('#keep-roadmap').text()).toBe('Replace the earlier one');
    expect(seen.$('form.roadmap__actions').text()).toContain('the one you uploaded on 4 Mar 2026');
    expect((await app.get('/roadmaps/own')).$('h1').text()).toBe('My own week');
    await keepRoadmap(app, newer);
    expect((await app.get('/roadmaps/own')).$('h1').text()).toBe('A better week');
    expect(listRoadmaps(app.db)).toHaveLength(1);
  });

  it('is taken with Windows line breaks and a byte order mark', async () => {
    const app = await testApp();
    const { status } = await upload(app, filePart(`\uFEFF${SMALL_ROADMAP.replaceAll('\n', '\r\n')}`));
    expect(status).toBe(200);
  });

  it('tells by how much it does not fit the usual calendar', async () => {
    const app = await testApp();
    const { $ } = await upload(app, filePart(SMALL_ROADMAP.replace('minutes: 90', 'minutes: 990')));
    expect($('.roadmap__fit').text()).toContain('does not fit: 1 h are missing');
  });
});

describe('a roadmap that does not fit the format', () => {
  const BROKEN = SMALL_ROADMAP.replace('minutes: 30', 'minutes: half an hour')
    .replace('goal: Something', 'gaol: Something')
    .replace('id: two', 'id: one');

  it.each([
    { name: 'to be looked at', parts: [filePart(BROKEN)] },
    { name: 'to be kept', parts: [filePart(BROKEN), fieldPart('keep', 'yes')] },
    { name: 'as text', parts: [fieldPart('yaml', BROKEN), fieldPart('keep', 'yes')] },
  ])(
    'is told all its problems at once, with line and path, and nothing is kept: $name',
    async ({ parts }) => {
      const app = await testApp();
      const before = dumpData(app.db);

      const { status, $ } = await upload(app, ...parts);

      expect(status).toBe(422);
      const problems = $('.problems__item')
        .toArray()
        .map((item) => $(item).find('.problems__line, .problems__path').text());
      expect(problems).toEqual([
        'Line 5phases[0].goal',
        'Line 8phases[0].gaol',
        'Line 12phases[0].tasks[0].minutes',
      ]);
      expect($('.problems__source').last().text()).toContain('minutes: half an hour');
      expect($('#field-yaml').text()).toBe(BROKEN);
      expect(dumpData(app.db)).toEqual(before);
    },
  );

  it('can be mended on the page and checked again', async () => {
    const app = await testApp();
    const { $ } = await upload(app, filePart(BROKEN));
    expect($('form:has(#field-yaml)').attr()).toMatchObject({
      action: '/roadmaps',
      enctype: 'multipart/form-data',
    });

    expect((await upload(app, fieldPart('yaml', SMALL_ROADMAP))).status).toBe(200);
  });

  it.each([
    { name: 'no file was chosen', parts: [filePart('', '')], says: 'Choose a roadmap file first' },
    { name: 'the form is empty', parts: [], says: 'Choose a roadmap file first' },
    {
      name: 'the file is empty',
      parts: [filePart('')],
      says: 'There is nothing in this file: choose another',
    },
    {
      name: 'the file is a picture',
      parts: [filePart(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00]))],
      says: 'not a text in UTF-8',
    },
  ])('is told what is the matter when $name', async ({ parts, says }) => {
    const app = await testApp();
    const { status, $ } = await upload(app, ...parts);
    expect(status).toBe(422);
    expect($('.problems').text()).toContain(says);
  });

  it('is told so when it comes without a file form, too', async () => {
    const { post } = await testApp();
    expect((await post('/roadmaps', {})).status).toBe(422);
    expect((await post('/roadmaps', { yaml: SMALL_ROADMAP } satisfies Form)).status).toBe(200);
  });
});

describe('a file that is something else', () => {
  it.each([
    ['# Plan\n\n## Week 1\n- [ ] **Read** *all*\n* Derive it\n', 'this looks like Markdown'],
    ['Week,Topic\n1,Algebra\n2,Optimisation\n', 'this looks like a table'],
  ])(
    'is told what it looks like, and led to the door, without a word of another format',
    async (text, words) => {
      const { status, $ } = await upload(await testApp(), filePart(text, 'plan.md'));
      expect(status).toBe(422);
      expect($('[role="alert"]').text()).toContain(words);
      expect($('[role="alert"] a').attr('href')).toBe('/import');
      expect($('main').text()).not.toContain('Aliases');
    },
  );

  it('of a roadmap is told ten things at most, and how many more', async () => {
    const tasks = Array.from(
      { length: 15 },
      (_, n) => `      - { id: t${n}, kind: study, title: T, minutes: x }\n`,
    ).join('');
    const text = SMALL_ROADMAP.replace(/ {6}- .*$/s, tasks);
    const { $ } = await upload(await testApp(), filePart(text));
    expect($('.problems__item')).toHaveLength(10);
    expect($('.problems').text()).toContain('And 5 more');
  });
});

describe('a hostile roadmap file', () => {
  it.each([
    { name: 'lists nested 100,000 deep', text: `id: ${'['.repeat(1e5)}` },
    { name: 'mappings nested 100,000 deep', text: '{a: '.repeat(1e5) },
    { name: 'an alias bomb', text: 'a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n' },
    { name: '100,000 anchors', text: '&a '.repeat(1e5) },
    { name: 'duplicate ids', text: SMALL_ROADMAP.replace('id: two', 'id: one') },
    { name: 'a repeated name', text: `${SMALL_ROADMAP}id: again\n` },
    { name: 'a prototype', text: `${SMALL_ROADMAP}__proto__: { polluted: yes }\n` },
    { name: 'a NUL', text: SMALL_ROADMAP.replace('One thing', 'One\u0000thing') },
    { name: 'a lone surrogate', text: SMALL_ROADMAP.replace('One thing', '"One\\uD800thing"') },
    { name: 'bytes that are no text', text: Buffer.from([0xed, 0xa0, 0x80]) },
    { name: 'minutes of 1e308', text: SMALL_ROADMAP.replace('minutes: 30', 'minutes: 1e308') },
    { name: 'a million quotes', text: '"'.repeat(999_999) },
    { name: 'a million wrong escapes', text: `"${'\\q'.repeat(499_000)}"` },
    { name: '15,000 names', text: Array.from({ length: 15_000 }, (_, n) => `k${n}: v`).join('\n') },
    { name: 'more than a megabyte', text: 'x'.repeat(1_000_001) },
    { name: 'ten megabytes', text: 'x'.repeat(10_000_000) },
  ])('is refused at little cost, and changes nothing: $name', async ({ text }) => {
    const app = await testApp();
    const before = dumpData(app.db);
    const parts = [filePart(text), fieldPart('keep', 'yes')];
    const memoryBefore = process.memoryUsage().rss;
    const timeBefore = process.cpuUsage();

    const { statusCode, body } = await send(app, ...parts);

    const { user, system } = process.cpuUsage(timeBefore);
    expect(statusCode).toBeOneOf([413, 422]);
    expect(body).toContain('Nothing was kept');
    expect(user + system, 'microseconds of work').toBeLessThan(5_000_000);
    expect(process.memoryUsage().rss - memoryBefore).toBeLessThan(100_000_000);
    expect(dumpData(app.db)).toEqual(before);
    expect(Object.prototype).not.toHaveProperty('polluted');
  });

  it('is refused whole when it is too long, even where its beginning would do', async () => {
    const app = await testApp();
    const long = `${SMALL_ROADMAP}# ${'x'.repeat(1_000_000)}`;
    for (const part of [filePart(long), fieldPart('yaml', `${SMALL_ROADMAP}# ${'x'.repeat(2_000_000)}`)]) {
      const { status, $ } = await upload(app, part, fieldPart('keep', 'yes'));
      expect([status, $('h1').text()]).toEqual([413, 'That file is too large.']);
    }
    expect(listRoadmaps(app.db)).toEqual([]);
  });

  it.each([
    { name: 'no parts', body: '["done"]' },
    {
      name: 'a part that never ends',
      body: '------daymark-test\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nid: x',
    },
    {
      name: 'a field named like a prototype',
      body: '------daymark-test\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\nx\r\n------daymark-test--\r\n',
    },
    {
      name: 'twenty fields',
      body: `${Array.from({ length: 20 }, (_, n) => `------daymark-test\r\nContent-Disposition: form-data; name="f${n}"\r\n\r\nx\r\n`).join('')}------daymark-test--\r\n`,
    },
  ])('in a form that is malformed is refused in words: $name', async ({ body }) => {
    const { app, db } = await testApp();
    const before = dumpData(db);
    const answer = await app.inject({
      method: 'POST',
      url: '/roadmaps',
      headers: { host: 'localhost', 'content-type': 'multipart/form-data; boundary=----daymark-test' },
      payload: body,
    });
    expect(answer.statusCode).toBeOneOf([400, 413, 422]);
    expect(answer.body).toContain('Nothing was kept');
    expect(dumpData(db)).toEqual(before);
  });
});

describe('a body of 100 MB', () => {
  it.each([
    { name: 'with its length', length: { 'content-length': '100000000' }, status: 413 },
    { name: 'without its length', length: { 'transfer-encoding': 'chunked' }, status: 411 },
  ])('is cut off long before it is there: $name', async ({ length, status }) => {
    const { app, db } = await testApp();
    const before = dumpData(db);
    const port = await listen(app);
    const memoryBefore = process.memoryUsage().rss;

    const answer = await sendEndlessly(port, {
      host: 'localhost',
      'content-type': MULTIPART_TYPE,
      ...length,
    });

    expect(answer.status).toBe(status);
    expect(answer.sentBytes).toBeLessThan(20_000_000);
    expect(process.memoryUsage().rss - memoryBefore).toBeLessThan(100_000_000);
    expect(dumpData(db)).toEqual(before);
  });
});

async function listen(app: FastifyInstance): Promise<number> {
  return Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port);
}

/** Writes the beginning of a file and then more of it for as long as somebody takes it. */
function sendEndlessly(
  port: number,
  headers: Record<string, string>,
): Promise<{ status: number; sentBytes: number }> {
  return new Promise((resolve, reject) => {
    let sentBytes = 0;
    const chunk = Buffer.alloc(65_536, 'x');
    const sending = request({ host: '127.0.0.1', port, path: '/roadmaps', method: 'POST', headers });
    const write = () => {
      while (sentBytes < 100_000_000 && !sending.destroyed) {
        sentBytes += chunk.length;
        if (!sending.write(chunk)) return;
      }
    };
    sending.on('response', (response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 0, sentBytes });
      sending.destroy();
    });
    sending.on('drain', write);
    sending.on('error', reject);
    sending.write(filePart('').subarray(0, -2));
    write();
  });
}
