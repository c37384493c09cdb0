import { type DataRow, PLAN_TABLES, TABLE_SHAPES, type TableShape } from './table-graph.ts';

export type Tables = ReadonlyMap<string, readonly DataRow[]>;

/** A plan with whatever hangs on it: rows by table, in order. */
export type PlanRows = { plan: DataRow; rows: Tables };

const SHAPES = TABLE_SHAPES.filter(({ name }) => PLAN_TABLES.has(name));

/** Takes tables apart into plans. Every row of a table that goes with a plan is of one. */
export function listPlanRows(tables: Tables): PlanRows[] {
  const owners = new Map<string, ReadonlyMap<unknown, unknown>>();
  const rowsOf = new Map<unknown, Map<string, DataRow[]>>();
  for (const shape of SHAPES) {
    const rows = tables.get(shape.name) ?? [];
    const owned = new Map<unknown, unknown>();
    for (const row of rows) {
      const planId = ownerOf(shape, row, owners);
      owned.set(row.id, planId);
      const ofPlan = rowsOf.get(planId) ?? new Map<string, DataRow[]>();
      ofPlan.set(shape.name, [...(ofPlan.get(shape.name) ?? []), row]);
      rowsOf.set(planId, ofPlan);
    }
    if (shape.isNumbered) owners.set(shape.name, owned);
  }
  return (tables.get('plans') ?? []).map((plan) => ({ plan, rows: rowsOf.get(plan.id) ?? new Map() }));
}

function ownerOf(
  { name, references }: TableShape,
  row: DataRow,
  owners: ReadonlyMap<string, ReadonlyMap<unknown, unknown>>,
): unknown {
  if (name === 'plans') return row.id;
  const parent = references.find(
    ({ column, to, isPartOf }) => isPartOf && PLAN_TABLES.has(to) && row[column] !== null,
  );
  return parent && owners.get(parent.to)?.get(row[parent.column]);
}

/**
 * What a plan says, whatever its rows are numbered: numbers are replaced by places in the plan. Two plans that say the
 * same are the same plan.
 */
export function fingerprintOf({ rows }: PlanRows): string {
  const places = new Map(
    SHAPES.filter(({ isNumbered }) => isNumbered).map(({ name }) => [
      name,
      new Map((rows.get(name) ?? []).map(({ id }, place) => [id, place] as const)),
    ]),
  );
  return JSON.stringify(
    SHAPES.map((shape) => (rows.get(shape.name) ?? []).map((row) => placedRow(shape, row, places))),
  );
}

function placedRow(
  { columns, references }: TableShape,
  row: DataRow,
  places: ReadonlyMap<string, ReadonlyMap<unknown, number>>,
): unknown[] {
  const targets = new Map(references.map(({ column, to }) => [column, to]));
  return Object.keys(columns)
    .filter((key) => key !== 'id')
    .map((key) => {
      const to = targets.get(key);
      return to === undefined ? row[key] : (places.get(to)?.get(row[key]) ?? null);
    });
}
