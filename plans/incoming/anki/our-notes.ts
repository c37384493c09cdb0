import type { AnkiNote, AnkiNoteType } from './anki-collection.ts';

/** The fields of the notes that Daymark writes, in their order; they are columns of questions, too. */
export const OUR_FIELDS = ['Question', 'Detail', 'Points', 'Answer', 'Pitfalls', 'Follow-ups'] as const;

/** Those that hold a list, with one line of Markdown for each item. */
const OUR_LISTS: readonly string[] = ['Points', 'Pitfalls', 'Follow-ups'];

/** Tags that tell where a question belongs begin so, before the id of it: `daymark::phase::`. */
export const CATEGORY_TAG = 'daymark::category::';
export const PHASE_TAG = 'daymark::phase::';

/** How the guids of our notes begin, before the id of the question: no other deck has such, and each update finds its note. */
export const OUR_GUID = 'daymark:';

/** The columns of questions that come back from a deck that Daymark wrote. */
export const QUESTION_COLUMNS: readonly string[] = [...OUR_FIELDS, 'Category', 'Phase', 'Tags', 'Id'];

export function isOurType({ fields, isCloze }: AnkiNoteType): boolean {
  return (
    !isCloze &&
    fields.length === OUR_FIELDS.length &&
    OUR_FIELDS.every((name, index) => fields[index] === name)
  );
}

/** The cells of one question, in the order of {@link QUESTION_COLUMNS}. */
export function ourQuestion(note: AnkiNote, markdownOf: (html: string) => string): string[] {
  const texts = OUR_FIELDS.map((name, index) => {
    const markdown = markdownOf(note.fields[index] ?? '');
    return OUR_LISTS.includes(name) ? markdown.replace(/^- /gm, '') : markdown;
  });
  const own = note.tags.filter((tag) => !tag.startsWith('daymark::'));
  return [
    ...texts,
    idAfter(note, CATEGORY_TAG),
    idAfter(note, PHASE_TAG),
    own.join(' '),
    note.guid.startsWith(OUR_GUID) ? note.guid.slice(OUR_GUID.length) : note.guid,
  ];
}

function idAfter({ tags }: AnkiNote, beginning: string): string {
  return tags.find((tag) => tag.startsWith(beginning))?.slice(beginning.length) ?? '';
}
