import type BetterSqlite3 from 'better-sqlite3';
import type { KnownName, NamedThing } from '../../../plans/content/named-things.ts';
import { namesOfRoadmap } from '../../../plans/roadmap/names-of-roadmap.ts';
import { parseRoadmap } from '../../../plans/roadmap/parse-roadmap.ts';
import { NAMED_COLUMNS, type NamedColumn } from '../rules/names/named-columns.ts';
import { inOneWrite, quoted } from './staged-file.ts';

/** Something that rows which come name, and that is not here. */
export type UnknownName = {
  thing: NamedThing;
  /** As `nameWithin` makes it. */
  name: string;
  /** How many rows name it, by what they are called. */
  uses: readonly { noun: string; count: number }[];
};

/** Those that most rows name, and how many there are in all. */
export type UnknownNames = { first: readonly UnknownName[]; total: number };

/** The others are counted. */
const MOST_NAMED = 10;

const MAKE_TABLES = `
  drop table if exists known;
  create table known (thing text, name text, primary key (thing, name)) without rowid;
  drop table if exists unknown;
  create table unknown (thing text, name text, noun text, uses integer, primary key (thing, name, noun)) without rowid;`;

/** What the rows of the two databases make known by being there. */
const KNOWN_BY_ROWS: readonly KnownRows[] = [
  { thing: 'question', table: 'own_questions' },
  { thing: 'category', table: 'own_categories' },
  { thing: 'resource', table: 'own_resources' },
  { thing: 'phase', table: 'phases' },
  { thing: 'task', table: 'tasks' },
  { thing: 'piece', table: 'pieces' },
];
type KnownRows = { thing: NamedThing; table: string };

/**
 * Finds what the rows that come name and what is neither in the library, nor here, nor in the file.
 *
 * @param client - a staged file of which it is known what comes
 * @param library - what comes with Daymark
 */
export function findUnknownNames(
  client: BetterSqlite3.Database,
  library: readonly KnownName[],
): UnknownNames {
  return inOneWrite(client, () => {
    client.exec(MAKE_TABLES);
    const add = client.prepare<[string, string]>('insert or ignore into known values (?, ?)');
    for (const [thing, name] of library) add.run(thing, name);
    for (const side of ['main', 'here']) {
      for (const { thing, table } of KNOWN_BY_ROWS)
        client.exec(`insert or ignore into known select '${thing}', key from ${side}.${quoted(table)}`);
      for (const [thing, name] of namesOfOwnRoadmaps(client, side)) add.run(thing, name);
    }
    for (const column of NAMED_COLUMNS) client.exec(noteUnknown(column));
    return { first: listFirst(client), total: countUnknown(client) };
  });
}

function* namesOfOwnRoadmaps(client: BetterSqlite3.Database, side: string): Generator<KnownName, void> {
  const numbers = client.prepare<[], number>(`select id from ${side}.roadmaps`).pluck().all();
  const yamlOf = client.prepare<[number], string>(`select yaml from ${side}.roadmaps where id = ?`).pluck();
  for (const number of numbers) {
    const parsed = parseRoadmap(yamlOf.get(number) ?? '');
    if (parsed.ok) yield* namesOfRoadmap(parsed.roadmap);
  }
}

function noteUnknown({ table, thing, noun, names }: NamedColumn): string {
  return `insert into unknown
    select '${thing}', named.name, '${noun}', count(*)
      from (${names.replaceAll(/\{(\w+)\}/g, 'main."$1"')}) as named
      join coming on coming.table_name = '${table}' and coming.row = named.row and coming.is_new
      where not exists (select 1 from known where thing = '${thing}' and known.name = named.name)
      group by named.name
    on conflict do update set uses = uses + excluded.uses`;
}

function countUnknown(client: BetterSqlite3.Database): number {
  const count = 'select count(*) from (select distinct thing, name from unknown)';
  return client.prepare<[], number>(count).pluck().get() ?? 0;
}

function listFirst(client: BetterSqlite3.Database): UnknownName[] {
  const usesOf = client.prepare<[string, string], UnknownName['uses'][number]>(
    'select noun, uses as count from unknown where thing = ? and name = ? order by uses desc, noun',
  );
  return client
    .prepare<[], Pick<UnknownName, 'thing' | 'name'>>(
      `select thing, name from unknown group by thing, name order by sum(uses) desc, thing, name limit ${MOST_NAMED}`,
    )
    .all()
    .map(({ thing, name }) => ({ thing, name, uses: usesOf.all(thing, name) }));
}
