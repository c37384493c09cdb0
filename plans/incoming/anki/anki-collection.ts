/** What a deck of Anki says, in whichever of its formats it was packed. */
export type AnkiCollection = {
  types: ReadonlyMap<string, AnkiNoteType>;
  /** In the order in which they were made. */
  notes: readonly AnkiNote[];
  /** Notes that were left out because they are far too long. */
  tooLongCount: number;
};

export type AnkiNoteType = {
  name: string;
  /** Names, in the order in which a note has their texts. */
  fields: readonly string[];
  /** Its notes hide parts of a text: `{{c1::hidden::hint}}`. */
  isCloze: boolean;
};

export type AnkiNote = {
  /** Its name in every collection that it is in. */
  guid: string;
  typeId: string;
  /** Where its first card is, the outermost first, with `::` between; empty where it has none. */
  deck: string;
  tags: readonly string[];
  /** HTML. */
  fields: readonly string[];
};

/** What is between the texts of a note as Anki keeps them. */
export const FIELD_SEPARATOR = '\u001F';
