/** Whether a table is to begin with a byte order mark: unless its address says no. */
export function hasMark(query: URLSearchParams): boolean {
  return query.get('mark') !== 'no';
}
