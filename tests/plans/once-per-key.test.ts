import { describe, expect, it } from 'vitest';
import { oncePerKey } from '../../plans/once-per-key.ts';

describe('what is made once for a key', () => {
  it('is the same value as long as no more other keys are asked for than are kept', () => {
    const made: string[] = [];
    const box = oncePerKey(2, (key: string) => {
      made.push(key);
      return { key };
    });

    const first = box('a');
    expect(box('a')).toBe(first);
    box('b');
    // Asked for again, it is not the one that was longest not asked for.
    expect(box('a')).toBe(first);
    box('c');
    expect(box('a')).toBe(first);
    expect(made).toEqual(['a', 'b', 'c']);
  });

  it('is let go when others were asked for since', () => {
    const box = oncePerKey(2, (key: number) => ({ key }));
    const first = box(1);
    for (const key of [2, 3]) box(key);
    expect(box(1)).not.toBe(first);
    expect(box(1)).toEqual(first);
  });

  it('may be nothing, and nothing is kept of what could not be made', () => {
    const asked: string[] = [];
    const half = oncePerKey(2, (key: string) => {
      asked.push(key);
      if (key === 'bad') throw new RangeError(key);
      return undefined;
    });
    expect([half('a'), half('a')]).toEqual([undefined, undefined]);
    for (let time = 0; time < 2; time += 1) expect(() => half('bad')).toThrow(RangeError);
    expect(asked).toEqual(['a', 'bad', 'bad']);
  });
});
