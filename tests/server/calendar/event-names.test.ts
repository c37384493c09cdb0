import { describe, expect, it } from 'vitest';
import type { Database } from '../../../db/file/open.ts';
import { loadPlan } from '../../../db/plan/load-plan.ts';
import { createPlan } from '../../../db/plan/plans.ts';
import { loadSettings } from '../../../db/settings/settings.ts';
import { buildFeed } from '../../../server/calendar/build-feed.ts';
import { loadLibrary } from '../../../server/library/library.ts';
import { bringBack, exportText } from '../../support/database/data.ts';
import { later, MOMENT, sampleNewPlan, testDatabase } from '../../support/database/db.ts';
import { readByIcalJs } from '../../support/texts/icalendar.ts';

const library = loadLibrary();

/** What each event of a plan is called, by what it is: its title stands for it. */
function namesOf(db: Database, planId: number): Map<string, string> {
  const plan = loadPlan(db, planId);
  if (!plan) throw new Error(`No plan ${planId}`);
  const { text } = buildFeed({ db, library }, plan, loadSettings(db), { origin: 'http://a', reminder: null });
  return new Map(readByIcalJs(text).map(({ summary, uid }) => [summary, uid]));
}

function inBoth(one: Map<string, string>, other: Map<string, string>): string[] {
  const others = new Set(other.values());
  return [...one.values()].filter((uid) => others.has(uid));
}

function givenPlanOf(db: Database, taskCount: number, minute: number): void {
  createPlan(db, sampleNewPlan({ taskCount }), { ...MOMENT, at: later(minute) });
}

describe('the names of events', () => {
  it('stay those of their plan when it is brought in beside another, under other numbers', () => {
    const home = testDatabase();
    givenPlanOf(home, 4, 0);
    const elsewhere = testDatabase();
    givenPlanOf(elsewhere, 2, 7);
    bringBack(elsewhere, exportText(home), MOMENT);

    const [ofOther, ofBrought] = [namesOf(elsewhere, 1), namesOf(elsewhere, 2)];

    expect(ofBrought).toEqual(namesOf(home, 1));
    expect(ofBrought.size).toBeGreaterThan(6);
    expect(inBoth(ofOther, ofBrought)).toEqual([]);
  });

  it('stay the same in an empty Daymark, and there again', () => {
    const home = testDatabase();
    givenPlanOf(home, 4, 0);
    const [second, third] = [testDatabase(), testDatabase()];
    bringBack(second, exportText(home), MOMENT);
    bringBack(third, exportText(second), MOMENT);
    expect(namesOf(third, 1)).toEqual(namesOf(home, 1));
  });

  it('are others for an earlier state of the same plan beside it', () => {
    const db = testDatabase();
    givenPlanOf(db, 4, 0);
    const before = namesOf(db, 1);
    const earlier = exportText(db).replaceAll('Task 1', 'Task One');
    bringBack(db, earlier, MOMENT);

    expect(namesOf(db, 1)).toEqual(before);
    const ofBrought = namesOf(db, 2);
    expect(ofBrought.size).toBe(before.size);
    expect(inBoth(before, ofBrought)).toEqual([]);
  });
});
