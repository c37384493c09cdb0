import type { ComponentChildren } from 'preact';
import { count } from '../../../plans/format.ts';
import { columnField } from '../../../plans/incoming/questions/choices.ts';
import { QUESTION_ROLES, roleNamed } from '../../../plans/incoming/questions/columns/column-role.ts';
import type { ReadTable } from '../../../plans/incoming/questions/rows/question-rows.ts';
import { Entry } from '../../parts/entry.tsx';
import { stagedAddress } from '../addresses.ts';
import { ROLE_WORDS } from './role-words.ts';

/** So many tables and columns can be told apart by somebody. */
const MOST_TABLES = 10;
const MOST_COLUMNS = 40;
const SAMPLES = 3;
const LONGEST_SAMPLE = 90;

/** What stands in each column? Each is guessed, and can be said. */
export function ColumnChooser({ tables, ticket }: { tables: readonly ReadTable[]; ticket: string }) {
  const isAsked = tables.some(hasQuestions);
  return (
    <>
      {tables.slice(0, MOST_TABLES).map((read, table) => (
        <TableColumns key={table} read={read} table={table} isOnly={tables.length === 1}>
          {!hasQuestions(read) &&
            (isAsked ? (
              <p class="hint">
                No column of it is a question. It can come in as{' '}
                <a href={`${stagedAddress(ticket, 'tasks')}&sheet=${table}`}>things to do</a>.
              </p>
            ) : (
              <p class="field__error">No column is the question. Say which, and look again.</p>
            ))}
        </TableColumns>
      ))}
      {tables.length > MOST_TABLES && (
        <p class="hint">{count(tables.length - MOST_TABLES, 'more table')} are read as guessed.</p>
      )}
    </>
  );
}

function hasQuestions({ roles }: ReadTable): boolean {
  return roles.includes('prompt');
}

type TableColumnsProps = { read: ReadTable; table: number; isOnly: boolean; children: ComponentChildren };

function TableColumns({ read, table, isOnly, children }: TableColumnsProps) {
  const { title, rows } = read.table;
  return (
    <Entry label={isOnly ? 'Its columns' : title || `Table ${table + 1}`} aside={count(rows.length, 'row')}>
      {!isOnly && (
        <label class="choice">
          <input type="hidden" name={`has-table-${table}`} value="yes" />
          <input
            type="checkbox"
            name={`table-${table}`}
            value="yes"
            checked={read.isUsed || !hasQuestions(read)}
          />
          Take questions from it
        </label>
      )}
      {children}
      {isPlain(read) ? (
        <details class="fold">
          <summary id={`columns-${table}`}>How the columns are read</summary>
          <Columns read={read} table={table} />
        </details>
      ) : (
        <Columns read={read} table={table} />
      )}
    </Entry>
  );
}

/** Each column is called what it is: a file of our own, or one that was made for this. */
function isPlain({ table: { columns }, roles, startsWithRow }: ReadTable): boolean {
  const isNamed = columns.every((name, index) => {
    const named = roleNamed(name);
    return named?.isExact === true && named.role === roles[index];
  });
  return isNamed && roles.includes('prompt') && !startsWithRow;
}

function Columns({ read, table }: { read: ReadTable; table: number }) {
  const { columns } = read.table;
  return (
    <>
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
    </>
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
