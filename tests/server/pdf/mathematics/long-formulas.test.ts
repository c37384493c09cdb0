import { describe, expect, it } from 'vitest';
import { datesIn } from '../../../../plans/dates.ts';
import { day } from '../../../../plans/day.ts';
import { buildReport } from '../../../../plans/report/report.ts';
import { sumOf } from '../../../../plans/sum.ts';
import { formulasOf } from '../../../../server/pdf/mathematics/formulas.ts';
import { mathJax } from '../../../../server/pdf/mathematics/typeset.ts';
import { partsOf } from '../../../../server/pdf/parts.ts';
import { ROOMY } from '../../../../server/pdf/sizes.ts';
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

/** The pieces of a text, each with its width in em, and of how many shapes they are. */
function piecesIn(text: string, room: { width: number; height?: number }) {
  const formulas = formulasOf(mathJax);
  const parts = partsOf(plainWordsOf(text), formulas, { ...room, points: 10, colour: '#000000' });
  const shapes = formulas.drawings.map(({ svg }) => svg.match(/<(path|text)/g)?.length ?? 0);
  return { pieces: parts.filter((part) => 'drawn' in part), shapes };
}

describe('a long formula in a line', () => {
  it('comes in pieces, each from a relation or an operation outside of brackets on', () => {
    const { pieces } = piecesIn(LONG, { width: 200 });
    expect(pieces).toHaveLength(6);
    expect(pieces.map(({ alt }) => alt).join('')).toBe('f(x + y) = a₁ + a₂ + a₃ − b₁ ≤ c/d');
  });

  it('is as wide in pieces as it is whole, of the same shapes', () => {
    const whole = piecesIn(LONG, { width: 1_000 });
    const broken = piecesIn(LONG, { width: 200 });
    expect(sumOf(broken.pieces, ({ width }) => width)).toBeCloseTo(whole.pieces[0]?.width ?? 0);
    expect(sumOf(broken.shapes, (count) => count)).toBe(whole.shapes[0]);
  });

  it('breaks within brackets only where what they hold is too wide for a line', () => {
    const text = '$f(x_{111} + y_{111} + z_{111} + w_{111}) + b$';
    expect(piecesIn(text, { width: 200 }).pieces).toHaveLength(2);
    expect(piecesIn(text, { width: 60 }).pieces).toHaveLength(5);
  });

  it('stays whole where a line has much more room, and where a line has to be the only one', () => {
    expect(piecesIn(LONG, { width: 1_000 }).pieces).toHaveLength(1);
    expect(piecesIn('$a + b + c + d$', { width: 400 }).pieces).toHaveLength(1);
    expect(piecesIn(LONG, { width: 200, height: 40 }).pieces).toHaveLength(1);
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
