import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { deckFile } from '../../../db/practice/deck-file.ts';
import { NOTE_TYPE_ID } from '../../../db/practice/deck-settings.ts';
import { type DeckQuestion, deckNote } from '../../../plans/practice/deck/deck.ts';

const QUESTION: DeckQuestion = {
  id: 'own-1',
  prompt: 'Is $a < b$ & *c*?',
  points: ['$x$'],
  pitfalls: [],
  followUps: [],
  phase: null,
  category: { id: 'own', title: 'A::B' },
  changedAt: 1_577_836_801,
};

function opened(...questions: DeckQuestion[]) {
  const database = new BetterSqlite3(Buffer.from(deckFile(questions.map(deckNote))));
  onTestFinished(() => {
    database.close();
  });
  return database;
}

type Col = { ver: number; models: string; decks: string; dconf: string; conf: string };

describe('a deck as a collection of Anki', () => {
  it('has each note with its text, its checksum and one new card', () => {
    const database = opened(QUESTION);
    const [note, ...others] = database.prepare('SELECT * FROM notes').all() as Record<string, unknown>[];
    expect(others).toEqual([]);
    expect(note).toMatchObject({
      guid: 'daymark:own-1',
      mid: NOTE_TYPE_ID,
      mod: QUESTION.changedAt,
      usn: -1,
      tags: ' daymark::category::own ',
      sfld: 'Is \\(a < b\\) & c?',
      // The first eight digits of: printf '%s' 'Is \(a < b\) & c?' | sha1sum
      csum: 0xae7710fd,
    });
    expect(String(note?.flds).split('\u001F')).toEqual([
      'Is \\(a &lt; b\\) &amp; <em>c</em>?',
      '',
      '<ul><li>\\(x\\)</li></ul>',
      '',
      '',
      '',
    ]);
    const cards = database.prepare('SELECT nid, ord, type, queue, due FROM cards').all();
    expect(cards).toEqual([{ nid: note?.id, ord: 0, type: 0, queue: 0, due: 1 }]);
  });

  it('describes its decks and its type in all that Anki looks for', () => {
    const col = opened(QUESTION).prepare('SELECT * FROM col').get() as Col;
    expect(col.ver).toBe(11);
    const decks = Object.entries<Record<string, unknown>>(JSON.parse(col.decks));
    expect(decks.map(([, { name }]) => name)).toEqual(['Default', 'Daymark::A:B']);
    // Without these, no Anki from 2.1.50 on reads it.
    const needed = 'id mod name usn lrnToday revToday newToday timeToday collapsed dyn conf desc'.split(' ');
    for (const [id, deck] of decks) {
      expect(Object.keys(deck)).toEqual(expect.arrayContaining(needed));
      expect(deck.id).toBe(Number(id));
    }
    const type = JSON.parse(col.models)[NOTE_TYPE_ID];
    expect(Object.keys(type)).toEqual(
      expect.arrayContaining(
        'id name type mod usn sortf did tmpls flds css latexPre latexPost req'.split(' '),
      ),
    );
    for (const field of type.flds)
      expect(Object.keys(field)).toEqual(expect.arrayContaining('name ord sticky rtl font size'.split(' ')));
    const names = type.flds.map(({ name }: { name: string }) => name);
    for (const [, name] of `${type.tmpls[0].qfmt}${type.tmpls[0].afmt}`.matchAll(/\{\{[#/]?([^}]+)\}\}/g))
      expect([...names, 'FrontSide']).toContain(name);
    expect(Object.keys(JSON.parse(col.dconf)['1'])).toEqual(
      expect.arrayContaining('id name mod usn maxTaken autoplay timer replayq new rev lapse dyn'.split(' ')),
    );
  });

  it('has ids that stay, whatever else is in it, and are never the same', () => {
    const ids = (database: BetterSqlite3.Database) =>
      database.prepare('SELECT guid, id FROM notes').raw().all() as [string, number][];
    const [first] = ids(opened(QUESTION));
    const many = Array.from({ length: 500 }, (_, index) => ({ ...QUESTION, id: `own-${index}` }));
    const all = ids(opened(...many));
    expect(all).toContainEqual(first);
    expect(new Set(all.map(([, id]) => id)).size).toBe(500);
  });
});
