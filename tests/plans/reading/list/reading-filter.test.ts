import { describe, expect, it } from 'vitest';
import { day } from '../../../../plans/day.ts';
import {
  filterReading,
  letsAllThrough,
  NO_READING_FILTER,
  type ReadingFilter,
} from '../../../../plans/reading/list/reading-filter.ts';
import { listReading } from '../../../../plans/reading/list/reading-list.ts';
import { givenRead, givenRoadPhase, givenTaskAsker } from '../../../support/made/reading/reading.ts';

const READ = { on: day('2026-03-02'), at: '2026-03-02T18:00:00.000Z' };
const road = [
  givenRoadPhase('first', [
    [
      givenTaskAsker('softmax'),
      [
        givenRead('a', { need: 'must' }, { authors: ['Gödel, Kurt'] }),
        givenRead('b', { need: 'pick' }, { kind: 'book', open: 'paid', note: 'Short' }),
      ],
    ],
  ]),
  givenRoadPhase(null, [[givenTaskAsker('adam'), [givenRead('c', { need: 'deeper' }, { open: null })]]]),
];
const phases = listReading(road, (id) => (id === 'b' ? READ : null));

describe('a filter of the reading list', () => {
  it.each<[Partial<ReadingFilter>, string[]]>([
    [{}, ['a', 'b', 'c']],
    [{ phase: 'first' }, ['a', 'b']],
    [{ phase: 'none' }, ['c']],
    [{ state: 'read' }, ['b']],
    [{ state: 'unread' }, ['a', 'c']],
    [{ need: 'deeper' }, ['c']],
    [{ kind: 'book' }, ['b']],
    [{ open: 'free' }, ['a']],
    [{ open: 'paid' }, ['b']],
    [{ words: 'GÖDEL about' }, ['a']],
    [{ words: 'short' }, ['b']],
    [{ words: 'my doubt' }, ['c']],
    [{ words: 'task softmax' }, ['a', 'b']],
    [{ words: 'softmax', state: 'unread' }, ['a']],
    [{ words: 'nothing of this' }, []],
  ])('%o lets %j through', (chosen, ids) => {
    const noteOf = (id: string) => (id === 'c' ? 'My doubt' : '');
    const found = filterReading(phases, { ...NO_READING_FILTER, ...chosen }, noteOf);
    expect(found.flatMap(({ lines }) => lines).map(({ resource }) => resource.id)).toEqual(ids);
    expect(found.every(({ lines }) => lines.length > 0)).toBe(true);
    expect(letsAllThrough({ ...NO_READING_FILTER, ...chosen })).toBe(Object.keys(chosen).length === 0);
  });
});
