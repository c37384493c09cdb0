import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { datesIn } from '../../../plans/dates.ts';
import { day } from '../../../plans/day.ts';
import { buildReport } from '../../../plans/report/report.ts';
import { packagesFolder } from '../../../server/paths.ts';
import { reportHtml } from '../../../server/report/report-html.tsx';
import { doneOn, givenPlan, givenTask, WHOLE_REPORT } from '../../support/made/plans.ts';

const DATES = datesIn({ locale: 'en-GB', hourCycle: 'auto' });
const FACE = join(packagesFolder, '@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2');

function write(title: string): string {
  const plan = givenPlan({ tasks: [givenTask({ title, completion: doneOn('2026-03-03') })] });
  return reportHtml(buildReport(plan, WHOLE_REPORT, day('2026-03-11'), DATES), DATES);
}

it('a report as one web page brings the typeface of formulas, once, and only where it shows one', () => {
  const [, bytes = ''] = /src:url\(data:font\/woff2;base64,([\w+/=]+)\)/.exec(write('Derive $x^2$')) ?? [];
  expect(Buffer.from(bytes, 'base64').equals(readFileSync(FACE))).toBe(true);
  expect(write('Derive $x^2$ and $y^2$').match(/@font-face/g)).toHaveLength(1);
  expect(write('Save $5 or `$x$`')).not.toContain('@font-face');
});
