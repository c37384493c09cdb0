import type BetterSqlite3 from 'better-sqlite3';
import { isToldChange } from '../../data/rules/told-change.ts';
import type { Check, Patient } from './check.ts';
import { type Finding, untoldChanges } from './findings.ts';

/** Whether the list of changes can be told. */
export const JOURNAL_CHECKS: readonly Check[] = [{ about: 'Recent changes', look: lookAtChanges }];

type ChangeLine = { id: number; kind: string; params: string };

function lookAtChanges({ client, file }: Patient): string | Finding[] | null {
  if (client === null) return null;
  const untold = [...listUntold(client)];
  return untold.length === 0 ? 'each can be told' : [untoldChanges(file, untold)];
}

/** One of the first versions has words alone; what cannot be read at all is told by another check. */
function* listUntold(client: BetterSqlite3.Database): Generator<ChangeLine, void> {
  const hasKinds = client.prepare("select 1 from pragma_table_info('changes') where name = 'kind'").get();
  if (hasKinds === undefined) return;
  const lines = client.prepare<[], ChangeLine>(
    "select id, kind, params from changes where kind <> 'told' and json_valid(params) order by id",
  );
  for (const line of lines.iterate()) {
    if (!isToldChange(line.kind, JSON.parse(line.params))) yield line;
  }
}
