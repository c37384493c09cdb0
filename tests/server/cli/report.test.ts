import { expect, it } from 'vitest';
import { day } from '../../../plans/day.ts';
import { writeReport } from '../../../server/cli/report.ts';
import { CliProblem, requireStanding } from '../../../server/cli/standing.ts';
import { fixedClock } from '../../../server/clock.ts';
import { givenPlan, testDatabase } from '../../support/database/db.ts';

function givenStanding() {
  const db = testDatabase();
  givenPlan(db);
  return requireStanding({ db, clock: fixedClock('2026-03-04T12:00:00.000Z') });
}

it('is no report where it would end before it begins', async () => {
  const wanted = { format: 'md', from: day('2026-03-05'), to: day('2026-03-03') };
  expect(await writeReport(givenStanding(), wanted)).toBeUndefined();
});

it('that cannot be made is no matter of its days', async () => {
  // Stands for all that a page of a report can be answered with besides.
  await expect(writeReport(givenStanding(), { format: 'odt' })).rejects.toThrow(CliProblem);
});
