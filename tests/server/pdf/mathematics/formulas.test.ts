import { describe, expect, it } from 'vitest';
import { flattenSvg } from '../../../../server/pdf/mathematics/flatten-svg.ts';
import { formulasOf } from '../../../../server/pdf/mathematics/formulas.ts';
import { mathJax } from '../../../../server/pdf/mathematics/typeset.ts';
import { partsOf } from '../../../../server/pdf/parts.ts';
import { holdsFormula, plainWordsOf } from '../../../../server/pdf/words.ts';
import { builtInFormulas } from '../../../support/texts/formulas.ts';

describe('a formula on paper', () => {
  it('is set, each of the built-in content', () => {
    const formulas = builtInFormulas();
    expect(formulas.length).toBeGreaterThan(100);

    expect(formulas.filter(({ tex, display }) => mathJax.typeset(tex, display) === null)).toEqual([]);
  });

  it.each([
    '\\lVert x \\rVert_2 \\le \\tfrac12',
    '\\argmax_x f(x)',
    '\\begin{cases} 1 & \\text{if } x > 0 \\\\ 0 & \\text{else} \\end{cases}',
    '\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}',
    '\\underbrace{a+b}_{n} + \\overline{x} + \\widehat{abc} + \\boldsymbol{\\theta}',
    '\\boxed{x} \\coloneqq \\mathbb{1}[x>0]',
    '\\text{é, 漢 and \\$5}',
    '\\sqrt[3]{x} \\xrightarrow{d} \\operatorname*{arg\\,min}_x',
  ])('is known: %s', (tex) => {
    const set = mathJax.typeset(tex, false);
    expect(set?.width).toBeGreaterThan(100);
    expect(set?.marks.length).toBeGreaterThan(1);
  });

  it.each(['\\nosuch', '\\frac{a', '\\def\\a{\\a}\\a', '\\href{javascript:alert(1)}{x}', '\\require{html}'])(
    'is not set where it is no formula, and nothing is thrown: %s',
    (tex) => {
      expect(mathJax.typeset(tex, false)).toBeNull();
    },
  );

  it('is read as shapes, each in its own place', () => {
    const path = { kind: 'path', attributes: { d: 'M0 0Q1 2 3 4T5 6Z' }, children: [] };
    const group = { kind: 'g', attributes: { transform: 'translate(5,6) scale(2)' }, children: [path] };

    expect(flattenSvg({ kind: 'svg', attributes: {}, children: [group] })).toEqual([
      {
        kind: 'fill',
        cut: null,
        place: { scaleX: 2, scaleY: 2, x: 5, y: 6 },
        path: 'M0 0Q1 2 3 4T5 6Z',
      },
    ]);
  });

  it('leaves nothing out in silence: what is not known is refused', () => {
    const turned = { kind: 'g', attributes: { transform: 'rotate(90)' }, children: [] };
    const image = { kind: 'image', attributes: {}, children: [] };
    for (const child of [turned, image])
      expect(() => flattenSvg({ kind: 'svg', attributes: {}, children: [child] })).toThrow(RangeError);
  });
});

const ROOM = { width: 400, points: 10, colour: '#1c262e' };
const partsIn = (text: string, room: object = {}, setter: typeof mathJax | null = mathJax) =>
  partsOf(plainWordsOf(text), formulasOf(setter), { ...ROOM, ...room });
const plain = (text: string, room: object = {}) =>
  partsIn(text, room).map((part) => ('s' in part ? part.s : 'alt' in part ? `‹${part.alt}›` : '|'));

describe('a text with formulas', () => {
  it('has a drawing for each, the same for the same, which says what it shows', () => {
    const formulas = formulasOf(mathJax);
    const text = 'the loss $L^2$, once more $L^2$, and \\$5 for `$x$`';
    const parts = partsOf(plainWordsOf(text), formulas, ROOM);

    const drawn = parts.filter((part) => 'drawn' in part);
    expect(drawn.map(({ drawn: name, alt }) => [name, alt])).toEqual([
      ['formula-1.svg', 'L²'],
      ['formula-1.svg', 'L²'],
    ]);
    expect(formulas.drawings.map(({ name }) => name)).toEqual(['formula-1.svg']);
    expect(formulas.drawings[0]?.svg).toMatch(/^<svg [^>]*viewBox="[^"]+"><path [^>]*fill="#1c262e"/);
    expect(plain(text).join('')).toBe('the loss ‹L²›, once more ‹L²›, and $5 for `$x$`');
  });

  it('stands in plain signs where it cannot be set, is too tall for its line, or would be too small', () => {
    expect(plain('$\\frac{a}{b}$')).toEqual(['‹a/b›']);
    expect(plain('$\\frac{a}{b}$', { height: 10 })).toEqual(['a/b']);
    expect(plain('$\\sqrt{a + b + c + d}$', { width: 25 })).toEqual(['√(a+b+c+d)']);
    expect(plain('$\\cancel{x}$')).toEqual(['x']);
    expect(plain('$\\nosuch$')).toEqual(['$\\nosuch$']);
    expect(partsIn('$x$', {}, null)).toEqual([{ s: '$x$' }]);
  });

  it('is made smaller where it is a little too wide', () => {
    const widthIn = (width: number) => {
      const [part] = partsIn('$\\sqrt{a + b + c + d + e}$', { width });
      return part && 'drawn' in part ? part.width : Infinity;
    };
    expect(widthIn(90)).toBeLessThan(widthIn(400));
    expect(widthIn(90) * ROOM.points).toBeLessThan(90);
  });

  it('has a line of its own between two dollar signs on each side', () => {
    const [before, drawn, after] = partsIn('so $$x$$ and');
    expect([before, after]).toEqual([{ s: 'so' }, { s: 'and' }]);
    expect(drawn).toMatchObject({ alone: true, alt: 'x' });
  });
});

it.each([
  { value: { title: 'a', weeks: [{ text: 'so $x$' }] }, holds: true },
  { value: { title: 'from $5 to $7', note: '`$x$`', figure: 5, none: null }, holds: false },
])('whether anything holds a formula is seen however deep it lies: $holds', ({ value, holds }) => {
  expect(holdsFormula(value)).toBe(holds);
});
