import * as z from 'zod';
import { type Day, dayAt, isDay } from '../../day.ts';
import { agree, count } from '../../format.ts';
import type { ReadPart } from '../read.ts';
import {
  type DraftItem,
  type DraftSection,
  finishOutline,
  newItem,
  newSection,
  type OutlineRead,
  wholeText,
} from './draft.ts';

const text = z.string().catch('');
const yes = z.boolean().catch(false);
const position = z.number().catch(Number.MAX_SAFE_INTEGER);
/** What of a list is not as it should be is left out of it. */
const listOf = <T extends z.ZodType>(one: T) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((all) => all.flatMap((each) => one.safeParse(each).data ?? []) as z.output<T>[]);

const BoardSchema = z.object({
  name: text,
  desc: text,
  lists: listOf(z.object({ id: text, name: text, closed: yes, pos: position })),
  cards: listOf(
    z.object({
      id: text,
      idList: text,
      name: text,
      desc: text,
      closed: yes,
      pos: position,
      due: z.string().nullable().catch(null),
      dueComplete: yes,
      labels: listOf(z.object({ name: text, color: text })),
      attachments: listOf(z.object({ name: text, url: text })),
    }),
  ),
  checklists: listOf(
    z.object({
      idCard: text,
      name: text,
      pos: position,
      checkItems: listOf(
        z.object({ name: text, state: text, pos: position, due: z.string().nullable().catch(null) }),
      ),
    }),
  ),
});
type Board = z.output<typeof BoardSchema>;
type Card = Board['cards'][number];
type Checklist = Board['checklists'][number];

/** Lists in which cards end that are done. */
const DONE_LIST = /^\W*(?:done|complete|completed|finished|erledigt|fertig|hecho|terminé|fait)\W*$/iu;

/**
 * Reads a board of Trello as it exports it: lists are sections, cards are items, their checklists are parts of them. What
 * is in the archive there is left out, and told.
 *
 * @param timeZone - that of the learner, by which a moment has its day
 */
export function readTrello(json: string, timeZone: string | null = null): ReadPart<OutlineRead> {
  const board = boardIn(json);
  if (!board)
    return {
      ok: false,
      problem: 'It is no board of Trello, or not all of one: export the board as JSON once more',
    };
  const lists = board.lists.filter(({ closed }) => !closed).sort(byPosition);
  const shown = new Set(lists.map(({ id }) => id));
  const cards = board.cards.filter(({ closed, idList }) => !closed && shown.has(idList)).sort(byPosition);
  const cardsOf = Map.groupBy(cards, ({ idList }) => idList);
  const checklistsOf = Map.groupBy(board.checklists, ({ idCard }) => idCard);
  let line = 0;
  const sections = lists.map((list): DraftSection => {
    const items = (cardsOf.get(list.id) ?? []).map((card) => {
      line += 1;
      return cardItem(card, {
        line,
        timeZone,
        isDone: DONE_LIST.test(list.name),
        checklists: checklistsOf.get(card.id) ?? [],
      });
    });
    return { ...newSection(items[0]?.line ?? 1, list.name), items };
  });
  if (board.desc.trim() !== '') sections.unshift({ ...newSection(1, ''), notes: [board.desc] });
  const outline = finishOutline({ title: board.name, sections });
  const archived = board.cards.length - cards.length;
  const leftOut = [`${count(archived, 'card')} ${agree(archived, 'is', 'are')} in the archive there`];
  return outline.ok
    ? { ok: true, value: { ...outline.value, leftOut: archived === 0 ? [] : leftOut } }
    : outline;
}

function boardIn(json: string): Board | null {
  try {
    return BoardSchema.safeParse(JSON.parse(wholeText(json))).data ?? null;
  } catch {
    return null;
  }
}

const byPosition = (one: { pos: number }, other: { pos: number }) => one.pos - other.pos;

type CardPlace = { line: number; timeZone: string | null; isDone: boolean; checklists: readonly Checklist[] };

function cardItem(card: Card, { line, timeZone, isDone, checklists }: CardPlace): DraftItem {
  const item = newItem(line, card.name, !!(card.dueComplete || isDone));
  const labels = card.labels.map(({ name, color }) => name || color).filter((label) => label !== '');
  const links = card.attachments
    .filter(({ url }) => /^https?:/i.test(url))
    .map(({ name, url }) => (name === '' || name === url ? url : `[${name.replace(/[[\]]/g, '')}](${url})`));
  item.notes.push(card.desc, links.join('\n\n'), labels.length === 0 ? '' : `Labels: ${labels.join(', ')}`);
  item.day = dayOf(card.due, timeZone) ?? item.day;
  const lists = checklists.toSorted(byPosition).map((checklist) => checklistItem(checklist, line, timeZone));
  const [only] = lists;
  if (only && lists.length === 1) {
    if (only.text !== 'Checklist') item.notes.push(only.text);
    item.items = only.items;
  } else item.items = lists;
  return item;
}

function checklistItem({ name, checkItems }: Checklist, line: number, timeZone: string | null): DraftItem {
  const list = newItem(line, name, null);
  list.items = checkItems.toSorted(byPosition).map((one) => {
    const item = newItem(line, one.name, one.state === 'complete');
    return { ...item, day: dayOf(one.due, timeZone) ?? item.day };
  });
  return list;
}

function dayOf(due: string | null, timeZone: string | null): Day | null {
  const date = due?.slice(0, 10) ?? '';
  const instant = Date.parse(due ?? '');
  if (!isDay(date) || Number.isNaN(instant)) return null;
  return timeZone === null ? date : dayAt(new Date(instant), timeZone, 0);
}
