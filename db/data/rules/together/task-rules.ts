import { type DataRule, isAfterInstant, isBeyondPlan, isFarFromPlan } from './rule.ts';

const tick = (table: string): DataRule => ({
  table,
  tells: 'was done on a day that had not come yet',
  broken: `select rowid from {${table}} where ${isAfterInstant('completed_on', 'completed_at')}`,
});

/** Where a session was planned; one that was moved may lie behind the end of its plan, and before its start. */
const planned = (table: string, isWrong: (day: string) => string): DataRule => ({
  table,
  tells: 'lies outside of its plan',
  broken: `select ${table}.rowid from {${table}} join {tasks} on tasks.id = ${table}.task_id
    join {phases} on phases.id = tasks.phase_id join {plans} on plans.id = phases.plan_id
    where ${isWrong(`${table}.day`)}`,
});

/** Of tasks and what hangs on them. */
export const TASK_RULES: readonly DataRule[] = [
  {
    table: 'tasks',
    tells: 'has the key of another task of its plan',
    isAtRiskByUndo: true,
    broken: `select tasks.id from {tasks} join {phases} on phases.id = tasks.phase_id
      join {phases} as others on others.plan_id = phases.plan_id
      join {tasks} as other on other.phase_id = others.id and other.key = tasks.key and other.id < tasks.id`,
  },
  tick('tasks'),
  tick('steps'),
  {
    table: 'steps',
    tells: 'does not count on from the step before it',
    broken: `select steps.rowid from {steps}
      where position > (select count(*) from {steps} as all_steps where all_steps.task_id = steps.task_id)`,
  },
  planned('sessions', isFarFromPlan),
  planned('baseline_sessions', isBeyondPlan),
  planned('yardstick_sessions', isFarFromPlan),
  {
    table: 'spent_times',
    tells: 'was spent on a day that had not come yet',
    broken: `select rowid from {spent_times} where ${isAfterInstant('day', 'noted_at')}`,
  },
];
