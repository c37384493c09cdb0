import { type DataRule, isAfterInstant, isBeyondPlan, isFarFromPlan } from './rule.ts';

const ofCalendar = (table: string, isWrong: (day: string) => string): DataRule => ({
  table,
  tells: 'lies outside of its plan',
  broken: `select ${table}.rowid from {${table}} join {plans} on plans.id = ${table}.plan_id
    where ${isWrong(`${table}.day`)}`,
});

/** Of plans, their calendar, phases and habits, and of which one is in use. */
export const PLAN_RULES: readonly DataRule[] = [
  {
    table: 'plans',
    tells: 'has no phase',
    broken: 'select id from {plans} where id not in (select plan_id from {phases})',
  },
  {
    table: 'plans',
    tells: 'has no day with study minutes',
    broken: `select id from {plans}
      where not exists (select 1 from json_each(weekday_minutes) where value > 0)
        and not exists (select 1 from {calendar_exceptions} where plan_id = plans.id and minutes > 0)`,
  },
  {
    table: 'settings',
    tells: 'has a plan in use that is archived',
    mend: 'Choose a plan under Settings → Plans, or take this one out of the archive there.',
    isAtRiskByUndo: true,
    broken: `select settings.id from {settings} join {plans} on plans.id = settings.active_plan_id
      where plans.archived_at is not null`,
  },
  ofCalendar('baseline_days', isBeyondPlan),
  ofCalendar('yardstick_days', isFarFromPlan),
  ofCalendar('calendar_exceptions', isFarFromPlan),
  {
    table: 'phases',
    tells: 'lies outside of its plan',
    broken: `select phases.id from {phases} join {plans} on plans.id = phases.plan_id
      where ${isBeyondPlan('phases.starts_on')} or ${isBeyondPlan('phases.ends_on')}`,
  },
  {
    table: 'phases',
    tells: 'has the place of another phase of its plan',
    broken: `select phases.id from {phases} join {phases} as other
      on other.plan_id = phases.plan_id and other.position = phases.position and other.id < phases.id`,
  },
  {
    table: 'habit_completions',
    tells: 'was kept on a day that had not come yet',
    broken: `select rowid from {habit_completions} where ${isAfterInstant('day', 'completed_at')}`,
  },
];
