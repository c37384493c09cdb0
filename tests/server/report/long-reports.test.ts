import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Background, inThisThread, inThreads } from '../../../server/background/background.ts';
import { REPORT_FORMATS, reportPath } from '../../../server/report/formats.ts';
import { type TestApp, testApp } from '../../support/app/test-app.ts';

const NOTE = 'The **gradient** of it.\n\n'.repeat(4_000);
const PATHS = REPORT_FORMATS.map(reportPath);

/** An app on a file, whose every task is finished and has a note. */
async function givenNotes(note: string, background: Background): Promise<TestApp & { shared: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-report-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const app = await testApp({ database: join(folder, 'daymark.db'), background });
  for (const { id } of app.plan().tasks) {
    await app.post(`/tasks/${id}/completion`, { done: 'yes' });
    await app.post(`/tasks/${id}/note`, { text: note, revision: '0' });
  }
  const { $ } = await app.post('/report/links', { label: 'Ada', openDays: '30', from: '/report' });
  return { ...app, shared: new URL(String($('#fresh-link').val())).pathname };
}

/** Threads that are at work until they are let go, and then have made the same words of whatever they are given. */
function givenBusyThreads(words: string) {
  const gate = new Int32Array(new SharedArrayBuffer(4));
  const started: Worker[] = [];
  const background = inThreads(() => {
    const thread = new Worker(join(import.meta.dirname, '../../support/app/misbehaving-thread.js'), {
      workerData: { input: { does: 'waits', gate, words } },
    });
    started.push(thread);
    return thread;
  });
  onTestFinished(() => background.close());
  const letGo = () => {
    Atomics.store(gate, 0, 1);
    Atomics.notify(gate, 0);
  };
  return { background, started, letGo };
}

describe('a report of many words', () => {
  it.each([...PATHS, 'shared'])('is made while others are served: %s', async (name) => {
    const { background, letGo, started } = givenBusyThreads('all of it');
    const { get, shared } = await givenNotes(NOTE, background);
    const events: string[] = [];
    const report = get(name === 'shared' ? shared : name).then((answer) => {
      events.push('the report');
      return answer;
    });

    for (let page = 0; page < 3; page += 1) {
      expect((await get('/today')).status).toBe(200);
      events.push('a page');
    }
    letGo();

    expect(await report).toMatchObject({ status: 200, body: 'all of it' });
    expect(events).toEqual(['a page', 'a page', 'a page', 'the report']);
    expect(started).toHaveLength(1);
  });

  it('is the same from a thread of its own, which reads what was written last', async () => {
    const background = inThreads();
    onTestFinished(() => background.close());
    const [beside, here] = await Promise.all([
      givenNotes(NOTE, background),
      givenNotes(NOTE, inThisThread()),
    ]);

    for (const path of ['/report.json', '/report.csv?table=tasks&section=evidence']) {
      const one = await beside.get(path);
      expect(one.status).toBe(200);
      expect(one.body).toContain(JSON.stringify(NOTE).slice(1, 20));
      expect(one.body).toBe((await here.get(path)).body);
    }
    expect((await beside.get(beside.shared)).$('.report__title').text()).toBe('Sample roadmap');
  });

  it('begins no thread where it is short: of few words, or as one page', async () => {
    const { background, started } = givenBusyThreads('');
    const short = await givenNotes('A few words', background);
    for (const path of [...PATHS, short.shared].filter((one) => one !== '/report.pdf'))
      expect((await short.get(path)).status).toBe(200);
    const long = await givenNotes(NOTE, background);

    expect((await long.get('/report.html?detail=one-page')).status).toBe(200);
    expect(started).toHaveLength(0);
  });

  it('is not found where its plan goes before it is read', async () => {
    const { get } = await givenNotes(NOTE, { ...inThisThread(), run: async () => null as never });

    expect((await get('/report.html')).status).toBe(404);
  });

  it('is shown on its page with long texts cut off, which says so; the choice of words that are short is whole', async () => {
    const { get } = await givenNotes(NOTE, inThisThread());

    const { $, body } = await get('/report');

    expect($('.report').text()).toContain('…');
    expect($('.page--report > .hint').text()).toMatch(
      /^Long texts are cut off on this page after \d+ characters/,
    );
    expect(body.length).toBeLessThan(400_000);
    const { $: onePage } = await get('/report?detail=one-page');
    expect(onePage('.page--report > .hint')).toHaveLength(0);
  });
});
