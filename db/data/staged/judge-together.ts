import type BetterSqlite3 from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import { type BrokenRule, findBrokenRules } from '../rules/together/find-broken.ts';
import { TABLE_SHAPES, type TableShape } from '../table-graph.ts';
import { type DataProblem, MOST_NOTED } from '../told-problems.ts';
import { PLACE, quoted } from './staged-file.ts';

/**
 * What is wrong with rows that stand in tables and are not accepted yet, as no row tells of itself: the one place where
 * they are judged together.
 */
export function judgeTogether(client: BetterSqlite3.Database): DataProblem[] {
  const lost = TABLE_SHAPES.flatMap((shape) => findLost(client, shape));
  return lost.length > 0 ? lost : findBrokenRules(client, 'main').flatMap((broken) => tell(client, broken));
}

function tell(client: BetterSqlite3.Database, { rule, rowids }: BrokenRule): DataProblem[] {
  const name = TABLE_SHAPES.find(({ table }) => getTableName(table) === rule.table)?.name ?? rule.table;
  const place = client
    .prepare<[number], number>(`select ${PLACE} from ${quoted(rule.table)} where rowid = ?`)
    .pluck();
  return rowids
    .slice(0, MOST_NOTED)
    .map((rowid) => ({ path: `tables.${name}[${place.get(rowid)}]`, message: rule.tells }));
}

/** Rows that name another which is not in the file. */
function findLost(
  client: BetterSqlite3.Database,
  { name, table, columns, references }: TableShape,
): DataProblem[] {
  return references.flatMap(({ column, to }) => {
    const target = TABLE_SHAPES.find((shape) => shape.name === to);
    const referring = columns[column];
    if (!target || !referring) return [];
    const reference = `row.${quoted(referring.name)}`;
    return client
      .prepare<[], number>(
        `select ${PLACE} from ${quoted(getTableName(table))} as row where ${reference} is not null
           and not exists (select 1 from ${quoted(getTableName(target.table))} where id = ${reference})
         order by ${PLACE} limit ${MOST_NOTED}`,
      )
      .pluck()
      .all()
      .map((place) => ({
        path: `tables.${name}[${place}].${column}`,
        message: `names a row of ${to} that is not in the file`,
      }));
  });
}
