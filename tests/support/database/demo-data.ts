import { day } from '../../../plans/day.ts';
import { seedDemo } from '../../../server/demo/seed-demo.ts';
import type { Library } from '../../../server/library/library.ts';
import { exportText } from './data.ts';
import { memoryDatabase } from './db.ts';

/** The day on which the data of the demo ends. */
export const DEMO_NOW = '2026-04-08T12:00:00.000Z';

/** What the demo exports: something of nearly everything that there is. */
export function demoText(library: Library): string {
  const db = memoryDatabase();
  const now = new Date(DEMO_NOW);
  seedDemo(db, { library, today: day(DEMO_NOW.slice(0, 10)), now, timeZone: 'UTC' });
  return exportText(db);
}
