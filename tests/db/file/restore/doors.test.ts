import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { insertLink, listLinks, revokeLink } from '../../../../db/access/links.ts';
import { backUpDatabase } from '../../../../db/file/backup/make.ts';
import { closeDatabase, type Database, openDatabase } from '../../../../db/file/open.ts';
import { restoreDatabase } from '../../../../db/file/restore/restore.ts';
import { latestChange } from '../../../../db/journal/history.ts';
import { setChangeUndone } from '../../../../db/journal/undo.ts';
import { deletePlan } from '../../../../db/plan/plans.ts';
import { AT, givenPlan, MOMENT } from '../../../support/database/db.ts';
import { REPORT_LINK } from '../../../support/made/links.ts';

const NOW = new Date('2026-03-04T06:30:00.000Z');

function deleted(db: Database): number {
  deletePlan(db, { ...MOMENT, planId: 1 });
  return latestChange(db)?.id ?? 0;
}

it.each([
  { where: 'here', isDeletedThen: false, isDeletedNow: true },
  { where: 'in the backup', isDeletedThen: true, isDeletedNow: false },
  { where: 'here and in the backup', isDeletedThen: true, isDeletedNow: true },
])(
  'a link that was revoked stays so where its plan was deleted $where',
  ({ isDeletedThen, isDeletedNow }) => {
    const folder = mkdtempSync(join(tmpdir(), 'daymark-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const path = join(folder, 'daymark.db');
    const db = openDatabase(path);
    givenPlan(db);
    insertLink(db, { ...REPORT_LINK, planId: 1, tokenHash: 'revoked since' });
    const deletion = isDeletedThen ? deleted(db) : null;
    const backup = backUpDatabase(db.client, path, NOW, 'by-hand');
    if (deletion !== null) setChangeUndone(db, deletion, true, AT);
    revokeLink(db, { kind: 'report', planId: 1, linkId: 1, at: AT });
    if (isDeletedNow) deleted(db);
    closeDatabase(db);

    restoreDatabase({ path, from: backup, now: NOW });

    const after = openDatabase(path);
    onTestFinished(() => closeDatabase(after));
    if (deletion !== null) expect(setChangeUndone(after, deletion, true, AT).ok).toBe(true);
    expect(after.client.prepare('select count(*) from links').pluck().get()).toBe(1);
    expect(listLinks(after, 'report', 1, AT)).toEqual([]);
  },
);
