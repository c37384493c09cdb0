import { describe, expect, it } from 'vitest';
import { readAnkiPackage } from '../../../db/incoming/anki-package.ts';
import { addOwnQuestion } from '../../../db/practice/own-questions.ts';
import { readZip } from '../../../plans/incoming/zip.ts';
import { type TestApp, testApp } from '../../support/app/test-app.ts';
import { MOMENT } from '../../support/database/db.ts';
import { givenOwnWords } from '../../support/made/practice/questions.ts';

const LIMITS = { files: 10, bytesOfFile: 50_000_000, bytesInAll: 50_000_000 };

async function deckAt(address: string, { app }: TestApp) {
  const { rawPayload, headers, statusCode } = await app.inject({
    url: address,
    headers: { host: 'localhost' },
  });
  expect(statusCode).toBe(200);
  const part = readZip(new Uint8Array(rawPayload), LIMITS, readAnkiPackage);
  const rows = part.ok ? part.value.questions.flatMap((table) => table.rows.map(({ cells }) => cells)) : [];
  return { headers, bytes: rawPayload, rows };
}

describe('own questions as a deck', () => {
  it('are there with all that they say, archived ones left out, and the same file each time', async () => {
    const app = await testApp({ plan: 'none' });
    const words = givenOwnWords({
      prompt: 'Why $x_1$?',
      detail: '```python\nif a:\n\tb()\n```',
      answer: '| a | b |\n| --- | --- |\n| 1 | 2 |',
      tags: ['hard'],
    });
    addOwnQuestion(app.db, { ...MOMENT, key: 'own-1', words });
    addOwnQuestion(app.db, { ...MOMENT, key: 'own-2', words: givenOwnWords({ prompt: 'Another' }) });
    await app.post('/practice/own/own-2/archive', { archived: 'yes' });

    const deck = await deckAt('/practice/own.apkg', app);
    expect(deck.headers['content-disposition']).toBe('attachment; filename="my-questions.apkg"');
    expect(deck.headers['cache-control']).toBe('no-store');
    expect(deck.rows.map(([question, detail]) => [question, detail])).toEqual([[words.prompt, words.detail]]);
    expect(deck.rows[0]).toEqual(expect.arrayContaining([words.answer, 'hard', 'own', 'own-1']));
    expect((await deckAt('/practice/own.apkg', app)).bytes).toEqual(deck.bytes);
  });

  it('are a file too where there is none', async () => {
    const app = await testApp({ plan: 'none' });
    expect((await deckAt('/practice/own.apkg', app)).rows).toEqual([]);
    expect((await app.get('/practice/own')).body).not.toContain('own.apkg');
  });
});

describe('the bank', () => {
  it('leaves as a deck and as CSV, with each of its questions and nothing of the learner', async () => {
    const app = await testApp();
    addOwnQuestion(app.db, { ...MOMENT, key: 'own-1', words: givenOwnWords({ prompt: 'Mine alone' }) });

    const deck = await deckAt('/practice/bank.apkg', app);
    const csv = (await app.get('/practice/bank.csv')).body;
    expect(csv.startsWith('\uFEFFid,prompt,category,form,')).toBe(true);
    expect((await app.get('/practice/bank.csv?mark=no')).body).toBe(csv.slice(1));
    expect(deck.rows.length).toBeGreaterThan(0);
    for (const cells of deck.rows) expect(csv).toContain(`\r\n${cells.at(-1)},`);
    expect(csv).not.toContain('Mine alone');
    expect(JSON.stringify(deck.rows)).not.toContain('Mine alone');
    const { $ } = await app.get('/practice');
    expect($('#bank-deck').attr('href')).toBe('/practice/bank.apkg');
    expect($('#bank-csv').attr('href')).toBe('/practice/bank.csv');
  });
});
