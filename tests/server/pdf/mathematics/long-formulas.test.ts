import { describe, expect, it } from 'vitest';
import { datesIn } from '../../../../plans/dates.ts';
import { day } from '../../../../plans/day.ts';
import { buildReport } from '../../../../plans/report/report.ts';
import { sumOf } from '../../../../plans/sum.ts';
import { formulasOf } from '../../../../server/pdf/mathematics/formulas.ts';
import { mathJax } from '../../../../server/pdf/mathematics/typeset.ts';
import { ownLettersOf } from '../../../../server/pdf/own-letters.ts';
import { ROOMY } from '../../../../server/pdf/sheet.ts';
import { plainWordsOf } from '../../../../server/pdf/words.ts';
import { reportPdf } from '../../../../server/report/report-pdf.tsx';
import { doneOn, givenPlan, givenTask, WHOLE_REPORT } from '../../../support/made/plans.ts';
import { builtInFormulas } from '../../../support/texts/formulas.ts';
import { drawnAcross } from '../../../support/texts/pdf.ts';

const DATES = datesIn({ locale: 'en-GB', hourCycle: 'auto' });
const A4_WIDTH = 595.28;
/** What a slanted letter reaches beyond its own width. */
const OVERHANG = 2;
const LONG = '$f(x + y) = a_1 + a_2 + a_3 - b_1 \\le \\frac{c}{d}$';

/** The pieces of a text, each with its width in em. */
function piecesIn(text: string, width: number) {
  const formulas = formulasOf(
    mathJax,
    ownLettersOf(() => ''),
  );
  const set = formulas.inText(plainWordsOf(text), { width, points: 10 });
  return set.split('\u200b').map((letter) => ({ ...formulas.shownAs(letter) }));
}

describe('a long formula in a line', () => {
  it('comes in pieces, each from a relation or an operation outside of brackets on', () => {
    const pieces = piecesIn(LONG, 200);
    expect(pieces).toHaveLength(6);
    expect(pieces.map(({ copied }) => copied).join('')).toBe('f(x + y) = a₁ + a₂ + a₃ − b₁ ≤ c/d');
  });

  it('is as wide in pieces as it is whole, of the same shapes', () => {
    const [whole] = piecesIn(LONG, 1_000);
    const pieces = piecesIn(LONG, 200);
    expect(sumOf(pieces, ({ width = 0 }) => width)).toBeCloseTo(whole?.width ?? 0);
    expect(sumOf(pieces, ({ formula }) => formula?.marks.length ?? 0)).toBe(whole?.formula?.marks.length);
  });

  it('breaks within brackets only where what they hold is too wide for a line', () => {
    const text = '$f(x_{111} + y_{111} + z_{111} + w_{111}) + b$';
    expect(piecesIn(text, 200)).toHaveLength(2);
    expect(piecesIn(text, 60)).toHaveLength(5);
  });

  it('stays whole where a line has much more room, and where a line has to be the only one', () => {
    expect(piecesIn(LONG, 1_000)).toHaveLength(1);
    expect(piecesIn('$a + b + c + d$', 400)).toHaveLength(1);
    const formulas = formulasOf(
      mathJax,
      ownLettersOf(() => ''),
    );
    const text = formulas.inText(plainWordsOf(LONG), { width: 200, points: 10, height: 40 });
    expect(text).toHaveLength(1);
  });

  it('crosses no margin, wherever it stands: the longest of the built-in content', async () => {
    const longest = builtInFormulas()
      .sort((one, other) => other.tex.length - one.tex.length)
      .slice(0, 60);
    const tasks = longest.map(({ tex, display }, index) => {
      const formula = display ? `$$${tex}$$` : `$${tex}$`;
      const note = { text: `It is ${'so '.repeat(index)}${formula}, and so on.`, revision: 1 };
      return givenTask({ id: index + 1, title: `Read ${formula}`, note, completion: doneOn('2026-03-03') });
    });
    const subject = { ...WHOLE_REPORT, sections: ['finished', 'evidence'] as const };
    const report = buildReport(
      givenPlan({ tasks }),
      { ...subject, sections: [...subject.sections] },
      day('2026-03-11'),
      DATES,
    );

    const drawn = await drawnAcross(await reportPdf(report, DATES));

    expect(drawn.length).toBeGreaterThan(2_000);
    const { left, right } = ROOMY.margins;
    expect(Math.min(...drawn.map((one) => one.left))).toBeGreaterThan(left - OVERHANG);
    expect(Math.max(...drawn.map((one) => one.right))).toBeLessThan(A4_WIDTH - right + OVERHANG);
  });
});
