import BetterSqlite3 from 'better-sqlite3';
import { BRITISH, type DateStyle } from '../../../plans/dates.ts';
import { type Day, isDay, isTimeZone } from '../../../plans/day.ts';
import { listAppliedMigrations } from '../migrating/migrations.ts';

/** What a database holds, for somebody who asks whether it is the one that they want back. */
export type Contents = {
  plans: readonly PlanLine[];
  /** The instant of the latest change; `null` where nothing was changed yet, or it cannot be read. */
  lastChangeAt: string | null;
  /** By whose clocks that is told, and how dates are written: as its learner set it, or as at first. */
  timeZone: string;
  style: DateStyle;
  /** It was copied without its log, and may lack its latest changes. */
  lacksLog: boolean;
  /** What is wrong with its rows, in words. */
  wrong: readonly string[];
};

/** Its days are `null` where they cannot be read. */
type PlanLine = {
  title: string;
  startOn: Day | null;
  finishOn: Day | null;
  taskCount: number;
  doneCount: number;
};

const AS_AT_FIRST = { timeZone: 'UTC', style: BRITISH };

/** Reads what every version of the tables has had from the first. */
export function readContents(client: BetterSqlite3.Database, lacksLog: boolean): Omit<Contents, 'wrong'> {
  if (listAppliedMigrations(client).length === 0)
    return { plans: [], lastChangeAt: null, ...AS_AT_FIRST, lacksLog };
  const plans = client.prepare<[], PlanLine>(
    `select plans.title, start_on as startOn, finish_on as finishOn, count(tasks.id) as taskCount,
        count(tasks.completed_on) as doneCount
      from plans left join phases on phases.plan_id = plans.id
        left join tasks on tasks.phase_id = phases.id and tasks.dropped_on is null
      group by plans.id order by plans.id`,
  );
  const lastChange = client.prepare<[], string | null>('select max(at) from changes').pluck().get() ?? null;
  const lastChangeAt = Number.isNaN(Date.parse(lastChange ?? '')) ? null : lastChange;
  return { plans: plans.all().map(withDaysOf), lastChangeAt, ...readStyle(client), lacksLog };
}

/** A backup with wrong rows can be looked at, too. */
function withDaysOf(plan: PlanLine): PlanLine {
  const dayOf = (text: string | null) => (text !== null && isDay(text) ? text : null);
  return { ...plan, startOn: dayOf(plan.startOn), finishOn: dayOf(plan.finishOn) };
}

/** By whose clocks the time of a backup is told; `null` where it cannot be read. */
export function timeZoneOf(backup: string): string | null {
  try {
    const client = new BetterSqlite3(backup, { readonly: true });
    try {
      return readStyle(client).timeZone;
    } finally {
      client.close();
    }
  } catch (error) {
    if (error instanceof BetterSqlite3.SqliteError) return null;
    throw error;
  }
}

function readStyle(client: BetterSqlite3.Database): Pick<Contents, 'timeZone' | 'style'> {
  const row = client
    .prepare<[], DateStyle & { timeZone: string }>(
      'select time_zone as timeZone, locale, hour_cycle as hourCycle from settings',
    )
    .get();
  if (row === undefined || !isTimeZone(row.timeZone)) return AS_AT_FIRST;
  return { timeZone: row.timeZone, style: { locale: row.locale, hourCycle: row.hourCycle } };
}
