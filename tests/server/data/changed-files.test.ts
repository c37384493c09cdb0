import { load } from 'cheerio';
import { expect, it } from 'vitest';
import { setChangeUndone } from '../../../db/journal/undo.ts';
import { followLinks } from '../../support/app/every-form.ts';
import { listRoutes } from '../../support/app/routes.ts';
import { type TestApp, testApp } from '../../support/app/test-app.ts';
import { brokenIn } from '../../support/database/broken-in.ts';
import { bringBack, exportText } from '../../support/database/data.ts';
import { AT, MOMENT } from '../../support/database/db.ts';
import { generatedData, randomOf } from '../../support/database/generated-data.ts';

/** The same ones each time; more of them were tried by hand. */
const FILES = 30;

/** What nobody types, and what stands at an edge. */
const STRANGE = [
  ...[null, true, false, '', ' ', 'x', 'a b', '\0', '\ud800', '\u202e', 'x'.repeat(300), 'x'.repeat(30_000)],
  ...[-1, 0, 1, 2, 7, 13, 99, 1441, 100_000, 1e9, 0.5, -0.5, 1e300],
  ...['1969-12-31', '1970-01-01', '2026-02-31', '2026-03-02', '2030-01-01', '2199-12-31', '9999-12-31'],
  ...['1970-01-01T00:00:00.000Z', '2026-03-01T09:00:00.000Z', '2199-12-31T00:00:00.000Z', 'noon'],
  ...[[], [0], [1, 1], ['a-1', 'a-1'], [null], {}, 'done', 'known', 'link', 'number', 'mock', 'Asia/Tokyo'],
];

it('a file that was changed by hand is refused in words, or every page can show what it says', {
  timeout: 600_000,
}, async () => {
  const app = await testApp({ plan: 'none', now: '2026-03-10T12:00:00.000Z' });
  const empty = exportText(app.db);
  const told = { refused: 0, taken: 0 };
  for (let seed = 1; seed <= FILES; seed++) {
    const file = changedFile(seed);
    const { problems, changeId } = bringBack(app.db, JSON.stringify(file.data), MOMENT);
    if (problems.length > 0) {
      told.refused += 1;
      for (const { path, message } of problems)
        expect([seed, path, message]).toEqual([
          seed,
          expect.stringMatching(/^tables\.\w+\[\d+\]/),
          expect.stringMatching(/\w/),
        ]);
      expect([seed, exportText(app.db)]).toEqual([seed, empty]);
    } else {
      told.taken += 1;
      expect([seed, file.how, brokenIn(app.db)]).toEqual([seed, file.how, []]);
      expect([seed, file.how, await failingPages(app)]).toEqual([seed, file.how, []]);
      if (changeId !== null) expect(setChangeUndone(app.db, changeId, true, AT).ok).toBe(true);
      app.db.client.exec('begin; delete from changes; commit');
    }
  }
  expect(Math.min(told.refused, told.taken)).toBeGreaterThan(FILES / 10);
});

type Rows = Record<string, unknown>[];

/** A file as Daymark writes it with one or two things in it changed. */
function changedFile(seed: number) {
  const random = randomOf(seed * 7919);
  const oneOf = <T>(values: readonly T[]): T | undefined => values[Math.floor(random() * values.length)];
  const { tables, ...head } = generatedData(seed);
  const others = generatedData(seed + 100_000).tables;
  const how: string[] = [];
  for (let count = 1 + Math.floor(random() * 2); count > 0; count--) {
    const [name = '', rows = []] = oneOf(Object.entries(tables).filter(([, some]) => some.length > 0)) ?? [];
    const at = Math.floor(random() * rows.length);
    const row = rows[at] ?? {};
    const column = oneOf(Object.keys(row)) ?? '';
    const lent = oneOf([...rows, ...(others[name] ?? [])]) ?? {};
    const change = oneOf([
      () => rows.splice(at, 1),
      () => rows.push({ ...row, ...(typeof row.id === 'number' && { id: 9000 + rows.length }) }),
      ...Array(4).fill(() => Object.assign(row, { [column]: oneOf(STRANGE) })),
      ...Array(4).fill(() => Object.assign(row, { [column]: lent[column] })),
      ...Array(2).fill(() => Object.assign(row, { [column]: oneOf(Object.values(lent)) })),
    ]);
    change?.();
    how.push(`${name}[${at}].${column}: ${String(JSON.stringify(row)).slice(0, 1000)}`);
  }
  return { data: { ...head, tables: tables as Record<string, Rows> }, how };
}

/** Pages that fail, of all that links lead to. */
async function failingPages({ app }: TestApp): Promise<string[]> {
  const starts = listRoutes(app)
    .filter(({ method, path }) => method === 'GET' && !/[:*]|backups/.test(path))
    .map(({ path }) => path);
  const failing: string[] = [];
  await followLinks(
    async (url) => {
      const { statusCode, headers, body } = await app.inject({ url, headers: { host: 'localhost' } });
      if (statusCode >= 500) failing.push(`${url} ${statusCode}`);
      const isPage = statusCode === 200 && String(headers['content-type']).startsWith('text/html');
      return isPage && !headers['content-disposition'] ? load(body) : null;
    },
    starts,
    async () => {},
  );
  return failing;
}
