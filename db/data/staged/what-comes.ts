import type BetterSqlite3 from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import { isImportedChange } from '../export.ts';
import { PLAN_TABLES, TABLE_SHAPES, type TableShape } from '../table-graph.ts';
import { recogniser } from './known-rows.ts';
import { isOfPlan, keyOf, PLAN_SHAPES, planPrinter } from './plan-print.ts';
import { columnNames, inOneWrite, quoted } from './staged-file.ts';
import { type BroughtPlan, sumUpPlans } from './sum-up.ts';
import type { Tell } from './take-in.ts';

/** What of a file is not here yet. */
export type Coming = {
  /** Nothing is here, so that all comes as it was: its numbers, the settings and the list of changes. */
  isWhole: boolean;
  plans: readonly BroughtPlan[];
  /** How many new rows each table gets, the settings and the list of changes too, as far as there are any. */
  counts: Readonly<Record<string, number>>;
};

/**
 * Which rows of the file come, and what the rows that others refer to are numbered here. Rows are named by SQLite's own
 * number of them, which is that of numbered tables too.
 */
const MAKE_TABLES = `
  drop table if exists coming;
  create table coming (table_name text, row integer, here integer, is_new integer, primary key (table_name, row)) without rowid;
  drop table if exists told;
  create table told (words text primary key, amount integer) without rowid;`;

/**
 * Works out what of a staged file is not here yet, in the file itself. Nothing that is here is touched.
 *
 * Into an empty Daymark all of it comes as it was. Beside data, a plan comes with all that hangs on it, under numbers
 * of its own, unless the very same plan is here; everything else comes unless there is something of the same name
 * here, or the same thing where it has no name.
 */
export function findWhatComes(client: BetterSqlite3.Database, tell: Tell): Coming {
  return inOneWrite(client, () => {
    client.exec(MAKE_TABLES);
    const isWhole = isEmpty(client);
    if (isWhole) bringAll(client);
    else bringRest(client, tell);
    return { isWhole, plans: sumUpPlans(client), counts: countComing(client) };
  });
}

function isEmpty(client: BetterSqlite3.Database): boolean {
  return TABLE_SHAPES.every(
    ({ name, table }) => name === 'settings' || !hasRow(client, `here.${tableIn(table)}`),
  );
}

function hasRow(client: BetterSqlite3.Database, from: string): boolean {
  return client.prepare(`select 1 from ${from} limit 1`).get() !== undefined;
}

function bringAll(client: BetterSqlite3.Database): void {
  for (const shape of TABLE_SHAPES) {
    if (shape.name !== 'settings' || areSettingsOthers(client, shape))
      comesAsItIs(client, shape.name, shape.table);
  }
  // A list that has begun goes on as it is: entries would stand among others that came later.
  if (!hasRow(client, `here.changes where not ${isImportedChange()}`)) comesAsItIs(client, 'changes');
}

function comesAsItIs(client: BetterSqlite3.Database, name: string, table?: TableShape['table']): void {
  const from = table ? tableIn(table) : 'changes';
  client.exec(`insert into coming select '${name}', rowid, rowid, 1 from main.${from}`);
}

function areSettingsOthers(client: BetterSqlite3.Database, shape: TableShape): boolean {
  const columns = columnNames(shape).join(', ');
  const from = tableIn(shape.table);
  return hasRow(client, `(select ${columns} from main.${from} except select ${columns} from here.${from})`);
}

function bringRest(client: BetterSqlite3.Database, tell: Tell): void {
  const numberAfter = latestNumbers(client);
  bringPlans(client, numberAfter, tell);
  for (const shape of TABLE_SHAPES) {
    if (shape.name !== 'settings' && !PLAN_TABLES.has(shape.name)) bringUnknown(client, shape, numberAfter);
  }
}

/** Gives out the numbers of new rows: those that a table is to get next. */
type NumberAfter = (table: string, rowCount: number) => number;

function latestNumbers(client: BetterSqlite3.Database): NumberAfter {
  const latest = new Map(
    TABLE_SHAPES.filter(({ isNumbered }) => isNumbered).map(({ name, table }) => {
      const last = client
        .prepare<[], number>(`select max(id) from here.${tableIn(table)}`)
        .pluck()
        .get();
      return [name, last ?? 0];
    }),
  );
  return (table, rowCount) => {
    const before = latest.get(table) ?? 0;
    latest.set(table, before + rowCount);
    return before;
  };
}

