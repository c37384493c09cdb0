import type BetterSqlite3 from 'better-sqlite3';
import type { Day } from '../../../plans/day.ts';
import { listAppliedMigrations } from '../migrating/migrations.ts';

/** What a database holds, for somebody who asks whether it is the one that they want back. */
export type Contents = {
  plans: readonly PlanLine[];
  /** The instant of the latest change; `null` where nothing was changed yet. */
  lastChangeAt: string | null;
  /** It was copied without its log, and may lack its latest changes. */
  lacksLog: boolean;
};

type PlanLine = { title: string; startOn: Day; finishOn: Day; taskCount: number; doneCount: number };

/** Reads what every version of the tables has had from the first. */
export function readContents(client: BetterSqlite3.Database, lacksLog: boolean): Contents {
  if (listAppliedMigrations(client).length === 0) return { plans: [], lastChangeAt: null, lacksLog };
  const plans = client.prepare<[], PlanLine>(
    `select plans.title, start_on as startOn, finish_on as finishOn, count(tasks.id) as taskCount,
        count(tasks.completed_on) as doneCount
      from plans left join phases on phases.plan_id = plans.id
        left join tasks on tasks.phase_id = phases.id and tasks.dropped_on is null
      group by plans.id order by plans.id`,
  );
  const lastChange = client.prepare<[], string | null>('select max(at) from changes').pluck();
  return { plans: plans.all(), lastChangeAt: lastChange.get() ?? null, lacksLog };
}
