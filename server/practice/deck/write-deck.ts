import { zipSync } from 'fflate';
import { deckFile } from '../../../db/practice/deck-file.ts';
import { type DeckQuestion, deckNote } from '../../../plans/practice/deck/deck.ts';

/** The earliest that a ZIP file can say, so that the same questions make the same file. */
const LONG_AGO = new Date(1980, 0, 1);

/** Questions as a package that Anki opens: an `.apkg`. */
export function writeDeck(questions: readonly DeckQuestion[]): Uint8Array {
  const files = {
    'collection.anki2': deckFile(questions.map(deckNote)),
    // It has no pictures.
    media: new TextEncoder().encode('{}'),
  };
  return zipSync(files, { mtime: LONG_AGO });
}