function bringPlans(client: BetterSqlite3.Database, numberAfter: NumberAfter, tell: Tell): void {
  const [plans, plansHere] = [listPlanNumbers(client, 'main'), listPlanNumbers(client, 'here')];
  const whole = plans.length + plansHere.length;
  const [print, printHere] = [planPrinter(client, 'main'), planPrinter(client, 'here')];
  const knownHere = new Map<string, number[]>();
  for (const [index, plan] of plansHere.entries()) {
    const told = printHere(plan);
    knownHere.set(told, [...(knownHere.get(told) ?? []), plan]);
    tell(index + 1, whole);
  }
  const [bring, pair] = [planBringer(client, numberAfter), planPairer(client)];
  for (const [index, plan] of plans.entries()) {
    const same = knownHere.get(print(plan))?.shift();
    if (same === undefined) bring(plan);
    else pair(plan, same);
    tell(plansHere.length + index + 1, whole);
  }
}

function listPlanNumbers(client: BetterSqlite3.Database, side: 'main' | 'here'): number[] {
  return client.prepare<[], number>(`select id from ${side}.plans order by id`).pluck().all();
}

/** A plan comes under numbers of its own. */
function planBringer(client: BetterSqlite3.Database, numberAfter: NumberAfter): (plan: number) => void {
  const inserts = PLAN_SHAPES.map((shape) => {
    const rows = `main.${tableIn(shape.table)} where ${isOfPlan(shape, 'main')}`;
    const number = '@before + row_number() over (order by rowid)';
    return {
      name: shape.name,
      count: client.prepare<[{ plan: number }], number>(`select count(*) from ${rows}`).pluck(),
      insert: client.prepare<[{ plan: number; before: number }]>(
        `insert into coming select '${shape.name}', rowid, ${shape.isNumbered ? number : 'nullif(@before, @before)'}, 1 from ${rows}`,
      ),
    };
  });
  return (plan) => {
    for (const { name, count, insert } of inserts) {
      insert.run({ plan, before: numberAfter(name, count.get({ plan }) ?? 0) });
    }
  };
}

/** Rows of the same plan stand in the same places. */
function planPairer(client: BetterSqlite3.Database): (plan: number, same: number) => void {
  const add = client.prepare<[string, number, number | undefined]>('insert into coming values (?, ?, ?, 0)');
  const tables = PLAN_SHAPES.filter(({ isNumbered }) => isNumbered).map((shape) => {
    const numbersOn = (side: 'main' | 'here') =>
      client
        .prepare<[{ plan: number }], number>(
          `select id from ${side}.${tableIn(shape.table)} where ${isOfPlan(shape, side)} order by ${keyOf(shape)}`,
        )
        .pluck();
    return { name: shape.name, numbers: numbersOn('main'), numbersHere: numbersOn('here') };
  });
  return (plan, same) => {
    for (const { name, numbers, numbersHere } of tables) {
      const here = numbersHere.all({ plan: same });
      for (const [place, number] of numbers.all({ plan }).entries()) add.run(name, number, here[place]);
    }
  };
}

const ROWS_AT_ONCE = 1_000;

function bringUnknown(client: BetterSqlite3.Database, shape: TableShape, numberAfter: NumberAfter): void {
  const { words, isHere } = recogniser(client, shape);
  const add = client.prepare<[string, number, number | null]>('insert into coming values (?, ?, ?, 1)');
  const rowsAfter = client.prepare<[number], { row: number; told: string }>(
    `select rowid as row, ${words} as told from main.${tableIn(shape.table)} where rowid > ? order by rowid limit ${ROWS_AT_ONCE}`,
  );
  let rows = rowsAfter.all(Number.MIN_SAFE_INTEGER);
  while (rows.length > 0) {
    for (const { row, told } of rows) {
      if (!isHere(told)) add.run(shape.name, row, shape.isNumbered ? numberAfter(shape.name, 1) + 1 : null);
    }
    rows = rowsAfter.all(rows.at(-1)?.row ?? 0);
  }
}

function countComing(client: BetterSqlite3.Database): Coming['counts'] {
  return Object.fromEntries(
    client
      .prepare<[], [string, number]>(
        'select table_name, count(*) from coming where is_new group by table_name',
      )
      .raw()
      .all(),
  );
}

function tableIn(table: TableShape['table']): string {
  return quoted(getTableName(table));
}
