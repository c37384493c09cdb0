import {
  type AnkiCollection,
  type AnkiNote,
  FIELD_SEPARATOR,
} from '../../plans/incoming/anki/anki-collection.ts';
import { readDecks, readNoteTypes } from './anki-names.ts';
import { isPlainTable, type Reader, readUntrusted, type TextRow, textUpTo } from './untrusted-database.ts';

const MOST_NOTES = 100_000;
const MOST_CARDS = 1_000_000;
/** Bytes; longer ones are no cards. */
const LONGEST_NOTE = 200_000;
const LONGEST_ID = 300;
const LONGEST_IN_ALL = 20_000_000;

/**
 * Reads a collection of Anki, in the formats of 2.0 (schema 11) to now (schema 18).
 *
 * @param bytes - a database that anybody may have made
 */
export function readAnkiCollection(bytes: Uint8Array): AnkiCollection | 'broken' | 'too-large' {
  return readUntrusted(bytes, (reader) => {
    const isWhole =
      isPlainTable(reader, 'notes', ['id', 'guid', 'mid', 'tags', 'flds']) &&
      isPlainTable(reader, 'cards', ['nid', 'did', 'odid']);
    if (!isWhole) return 'broken';
    const types = readNoteTypes(reader);
    const decks = readDecks(reader);
    if (types === null || decks === null) return 'broken';

    const read = readNotes(reader);
    if (read === 'too-large') return read;
    const deckOf = readDeckOfNotes(reader);
    const notes = read.rows.map(({ id, ...note }) => ({
      ...note,
      deck: decks.get(deckOf.get(id) ?? '') ?? '',
    }));
    return { types, notes, tooLongCount: read.tooLongCount };
  });
}

type NoteRow = { id: string } & Omit<AnkiNote, 'deck'>;

function readNotes({ database }: Reader): { rows: NoteRow[]; tooLongCount: number } | 'too-large' {
  // Neither sorted nor filtered: either could take longer than the rows are many.
  const select = database.prepare<[], TextRow>(
    `SELECT ${textUpTo('id', LONGEST_ID)}, ${textUpTo('guid', LONGEST_ID)}, ${textUpTo('mid', LONGEST_ID)},
       ${textUpTo('tags', LONGEST_NOTE)}, ${textUpTo('flds', LONGEST_NOTE)}
     FROM notes NOT INDEXED`,
  );
  const rows: NoteRow[] = [];
  let tooLongCount = 0;
  let lengthLeft = LONGEST_IN_ALL;
  for (const [id, guid, typeId, tags, fields] of select.raw().iterate()) {
    if (rows.length + tooLongCount >= MOST_NOTES || lengthLeft < 0) return 'too-large';
    if (fields === null || fields === undefined) {
      tooLongCount += 1;
      continue;
    }
    lengthLeft -= fields.length + (tags ?? '').length;
    rows.push({
      id: id ?? '',
      guid: guid ?? '',
      typeId: typeId ?? '',
      tags: (tags ?? '').split(/\s+/).filter((tag) => tag !== ''),
      fields: fields.split(FIELD_SEPARATOR),
    });
  }
  return { rows: rows.sort((one, other) => Number(one.id) - Number(other.id)), tooLongCount };
}

/** The deck of the first card of each note; of one that is learned in another deck for a while, its own. */
function readDeckOfNotes({ database }: Reader): ReadonlyMap<string, string> {
  const select = database.prepare<[], TextRow>(
    `SELECT ${textUpTo('nid', LONGEST_ID)}, ${textUpTo('odid', LONGEST_ID)}, ${textUpTo('did', LONGEST_ID)} FROM cards NOT INDEXED`,
  );
  const deckOf = new Map<string, string>();
  let cardsLeft = MOST_CARDS;
  for (const [note, home, current] of select.raw().iterate()) {
    if (cardsLeft-- <= 0) break;
    const deck = home === '0' ? current : home;
    if (note && deck && !deckOf.has(note)) deckOf.set(note, deck);
  }
  return deckOf;
}
