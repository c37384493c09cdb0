import { CATEGORY_TAG, OUR_GUID, PHASE_TAG } from '../../incoming/anki/our-notes.ts';
import type { Question } from '../bank/question.ts';
import { blocksHtml, lineHtml, listHtml } from './deck-html.ts';

/** A question as it goes into a deck. */
export type DeckQuestion = Pick<Question, 'id' | 'prompt' | 'points' | 'pitfalls' | 'followUps' | 'phase'> & {
  /** Markdown, on any number of lines; those of the bank have none of these three. */
  detail?: string;
  answer?: string;
  tags?: readonly string[];
  category: { id: string; title: string };
  /** Seconds since 1970: in a collection that has the question, only one with a later moment changes it. */
  changedAt: number;
};

/** A note as Anki has it. */
export type DeckNote = {
  /** The same in each export, so that it finds its note. */
  guid: string;
  deck: string;
  tags: readonly string[];
  /** HTML, in the order of `OUR_FIELDS`. */
  fields: readonly string[];
  changedAt: number;
};

/** The question on the front; its points, whole answer, pitfalls and follow-ups on the back. */
export function deckNote(question: DeckQuestion): DeckNote {
  const {
    id,
    prompt,
    detail = '',
    points,
    answer = '',
    pitfalls,
    followUps,
    category,
    tags = [],
    phase,
  } = question;
  return {
    guid: `${OUR_GUID}${id}`,
    deck: `Daymark::${category.title.replace(/::+/g, ':')}`,
    tags: [`${CATEGORY_TAG}${category.id}`, ...(phase ? [`${PHASE_TAG}${phase}`] : []), ...tags],
    fields: [
      lineHtml(prompt),
      blocksHtml(detail),
      listHtml(points),
      blocksHtml(answer),
      listHtml(pitfalls),
      listHtml(followUps),
    ],
    changedAt: question.changedAt,
  };
}
