import { createHash } from 'node:crypto';
import BetterSqlite3 from 'better-sqlite3';
import { FIELD_SEPARATOR } from '../../plans/incoming/anki/anki-collection.ts';
import type { DeckNote } from '../../plans/practice/deck/deck.ts';
import { DECK_CHANGED_AT, deckSettings, NOTE_TYPE_ID } from './deck-settings.ts';

/** As of Anki 2.0, which every later one reads. */
const TABLES = `
  CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL,
    ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL,
    models text NOT NULL, decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL);
  CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL,
    usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL,
    flags integer NOT NULL, data text NOT NULL);
  CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL,
    mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL,
    ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL, lapses integer NOT NULL,
    left integer NOT NULL, odue integer NOT NULL, odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
  CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL,
    ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL,
    type integer NOT NULL);
  CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
  CREATE INDEX ix_notes_usn ON notes (usn);
  CREATE INDEX ix_cards_usn ON cards (usn);
  CREATE INDEX ix_revlog_usn ON revlog (usn);
  CREATE INDEX ix_cards_nid ON cards (nid);
  CREATE INDEX ix_cards_sched ON cards (did, queue, due);
  CREATE INDEX ix_revlog_cid ON revlog (cid);
  CREATE INDEX ix_notes_csum ON notes (csum);`;

/** Not sent to other devices yet. */
const UNSENT = -1;

/**
 * Notes as a collection of Anki, which is kept in a package as `collection.anki2`.
 *
 * Its ids come from the guids alone, so that the same notes make the same bytes.
 *
 * @param notes - with a guid each
 */
export function deckFile(notes: readonly DeckNote[]): Uint8Array {
  const database = new BetterSqlite3(':memory:');
  try {
    database.exec(TABLES);
    const decks = [...new Set(notes.map(({ deck }) => deck))];
    const idOf = new Map(decks.map((deck) => [deck, idFor(`deck ${deck}`)]));
    writeSettings(database, idOf);
    writeNotes(database, notes, idOf);
    return new Uint8Array(database.serialize());
  } finally {
    database.close();
  }
}

function writeSettings(database: BetterSqlite3.Database, decks: ReadonlyMap<string, number>): void {
  const { conf, models, decks: described, dconf } = deckSettings(decks);
  database
    .prepare('INSERT INTO col VALUES (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, ?, ?)')
    .run(
      DECK_CHANGED_AT,
      DECK_CHANGED_AT * 1000,
      DECK_CHANGED_AT * 1000,
      ...[conf, models, described, dconf].map((value) => JSON.stringify(value)),
      '{}',
    );
}

function writeNotes(
  database: BetterSqlite3.Database,
  notes: readonly DeckNote[],
  decks: ReadonlyMap<string, number>,
): void {
  const insertNote = database.prepare("INSERT INTO notes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, '')");
  const insertCard = database.prepare(
    "INSERT INTO cards VALUES (?, ?, ?, 0, ?, ?, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')",
  );
  const taken = new Set<number>();
  for (const [index, note] of notes.entries()) {
    const id = freeId(idFor(`note ${note.guid}`), taken);
    const fields = note.fields.map((field) => field.replaceAll(FIELD_SEPARATOR, ' '));
    const sorted = plainWords(fields[0] ?? '');
    const tags = note.tags.length === 0 ? '' : ` ${note.tags.join(' ')} `;
    insertNote.run(
      id,
      note.guid,
      NOTE_TYPE_ID,
      note.changedAt,
      UNSENT,
      tags,
      fields.join(FIELD_SEPARATOR),
      sorted,
      checksum(sorted),
    );
    insertCard.run(id, id, decks.get(note.deck) ?? 1, note.changedAt, UNSENT, index + 1);
  }
}

/** Anki takes ids for the moments at which things were made, in milliseconds: these lie in the years before 2021. */
const FIRST_ID = 1_400_000_000_000;
const HOW_MANY_IDS = 200_000_000_000;

function idFor(name: string): number {
  return FIRST_ID + (createHash('sha256').update(name).digest().readUIntBE(0, 6) % HOW_MANY_IDS);
}

function freeId(wanted: number, taken: Set<number>): number {
  let id = wanted;
  while (taken.has(id)) id += 1;
  taken.add(id);
  return id;
}

/** By which Anki finds notes with the same beginning. */
function checksum(words: string): number {
  return createHash('sha1').update(words).digest().readUInt32BE(0);
}

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };

/** Of HTML that was written here. */
function plainWords(html: string): string {
  return html
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}
