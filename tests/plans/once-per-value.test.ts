import { describe, expect, it } from 'vitest';
import { oncePerValue } from '../../plans/once-per-value.ts';

describe('what is remembered of a value', () => {
  it('is computed once, for each value, also where it is nothing', () => {
    const computed: string[] = [];
    const nameOf = oncePerValue((value: { name: string }): undefined => {
      computed.push(value.name);
    });
    const [one, other] = [{ name: 'one' }, { name: 'other' }];

    for (const value of [one, other, one, other]) expect(nameOf(value)).toBeUndefined();
    expect(computed).toEqual(['one', 'other']);
    expect([one, one].map(nameOf)).toEqual([undefined, undefined]);
    expect(computed).toHaveLength(2);
  });

  it.each([
    { count: 1, sumOf: oncePerValue((value: { n: number }, a: number) => ({ sum: value.n + a })) },
    {
      count: 2,
      sumOf: oncePerValue((value: { n: number }, a: number, b?: number) => ({ sum: value.n + a + (b ?? 0) })),
    },
  ])('belongs to $count further arguments, the last of which are kept', ({ sumOf }) => {
    const value = { n: 1 };
    const first = sumOf(value, 2);

    expect(first).toEqual({ sum: 3 });
    expect(sumOf(value, 2)).toBe(first);
    expect(sumOf(value, 3)).toEqual({ sum: 4 });
    expect(sumOf({ n: 1 }, 2)).not.toBe(first);
    expect(sumOf(value, 2)).not.toBe(first);
  });
});
