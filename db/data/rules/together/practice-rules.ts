import { type DataRule, isNotOfInstant } from './rule.ts';

const ofRound = (table: string): DataRule => ({
  table,
  tells: 'belongs to a round that is not there',
  broken: `select rowid from {${table}} where (mock_id, position) not in (select mock_id, position from {mock_rounds})`,
});

/** Of answers and mock interviews. */
export const PRACTICE_RULES: readonly DataRule[] = [
  {
    table: 'answers',
    tells: 'was not given on the day of its instant',
    broken: `select id from {answers} where ${isNotOfInstant('day', 'answered_at')}`,
  },
  {
    table: 'answers',
    tells: 'names a mock, and was not given in one',
    broken: "select id from {answers} where mock_id is not null and mode <> 'mock'",
  },
  {
    table: 'mocks',
    tells: 'has no round',
    broken: 'select id from {mocks} where id not in (select mock_id from {mock_rounds})',
  },
  {
    table: 'mocks',
    tells: 'was not begun on its day',
    broken: `select id from {mocks} where ${isNotOfInstant('day', 'started_at')}`,
  },
  {
    table: 'mocks',
    tells: 'ends before it begins',
    broken: `select id from {mocks} where substr(finished_at, 1, 10) < date(substr(started_at, 1, 10), '-1 day')`,
  },
  {
    table: 'mocks',
    tells: 'is done for a task of another plan',
    broken: `select mocks.id from {mocks} join {tasks} on tasks.id = mocks.task_id
      join {phases} on phases.id = tasks.phase_id where phases.plan_id <> mocks.plan_id`,
  },
  {
    table: 'mock_rounds',
    tells: 'does not count on from the round before it',
    broken: `select mock_rounds.rowid from {mock_rounds} where position >
      (select count(*) from {mock_rounds} as all_rounds where all_rounds.mock_id = mock_rounds.mock_id)`,
  },
  ofRound('mock_scores'),
  ofRound('mock_clocks'),
];
