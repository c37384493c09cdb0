import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../db/file/project-root.ts';
import { agree, count } from '../../plans/format.ts';

const LAYERS = ['plans', 'views', 'server', 'db'];
/** A noun that is counted, as it stands in a call, or in a table of nouns. */
const COUNTED = /\bcount\((?:[^()']|\([^()]*\))+, '([^']+)'\)/g;

/** As they are told of two, where more than an s makes them so; whoever counts such a thing says here how. */
const TOLD_OF_TWO = [
  'entries',
  'more categories',
  'notes on a question',
  'questions of your own',
  'roadmaps of your own',
  'stories',
];
const ADDS_AN_S = /^[a-z-]+( [a-z-]+)?(?<!s|x|z|ch|sh|[^aeiou]y| off)$/;

function sources(): { file: string; text: string }[] {
  return LAYERS.flatMap((layer) =>
    readdirSync(join(projectRoot(), layer), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(layer, name)),
  ).map((file) => ({ file, text: readFileSync(join(projectRoot(), file), 'utf8') }));
}

describe('what is counted', () => {
  const found = sources().flatMap(({ text }) => [...text.matchAll(COUNTED)].map(([, noun = '']) => noun));
  const nouns = [...new Set([...found, 'note on a question', 'question of your own', 'roadmap of your own'])];

  it.each(nouns)('“%s” is told of none, one and two', (noun) => {
    expect(count(1, noun)).toBe(`1 ${noun}`);
    expect(ADDS_AN_S.test(noun) ? [`${noun}s`] : TOLD_OF_TWO).toContain(count(2, noun).replace('2 ', ''));
    expect(count(0, noun)).toBe(count(2, noun).replace('2', '0'));
  });

  it('the numbers of several kinds of nouns', () => {
    const told = (noun: string) => count(2, noun);
    expect(['entry', 'day off', 'match', 'class', 'day', 'note on a question'].map(told)).toEqual([
      '2 entries',
      '2 days off',
      '2 matches',
      '2 classes',
      '2 days',
      '2 notes on a question',
    ]);
  });

  it('words that go with a number follow it as it is told', () => {
    expect([0, 1, 2, 1.04, 0.5].map((amount) => agree(amount, 'is', 'are'))).toEqual([
      'are',
      'is',
      'are',
      'is',
      'are',
    ]);
  });

  it('no page makes a plural by itself', () => {
    const byHand = sources()
      .filter(({ file }) => file !== 'plans/format.ts')
      .flatMap(({ file, text }) =>
        [...text.matchAll(/[!=]== 1 \? '[a-z ]+' : '[a-z ]+'|' : 's'\}/gi)].map(
          ([words]) => `${file}: ${words}`,
        ),
      );
    expect(byHand).toEqual([
      "plans/readiness/readiness.ts: === 1 ? 'holds' : 'short'",
      // The length of a name in a formula, not a number that is told.
      "plans/text/linear/read-pieces.ts: === 1 ? 'letter' : 'word'",
    ]);
  });
});
