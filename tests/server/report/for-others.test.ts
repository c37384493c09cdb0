import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { testApp } from '../../support/app/test-app.ts';
import { readPdf } from '../../support/texts/pdf.ts';

const NOTE =
  'On [my project](/pieces/piece-1), http://localhost:8888/lab, [step two](https://daymark.example.org/tasks/2) and [the paper](https://arxiv.org/abs/1706.03762).';

const CLOSED =
  /(?:href="|https?:\/\/|\]\()(?:[^\s")>]*localhost|[^\s")>]*daymark\.example\.org|\/pieces|192\.168)/;

/** A finished task whose note and evidence lead to what only the learner can open, and to a paper. */
async function givenEvidence() {
  const app = await testApp({ config: { allowedHosts: ['localhost', 'daymark.example.org'] } });
  await app.post('/tasks/1/completion', { done: 'yes' });
  await app.post('/tasks/1/note', { text: NOTE, revision: '0' });
  for (const [location, text] of [
    ['http://192.168.1.7:8080/plots', 'Plots'],
    ['https://daymark.example.org/pieces/piece-1', 'Mine'],
    ['https://arxiv.org/abs/1706.03762', 'The paper'],
  ]) {
    const form = { kind: 'link', location: location ?? '', text: text ?? '', value: '' };
    expect((await app.post('/tasks/1/evidence', form)).status).toBe(303);
  }
  const made = await app.post('/report/links', {
    label: 'Ada',
    openDays: '30',
    choices: '',
    from: '/report',
  });
  const shared = new URL(String(made.$('#fresh-link').val())).pathname;
  return { ...app, shared };
}

describe('evidence in a report', () => {
  it('never leads where its reader cannot go, in any form', async () => {
    const { get, shared } = await givenEvidence();
    for (const path of ['/report.html', '/report.md', '/report.json', '/report.csv', shared]) {
      const { body } = await get(path);
      expect([path, body.match(CLOSED)]).toEqual([path, null]);
      for (const words of ['my project', 'localhost:8888/lab', '192.168.1.7:8080/plots'])
        expect([path, body.replaceAll('\\', '').includes(words)]).toEqual([path, true]);
      expect([path, body.includes('arxiv.org/abs/1706.03762')]).toEqual([path, true]);
    }
    const addresses = [(await get('/report')).body, (await get(shared)).body].map((html) =>
      load(html)('.report a[href]')
        .toArray()
        .map(({ attribs }) => attribs.href)
        .filter((address) => !address?.startsWith('/days/')),
    );
    for (const each of addresses)
      expect(new Set(each)).toEqual(new Set(['https://arxiv.org/abs/1706.03762']));
  });

  it('has no such address on paper', async () => {
    const { app } = await givenEvidence();
    const { rawPayload } = await app.inject({ url: '/report.pdf', headers: { host: 'localhost' } });
    const { pages } = await readPdf(rawPayload);
    expect(pages.join('\n')).toContain('localhost:8888/lab');
    expect(rawPayload.toString('latin1')).not.toMatch(/\/URI \((?!https:\/\/arxiv)/);
    expect(pages.join('\n')).not.toMatch(/https?:\/\/(localhost|192|daymark)/);
  });
});
