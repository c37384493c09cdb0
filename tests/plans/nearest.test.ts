import { describe, expect, it } from 'vitest';
import { nearestTo } from '../../plans/nearest.ts';

const IDS = ['vaswani-2017-attention', 'vaswani-2018-tensor2tensor', 'sutton-2018-reinforcement', 'own-x'];
const near = (text: string, most = 3) => nearestTo(text, IDS, (id) => [id], most);

describe('the names nearest to a text', () => {
  it.each([
    { name: 'with a letter left out', text: 'vaswani-2017-atention' },
    { name: 'with letters swapped', text: 'vaswani-2017-attnetion' },
    { name: 'in capitals and with other marks', text: 'Vaswani 2017, ATTENTION' },
    { name: 'with a word left out', text: 'vaswani-attention' },
  ])('begin with what was mistyped $name', ({ text }) => {
    expect(near(text)[0]).toBe('vaswani-2017-attention');
  });

  it('are none where nothing is like it', () => {
    expect(near('xyzzy')).toEqual([]);
    expect(near('')).toEqual([]);
    expect(nearestTo('a', [], () => [], 3)).toEqual([]);
  });

  it('are as many as are wanted at most', () => {
    expect(near('vaswani')).toHaveLength(2);
    expect(near('vaswani', 1)).toHaveLength(1);
  });

  it('go by the nearest of several names', () => {
    const named = [
      { id: 'a', title: 'Attention' },
      { id: 'b', title: 'Memory' },
    ];
    expect(nearestTo('memorry', named, ({ id, title }) => [id, title], 3)).toEqual([named[1]]);
  });
});
