import * as fc from 'fast-check';
import type { IncomingItem, IncomingOutline } from '../../../../plans/incoming/outline.ts';

/** A text as it may arrive: whole, cut, with parts of it doubled or gone, or with signs turned into others. */
export function brokenTexts(whole: string): fc.Arbitrary<string> {
  const at = fc.nat({ max: whole.length });
  const change = fc.oneof(
    at.map((to) => (text: string) => text.slice(0, to)),
    fc.tuple(at, fc.nat({ max: 200 })).map(
      ([from, length]) =>
        (text: string) =>
          text.slice(0, from) + text.slice(from + length),
    ),
    fc
      .tuple(at, fc.nat({ max: 200 }), fc.integer({ min: 1, max: 5 }))
      .map(([from, length, times]) => (text: string) => {
        const part = text.slice(from, from + length);
        return text.slice(0, from) + part.repeat(times) + text.slice(from);
      }),
    fc.tuple(at, fc.integer({ min: 0, max: 15 })).map(([place, bit]) => (text: string) => {
      const turned = String.fromCharCode(text.charCodeAt(place) ^ (1 << bit));
      return place < text.length ? text.slice(0, place) + turned + text.slice(place + 1) : text;
    }),
    fc.tuple(at, fc.string({ unit: 'binary', maxLength: 10 })).map(
      ([place, more]) =>
        (text: string) =>
          text.slice(0, place) + more + text.slice(place),
    ),
  );
  return fc
    .array(change, { maxLength: 6 })
    .map((changes) => changes.reduce((text, make) => make(text), whole));
}

/** All that an outline says, as one text. */
function textOfOutline({ title, sections }: IncomingOutline): string {
  const ofItem = ({ text, note, day, minutes, items }: IncomingItem): string[] => [
    ...[text, note, day ?? '', minutes === null ? '' : String(minutes)],
    ...items.flatMap(ofItem),
  ];
  return [
    title,
    ...sections.flatMap((section) => [section.title, section.note, ...section.items.flatMap(ofItem)]),
  ].join('\n');
}

/** Words of three letters and more, with how often each stands there. */
function wordsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.toLowerCase().matchAll(/\p{L}{3,}/gu))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Units that became numbers, and names of addresses that became addresses. */
const MEANT = new Set([
  'min',
  'minutes',
  'hours',
  'due',
  'title',
  'key',
  'book',
  'summary',
  'details',
  'open',
]);

/** Words that stand in a text more often than in what was made of it. */
export function lostWords(text: string, outline: IncomingOutline): string[] {
  const kept = wordsOf(textOfOutline(outline));
  return [...wordsOf(text)].flatMap(([word, times]) =>
    MEANT.has(word) || (kept.get(word) ?? 0) >= times ? [] : word,
  );
}
