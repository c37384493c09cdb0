import { count } from '../../../plans/format.ts';
import { columnField } from '../../../plans/incoming/questions/choices.ts';
import { type ColumnRole, QUESTION_ROLES } from '../../../plans/incoming/questions/columns/column-role.ts';
import type { ReadTable } from '../../../plans/incoming/questions/rows/question-rows.ts';
import { Entry } from '../../parts/entry.tsx';

/** So many tables and columns can be told apart by somebody. */
const MOST_TABLES = 10;
const MOST_COLUMNS = 40;
const SAMPLES = 3;
const LONGEST_SAMPLE = 90;

const ROLE_WORDS: Readonly<Record<ColumnRole, string>> = {
  prompt: 'Question',
  detail: 'What belongs to the question',
  answer: 'Answer',
  points: 'Answer, point by point',
  category: 'Category',
  tags: 'Tags',
  difficulty: 'Difficulty',
  form: 'Form',
  seconds: 'Speaking time in seconds',
  probing: 'What the interviewer wants to find out',
  pitfalls: 'Pitfalls',
  followUps: 'Follow-ups',
  phase: 'Phase',
  tasks: 'Tasks',
  archivedOn: 'Archived on',
  id: 'Id',
  ignored: 'Leave it out',
};

/** What stands in each column? Each is guessed, and can be said. */
export function ColumnChooser({ tables }: { tables: readonly ReadTable[] }) {
  return (
    <>
      {tables.slice(0, MOST_TABLES).map((read, table) => (
        <TableColumns key={table} read={read} table={table} isOnly={tables.length === 1} />
      ))}
      {tables.length > MOST_TABLES && (
        <p class="hint">{count(tables.length - MOST_TABLES, 'more table')} are read as guessed.</p>
      )}
    </>
  );
}

function TableColumns({ read, table, isOnly }: { read: ReadTable; table: number; isOnly: boolean }) {
  const { title, columns, rows } = read.table;
  return (
    <Entry label={isOnly ? 'Its columns' : title || `Table ${table + 1}`} aside={count(rows.length, 'row')}>
      {!isOnly && (
        <label class="choice">
          <input type="hidden" name={`has-table-${table}`} value="yes" />
          <input
            type="checkbox"
            name={`table-${table}`}
            value="yes"
            checked={read.isUsed || !read.roles.includes('prompt')}
          />
          Take questions from it
        </label>
      )}
      {!read.roles.includes('prompt') && (
        <p class="field__error">No column is the question. Say which, and look again.</p>
      )}
      <ul class="columns">
        {columns.slice(0, MOST_COLUMNS).map((name, column) => (
          <Column key={column} read={read} name={name} table={table} column={column} />
        ))}
      </ul>
      <label class="choice">
        <input type="hidden" name={`has-first-${table}`} value="yes" />
        <input type="checkbox" name={`first-${table}`} value="yes" checked={read.startsWithRow} />
        The first row is a question, too
      </label>
    </Entry>
  );
}

type ColumnProps = { read: ReadTable; name: string; table: number; column: number };

function Column({
  read: {
    table: { rows },
    roles,
  },
  name,
  table,
  column,
}: ColumnProps) {
  const field = columnField(table, column);
  const samples = rows.flatMap(({ cells }) => cells[column] || []).slice(0, SAMPLES);
  return (
    <li class="columns__item">
      <label class="field__label" for={`field-${field}`}>
        {name === '' ? `Column ${column + 1}` : name.slice(0, LONGEST_SAMPLE)}
      </label>
      <select class="input" id={`field-${field}`} name={field}>
        {[...QUESTION_ROLES, 'ignored' as const].map((role) => (
          <option key={role} value={role} selected={role === roles[column]}>
            {ROLE_WORDS[role]}
          </option>
        ))}
      </select>
      <ul class="columns__samples">
        {samples.map((sample, index) => (
          <li key={index}>{shortened(sample)}</li>
        ))}
      </ul>
    </li>
  );
}

function shortened(sample: string): string {
  const line = sample.replace(/\s+/g, ' ');
  return line.length > LONGEST_SAMPLE ? `${line.slice(0, LONGEST_SAMPLE)}…` : line;
}
