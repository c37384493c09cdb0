import { expect, it, vi } from 'vitest';
import { datesIn } from '../../../../plans/dates.ts';
import { day } from '../../../../plans/day.ts';
import { buildReport } from '../../../../plans/report/report.ts';
import { reportPdf } from '../../../../server/report/report-pdf.tsx';
import { doneOn, givenPlan, givenTask, WHOLE_REPORT } from '../../../support/made/plans.ts';
import { readPdf, readTags } from '../../../support/texts/pdf.ts';

const loaded = vi.hoisted(() => ({ count: 0 }));
vi.mock('../../../../server/pdf/mathematics/typeset.ts', async (load) => {
  loaded.count += 1;
  return await load();
});

const DATES = datesIn({ locale: 'en-GB', hourCycle: 'auto' });

function write(title: string, note: string) {
  const task = givenTask({ title, note: { text: note, revision: 1 }, completion: doneOn('2026-03-03') });
  const report = buildReport(givenPlan({ tasks: [task] }), WHOLE_REPORT, day('2026-03-11'), DATES);
  return reportPdf(report, DATES);
}

it('what sets formulas is loaded for a report that holds one, and for no other', async () => {
  const plain = await readPdf(await write('Save $5 or $6', 'as `$HOME` says'));
  expect(loaded.count).toBe(0);
  expect(plain.pages.join(' ')).toContain('Save $5 or $6');

  const note = 'the loss $\\frac{a}{b}$, `$x$` and \\$5\n\n$$\\sqrt{d_k}$$\n\n- $W_{ij}$';
  const bytes = await write('Derive $\\nabla_\\theta J$', note);
  const { pages } = await readPdf(bytes);
  expect(loaded.count).toBe(1);
  // What is heard and copied are the plain signs; what is seen are shapes.
  const { alts } = await readTags(bytes);
  expect(alts.filter((alt) => alt === '∇_θ J').length).toBeGreaterThan(1);
  for (const alt of ['a/b', '√d_k', 'W_ij']) expect(alts).toContain(alt);
  const text = pages.join(' ');
  expect(text.replace(/\s/g, '')).toContain('thelossa/b,$x$and$5');
  expect(text).not.toMatch(/\\frac|\\nabla|\$\$/);
  expect((await write('Derive $\\nabla_\\theta J$', note)).equals(bytes)).toBe(true);
});
