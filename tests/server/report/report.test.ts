import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { REPORT_TABLES } from '../../../plans/report/formats/table-names.ts';
import { type TestApp, testApp } from '../../support/app/test-app.ts';
import { readPdf } from '../../support/texts/pdf.ts';

const FORMS = [
  { extension: 'md', type: 'text/markdown; charset=utf-8' },
  { extension: 'csv', type: 'text/csv; charset=utf-8; header=present' },
  { extension: 'json', type: 'application/json; charset=utf-8' },
  { extension: 'html', type: 'text/html; charset=utf-8' },
] as const;

async function givenFinishedWork({ post }: TestApp): Promise<void> {
  await post('/tasks/1/completion', { done: 'yes', on: '2026-03-02' });
  await post('/tasks/2/completion', { done: 'yes', on: '2026-03-03' });
  await post('/tasks/1/note', { text: 'Attention **is** a kernel', revision: '0' });
  await post('/tasks/1/evidence', {
    kind: 'link',
    text: 'Code',
    location: 'https://example.org/code',
    value: '',
  });
  await post('/weeks/1/reflection', { text: 'A good week', revision: '0' });
}

describe.each(FORMS)('the report as .$extension', ({ extension, type }) => {
  const path = `/report.${extension}`;

  it('is a file of its own type, named for the day', async () => {
    const { get } = await testApp();
    const { status, headers } = await get(path);

    expect(status).toBe(200);
    expect(headers['content-type']).toBe(type);
    expect(headers['content-disposition']).toBe(
      `attachment; filename="daymark-report-2026-03-04.${extension}"`,
    );
    expect(headers['cache-control']).toBe('no-store');
  });

  it('tells what was finished, the evidence and the words, and the same bytes twice', async () => {
    const app = await testApp();
    await givenFinishedWork(app);

    const { body } = await app.get(path);

    for (const text of ['Task 1', 'Task 2', 'example.org/code', 'a kernel']) expect(body).toContain(text);
    if (extension !== 'csv') expect(body).toContain('A good week');
    app.setNow('2026-03-04T17:00:00Z');
    expect((await app.get(path)).body).toBe(body);
  });

  it('covers only the range that was asked for', async () => {
    const app = await testApp();
    await givenFinishedWork(app);
    const finishedIn = async (query: string) => {
      const { body } = await app.get(`/report.json${query}`);
      const report: { finishedTasks: { title: string }[] } = JSON.parse(body);
      return report.finishedTasks.map(({ title }) => title);
    };

    expect(await finishedIn('')).toEqual(['Task 1', 'Task 2']);
    expect(await finishedIn('?from=2026-03-03')).toEqual(['Task 2']);
    expect(await finishedIn('?from=&to=2026-03-02')).toEqual(['Task 1']);
    const whole = await app.get(path);
    const part = await app.get(`${path}?from=2026-03-09&to=2026-03-15`);
    expect(part.body).not.toBe(whole.body);
    expect(part.body).not.toContain('example.org/code');
  });

  it.each(['?from=2026-02-30', '?to=soon', '?from=2026-03-05&to=2026-03-04'])(
    'of a range that is none, %s, is refused in words',
    async (query) => {
      const { get } = await testApp();
      const { status, headers, $ } = await get(`${path}${query}`);
      expect(status).toBe(422);
      expect(headers).not.toHaveProperty('content-disposition');
      expect($('h1').text()).toBe('There is no such report.');
    },
  );
});

