import { type Examined, examine } from '../../../db/file/doctor/examine.ts';
import { count } from '../../../plans/format.ts';
import type { Config } from '../../config.ts';
import type { Answer } from '../standing.ts';

/** Looks at the database and what is around it; `isWell` decides the exit code. */
export function examineForHost(
  { databasePath, backupsFolder }: Pick<Config, 'databasePath' | 'backupsFolder'>,
  now: Date,
): Answer & { isWell: boolean } {
  const examined = examine(databasePath, now, backupsFolder ?? undefined);
  const findings = examined.flatMap((one) => one.findings);
  return {
    isWell: findings.length === 0,
    value: { isWell: findings.length === 0, examined },
    lines: [
      ...examined.flatMap(linesOf),
      findings.length === 0 ? 'All is well.' : `${count(findings.length, 'thing')} to put right.`,
    ],
  };
}

function linesOf({ about, well, findings }: Examined): string[] {
  if (well !== null) return [`✓ ${about}: ${well}`];
  if (findings.length === 0) return [`- ${about}: not looked at before the rest is put right`];
  return findings.flatMap(({ found, advice }) => [`✗ ${about}: ${found}`, `  ${advice}`]);
}
