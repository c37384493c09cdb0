import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { projectRoot } from '../file/project-root.ts';
import { mendTableCopies } from './table-copies.ts';

const folder = join(projectRoot(), 'db/migrations');

/** `npm run db:generate` has drizzle-kit write a migration, and mends how it copies tables. Others stay as they are. */
function main(): number {
  const before = listMigrations();
  const { status } = spawnSync('drizzle-kit', ['generate', ...process.argv.slice(2)], { stdio: 'inherit' });
  if (status !== 0) return status ?? 1;

  const client = new BetterSqlite3(':memory:');
  for (const name of before) client.exec(readFileSync(join(folder, name), 'utf8'));
  const problems: string[] = [];
  for (const name of listMigrations().filter((one) => !before.includes(one))) {
    const generated = readFileSync(join(folder, name), 'utf8');
    const mended = mendTableCopies(client, generated);
    if (mended.sql !== generated) {
      writeFileSync(join(folder, name), mended.sql);
      console.log(`${name}: copies take only what the old tables have.`);
    }
    problems.push(...mended.problems.map((problem) => `${name}: ${problem}`));
  }
  client.close();
  for (const problem of problems) console.error(problem);
  return problems.length === 0 ? 0 : 1;
}

function listMigrations(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
}

process.exitCode = main();
