import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyAddress, givenBusyLearner } from '../../../support/app/busy-learner.ts';
import { encodeForm, type TestApp } from '../../../support/app/test-app.ts';
import { LONG_TEXTS } from '../../../support/texts/long-texts.ts';
import { columnsOfWords, putEverywhere } from '../../../support/texts/put-everywhere.ts';

/** As long as a form takes it in the one, which stands for all that are read as Markdown; elsewhere as people write. */
const LENGTHS: Readonly<Record<string, number>> = {
  'tasks.note': 100_000,
  'reflections.text': 10_000,
  'evidence.text': 10_000,
  'answerNotes.text': 10_000,
  'readingNotes.text': 10_000,
  'mocks.takeaway': 10_000,
  'mockRounds.notes': 10_000,
};
const LENGTH_OF_LINES = 300;
/** Of the text in a column of words. */
const lengthIn = (column: string) => LENGTHS[column] ?? LENGTH_OF_LINES;
const SEARCHED_LENGTH = 1_000;
const LENGTH_OF_A_LINE_TYPED = 5_000;
/** Of one field of a form, beside all others. */
const FIELD_LENGTH = 400;

/** Of the processor, for one answer: the slowest takes a tenth of a second. */
const MOST_SECONDS = 5;
/** What all answers of one kind of text may leave in memory until it is cleared. */
const MOST_MEGABYTES = 1_500;

const ends: (() => unknown)[] = [];
let app: TestApp;
let addresses: string[];
/** Where forms go, and the names of all their fields. */
let targets: string[];
let fields: string[];

beforeAll(async () => {
  app = await givenBusyLearner({ atEnd: (end) => ends.push(end) });
  const every = await everyAddress(app);
  addresses = every.pages;
  targets = every.targets;
  fields = await fieldsOfEveryForm();
});
afterAll(async () => {
  for (const end of ends.toReversed()) await end();
});

async function fieldsOfEveryForm(): Promise<string[]> {
  const names = new Set<string>();
  for (const address of addresses) {
    const { body } = await app.app.inject({ url: address, headers: { host: 'localhost' } });
    for (const [, name = ''] of body.matchAll(/<(?:input|textarea|select)\b[^>]*? name="([^"]+)"/g))
      names.add(name);
  }
  return [...names];
}

type Cost = { answer: string; status: number; seconds: number };

/** What took too long is asked once more: what the machine did beside it, it does not do twice. */
async function costOf(answer: string, ask: () => Promise<{ statusCode: number }>): Promise<Cost> {
  const once = async (): Promise<Cost> => {
    const before = process.cpuUsage();
    const { statusCode } = await ask();
    const { user, system } = process.cpuUsage(before);
    return { answer, status: statusCode, seconds: (user + system) / 1e6 };
  };
  const first = await once();
  return first.status >= 500 || first.seconds <= MOST_SECONDS ? first : once();
}

function read(address: string): Promise<Cost> {
  return costOf(address, () => app.app.inject({ url: address, headers: { host: 'localhost' } }));
}

function send(url: string, payload: string): Promise<Cost> {
  const headers = {
    host: 'localhost',
    origin: 'http://localhost',
    'content-type': 'application/x-www-form-urlencoded',
  };
  return costOf(`POST ${url}`, () => app.app.inject({ method: 'POST', url, headers, payload }));
}

describe('a text without an end', () => {
  it('would stand in every column of words, and behind every address', () => {
    const names = columnsOfWords().map(({ table, column }) => `${table}.${column}`);
    for (const known of [
      'tasks.note',
      'reflections.text',
      'evidence.location',
      'own_questions.prompt',
      'mocks.takeaway',
    ])
      expect(names).toContain(known);
    expect(addresses.filter((address) => address.includes(':'))).toEqual([]);
    for (const known of ['text', 'prompt', 'line', 'reason', 'label', 'intention'])
      expect(fields).toContain(known);
    for (const known of ['/tasks/1', '/report.pdf', '/practice/own.csv', '/settings/data.json'])
      expect(addresses).toContain(known);
  });

  it.each(Object.entries(LONG_TEXTS))(
    'is answered in its time, whatever is asked for: %s',
    async (_, textOf) => {
      const searched = encodeURIComponent(textOf(SEARCHED_LENGTH));
      putEverywhere(app.db, (column) => textOf(lengthIn(column)));
      const before = process.memoryUsage.rss();

      const costs: Cost[] = [];
      for (const address of [...addresses, `/plan?q=${searched}`, `/practice?q=${searched}`])
        costs.push(await read(address));
      // What another window has changed meanwhile is shown beside it.
      const stale = { text: textOf(LENGTHS['tasks.note'] ?? 0), revision: '0' };
      costs.push(await send('/tasks/1/note', encodeForm(stale)));
      costs.push(await send('/tasks/quick', encodeForm({ line: textOf(LENGTH_OF_A_LINE_TYPED) })));

      expect(costs.filter(({ status, seconds }) => status >= 500 || seconds > MOST_SECONDS)).toEqual([]);
      expect((process.memoryUsage.rss() - before) / 1e6).toBeLessThan(MOST_MEGABYTES);
    },
  );

  it.each(Object.entries(LONG_TEXTS))(
    'is taken or refused in its time by every form: %s',
    async (_, textOf) => {
      const inEachField = encodeForm(Object.fromEntries(fields.map((name) => [name, textOf(FIELD_LENGTH)])));

      const costs: Cost[] = [];
      for (const target of targets) costs.push(await send(target, inEachField));

      expect(costs.filter(({ status, seconds }) => status >= 500 || seconds > MOST_SECONDS)).toEqual([]);
    },
  );
});
