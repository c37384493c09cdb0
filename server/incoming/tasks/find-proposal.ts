import { stringify } from 'yaml';
import type { IncomingOutline } from '../../../plans/incoming/outline.ts';
import type { IncomingTable } from '../../../plans/incoming/table.ts';
import type { DayOrderQuestion } from '../../../plans/incoming/tables/day-order.ts';
import {
  type ColumnRole,
  chosenRoles,
  guessRoles,
  samplesOf,
} from '../../../plans/incoming/tasks/columns.ts';
import { sharedTable, withRows } from '../../../plans/incoming/tasks/outline-tables.ts';
import type { ReadProposal } from '../../../plans/incoming/tasks/proposal.ts';
import { propose } from '../../../plans/incoming/tasks/propose.ts';
import { withQuickWords } from '../../../plans/incoming/tasks/quick-words.ts';
import { repairRoadmap } from '../../../plans/incoming/tasks/repair-roadmap.ts';
import { dayOrderIn, outlineOfTable, type TableReader } from '../../../plans/incoming/tasks/table-outline.ts';
import { parseRoadmap } from '../../../plans/roadmap/parse-roadmap.ts';
import type { Staged } from '../staged.ts';

/** The columns of a table as they were chosen, and what can be chosen. */
export type TableChoice = {
  sheets: readonly string[];
  sheet: number;
  columns: readonly { name: string; role: ColumnRole; samples: readonly string[] }[];
  /** Where its dates can be read in two ways. */
  dayOrder: DayOrderQuestion | null;
};

export type Found = {
  read: ReadProposal;
  /** Of a table. */
  choice: TableChoice | null;
  /** A roadmap in our own format that is well as it is, as YAML. */
  roadmap: string | null;
};

/** The fields that say which columns of which table are read as what. */
type Sent = Readonly<Record<string, unknown>>;

/** What a file would become, its columns read as they were chosen. */
export function findProposal({ name, incoming }: Staged, sent: Sent, reader: TableReader): Found {
  const { outline, tables = [], roadmap } = incoming;
  const part = partOf(sent);
  const title = name.replace(/\.[a-z0-9]{1,8}$/i, '').replaceAll(/[_\s]+/gu, ' ');
  if (roadmap !== undefined) {
    const yaml = asYaml(roadmap);
    return parseRoadmap(yaml).ok
      ? { read: { ok: false, problem: '' }, choice: null, roadmap: yaml }
      : { read: repairRoadmap(yaml, part), choice: null, roadmap: null };
  }
  if (outline !== undefined) {
    const kind = incoming.format === 'lines' ? 'plain' : 'marked';
    return findInOutline(withQuickWords(outline, kind, reader), title, sent, reader);
  }

  const sheet = Math.min(Math.max(0, Number(sent.sheet) || 0), Math.max(0, tables.length - 1));
  const table = tables[Math.floor(sheet)];
  if (!table)
    return { read: { ok: false, problem: 'There is nothing in it to do.' }, choice: null, roadmap: null };
  const roles = rolesSent(table, sent);
  const { order, question } = dayOrderIn(table, roles, sent.dayOrder, reader.locale);
  return {
    read: propose(outlineOfTable(table, roles, { ...reader, dayOrder: order }), title, part),
    choice: {
      sheets: tables.map((each, index) => each.title || `Table ${index + 1}`),
      sheet: Math.floor(sheet),
      columns: columnsOf(table, roles),
      dayOrder: question,
    },
    roadmap: null,
  };
}

/** Tables among its words are read as well; where their columns are the same, they can be chosen for all of them. */
function findInOutline(outline: IncomingOutline, title: string, sent: Sent, reader: TableReader): Found {
  const shared = sharedTable(outline);
  if (shared === null)
    return {
      read: propose(withRows(outline, guessRoles, reader), title, partOf(sent)),
      choice: null,
      roadmap: null,
    };
  const roles = rolesSent(shared, sent);
  const { order, question } = dayOrderIn(shared, roles, sent.dayOrder, reader.locale);
  return {
    read: propose(
      withRows(outline, () => roles, { ...reader, dayOrder: order }),
      title,
      partOf(sent),
    ),
    choice: { sheets: [''], sheet: 0, columns: columnsOf(shared, roles), dayOrder: question },
    roadmap: null,
  };
}

function rolesSent(table: IncomingTable, sent: Sent): ColumnRole[] {
  return chosenRoles(
    table,
    table.columns.map((_, index) => wordOf(sent[`c${index}`])),
  );
}

function columnsOf(table: IncomingTable, roles: readonly ColumnRole[]): TableChoice['columns'] {
  return table.columns.map((name, index) => ({
    name,
    role: roles[index] ?? 'named',
    samples: samplesOf(table, index),
  }));
}

/** Which part of a list that is too long for one page. */
const partOf = ({ part }: Sent) => Number(part) || 1;

function wordOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A roadmap in JSON is one in YAML, in other clothes. */
function asYaml(text: string): string {
  if (!text.trimStart().startsWith('{')) return text;
  try {
    return stringify(JSON.parse(text), { lineWidth: 0, aliasDuplicateObjects: false });
  } catch {
    return text;
  }
}
