import { copyFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { backUpDatabase } from '../../../../db/file/backup/make.ts';
import { closeDatabase, openDatabase } from '../../../../db/file/open.ts';
import { replacementOf } from '../../../../db/file/opening/guests.ts';
import { restoreDatabase } from '../../../../db/file/restore/restore.ts';
import { loadSettings, saveSettings } from '../../../../db/settings/settings.ts';
import { givenPlan, MOMENT } from '../../../support/database/db.ts';

const NOW = new Date('2026-03-04T06:30:00.000Z');
const REFUSED = 'at this moment. Nothing was changed. Try again in a moment.';

/** A database that somebody has open beside another who had it, and a backup of it. */
function givenGuest() {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'daymark.db');
  const owner = openDatabase(path, { exclusive: true });
  givenPlan(owner);
  const backup = backUpDatabase(owner.client, path, NOW, 'by-hand');
  const guest = openDatabase(path, { beside: true });
  onTestFinished(() => closeDatabase(guest));
  const isDark = () => loadSettings(guest).theme === 'dark';
  return {
    folder,
    path,
    backup,
    owner,
    guest,
    isDark,
    write: () => saveSettings(guest, { theme: 'dark' }, MOMENT),
  };
}

describe('whoever has a database open beside another', () => {
  it('writes nothing from when a backup is made ready for its place, and opens it no more', () => {
    const { path, owner, isDark, write } = givenGuest();
    writeFileSync(replacementOf(path), '');

    expect(write).toThrow(REFUSED);
    expect(() => openDatabase(path, { beside: true })).toThrow(REFUSED);

    expect(isDark()).toBe(false);
    rmSync(replacementOf(path));
    write();
    expect(isDark()).toBe(true);
    closeDatabase(owner);
  });

  it('writes nothing to what another file took the place of', () => {
    const { folder, path, owner, isDark, write } = givenGuest();
    closeDatabase(owner);
    copyFileSync(path, join(folder, 'other.db'));
    renameSync(join(folder, 'other.db'), path);

    expect(write).toThrow(REFUSED);

    expect(isDark()).toBe(false);
  });

  it('is not replaced, and what they write stays', () => {
    const { path, backup, owner, guest, isDark, write } = givenGuest();
    closeDatabase(owner);

    expect(() => restoreDatabase({ path, from: backup, now: NOW })).toThrow('Nothing was changed.');
    write();
    expect(isDark()).toBe(true);
    closeDatabase(guest);

    expect(restoreDatabase({ path, from: backup, now: NOW }).kept?.isWhole).toBe(true);
  });
});
