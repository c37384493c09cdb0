import type { DataFile } from './data-file.ts';
import { fingerprintOf, listPlanRows, type PlanRows, type Tables } from './plan-rows.ts';
import { type DataRow, PLAN_TABLES, TABLE_SHAPES, type TableShape } from './table-graph.ts';

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

/** What of a file is not here yet, ready to be written. */
export type Bringing = {
  /** Nothing is here, so that all comes as it was: its numbers, the settings and the list of changes. */
  isWhole: boolean;
  plans: readonly BroughtPlan[];
  /** New rows by table, parents first. */
  rows: ReadonlyMap<string, readonly DataRow[]>;
  settings: DataRow | null;
  changes: readonly DataRow[];
};

/** Numbers of rows in the file, and what they are here, by table. */
type NumbersHere = Map<string, Map<unknown, unknown>>;

/**
 * Tells what of a file is not here yet. Nothing that is here is touched.
 *
 * Into an empty Daymark all of it comes as it was. Beside data, a plan comes with all that hangs on it, under numbers
 * of its own, unless the very same plan is here; everything else comes unless there is something of the same name
 * here, or the same thing where it has no name.
 */
export function findWhatToBring(file: DataFile, here: DataFile): Bringing {
  const plans = listPlanRows(file.tables);
  return isEmpty(here.tables) ? bringAll(file, plans, here) : bringRest(file, plans, here.tables);
}

function isEmpty(here: Tables): boolean {
  return [...here].every(([name, rows]) => name === 'settings' || rows.length === 0);
}

function bringAll(file: DataFile, plans: readonly PlanRows[], here: DataFile): Bringing {
  const [settings = null] = file.tables.get('settings') ?? [];
  return {
    isWhole: true,
    plans: plans.map((plan) => sumUp(plan, false)),
    rows: new Map([...file.tables].filter(([name]) => name !== 'settings')),
    settings:
      settings && JSON.stringify(settings) !== JSON.stringify(here.tables.get('settings')?.[0])
        ? settings
        : null,
    // A list that has begun goes on as it is: entries would stand among others that came later.
    changes: here.changes.length === 0 ? file.changes : [],
  };
}

function bringRest({ tables }: DataFile, plans: readonly PlanRows[], here: Tables): Bringing {
  const numbers: NumbersHere = new Map(TABLE_SHAPES.map(({ name }) => [name, new Map()]));
  const added = new Map<string, DataRow[]>(TABLE_SHAPES.map(({ name }) => [name, []]));
  const nextNumber = numbering(here);
  const add = (shape: TableShape, row: DataRow) => {
    const id = shape.isNumbered ? nextNumber(shape.name) : undefined;
    if (id !== undefined) numbers.get(shape.name)?.set(row.id, id);
    added.get(shape.name)?.push({ ...row, ...(id !== undefined && { id }) });
  };

  const plansHere = Map.groupBy(listPlanRows(here), fingerprintOf);
  const brought = plans.map((plan) => {
    const same = plansHere.get(fingerprintOf(plan))?.shift();
    for (const shape of TABLE_SHAPES.filter(({ name }) => PLAN_TABLES.has(name))) {
      const rows = plan.rows.get(shape.name) ?? [];
      if (same) pairNumbers(shape, rows, same, numbers);
      else for (const row of rows) add(shape, row);
    }
    return sumUp(plan, same !== undefined);
  });
  for (const shape of TABLE_SHAPES.filter(isBesidePlans)) {
    const isHere = recogniser(shape, here);
    for (const row of tables.get(shape.name) ?? []) if (!isHere(row)) add(shape, row);
  }
  return { isWhole: false, plans: brought, rows: renumbered(added, numbers), settings: null, changes: [] };
}

function isBesidePlans({ name }: TableShape): boolean {
  return name !== 'settings' && !PLAN_TABLES.has(name);
}

function numbering(here: Tables): (table: string) => number {
  const latest = new Map<string, number>();
  return (table) => {
    const before = latest.get(table) ?? Math.max(0, ...(here.get(table) ?? []).map(({ id }) => Number(id)));
    latest.set(table, before + 1);
    return before + 1;
  };
}

/** Rows of the same plan stand in the same places. */
function pairNumbers(
  { name, isNumbered }: TableShape,
  rows: readonly DataRow[],
  same: PlanRows,
  numbers: NumbersHere,
) {
  if (!isNumbered) return;
  const rowsHere = same.rows.get(name) ?? [];
  for (const [place, row] of rows.entries()) numbers.get(name)?.set(row.id, rowsHere[place]?.id);
}

/** By its name where it has one; otherwise by all it says, each of several like ones once. */
function recogniser(
  { name, columns, naturalKey, references }: TableShape,
  here: Tables,
): (row: DataRow) => boolean {
  const referring = new Set(references.map(({ column }) => column));
  const own = Object.keys(columns).filter((key) => key !== 'id' && !referring.has(key));
  const telling = naturalKey.length > 0 ? naturalKey : own;
  const tell = (row: DataRow) => JSON.stringify(telling.map((key) => row[key]));
  const counts = new Map<string, number>();
  for (const row of here.get(name) ?? []) counts.set(tell(row), (counts.get(tell(row)) ?? 0) + 1);
  return (row) => {
    const count = counts.get(tell(row)) ?? 0;
    counts.set(tell(row), count - 1);
    return count > 0;
  };
}

function renumbered(added: ReadonlyMap<string, readonly DataRow[]>, numbers: NumbersHere) {
  return new Map(
    TABLE_SHAPES.map(({ name, references }) => {
      const refer = (row: DataRow) =>
        Object.fromEntries(
          references.map(({ column, to }) => [column, numbers.get(to)?.get(row[column]) ?? null]),
        );
      return [name, (added.get(name) ?? []).map((row): DataRow => ({ ...row, ...refer(row) }))] as const;
    }),
  );
}

function sumUp({ plan, rows }: PlanRows, isHere: boolean): BroughtPlan {
  const tasks = (rows.get('tasks') ?? []).filter(({ droppedOn }) => droppedOn === null);
  return {
    title: String(plan.title),
    startOn: String(plan.startOn),
    finishOn: String(plan.finishOn),
    taskCount: tasks.length,
    doneCount: tasks.filter(({ completedOn }) => completedOn !== null).length,
    isHere,
  };
}
