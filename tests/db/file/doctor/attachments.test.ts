import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filesBeside, pathOfBytes } from '../../../../db/attachment/store.ts';
import { backUpDatabase } from '../../../../db/file/backup/make.ts';
import { examine } from '../../../../db/file/doctor/examine.ts';
import { closeDatabase, openDatabase } from '../../../../db/file/open.ts';
import { attach, givenFolder, givenPiece, sha256Of } from '../../../support/made/files.ts';

const NOW = new Date('2026-03-04T06:30:00.000Z');

function givenDatabase({ hasBackup }: { hasBackup: boolean }): string {
  const path = join(givenFolder(), 'daymark.db');
  const db = openDatabase(path);
  givenPiece(db);
  attach(db, 'first');
  attach(db, 'second');
  if (hasBackup) backUpDatabase(db.client, path, NOW, 'by-hand');
  closeDatabase(db);
  return path;
}

function lookAtFiles(path: string) {
  return examine(path, NOW).find(({ about }) => about === 'Files');
}

it('all is well where each file is as it came', () => {
  expect(lookAtFiles(givenDatabase({ hasBackup: false }))?.well).toBe('2 files, each as it came');
});

it('a file that is missing or spoilt is told, and comes back from the backups by what is told', () => {
  const path = givenDatabase({ hasBackup: true });
  const [first, second] = ['first', 'second'].map((one) => pathOfBytes(filesBeside(path), sha256Of(one)));
  rmSync(first ?? '');
  rmSync(second ?? '');
  writeFileSync(second ?? '', 'other');

  const findings = lookAtFiles(path)?.findings ?? [];

  expect(findings.map(({ found }) => found)).toEqual([
    expect.stringContaining('The bytes of “first.txt” are not in'),
    expect.stringContaining('The bytes of “second.txt” in'),
  ]);
  for (const { advice } of findings) execFileSync('sh', ['-c', /`(.+)`/.exec(advice)?.[1] ?? 'false']);
  expect(lookAtFiles(path)?.findings).toEqual([]);
});

it('where no backup has it, the learner may have it still', () => {
  const path = givenDatabase({ hasBackup: false });
  rmSync(pathOfBytes(filesBeside(path), sha256Of('first')));
  expect(lookAtFiles(path)?.findings[0]?.advice).toContain('attach them again');
});
