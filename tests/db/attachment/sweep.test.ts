import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listAttachments, removeAttachment } from '../../../db/attachment/attachments.ts';
import { filesBeside, filesFolder, listKept, pathOfBytes } from '../../../db/attachment/store.ts';
import { sweepFiles, sweepFilesOfBackups } from '../../../db/attachment/sweep.ts';
import { copyTo, keepBackup } from '../../../db/file/backup/keep.ts';
import { backUpDatabase } from '../../../db/file/backup/make.ts';
import { closeDatabase, type Database, openDatabase } from '../../../db/file/open.ts';
import { restoreDatabase } from '../../../db/file/restore/restore.ts';
import { latestChange, listChanges } from '../../../db/journal/history.ts';
import { setChangeUndone } from '../../../db/journal/undo.ts';
import { removePiece } from '../../../db/portfolio/pieces.ts';
import { saveSettings } from '../../../db/settings/settings.ts';
import { AT, MOMENT, memoryDatabase, testDatabase } from '../../support/database/db.ts';
import { attach, givenFolder, givenPiece, LONG_AFTER, readAll, sha256Of } from '../../support/made/files.ts';

const NOW = new Date('2026-03-04T06:30:00.000Z');

function remove(db: Database, key: string): void {
  removeAttachment(db, { key, noun: 'project', ...MOMENT });
}

/** So many changes that what was replaced before them cannot be brought back any more. */
function letPass(db: Database): void {
  for (let index = 0; index < 120; index += 1)
    saveSettings(db, { theme: index % 2 === 0 ? 'dark' : 'light' }, MOMENT);
}

