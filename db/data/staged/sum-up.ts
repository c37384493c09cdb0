import type BetterSqlite3 from 'better-sqlite3';

/** A plan of the file, and whether the very same is here already. */
export type BroughtPlan = {
  title: string;
  startOn: string;
  finishOn: string;
  /** Without the dropped ones. */
  taskCount: number;
  doneCount: number;
  isHere: boolean;
};

type PlanLine = Omit<BroughtPlan, 'isHere'> & { isHere: 0 | 1 };

const PLANS = `
  select plans.title, plans.start_on as startOn, plans.finish_on as finishOn, not coming.is_new as isHere,
    count(tasks.id) as taskCount, count(tasks.completed_on) as doneCount
  from main.plans join coming on coming.table_name = 'plans' and coming.row = plans.id
    left join main.phases on phases.plan_id = plans.id
    left join main.tasks on tasks.phase_id = phases.id and tasks.dropped_on is null
  group by plans.id order by plans.id`;

/** The plans of a staged file, once it is known what of it comes. */
export function sumUpPlans(client: BetterSqlite3.Database): BroughtPlan[] {
  return client
    .prepare<[], PlanLine>(PLANS)
    .all()
    .map((plan) => ({ ...plan, isHere: plan.isHere === 1 }));
}
