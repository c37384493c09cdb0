/** Values by the id of what they hang on, in order. */
export type Groups<T> = ReadonlyMap<number, readonly T[]>;

export function group<Row, T>(
  rows: readonly Row[],
  idOf: (row: Row) => number,
  toValue: (row: Row) => T,
): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const earlier = groups.get(idOf(row));
    if (earlier) earlier.push(toValue(row));
    else groups.set(idOf(row), [toValue(row)]);
  }
  return groups;
}
