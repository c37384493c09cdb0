import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { drawFormulas } from '../../../../server/pdf/mathematics/draw-formulas.ts';
import { flattenSvg } from '../../../../server/pdf/mathematics/flatten-svg.ts';
import { formulasOf } from '../../../../server/pdf/mathematics/formulas.ts';
import { mathJax } from '../../../../server/pdf/mathematics/typeset.ts';
import { ownLettersOf } from '../../../../server/pdf/own-letters.ts';
import { useTypeface } from '../../../../server/pdf/typeface.ts';
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

  it('is drawn where it stands on a line of its own only, as on pages', () => {
    const formulas = formulasOf(
      mathJax,
      ownLettersOf(() => ''),
    );
    const words = plainWordsOf('$$\\begin{align} a &= b \\\\ c &= d \\end{align}$$');
    const text = formulas.inText(words, { width: 400, points: 10 });
    expect(formulas.shownAs(text)?.copied).toBe('a = b; c = d');
  });

  it.each(['\\nosuch', '\\frac{a', '\\def\\a{\\a}\\a', '\\href{javascript:alert(1)}{x}', '\\require{html}'])(
    'is not set where it is no formula, and nothing is thrown: %s',
    (tex) => {
      expect(mathJax.typeset(tex, false)).toBeNull();
    },
  );

  it('has its curves in full, since pdfkit goes wrong where a smooth one follows another', () => {
    const path = { kind: 'path', attributes: { d: 'M0 0Q1 2 3 4T5 6T9 9H10Z' }, children: [] };
    const group = { kind: 'g', attributes: { transform: 'translate(5,6) scale(2)' }, children: [path] };

    expect(flattenSvg({ kind: 'svg', attributes: {}, children: [group] })).toEqual([
      {
        kind: 'fill',
        cut: null,
        place: { scaleX: 2, scaleY: 2, x: 5, y: 6 },
        path: 'M0 0Q1 2 3 4Q5 6 5 6Q5 6 9 9H10Z',
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

describe('a text with formulas', () => {
  const ROOM = { width: 400, points: 10 };
  const isOneLetter = (text: string) => /^[\ue000-\uf8ff]$/.test(text);

  it('has one letter for each, the same for the same', () => {
    const { inText, standInFor } = formulasOf(
      mathJax,
      ownLettersOf(() => ''),
    );
    const text = inText(plainWordsOf('the loss $L^2$, once more $L^2$, and \\$5 for `$x$`'), ROOM);

    expect(text).toBe('the loss \ue000, once more \ue000, and $5 for `$x$`');
    expect(standInFor('\ue000')?.copied).toBe('L²');
  });

  it('stands in plain signs where it cannot be set, is too tall for its line, or would be too small', () => {
    const { inText } = formulasOf(
      mathJax,
      ownLettersOf(() => ''),
    );
    expect(isOneLetter(inText(plainWordsOf('$\\frac{a}{b}$'), ROOM))).toBe(true);
    expect(inText(plainWordsOf('$\\frac{a}{b}$'), { ...ROOM, height: 10 })).toBe('a/b');
    expect(inText(plainWordsOf('$\\sqrt{a + b + c + d}$'), { ...ROOM, width: 25 })).toBe('√(a+b+c+d)');
    expect(inText(plainWordsOf('$\\cancel{x}$'), ROOM)).toBe('x');
    expect(inText(plainWordsOf('$\\nosuch$'), ROOM)).toBe('$\\nosuch$');
    expect(
      formulasOf(
        null,
        ownLettersOf(() => ''),
      ).inText(plainWordsOf('$x$'), ROOM),
    ).toBe('$x$');
  });

  it('is made smaller where it is a little too wide', () => {
    const { inText, standInFor } = formulasOf(
      mathJax,
      ownLettersOf(() => ''),
    );
    const wide = inText(plainWordsOf('$\\sqrt{a + b + c + d + e}$'), ROOM);
    const narrow = inText(plainWordsOf('$\\sqrt{a + b + c + d + e}$'), { ...ROOM, width: 90 });

    expect(narrow).not.toBe(wide);
    const width = standInFor(narrow)?.width ?? Infinity;
    expect(width).toBeLessThan(standInFor(wide)?.width ?? 0);
    expect(width * ROOM.points).toBeLessThan(90);
  });

  it('has a line of its own between two dollar signs on each side', () => {
    const { inText } = formulasOf(
      mathJax,
      ownLettersOf(() => ''),
    );
    expect(inText(plainWordsOf('so $$x$$ and'), ROOM)).toBe('so\n\ue000\nand');
    expect(inText(plainWordsOf('$$x$$'), ROOM)).toBe('\ue000');
  });

  it('leaves letters alone that the learner has used for something else', () => {
    const own = 'mine: \ue000\ue001';
    const { inText, standInFor } = formulasOf(
      mathJax,
      ownLettersOf(() => own),
    );

    expect(inText(plainWordsOf(`${own} $x$`), ROOM)).toBe(`${own} \ue002`);
    expect(standInFor('\ue000')).toBeUndefined();
  });

  it('takes as much room as its formulas are wide and tall', () => {
    const formulas = formulasOf(
      mathJax,
      ownLettersOf(() => ''),
    );
    const pdf = new PDFDocument({ font: '' });
    useTypeface(pdf, formulas.standInFor);
    drawFormulas(pdf, formulas);
    pdf.fontSize(10);
    const plain = pdf.heightOfString('a line', { width: 400 });
    const low = formulas.inText(plainWordsOf('a $x$'), ROOM);
    const tall = formulas.inText(plainWordsOf('a $\\dfrac{\\dfrac{a}{b}}{\\dfrac{c}{d}}$'), ROOM);

    expect(pdf.heightOfString(low, { width: 400 })).toBeCloseTo(plain);
    expect(pdf.heightOfString(tall, { width: 400 })).toBeGreaterThan(1.5 * plain);
    const [letter = ''] = low.slice(-1);
    expect(pdf.widthOfString(letter)).toBeCloseTo(10 * (formulas.standInFor(letter)?.width ?? 0));
  });
});

it.each([
  { value: { title: 'a', weeks: [{ text: 'so $x$' }] }, holds: true },
  { value: { title: 'from $5 to $7', note: '`$x$`', figure: 5, none: null }, holds: false },
])('whether anything holds a formula is seen however deep it lies: $holds', ({ value, holds }) => {
  expect(holdsFormula(value)).toBe(holds);
});
