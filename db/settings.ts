import type { ChangeMoment } from './journal.ts';
import { recordChange } from './journal.ts';
import type { Database } from './open.ts';
import type { THEMES } from './schema.ts';
import { oncePerDatabase } from './statements.ts';

export type Theme = (typeof THEMES)[number];

/** How the learner wants Daymark to behave, and the plan in use. */
export type Settings = { timeZone: string; dayStartHour: number; theme: Theme; activePlanId: number | null };

const DEFAULT_SETTINGS: Settings = { timeZone: 'UTC', dayStartHour: 3, theme: 'auto', activePlanId: null };

const statements = oncePerDatabase((client) => ({
  load: client.prepare<[], Settings>(
    `select time_zone as timeZone, day_start_hour as dayStartHour, theme, active_plan_id as activePlanId
     from settings where id = 1`,
  ),
  insert: client.prepare<Settings>(
    `insert into settings (id, time_zone, day_start_hour, theme, active_plan_id)
     values (1, @timeZone, @dayStartHour, @theme, @activePlanId)`,
  ),
  update: client.prepare<Settings>(
    `update settings set time_zone = @timeZone, day_start_hour = @dayStartHour, theme = @theme,
     active_plan_id = @activePlanId where id = 1`,
  ),
}));

export function loadSettings(db: Database): Settings {
  return statements(db).load.get() ?? DEFAULT_SETTINGS;
}

/** Changes the settings that are named; `changeId` is `null` when they were so already. */
export function saveSettings(
  db: Database,
  patch: Partial<Settings>,
  { at, today, formToken }: ChangeMoment,
): { changeId: number | null } {
  const { changeId } = recordChange(
    db,
    { summary: 'Changed the settings', at, onDay: today, formToken },
    () => writeSettings(db, patch),
  );
  return { changeId };
}

/** The write alone, for a change that is about more than the settings. */
export function writeSettings(db: Database, patch: Partial<Settings>): void {
  const stored = statements(db).load.get();
  const wanted = { ...(stored ?? DEFAULT_SETTINGS), ...patch };
  if (stored) statements(db).update.run(wanted);
  else if (!isDefault(wanted)) statements(db).insert.run(wanted);
}

/** Saving what holds anyway is not a change. */
function isDefault(settings: Settings): boolean {
  return (
    settings.timeZone === DEFAULT_SETTINGS.timeZone &&
    settings.dayStartHour === DEFAULT_SETTINGS.dayStartHour &&
    settings.theme === DEFAULT_SETTINGS.theme &&
    settings.activePlanId === DEFAULT_SETTINGS.activePlanId
  );
}
