import { eq, getTableColumns } from 'drizzle-orm';
import type { Database } from '../file/open.ts';
import { oncePerState } from '../file/state/once-per-state.ts';
import { oncePerDatabase } from '../file/statements/statements.ts';
import { type ChangeMoment, recordChange } from '../journal/journal.ts';
import { settings } from '../schema/settings.ts';

/** How the learner wants Daymark to behave, and the plan in use. */
export type Settings = Omit<typeof settings.$inferSelect, 'id'>;

const DEFAULT_SETTINGS: Settings = {
  timeZone: 'UTC',
  dayStartHour: 3,
  theme: 'auto',
  weekStart: 0,
  hourCycle: 'auto',
  locale: 'en-GB',
  drillMinutes: 15,
  drillOnDaysOff: false,
  desiredRetention: 0.9,
  studyTime: null,
  activePlanId: null,
};

/** The table has one row, or none while everything is as at first. */
const ONLY_ROW = 1;

const statements = oncePerDatabase(({ orm }) => {
  const { id, ...columns } = getTableColumns(settings);
  return {
    load: orm.select(columns).from(settings).where(eq(id, ONLY_ROW)).prepare(),
  };
});

export const loadSettings = oncePerState(
  [settings],
  (db): Readonly<Settings> => statements(db).load.get() ?? DEFAULT_SETTINGS,
);

/** Changes the settings that are named; `changeId` is `null` when they were so already. */
export function saveSettings(
  db: Database,
  patch: Partial<Settings>,
  { at, today, formToken }: ChangeMoment,
): { changeId: number | null } {
  const { changeId } = recordChange(
    db,
    { facts: { kind: 'settings-changed' }, at, onDay: today, formToken },
    () => writeSettings(db, patch),
  );
  return { changeId };
}

/** The write alone, for a change that is about more than the settings. */
export function writeSettings(db: Database, patch: Partial<Settings>): void {
  const stored = statements(db).load.get();
  const wanted = { ...(stored ?? DEFAULT_SETTINGS), ...patch };
  if (stored) db.orm.update(settings).set(wanted).where(eq(settings.id, ONLY_ROW)).run();
  else if (!isDefault(wanted))
    db.orm
      .insert(settings)
      .values({ id: ONLY_ROW, ...wanted })
      .run();
}

/** Saving what holds anyway is not a change. */
function isDefault(wanted: Settings): boolean {
  const defaults = new Map<string, unknown>(Object.entries(DEFAULT_SETTINGS));
  return Object.entries(wanted).every(([name, value]) => defaults.get(name) === value);
}
