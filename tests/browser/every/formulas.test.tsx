import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { readFormula } from '../../../plans/text/formula.ts';
import type { MathElement } from '../../../plans/text/math-element.ts';
import { type Formula, piecesOf } from '../../../plans/text/mathematics.ts';
import { loadLibrary } from '../../../server/library/library.ts';
import { knownFaces } from '../../../server/pdf/faces/known-faces.ts';
import { cutFont, slicesOf } from '../../../server/pdf/faces/slices.ts';
import { Inline, Markdown } from '../../../views/parts/markdown.tsx';
import { useBrowser } from '../../support/browser/browser.ts';
import { browserApp, openPage } from '../../support/browser/browser-app.ts';

const browser = useBrowser();
const PHONE = { width: 360, height: 800 };

const { builtIn, categories, mockFormats } = loadLibrary();
const texts = [...new Set(textsIn([builtIn, categories, mockFormats]))].filter((text) => text.includes('$'));
const formulas = new Map(
  texts
    .flatMap((text) => piecesOf(text))
    .filter((piece): piece is Formula => piece.kind === 'formula')
    .map((formula) => [formula.source, formula]),
);

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** The letters of a formula as they are drawn: single ones slanted, unless it says otherwise. */
function lettersOf({ tag, attributes, children }: MathElement): string[] {
  return children.flatMap((child) => {
    if (typeof child !== 'string') return lettersOf(child);
    const isSlanted = tag === 'mi' && [...child].length === 1 && attributes.mathvariant !== 'normal';
    return isSlanted ? [slanted(child)] : [...child];
  });
}

function slanted(letter: string): string {
  if (letter === 'h') return 'ℎ';
  for (const [first, last, start] of [
    ['A', 'Z', 0x1d434],
    ['a', 'z', 0x1d44e],
    ['Α', 'Ω', 0x1d6e2],
    ['α', 'ω', 0x1d6fc],
  ] as const) {
    const code = letter.codePointAt(0) ?? 0;
    const from = first.codePointAt(0) ?? 0;
    if (code >= from && code <= (last.codePointAt(0) ?? 0)) return String.fromCodePoint(start + code - from);
  }
  return letter;
}

/** Drawn as nothing: what one does to the next. */
const INVISIBLE = /[\u2061-\u2064\u00a0\u2009\u200b]/;

describe('every formula of the built-in content', () => {
  it('has a sign in the typeface for each of its letters', async () => {
    const letters = new Map<string, string>();
    for (const { tex, display, source } of formulas.values()) {
      const read = readFormula(tex, display);
      for (const letter of read.ok ? lettersOf(read.math) : []) {
        if (INVISIBLE.test(letter)) continue;
        letters.set(letter, source);
      }
    }
    const [slice] = knownFaces('').flatMap((face) => (face.name === 'stix-two-math' ? slicesOf(face) : []));
    if (!slice) throw new Error('There is no typeface of formulas');
    const cut = { family: 'Formulas', weight: 'regular' } as const;
    const { codePoints } = await cutFont(slice, [...letters.keys()].join(''), cut);
    const missing = [...letters].filter(([letter]) => !codePoints.has(letter.codePointAt(0) ?? 0));
    expect(formulas.size).toBeGreaterThan(500);
    expect(Object.fromEntries(missing)).toEqual({});
  });

  it('fits a phone, in its sentence and alone, in a typeface that comes with it', async () => {
    const app = await browserApp();
    const { page } = await openPage(browser(), `${app.address}/help`, { viewport: PHONE });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    expect(asked.filter((path) => path.includes('stix'))).toEqual([]);

    await page.evaluate(
      (html) => {
        const main = document.querySelector('main');
        if (main) main.innerHTML = html;
      },
      renderToString(
        <div class="entry__body">
          {texts.map((text) => (
            <p>
              <Inline text={text} />
            </p>
          ))}
          <Markdown text={[...formulas.values()].map(({ tex }) => `$$${tex}$$`).join('\n\n')} />
        </div>,
      ),
    );
    await page.evaluate(() => document.fonts.ready);

    const seen = await page.evaluate(() => {
      const room = document.documentElement.clientWidth;
      const all = [...document.querySelectorAll('math')];
      const boxes = all.map((math) => ({
        source: math.textContent,
        ...math.getBoundingClientRect().toJSON(),
      }));
      return {
        count: all.length,
        pageWidth: document.documentElement.scrollWidth,
        asTyped: document.querySelectorAll('.formula-as-typed').length,
        hasTypeface: document.fonts.check('16px "STIX Two Math"'),
        empty: boxes.filter(({ width, height }) => width < 1 || height < 4).map(({ source }) => source),
        wide: all
          .filter((math) => !math.hasAttribute('display') && math.getBoundingClientRect().right > room)
          .map((math) => math.textContent),
      };
    });
    expect(asked.filter((path) => path.includes('stix'))).toHaveLength(1);
    expect(seen).toEqual({
      count: expect.any(Number),
      pageWidth: PHONE.width,
      asTyped: 0,
      hasTypeface: true,
      empty: [],
      wide: [],
    });
    expect(seen.count).toBeGreaterThan(2 * formulas.size - 1);
  });
});