describe('a sweep', () => {
  it('leaves what is attached, and what can be brought back; what is past that goes', () => {
    const db = testDatabase(join(givenFolder(), 'daymark.db'));
    givenPiece(db);
    attach(db, 'kept');
    remove(db, attach(db, 'removed'));

    expect(sweepFiles(db, LONG_AFTER)).toBe(0);
    setChangeUndone(db, latestChange(db)?.id ?? 0, true, AT);
    expect(readAll(db)).toEqual({ 'file-kept': 'kept', 'file-removed': 'removed' });

    remove(db, 'file-removed');
    letPass(db);
    expect(sweepFiles(db, LONG_AFTER)).toBe(1);
    expect(listKept(filesFolder(db))).toEqual([sha256Of('kept')]);
    expect(readAll(db)).toEqual({ 'file-kept': 'kept' });
  });

  it('spares what came within a day, named or not, and clears what was cut off before', () => {
    const db = testDatabase(join(givenFolder(), 'daymark.db'));
    givenPiece(db);
    attach(db, 'kept');
    const folder = filesFolder(db);
    const [stray, room] = [pathOfBytes(folder, 'ab'.repeat(32)), join(folder, 'incoming-123456')];
    mkdirSync(join(folder, 'ab'));
    writeFileSync(stray, 'stray');
    mkdirSync(room);
    const written = statSync(stray).ctimeMs;

    expect(sweepFiles(db, new Date(written + 23 * 60 * 60_000))).toBe(0);
    expect([existsSync(stray), existsSync(room)]).toEqual([true, true]);
    expect(sweepFiles(db, new Date(written + 25 * 60 * 60_000))).toBe(1);
    expect([existsSync(stray), existsSync(room)]).toEqual([false, false]);
    expect(readAll(db)).toEqual({ 'file-kept': 'kept' });
  });

  it('never takes the bytes of anything that is there or comes back, whatever is done', () => {
    type Act = { is: 'attach' | 'remove' | 'turn' | 'removePiece' | 'sweep'; pick: number };
    const act: fc.Arbitrary<Act> = fc.record({
      is: fc.constantFrom('attach', 'attach', 'remove', 'turn', 'turn', 'removePiece', 'sweep'),
      pick: fc.nat(7),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
        const db = memoryDatabase();
        try {
          givenPiece(db);
          givenPiece(db, 'piece-2');
          let count = 0;
          for (const { is, pick } of acts) {
            const all = listAttachments(db);
            const pieceKey = `piece-${(pick % 2) + 1}`;
            if (is === 'attach') attach(db, `same ${pick}`, { key: `${count++}`, pieceKey });
            else if (is === 'remove') remove(db, all[pick % Math.max(1, all.length)]?.key ?? '');
            else if (is === 'removePiece') removePiece(db, { key: pieceKey, noun: 'project', ...MOMENT });
            else if (is === 'sweep') sweepFiles(db, LONG_AFTER);
            else {
              const change = listChanges(db, { limit: 8 })[pick];
              if (change) setChangeUndone(db, change.id, change.undoneAt === null, AT);
            }
            expect(Object.values(readAll(db))).not.toContain(null);
          }
          sweepFiles(db, LONG_AFTER);
          for (const { id, canUndo } of listChanges(db, { limit: 100 })) {
            if (canUndo) setChangeUndone(db, id, true, AT);
            expect(Object.values(readAll(db))).not.toContain(null);
          }
        } finally {
          closeDatabase(db);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a backup', () => {
  it('keeps the bytes that it names, and a restore brings them back where they went', () => {
    const folder = givenFolder();
    const path = join(folder, 'daymark.db');
    const db = openDatabase(path);
    givenPiece(db);
    attach(db, 'kept');
    remove(db, attach(db, 'removed'));
    const backup = backUpDatabase(db.client, path, NOW, 'by-hand');
    remove(db, 'file-kept');
    attach(db, 'later');
    letPass(db);
    expect(sweepFiles(db, LONG_AFTER)).toBe(2);
    closeDatabase(db);

    const { kept } = restoreDatabase({ path, from: backup, now: NOW });

    const restored = testDatabase(path);
    expect(readAll(restored)).toEqual({ 'file-kept': 'kept' });
    setChangeUndone(restored, latestChange(restored)?.id ?? 0, true, AT);
    expect(readAll(restored)).toEqual({ 'file-kept': 'kept', 'file-removed': 'removed' });
    // What was replaced has what it names, whatever is swept here.
    sweepFiles(restored, LONG_AFTER);
    const replaced = testDatabase(kept?.file ?? '');
    expect(readAll(replaced)).toEqual({ 'file-later': 'later' });
  });

  it('in a place of its own brings its files to another machine', () => {
    const [here, stick, there] = [givenFolder(), givenFolder(), givenFolder()];
    const path = join(here, 'daymark.db');
    const db = openDatabase(path);
    givenPiece(db);
    attach(db, 'kept');
    const copy = copyTo(stick, path, NOW);
    closeDatabase(db);
    rmSync(here, { recursive: true });

    restoreDatabase({ path: join(there, 'daymark.db'), from: copy, now: NOW });

    expect(readAll(testDatabase(join(there, 'daymark.db')))).toEqual({ 'file-kept': 'kept' });
  });

  it('is of what is there: bytes under a wrong name are not taken along', () => {
    const path = join(givenFolder(), 'daymark.db');
    const db = testDatabase(path);
    givenPiece(db);
    attach(db, 'kept');
    writeFileSync(pathOfBytes(filesFolder(db), sha256Of('kept')), 'other');

    const backup = backUpDatabase(db.client, path, NOW, 'by-hand');

    expect(existsSync(backup)).toBe(true);
    expect(listKept(filesBeside(join(backup, '..', 'daymark.db')))).toEqual([]);
  });

  it('goes with the bytes that no other one names', () => {
    const root = givenFolder();
    const [path, folder] = [join(root, 'daymark.db'), join(root, 'backups')];
    const db = testDatabase(path);
    givenPiece(db);
    attach(db, 'first');
    const order = { file: path, folder, now: NOW, timeZone: 'UTC', dayStartHour: 3 } as const;
    const old = keepBackup({ ...order, reason: 'by-hand' }).path ?? '';
    remove(db, 'file-first');
    letPass(db);
    attach(db, 'second');
    const files = filesBeside(join(folder, 'daymark.db'));

    const later = keepBackup({ ...order, reason: 'by-hand', now: LONG_AFTER }).path ?? '';
    expect(listKept(files).sort()).toEqual([sha256Of('first'), sha256Of('second')].sort());

    rmSync(old);
    writeFileSync(join(folder, 'daymark.db-20260304T063000124Z-by-hand.db'), 'damaged');
    expect(
      sweepFilesOfBackups(
        files,
        [later, join(folder, 'daymark.db-20260304T063000124Z-by-hand.db')],
        LONG_AFTER,
      ),
    ).toBe(0);
    expect(sweepFilesOfBackups(files, [later], LONG_AFTER)).toBe(1);
    expect(listKept(files)).toEqual([sha256Of('second')]);
    expect(readFileSync(pathOfBytes(filesFolder(db), sha256Of('second')), 'utf8')).toBe('second');
  });

  it('has them for nobody else to read', () => {
    const path = join(givenFolder(), 'daymark.db');
    const db = testDatabase(path);
    givenPiece(db);
    attach(db, 'kept');
    const modes = [filesFolder(db), pathOfBytes(filesFolder(db), sha256Of('kept'))].map(
      (one) => statSync(one).mode & 0o777,
    );
    expect(modes).toEqual([0o700, 0o600]);
  });
});
