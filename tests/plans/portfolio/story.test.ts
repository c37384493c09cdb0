import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../../plans/day.ts';
import { type Timing, timingOf } from '../../../plans/portfolio/clock/timing.ts';
import { type Kind, KindSchema } from '../../../plans/portfolio/kind.ts';
import type { Piece } from '../../../plans/portfolio/piece.ts';
import {
  coverOf,
  coverQuestions,
  type StoryCover,
  storiesBeside,
} from '../../../plans/portfolio/story/coverage.ts';
import { freshnessOf } from '../../../plans/portfolio/story/freshness.ts';

const COMMON = { place: 1, about: 'For tests', titled: 'What it is called' };
const STORY: Kind = KindSchema.parse({
  ...COMMON,
  id: 'story',
  title: 'story',
  plural: 'Stories',
  parts: [
    {
      id: 'themes',
      label: 'Themes',
      form: 'marks',
      choices: ['strong', 'usable', 'stretch'].map((id) => ({ id, label: id })),
      rows: [
        { id: 'a', label: 'A', questions: ['one'] },
        { id: 'b', label: 'B', questions: ['one', 'two'] },
        { id: 'c', label: 'C', questions: ['three', 'gone'] },
      ],
    },
    { id: 'year', label: 'Year', form: 'year' },
  ],
});

function givenStory(key: string, marks: string, fields: Partial<Piece> = {}): Piece {
  return {
    key,
    kind: 'story',
    title: { text: key, revision: 1 },
    archivedOn: null,
    parts: new Map([['themes', { text: marks, revision: 1 }]]),
    ...fields,
  } as Piece;
}

const coverFor = (...stories: Piece[]) => coverOf(STORY, stories) as StoryCover;
const ids = (themes: StoryCover['themes']) => themes.map(({ theme }) => theme.id);

describe('stories beside themes', () => {
  it('cover each as well as the best of them does, archived ones not at all', () => {
    const cover = coverFor(
      givenStory('x', 'a: usable\nb: stretch\nc: nonsense'),
      givenStory('y', 'a: usable\nb: stretch'),
      givenStory('z', 'c: strong', { archivedOn: day('2026-03-04') }),
    );
    expect(cover.themes.map(({ best, bestKeys, isCarried }) => [best, bestKeys, isCarried])).toEqual([
      ['usable', ['x', 'y'], true],
      ['stretch', ['x', 'y'], false],
      [null, [], false],
    ]);
    expect(ids(cover.gaps)).toEqual(['b', 'c']);
    expect(cover.alike.map((group) => group.map(({ key }) => key))).toEqual([['x', 'y']]);
  });

  it.each([
    ['the gap that most questions ask for', ['a: strong'], 'b'],
    ['what is not as good as can be, where there is no gap', ['a: usable\nb: strong\nc: strong'], 'a'],
    ['nothing where all is strong', ['a: strong', 'b: strong\nc: strong'], undefined],
  ])('say what to write next: %s', (_, marks, next) => {
    const cover = coverFor(...marks.map((text, index) => givenStory(String(index), text)));
    expect(cover.next?.theme.id).toBe(next);
  });

  it('are too many on one theme only while another has none', () => {
    const three = ['x', 'y', 'z'].map((key) =>
      givenStory(key, `a: strong${key === 'x' ? '\nb: strong' : ''}`),
    );
    expect(ids(coverFor(...three).crowded)).toEqual(['a']);
    expect(ids(coverFor(...three.slice(1)).crowded)).toEqual([]);
    expect(ids(coverFor(...three, givenStory('w', 'b: usable\nc: usable')).crowded)).toEqual([]);
  });

  it('answer a question by the best of its themes, each question once', () => {
    const cover = coverFor(givenStory('x', 'a: stretch\nb: usable'), givenStory('y', 'a: usable'));
    const covered = coverQuestions(cover, (id) => (id === 'gone' ? undefined : id));
    expect(
      covered.map(({ question, best, bestKeys, isCarried }) => [question, best, bestKeys, isCarried]),
    ).toEqual([
      ['one', 'usable', ['y', 'x'], true],
      ['two', 'usable', ['x'], true],
      ['three', null, [], false],
    ]);
  });

  it('have no more gaps with one story more, whatever it says', () => {
    const choice = fc.constantFrom('strong', 'usable', 'stretch', '');
    const marks = fc
      .tuple(choice, choice, choice)
      .map((chosen) => chosen.flatMap((one, at) => (one ? `${'abc'[at]}: ${one}` : [])).join('\n'));
    fc.assert(
      fc.property(fc.array(marks, { maxLength: 5 }), marks, (texts, more) => {
        const stories = texts.map((text, index) => givenStory(`s${index}`, text));
        const before = new Set(ids(coverFor(...stories).gaps));
        for (const gap of ids(coverFor(...stories, givenStory('more', more)).gaps))
          expect(before).toContain(gap);
      }),
    );
  });
});

describe('of many stories', () => {
  it('those stand beside the themes that answer one best, then those that answer most, in their order', () => {
    const cover = coverFor(
      givenStory('none', ''),
      givenStory('one', 'a: stretch'),
      givenStory('two', 'a: usable\nb: usable'),
      givenStory('three', 'a: usable\nb: usable\nc: stretch'),
      givenStory('best', 'a: strong'),
    );
    const beside = (most: number) => storiesBeside(cover, most).map(({ key }) => key);
    expect(beside(5)).toEqual(['none', 'one', 'two', 'three', 'best']);
    expect(beside(3)).toEqual(['two', 'three', 'best']);
    expect(beside(4)).toEqual(['one', 'two', 'three', 'best']);
  });
});

const TELLING = KindSchema.parse({
  ...COMMON,
  id: 'telling',
  title: 'telling',
  plural: 'Tellings',
  of: 'story',
  parts: [
    { id: 'day', label: 'Day', form: 'day' },
    { id: 'took', label: 'Took', form: 'durations', rows: [{ id: 'told', label: 'Told' }] },
    { id: 'clock', label: 'Clock', form: 'clock' },
  ],
});

describe('a story is as fresh as it was told', () => {
  const told = (parts: Record<string, string>, fields: Partial<Piece> = {}) =>
    givenStory('telling', '', {
      parts: new Map(Object.entries(parts).map(([id, text]) => [id, { text, revision: 1 }])),
      ...fields,
    });
  const fresh = (...tellings: Piece[]) => {
    const story = givenStory('x', '', { parts: new Map([['year', { text: '2024', revision: 1 }]]) });
    return freshnessOf(STORY, story, timingOf(TELLING) as Timing, tellings, day('2026-03-04'));
  };

  it('last, by the day of the telling and not by when it was noted', () => {
    expect(
      fresh(
        told({ day: '2026-03-02', took: 'told: 1:50' }),
        told({ day: '2026-02-01', took: 'told: 2:50' }),
        told({ clock: 'told 2026-03-04T09:00:00.000Z', day: '2026-03-04' }),
        told({ day: '2026-03-03', took: 'told: 1:00' }, { archivedOn: day('2026-03-04') }),
      ),
    ).toEqual({ times: 2, toldOn: '2026-03-02', daysSince: 2, took: 110, year: 2024 });
  });

  it('never, on no day that is known, or today where it is told of the future', () => {
    expect(fresh()).toMatchObject({ times: 0, daysSince: null, took: null });
    expect(fresh(told({ took: 'told: 1:50' }))).toMatchObject({ times: 1, daysSince: null, took: 110 });
    expect(fresh(told({ day: '2026-03-09' }))).toMatchObject({ daysSince: 0, took: null });
  });
});
