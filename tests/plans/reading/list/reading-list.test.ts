import { describe, expect, it } from 'vitest';
import { day } from '../../../../plans/day.ts';
import { listReading, mustsOf, reckonReading } from '../../../../plans/reading/list/reading-list.ts';
import {
  givenQuestionAsker,
  givenRead,
  givenRoadPhase,
  givenTaskAsker,
} from '../../../support/made/reading/reading.ts';

const READ = { on: day('2026-03-02'), at: '2026-03-02T18:00:00.000Z' };
const nothingRead = () => null;

const [one, two] = [givenTaskAsker('one'), givenTaskAsker('two')];
const why = givenQuestionAsker('why');

describe('the reading list', () => {
  it('has each resource once, in the first phase with a task that asks for it', () => {
    const road = [
      givenRoadPhase('first', [[why, [givenRead('a')]]]),
      givenRoadPhase('second', [[one, [givenRead('a'), givenRead('b')]]]),
      givenRoadPhase('third', [[two, [givenRead('b')]]]),
    ];
    const phases = listReading(road, nothingRead);
    expect(phases.map(({ key, lines }) => [key, lines.map(({ resource }) => resource.id)])).toEqual([
      ['second', ['a', 'b']],
    ]);
    const [a, b] = phases[0]?.lines ?? [];
    expect(a?.places.map(({ asker }) => asker.key)).toEqual(['one', 'why']);
    expect(b?.places.map(({ asker }) => asker.key)).toEqual(['one', 'two']);
  });

  it('has what only a question asks for in the phase of the question', () => {
    const road = [givenRoadPhase('first', [[one, []]]), givenRoadPhase(null, [[why, [givenRead('a')]]])];
    expect(listReading(road, nothingRead).map(({ key }) => key)).toEqual([null]);
  });

  it('has what nobody asks for any more last, and nothing twice', () => {
    const road = [givenRoadPhase('first', [[one, [givenRead('a')]]]), givenRoadPhase(null, [])];
    const [, last] = listReading(road, nothingRead, [givenRead('a'), givenRead('own-1', { minutes: 7 })]);
    expect(last?.lines).toMatchObject([{ resource: { id: 'own-1' }, minutes: 7, places: [] }]);
  });

  it('goes by what tasks ask for: the strongest need, and each different part once', () => {
    const road = [
      givenRoadPhase('first', [
        [one, [givenRead('a', { need: 'pick', part: 'section 1', minutes: 20 })]],
        [two, [givenRead('a', { need: 'deeper', part: 'section 2', minutes: 15 })]],
        [givenTaskAsker('three'), [givenRead('a', { need: 'deeper', part: 'section 1', minutes: 25 })]],
        [why, [givenRead('a', { need: 'must', part: 'all', minutes: 90 })]],
      ]),
    ];
    expect(listReading(road, nothingRead)[0]?.lines).toMatchObject([{ need: 'pick', minutes: 40 }]);
  });

  it('goes by the longest of its questions where no task asks', () => {
    const asked = (key: string, minutes: number) =>
      [givenQuestionAsker(key), [givenRead('a', { minutes, part: key })]] as const;
    const road = [givenRoadPhase('first', [asked('why', 10), asked('how', 15)])];
    expect(listReading(road, nothingRead)[0]?.lines).toMatchObject([{ need: null, minutes: 15 }]);
  });

  it('has must-reads first, and tells what is read and what is left', () => {
    const road = [
      givenRoadPhase('first', [
        [one, [givenRead('a', { need: 'pick' }), givenRead('b'), givenRead('c', { minutes: 30 })]],
      ]),
    ];
    const [phase] = listReading(road, (id) => (id === 'b' ? READ : null));
    const lines = phase?.lines ?? [];
    expect(lines.map(({ resource }) => resource.id)).toEqual(['b', 'c', 'a']);
    expect(reckonReading(lines)).toEqual({ count: 3, readCount: 1, readMinutes: 20, leftMinutes: 50 });
    expect(reckonReading(mustsOf(lines))).toMatchObject({ count: 2, leftMinutes: 30 });
  });
});