describe('the report on its page', () => {
  it('shows headline, pace, phases, weeks, finished and coming work, and offers its other forms', async () => {
    const app = await testApp();
    await givenFinishedWork(app);
    const { $ } = await app.get('/report');

    expect($('.report__headline').text()).toBe('Day 3 of 14: 2 of 4 tasks finished, 2 h of 4 h planned.');
    expect(
      $('.report__section h3')
        .toArray()
        .map((heading) => $(heading).text()),
    ).toEqual([
      'Pace and forecast',
      'Charts',
      'Phases',
      'Weeks',
      'Finished',
      'Evidence and notes',
      'What was read',
      'Practice and readiness',
      'What comes next',
    ]);
    expect($('.report__words').text()).toContain('A good week');
    expect(
      $('.downloads__link')
        .toArray()
        .map((link) => link.attribs.href),
    ).toEqual([
      '/report.pdf',
      '/report.html',
      '/report.md',
      '/report.json',
      '/report.csv',
      '/report.csv?table=sessions',
      '/report.csv?table=habits',
      '/report.csv?table=weeks',
      '/report.csv?table=phases',
      '/report.csv?table=readings',
      '/report.csv?table=portfolio',
    ]);
  });

  it('carries a range into its forms and back into the fields', async () => {
    const { get } = await testApp();
    const { $ } = await get('/report?from=2026-03-02&to=2026-03-08');
    expect($('#field-from').val()).toBe('2026-03-02');
    expect($('#field-to').val()).toBe('2026-03-08');
    for (const link of $('.downloads__link').toArray()) {
      expect(link.attribs.href).toMatch(/\?from=2026-03-02&to=2026-03-08(&table=\w+)?$/);
      expect((await get(link.attribs.href ?? '')).status).toBe(200);
    }
  });

  it.each([
    { query: '?from=2026-02-30', field: 'from', typed: '2026-02-30' },
    { query: '?to=soon', field: 'to', typed: 'soon' },
    { query: '?from=2026-03-05&to=2026-03-04', field: 'to', typed: '2026-03-04' },
  ])('of $query says what is wrong beside its field and keeps it', async ({ query, field, typed }) => {
    const { get } = await testApp();
    const { status, $ } = await get(`/report${query}`);
    expect(status).toBe(422);
    expect($(`#field-${field}`).attr('aria-invalid')).toBe('true');
    expect($(`#field-${field}`).val()).toBe(typed);
    expect($(`.error-summary a[href="#field-${field}"]`)).toHaveLength(1);
    expect($('.report, .downloads')).toHaveLength(0);
  });
});

