import * as z from 'zod';
import { type AnkiNoteType, FIELD_SEPARATOR } from '../../plans/incoming/anki/anki-collection.ts';
import { sumOf } from '../../plans/sum.ts';
import { isPlainTable, type Reader, type TextRow, textUpTo } from './untrusted-database.ts';

/** Bytes. */
const LONGEST_JSON = 20_000_000;
const LONGEST_NAME = 1_200;
const LONGEST_TEMPLATE = 100_000;
const MOST_NAMES = 50_000;

/** The types of notes by id; `null` where the collection has none that can be read. */
export function readNoteTypes(reader: Reader): ReadonlyMap<string, AnkiNoteType> | null {
  const isNew =
    isPlainTable(reader, 'notetypes', ['id', 'name']) &&
    isPlainTable(reader, 'fields', ['ntid', 'ord', 'name']) &&
    isPlainTable(reader, 'templates', ['ntid', 'config']);
  return isNew ? typesInTables(reader) : typesInJson(reader);
}

/** The names of decks by id, with `::` between those of decks in each other. */
export function readDecks(reader: Reader): ReadonlyMap<string, string> | null {
  if (!isPlainTable(reader, 'decks', ['id', 'name'])) return decksInJson(reader);
  const rows = rowsOf(reader, `SELECT ${short('id')}, ${short('name')} FROM decks`);
  return new Map(rows.map(([id, name]) => [id ?? '', (name ?? '').replaceAll(FIELD_SEPARATOR, '::')]));
}

function typesInTables(reader: Reader): Map<string, AnkiNoteType> {
  const fields = rowsOf(reader, `SELECT ${short('ntid')}, ${short('name')}, ${short('ord')} FROM fields`);
  const templates = rowsOf(
    reader,
    `SELECT ${short('ntid')}, ${textUpTo('config', LONGEST_TEMPLATE)} FROM templates`,
  );
  const clozeIds = new Set(templates.flatMap(([id, template]) => (template?.includes('cloze:') ? id : [])));
  const byType = Map.groupBy(fields, ([id]) => id ?? '');
  const names = rowsOf(reader, `SELECT ${short('id')}, ${short('name')} FROM notetypes`);
  return new Map(
    names.map(([id, name]) => {
      const ordered = (byType.get(id ?? '') ?? []).sort(
        ([, , one], [, , other]) => Number(one) - Number(other),
      );
      const type = {
        name: name ?? '',
        fields: ordered.map(([, field]) => field ?? ''),
        isCloze: clozeIds.has(id),
      };
      return [id ?? '', type];
    }),
  );
}

const short = (column: string) => textUpTo(column, LONGEST_NAME);

function rowsOf({ database }: Reader, sql: string): TextRow[] {
  const rows: TextRow[] = [];
  let lengthLeft = LONGEST_JSON;
  for (const row of database.prepare<[], TextRow>(sql).raw().iterate()) {
    lengthLeft -= sumOf(row, (text) => (text ?? '').length);
    if (rows.length >= MOST_NAMES || lengthLeft < 0) break;
    rows.push(row);
  }
  return rows;
}

const NamedSchema = z.object({ name: z.string() });
const ModelsSchema = z.record(
  z.string(),
  NamedSchema.extend({
    type: z.coerce.number().catch(0),
    flds: z.array(NamedSchema.extend({ ord: z.number().nullish().catch(null) })),
  }),
);

function typesInJson(reader: Reader): Map<string, AnkiNoteType> | null {
  const models = ModelsSchema.safeParse(jsonIn(reader, 'models'));
  if (!models.success) return null;
  return new Map(
    Object.entries(models.data).map(([id, { name, type, flds }]) => {
      const fields = flds.toSorted((one, other) => (one.ord ?? 0) - (other.ord ?? 0));
      return [id, { name, fields: fields.map((field) => field.name), isCloze: type === 1 }];
    }),
  );
}

function decksInJson(reader: Reader): Map<string, string> | null {
  const decks = z.record(z.string(), NamedSchema).safeParse(jsonIn(reader, 'decks'));
  return decks.success ? new Map(Object.entries(decks.data).map(([id, { name }]) => [id, name])) : null;
}

/** What the one row of a collection says in JSON; `undefined` where it says none. */
function jsonIn(reader: Reader, column: 'models' | 'decks'): unknown {
  if (!isPlainTable(reader, 'col', [column])) return undefined;
  const [row] = rowsOf(reader, `SELECT ${textUpTo(column, LONGEST_JSON)} FROM col LIMIT 1`);
  try {
    return JSON.parse(row?.[0] ?? '');
  } catch {
    return undefined;
  }
}
