import zlib from 'node:zlib';
import BetterSqlite3 from 'better-sqlite3';
import { strToU8, zipSync } from 'fflate';

/** A note as a test tells it; its fields are HTML. */
type MadeNote = {
  type: string;
  deck: string;
  fields: string[];
  guid?: string;
  tags?: string;
  homeDeck?: string;
};
type MadeType = { name: string; fields: string[]; isCloze?: boolean };
export type MadeDeck = { types: MadeType[]; decks: string[]; notes: MadeNote[] };

const NOTES_AND_CARDS = `
  create table notes (id integer primary key, guid text not null, mid integer not null, mod integer not null,
    usn integer not null, tags text not null, flds text not null, sfld integer not null, csum integer not null,
    flags integer not null, data text not null);
  create table cards (id integer primary key, nid integer not null, did integer not null, ord integer not null,
    mod integer not null, usn integer not null, type integer not null, queue integer not null, due integer not null,
    ivl integer not null, factor integer not null, reps integer not null, lapses integer not null,
    left integer not null, odue integer not null, odid integer not null, flags integer not null, data text not null);
  create table col (id integer primary key, crt integer not null, mod integer not null, scm integer not null,
    ver integer not null, dty integer not null, usn integer not null, ls integer not null, conf text not null,
    models text not null, decks text not null, dconf text not null, tags text not null);`;

/** As the newest formats have them; their order of names is one that SQLite does not know. */
const NAMES = `
  create table fields (ntid integer not null, ord integer not null, name text not null collate nocase,
    config blob not null, primary key (ntid, ord)) without rowid;
  create unique index idx_fields_name_ntid on fields (name, ntid);
  create table templates (ntid integer not null, ord integer not null, name text not null collate nocase,
    mtime_secs integer not null, usn integer not null, config blob not null, primary key (ntid, ord)) without rowid;
  create unique index idx_templates_name_ntid on templates (name, ntid);
  create table notetypes (id integer not null primary key, name text not null collate nocase,
    mtime_secs integer not null, usn integer not null, config blob not null);
  create unique index idx_notetypes_name on notetypes (name);
  create table decks (id integer primary key not null, name text not null collate nocase, mtime_secs integer not null,
    usn integer not null, common blob not null, kind blob not null);
  create unique index idx_decks_name on decks (name);`;

const TYPE_IDS = 1_600_000_000_000;
const DECK_IDS = 1_500_000_000_000;

/** A collection as the database that Anki keeps, in the format of 2.1 (`old`) or that of now (`new`). */
export function madeCollection(deck: MadeDeck, format: 'old' | 'new', more = ''): Uint8Array {
  const database = new BetterSqlite3(':memory:');
  database.exec(NOTES_AND_CARDS);
  if (format === 'new') database.exec(NAMES);
  writeNames(database, deck, format);
  const typeIds = deck.types.map(({ name }) => name);
  const insertNote = database.prepare("insert into notes values (?, ?, ?, 0, 0, ?, ?, '', 0, 0, '')");
  const insertCard = database.prepare(
    "insert into cards values (?, ?, ?, 0, 0, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, ?, 0, '')",
  );
  for (const [index, note] of deck.notes.entries()) {
    const fields = note.fields.join('\u001F');
    const guid = note.guid ?? `guid${index}`;
    insertNote.run(index + 1, guid, TYPE_IDS + typeIds.indexOf(note.type), note.tags ?? '', fields);
    const home = note.homeDeck === undefined ? 0 : DECK_IDS + deck.decks.indexOf(note.homeDeck);
    // The last ones are suspended.
    insertCard.run(index + 1, index + 1, DECK_IDS + deck.decks.indexOf(note.deck), index > 1 ? -1 : 0, home);
  }
  if (more !== '') database.exec(more);
  if (format === 'new') forgetOrder(database);
  const bytes = new Uint8Array(database.serialize());
  database.close();
  return bytes;
}

function writeNames(
  database: BetterSqlite3.Database,
  { types, decks }: MadeDeck,
  format: 'old' | 'new',
): void {
  const models = types.map(({ name, fields, isCloze }, index) => [
    TYPE_IDS + index,
    // Some programs leave the fields in another order.
    {
      name,
      type: isCloze ? 1 : 0,
      flds: fields.map((field, ord) => ({ name: field, ord })).reverse(),
      tmpls: [],
    },
  ]);
  const named = decks.map((name, index) => [DECK_IDS + index, { name, dyn: 0 }]);
  const isOld = format === 'old';
  database
    .prepare("insert into col values (1, 0, 0, 0, ?, 0, 0, 0, '{}', ?, ?, '{}', '{}')")
    .run(
      isOld ? 11 : 18,
      isOld ? JSON.stringify(Object.fromEntries(models)) : '',
      isOld ? JSON.stringify(Object.fromEntries(named)) : '',
    );
  if (isOld) return;
  for (const [index, { name, fields, isCloze }] of types.entries()) {
    const id = TYPE_IDS + index;
    database.prepare('insert into notetypes values (?, ?, 0, 0, ?)').run(id, name, Buffer.of(8, 1));
    const template = Buffer.from(`\u000A\u0020{{${isCloze ? 'cloze:' : ''}${fields[0]}}}`);
    database.prepare("insert into templates values (?, 0, 'Card 1', 0, 0, ?)").run(id, template);
    for (const [ord, field] of fields.entries())
      database.prepare('insert into fields values (?, ?, ?, ?)').run(id, ord, field, Buffer.alloc(0));
  }
  for (const [index, name] of decks.entries())
    database
      .prepare('insert into decks values (?, ?, 0, 0, ?, ?)')
      .run(DECK_IDS + index, name.replaceAll('::', '\u001F'), Buffer.alloc(0), Buffer.alloc(0));
}

function forgetOrder(database: BetterSqlite3.Database): void {
  database.unsafeMode();
  database.pragma('writable_schema = ON');
  database.exec("update sqlite_schema set sql = replace(sql, 'collate nocase', 'collate unicase')");
}

const UPDATE_ANKI: MadeDeck = {
  types: [{ name: 'Basic', fields: ['Front', 'Back'] }],
  decks: ['Default'],
  notes: [
    {
      type: 'Basic',
      deck: 'Default',
      fields: ['Please update to the latest Anki version, then import the .colpkg/.apkg file again.', ''],
    },
  ],
};

/** A package; a new one brings an old collection beside its own that only says that it is new. */
export function madePackage(deck: MadeDeck, format: 'old' | 'new', more = ''): Uint8Array {
  const collection = madeCollection(deck, format, more);
  const media = { media: strToU8('{}') };
  if (format === 'old') return zipSync({ 'collection.anki2': collection, ...media });
  return zipSync({
    meta: Uint8Array.of(8, 3),
    'collection.anki2': madeCollection(UPDATE_ANKI, 'old'),
    'collection.anki21b': new Uint8Array(zlib.zstdCompressSync(collection)),
    ...media,
  });
}

/** What a newer Anki than any that is known leaves for older ones. */
export function madeForNewerAnki(): Uint8Array {
  return zipSync({
    'collection.anki2': madeCollection(UPDATE_ANKI, 'old'),
    'collection.anki22': strToU8('?'),
  });
}
