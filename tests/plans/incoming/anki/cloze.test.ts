import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clozeNumbers, hideCloze, markCloze, readCloze } from '../../../../plans/incoming/anki/cloze.ts';

describe('a text with hidden parts', () => {
  it('asks for the parts of one number, and shows those of others', () => {
    const text = readCloze('{{c2::a}} {{c1::b::hint}} {{c2::c}} d::e }}');
    expect(clozeNumbers(text)).toEqual([1, 2]);
    expect(hideCloze(text, 1)).toBe('a [hint] c d::e }}');
    expect(hideCloze(text, 2)).toBe('[…] b […] d::e }}');
    expect(markCloze(text, 2)).toBe('<b>a</b> b <b>c</b> d::e }}');
    expect(markCloze(text, null)).toBe('<b>a</b> <b>b</b> <b>c</b> d::e }}');
  });

  it('has parts in parts, and parts of several numbers', () => {
    const text = readCloze('{{c1::a {{c2::b}} c::d::e}} {{c1,3::f}}');
    expect(clozeNumbers(text)).toEqual([1, 2, 3]);
    expect(hideCloze(text, 1)).toBe('[d::e] […]');
    expect(hideCloze(text, 2)).toBe('a […] c f');
    expect(hideCloze(text, 3)).toBe('a b c […]');
  });

  it('stays as it is without any, and where a part is never closed it ends with the text', () => {
    const words = fc.string().filter((text) => !text.includes('{{'));
    fc.assert(
      fc.property(words, (text) => {
        expect(hideCloze(readCloze(text), 1)).toBe(text);
      }),
    );
    expect(hideCloze(readCloze('a {{c1::b'), 1)).toBe('a […]');
  });
});
