import { describe, expect, it } from 'vitest';
import { NAMED_COLUMNS } from '../../../db/data/rules/names/named-columns.ts';
import { NAMED_THINGS } from '../../../plans/content/named-things.ts';
import { knownNamesOf } from '../../../server/library/known-names.ts';
import { loadLibrary } from '../../../server/library/library.ts';
import { type TestApp, testApp } from '../../support/app/test-app.ts';
import { filePart, SMALL_ROADMAP, sendTo } from '../../support/app/upload.ts';
import { bringBack, unknownNamesIn } from '../../support/database/data.ts';
import { AT, MOMENT, testDatabase } from '../../support/database/db.ts';
import { demoText } from '../../support/database/demo-data.ts';
import { replaceNames, unknownName } from '../../support/database/unknown-names.ts';

const LIBRARY = loadLibrary();
const KNOWN = knownNamesOf(LIBRARY);
const DEMO = demoText(LIBRARY);
const TASK = LIBRARY.builtIn.phases[0]?.tasks[0]?.id ?? '';
const QUESTION = LIBRARY.categories[0]?.questions[0]?.id ?? '';

type Tables = Record<string, Record<string, unknown>[]>;

/** The demo with something in it changed. */
function demoWith(change: (tables: Tables) => void): string {
  const data = JSON.parse(DEMO);
  change(data.tables);
  return JSON.stringify(data);
}

/** What a file of a few rows names and nobody has. */
function unknownOf(tables: Tables, into = testDatabase()): string[] {
  const file = JSON.stringify({ format: 'daymark-data', version: 1, tables });
  return unknownNamesIn(into, file, KNOWN).first.map(({ thing, name }) => `${thing} ${name}`);
}

const answer = (questionKey: string) => ({
  id: 1,
  questionKey,
  day: MOMENT.today,
  answeredAt: AT,
  grade: 'good',
  mode: 'drill',
  pointsMade: [],
});

describe('names in a file of data', () => {
  it('are all known in one that this Daymark wrote', () => {
    expect(unknownNamesIn(testDatabase(), DEMO, KNOWN)).toEqual({ first: [], total: 0 });
  });

  it.each(NAMED_COLUMNS.filter(({ thing }) => thing !== 'choice'))(
    'are told of $table: $column',
    (column) => {
      let replaced = 0;
      const file = demoWith((tables) => {
        // So that there is one in every column, in a list, too.
        Object.assign(tables.ownQuestions?.[0] ?? {}, { phase: 'deep-learning', tasks: [TASK] });
        Object.assign(tables.ownResources?.[0] ?? {}, { tasks: [TASK], questions: [QUESTION] });
        Object.assign(tables.plans?.[0] ?? {}, { trackId: 'general', rounds: ['talk-round'] });
        replaceNames(tables, (one) => one === column && ++replaced > 0);
      });

      const { first, total } = unknownNamesIn(testDatabase(), file, KNOWN);

      expect(replaced).toBeGreaterThan(0);
      expect(total).toBeGreaterThan(0);
      expect(first.length).toBe(Math.min(total, 10));
      const told = first.filter(({ thing }) => thing === column.thing);
      expect(told.map(({ name }) => name)).toEqual(told.map(() => expect.stringContaining(unknownName(''))));
      expect(told.flatMap(({ uses }) => uses.map(({ noun }) => noun))).toContain(column.noun);
    },
  );

  it('are told of a choice that a part does not have, but not of words that stand there', () => {
    const part = (text: string) => ({ pieceKey: 'piece-a', partKey: 'provenance', text, revision: 1 });
    const piece = { key: 'piece-a', kindKey: 'story', title: 'A', createdAt: AT };
    const kind = LIBRARY.kinds.find(({ parts }) => parts.some(({ form }) => form === 'choice'));
    const partKey = kind?.parts.find(({ form }) => form === 'choice')?.id;
    const tables = (text: string) => ({
      pieces: [{ ...piece, kindKey: kind?.id }],
      pieceParts: [{ ...part(text), partKey }],
    });
    expect(unknownOf(tables('elsewhere'))).toEqual([`choice ${kind?.id} ${partKey} elsewhere`]);
    expect(unknownOf(tables('In my own words'))).toEqual([]);
  });

  it('are known where the file has the thing itself, or Daymark has it already', () => {
    const roadmaps = [{ id: 1, key: 'own', title: 'x', yaml: SMALL_ROADMAP, uploadedAt: AT }];
    const ownResources = [
      {
        ...{ id: 1, key: 'own-a', title: 'A', authors: [], kind: 'paper', minutes: 30, need: 'must' },
        ...{ tasks: ['one', 'three'], questions: [], createdAt: AT },
      },
    ];
    expect(unknownOf({ ownResources })).toEqual(['task one', 'task three']);
    expect(unknownOf({ ownResources, roadmaps })).toEqual(['task three']);

    const into = testDatabase();
    const file = { format: 'daymark-data', version: 1, tables: { roadmaps } };
    bringBack(into, JSON.stringify(file), MOMENT);
    expect(unknownOf({ ownResources }, into)).toEqual(['task three']);
  });

  it('are not told of what is here already and does not come', () => {
    const tables = { answers: [answer('unheard-of')] };
    const into = testDatabase();
    bringBack(into, JSON.stringify({ format: 'daymark-data', version: 1, tables }), MOMENT);
    expect(unknownOf(tables)).toEqual(['question unheard-of']);
    expect(unknownOf(tables, into)).toEqual([]);
  });

  it('tell no more of what is in something that is unknown itself', () => {
    const file = demoWith((tables) =>
      replaceNames(tables, ({ thing }) => ['mock', 'kind', 'roadmap'].includes(thing)),
    );
    const { first, total } = unknownNamesIn(testDatabase(), file, KNOWN);
    const { pieces, mocks, plans }: Tables = JSON.parse(file).tables;
    const distinct = (rows: Tables[string] = [], column: string) =>
      new Set(rows.map((row) => row[column])).size;
    expect(total).toBe(
      distinct(pieces, 'kindKey') + distinct(mocks, 'formatKey') + distinct(plans, 'roadmapId'),
    );
    expect(first.every(({ thing }) => ['mock', 'kind', 'roadmap'].includes(thing))).toBe(true);
  });
});

describe('the page of what would come in', () => {
  it('lists ten of them, each once with what names it, and how many more', async () => {
    const app = await testApp({ plan: 'none' });
    const $ = await lookedAt(
      app,
      demoWith((tables) => replaceNames(tables, () => true)),
    );
    const lines = $('#unknown-names li')
      .toArray()
      .map((line) => $(line).text());

    expect(lines.length).toBe(11);
    expect(new Set(lines).size).toBe(11);
    expect(lines.at(-1)).toMatch(/^and \d+ more$/);
    expect(lines.join('\n')).toMatch(
      /^(Kind of pieces|Question|Round or capability) “[\w-]+-unheard-of”\d+ /m,
    );
    expect($('#bring-back').length).toBe(1);
  });

  it('says nothing of them where there are none', async () => {
    const app = await testApp({ plan: 'none' });
    expect((await lookedAt(app, DEMO))('#unknown-names').length).toBe(0);
  });

  it('has a word for each thing that can be named', () => {
    expect(new Set(NAMED_COLUMNS.map(({ thing }) => thing))).toEqual(new Set(NAMED_THINGS));
  });
});

async function lookedAt(app: TestApp, content: string) {
  const { headers } = await sendTo('/settings/data', app, filePart(content, 'data.json'));
  let answer = await app.get(String(headers.location));
  while (answer.$('#import-progress').length > 0) answer = await app.get(String(headers.location));
  return answer.$;
}
