import type { DayOrderQuestion } from '../../../plans/incoming/tables/day-order.ts';
import type { ColumnRole } from '../../../plans/incoming/tasks/columns.ts';
import { COLUMN_ROLES } from '../../../plans/incoming/tasks/columns.ts';
import { fieldId } from '../../ids.ts';
import { DayOrder } from '../day-order.tsx';

const ROLE_WORDS: Record<ColumnRole, string> = {
  title: 'What to do',
  section: 'Phase or week',
  day: 'The day it is for',
  minutes: 'How long, in minutes',
  hours: 'How long, in hours',
  done: 'Whether it is done',
  steps: 'Its steps',
  link: 'A link, into the note',
  note: 'The note',
  named: 'Into the note, with its name',
  out: 'Leave it out',
};

export type ColumnsProps = {
  address: string;
  sheets: readonly string[];
  sheet: number;
  columns: readonly { name: string; role: ColumnRole; samples: readonly string[] }[];
  /** Where its dates can be read in two ways. */
  dayOrder: DayOrderQuestion | null;
};

/** Are the columns read as what they are? */
export function Columns({ address, sheets, sheet, columns, dayOrder }: ColumnsProps) {
  const [path, query = ''] = address.split('?');
  return (
    <details class="fold columns" open={dayOrder !== null}>
      <summary id="choose-columns">How the columns are read</summary>
      <form class="form" method="get" action={path}>
        {[...new URLSearchParams(query)].map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {sheets.length > 1 && (
          <p class="columns__line">
            <label class="columns__name" for={fieldId('sheet')}>
              Which table
            </label>
            <select class="input" id={fieldId('sheet')} name="sheet">
              {sheets.map((title, index) => (
                <option key={index} value={index} selected={index === sheet}>
                  {title}
                </option>
              ))}
            </select>
          </p>
        )}
        <ul class="columns__list">
          {columns.map(({ name, role, samples }, index) => (
            <li key={index} class="columns__line">
              <label class="columns__name" for={fieldId(`c${index}`)}>
                {name || `Column ${index + 1}`}
                <span class="hint columns__samples">{samples.map(shortened).join(' · ')}</span>
              </label>
              <select class="input" id={fieldId(`c${index}`)} name={`c${index}`}>
                {COLUMN_ROLES.map((each) => (
                  <option key={each} value={each} selected={each === role}>
                    {ROLE_WORDS[each]}
                  </option>
                ))}
              </select>
            </li>
          ))}
        </ul>
        {dayOrder && <DayOrder {...dayOrder} />}
        <button class="button button--quiet" id="read-columns">
          Read them so
        </button>
        <p class="hint">What you changed below begins anew with it.</p>
      </form>
    </details>
  );
}

function shortened(cell: string): string {
  const line = cell.replaceAll(/\s+/gu, ' ');
  return line.length > 40 ? `${line.slice(0, 39).toWellFormed()}…` : line;
}