describe('the report as one web page', () => {
  it('fetches nothing, from anywhere', async () => {
    const app = await testApp();
    await givenFinishedWork(app);
    const { $ } = await app.get('/report.html');
    const css = $('style').text();

    expect($('link, script, img, iframe, object, embed, source, video, audio, base, form')).toHaveLength(0);
    expect($('[src], [srcset], [style], [background], [poster]')).toHaveLength(0);
    expect(css).not.toMatch(/@import|url\(/i);
    expect(
      $('a')
        .toArray()
        .map((link) => link.attribs.href),
    ).toEqual(['https://example.org/code']);
  });

  it('brings its styles as they are: nothing in a style element is read as an entity', async () => {
    const { get } = await testApp();
    const { $ } = await get('/report.html');
    const css = $('style').text();
    expect(css.length).toBeGreaterThan(1000);
    expect(css).toContain('.report__title');
    expect(css).not.toMatch(/&\w+;|&#/);
  });
});

describe('the tables of the report', () => {
  it('are a file each, named for what is in it', async () => {
    const { get } = await testApp();
    for (const [table, column] of [
      ['tasks', 'planned_first_day'],
      ['sessions', 'task_key'],
      ['habits', 'kept'],
      ['weeks', 'planned_minutes'],
      ['phases', 'criteria_met'],
      ['readings', 'resource_key'],
    ]) {
      const { headers, body } = await get(`/report.csv?table=${table}`);
      expect(headers['content-disposition']).toContain(`daymark-report-2026-03-04-${table}.csv`);
      expect(body.split('\r\n')[0]).toContain(column);
    }
  });

  it('begin with a byte order mark, unless that is not wanted', async () => {
    const { get } = await testApp();
    for (const table of REPORT_TABLES) {
      const { body } = await get(`/report.csv?table=${table}`);
      expect([table, body.startsWith('\uFEFF')]).toEqual([table, true]);
      expect((await get(`/report.csv?table=${table}&mark=no`)).body).toBe(body.slice(1));
    }

    const { $ } = await get('/report?detail=figures');
    const { $: $without } = await get($('#report-mark').attr('href') ?? '');

    const tables = $without('.downloads__link[href*=".csv"]').toArray();
    expect(tables).toHaveLength(REPORT_TABLES.length);
    for (const { attribs } of tables) expect(attribs.href).toMatch(/\?detail=figures(&table=\w+)?&mark=no$/);
    expect($without('#report-mark').attr('href')).toBe('/report?detail=figures');
  });

  it('are refused in words when there is none of that name', async () => {
    const { get } = await testApp();
    const { status, $ } = await get('/report.csv?table=dreams');
    expect(status).toBe(422);
    expect($('main').text()).toContain('tasks, sessions, habits, weeks, phases, readings');
  });
});

describe('the schema of the report as JSON', () => {
  it('is served as it stands in the repository', async () => {
    const { get } = await testApp();
    const { status, headers, body } = await get('/report.schema.json');
    expect([status, headers['content-type']]).toEqual([200, 'application/schema+json; charset=utf-8']);
    // After a change: npm run report:schema
    expect(JSON.parse(body)).toEqual(JSON.parse(readFileSync('plans/report/report.schema.json', 'utf8')));
    expect(JSON.parse(body)).toMatchObject({ title: 'Daymark report', additionalProperties: false });
  });
});

describe('the report as PDF', () => {
  const readFrom = async ({ app }: TestApp, path: string) => {
    const { statusCode, headers, rawPayload } = await app.inject({
      url: path,
      headers: { host: 'localhost' },
    });
    return { statusCode, headers, bytes: rawPayload };
  };

  it('is a file of its own type, named for the day, with the same bytes all day', async () => {
    const app = await testApp();
    await givenFinishedWork(app);
    const { statusCode, headers, bytes } = await readFrom(app, '/report.pdf');
    expect(statusCode).toBe(200);
    expect(headers['content-type']).toBe('application/pdf');
    expect(headers['content-disposition']).toBe('attachment; filename="daymark-report-2026-03-04.pdf"');
    const { pages } = await readPdf(bytes);
    const text = pages.join(' ').replace(/\s+/g, ' ');
    for (const words of ['Task 1', 'Task 2', 'https://example.org/code', 'A good week', 'is a kernel']) {
      expect(text).toContain(words);
    }
    app.setNow('2026-03-04T17:00:00Z');
    expect((await readFrom(app, '/report.pdf')).bytes.equals(bytes)).toBe(true);
    expect((await readFrom(app, '/report.pdf?range=days&from=soon')).statusCode).toBe(422);
  });

  it('is one page where one page was chosen, with the whole roadmap behind it', async () => {
    const app = await testApp({ plan: 'built-in', now: '2026-04-20T09:00:00Z' });
    for (let id = 1; id <= 40; id += 1) {
      await app.post(`/tasks/${id}/completion`, { done: 'yes', on: '2026-03-20' });
      if (id % 10 === 0) await app.post(`/tasks/${id + 100}/drop`, { dropped: 'yes', from: '/plan' });
    }
    const { pages, outline } = await readPdf((await readFrom(app, '/report.pdf?detail=one-page')).bytes);
    expect(pages.slice(1)).toEqual([]);
    expect(outline).toHaveLength(9);
    expect((await readPdf((await readFrom(app, '/report.pdf')).bytes)).pages.length).toBeGreaterThan(2);
  });
});

describe('what was done long before the plan began', () => {
  it('counts as done, in none of its weeks, and bears its year in every form of the report', async () => {
    const { get, post } = await testApp();
    await post('/tasks/1/completion', { done: 'yes', on: '2025-11-30' });
    await post('/tasks/1/note', { text: 'From an earlier job', revision: '0' });
    await post('/tasks/2/completion', { done: 'yes', on: '2026-03-03' });
    const minutes = 60;
    const report = JSON.parse((await get('/report.json')).body);

    expect(report.totals).toMatchObject({ finishedTaskCount: 2, finishedMinutes: 2 * minutes });
    expect(report.weeks[0]).toMatchObject({ finishedTaskCount: 1, finishedMinutes: minutes });
    expect(report.pace.figures.earnedMinutes).toBe(2 * minutes);
    expect(report.charts.burnUp[0]).toMatchObject({ day: '2026-03-02', earnedMinutes: minutes });
    const heat: { finishedMinutes: number }[] = report.charts.heatMap;
    expect(heat.map(({ finishedMinutes }) => finishedMinutes).slice(0, 3)).toEqual([0, minutes, 0]);
    expect((await get('/weeks/1')).$('#main').text()).not.toContain('Task 1');
    for (const { body } of [await get('/report'), await get('/report.html')]) {
      expect(body).toContain('Sun 30 Nov 2025');
      expect(body).toContain('>Tue 3 Mar<');
    }
    expect((await get('/report.md')).body).toContain('| 30 November 2025 |');
  });
});
