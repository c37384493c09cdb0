import { NEW_CATEGORY, NO_CHOICES, type QuestionChoices } from '../../../plans/incoming/questions/choices.ts';
import { type ColumnRole, QUESTION_ROLES } from '../../../plans/incoming/questions/columns/column-role.ts';

const ROLES: ReadonlySet<string> = new Set([...QUESTION_ROLES, 'ignored']);
const COLUMN = /^column-\d{1,4}-\d{1,5}$/;
const TABLE = /^(?<what>has-table|has-first)-(?<table>\d{1,4})$/;
const LONGEST_ID = 200;

/**
 * What the learner chose, as the form says it: what it does not say is guessed. A box that is not ticked is not sent, so a
 * hidden field tells that it was there.
 */
export function readChoices(body: unknown): QuestionChoices {
  const fields = fieldsOf(body);
  const columns = new Map<string, ColumnRole>();
  const categories = new Map<string, string>();
  const leftOut = new Set<number>();
  const startsWithRow = new Map<number, boolean>();
  for (const [name, value] of fields) {
    if (COLUMN.test(name) && isRole(value)) columns.set(name, value);
    else if (name.startsWith('category-') && value !== '') categories.set(name, value);
    const { what, table = '' } = TABLE.exec(name)?.groups ?? {};
    if (what === 'has-table' && !fields.has(`table-${table}`)) leftOut.add(Number(table));
    if (what === 'has-first') startsWithRow.set(Number(table), fields.has(`first-${table}`));
  }
  const order = fields.get('dayOrder');
  return {
    ...NO_CHOICES,
    columns,
    categories,
    leftOut,
    startsWithRow,
    general: fields.get('general')?.slice(0, LONGEST_ID) || null,
    dayOrder: order === 'day-first' || order === 'month-first' ? order : null,
    overwrites: fields.has('overwrites'),
    repeats: fields.has('repeats'),
  };
}

/** Of a field that comes more than once the first counts. */
function fieldsOf(body: unknown): Map<string, string> {
  const fields = new Map<string, string>();
  for (const [name, sent] of Object.entries(body ?? {})) {
    const value: unknown = Array.isArray(sent) ? sent[0] : sent;
    if (typeof value === 'string') fields.set(name, value);
  }
  return fields;
}

function isRole(value: string): value is ColumnRole {
  return ROLES.has(value);
}

/** The same choices have the same words. */
export function wordsOfChoices(choices: QuestionChoices): string {
  const { columns, categories, leftOut, startsWithRow, ...others } = choices;
  const sorted = <T>(entries: Iterable<T>) => [...entries].map((entry) => JSON.stringify(entry)).sort();
  return JSON.stringify([
    sorted(columns),
    sorted(categories),
    sorted(leftOut),
    sorted(startsWithRow),
    others,
  ]);
}

/** Where a question goes is one of the places that there are, or a new one. */
export function withKnownPlaces(choices: QuestionChoices, ids: ReadonlySet<string>): QuestionChoices {
  const categories = [...choices.categories].filter(([, id]) => id === NEW_CATEGORY || ids.has(id));
  const { general } = choices;
  return {
    ...choices,
    categories: new Map(categories),
    general: general !== null && ids.has(general) ? general : null,
  };
}
