import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { removeAttachment } from '../../../db/attachment/attachments.ts';
import { filesFolder, listKept, pathOfBytes } from '../../../db/attachment/store.ts';
import { listMissingFiles } from '../../../db/data/staged/staged-bytes.ts';
import { openStaged } from '../../../db/data/staged/staged-file.ts';
import type { Database } from '../../../db/file/open.ts';
import { latestChange } from '../../../db/journal/history.ts';
import { setChangeUndone } from '../../../db/journal/undo.ts';
import { bringBack, exportText, stageData } from '../../support/database/data.ts';
import { AT, MOMENT, testDatabase } from '../../support/database/db.ts';
import { attach, givenFolder, givenPiece, readAll, sha256Of } from '../../support/made/files.ts';

const LONG = 'A line of a log\n'.repeat(9_000);

type File = {
  tables: { attachmentBytes: { sha256: string; part: number; bytes: string }[] } & Record<string, unknown[]>;
};

function givenFiles(path?: string): Database {
  const db = testDatabase(path);
  givenPiece(db);
  attach(db, 'short');
  attach(db, LONG, { key: 'long' });
  attach(db, 'short', { key: 'same' });
  removeAttachment(db, { key: attach(db, 'removed'), noun: 'project', ...MOMENT });
  return db;
}

function changed(
  text: string,
  change: (rows: File['tables']['attachmentBytes'], file: File) => void,
): string {
  const file: File = JSON.parse(text);
  change(file.tables.attachmentBytes, file);
  return JSON.stringify(file);
}

describe('the file of all data', () => {
  it('brings the bytes of files to another machine, and is the same from there', () => {
    const db = givenFiles(join(givenFolder(), 'daymark.db'));
    const text = exportText(db);
    expect(exportText(db)).toBe(text);

    for (const into of [testDatabase(), testDatabase(join(givenFolder(), 'daymark.db'))]) {
      expect(bringBack(into, text, MOMENT).problems).toEqual([]);
      expect(readAll(into)).toEqual({ 'file-short': 'short', 'file-long': LONG, 'file-same': 'short' });
      expect(listKept(filesFolder(into))).toHaveLength(2);
      expect(exportText(into)).toBe(text);
    }
  });

  it('brings them beside what is here, once, and they go and come back with it', () => {
    const into = testDatabase();
    givenPiece(into, 'piece-2');
    attach(into, 'own', { pieceKey: 'piece-2' });
    const text = exportText(givenFiles());

    bringBack(into, text, MOMENT);
    expect(Object.keys(readAll(into))).toHaveLength(4);
    expect(bringBack(into, text, MOMENT).changeId).toBeNull();
    setChangeUndone(into, latestChange(into)?.id ?? 0, true, AT);
    expect(readAll(into)).toEqual({ 'file-own': 'own' });
    setChangeUndone(into, latestChange(into)?.id ?? 0, false, AT);
    expect(Object.values(readAll(into))).not.toContain(null);
  });

  it('has no table of them where there are none, as before there were files', () => {
    const db = testDatabase();
    givenPiece(db);
    expect(exportText(db)).not.toContain('attachmentBytes');
  });

  it('leaves out what is missing or spoilt here, and tells it where it comes', () => {
    const db = givenFiles();
    rmSync(pathOfBytes(filesFolder(db), sha256Of(LONG)));
    writeFileSync(pathOfBytes(filesFolder(db), sha256Of('short')), 'spoilt');
    const text = exportText(db);
    expect(text).not.toContain('attachmentBytes');

    const into = testDatabase();
    const { folder, staged, problems } = stageData(into, text);
    const client = openStaged(staged, join(folder, 'here.db'));
    expect(problems).toEqual([]);
    expect(listMissingFiles(client, filesFolder(into)).sort()).toEqual(['long.txt', 'same.txt', 'short.txt']);
    client.close();
    rmSync(folder, { recursive: true });
  });

  it.each<[string, Parameters<typeof changed>[1], string]>([
    [
      'other bytes',
      (rows) => Object.assign(rows.at(-1) ?? {}, { bytes: 'QUJD' }),
      'has other bytes than its “sha256” tells',
    ],
    ['a part that is missing', (rows) => void rows.splice(1, 1), 'is not the next part of its file'],
    ['parts in another order', (rows) => void rows.reverse(), 'is not the next part of its file'],
    ['the same twice', (rows) => void rows.push(...rows), 'is of a file that is there already'],
    ['no base64', (rows) => Object.assign(rows[0] ?? {}, { bytes: '<script>' }), 'should be base64'],
    ['no SHA-256', (rows) => Object.assign(rows[0] ?? {}, { sha256: '../../x' }), 'should be a SHA-256'],
    ['more columns', (rows) => Object.assign(rows[0] ?? {}, { path: '/etc' }), 'which is not known here'],
    [
      'another size',
      (_, { tables }) => Object.assign(tables.attachments?.[0] ?? {}, { bytes: 7 }),
      'are not as many as the file has',
    ],
  ])('is refused with %s, and nothing of it is kept', (_name, change, words) => {
    const into = testDatabase();
    const { problems } = bringBack(into, changed(exportText(givenFiles()), change), MOMENT);
    expect(problems[0]?.message).toContain(words);
    expect(listKept(filesFolder(into))).toEqual([]);
    expect(readAll(into)).toEqual({});
  });

  it('is refused where a file is too large', () => {
    const part = 'A'.repeat(196_608);
    const rows = Array.from({ length: 180 }, (_, index) => ({
      sha256: 'a'.repeat(64),
      part: index,
      bytes: part,
    }));
    const text = JSON.stringify({ format: 'daymark-data', version: 1, tables: { attachmentBytes: rows } });
    expect(bringBack(testDatabase(), text, MOMENT).problems[0]?.message).toBe('makes its file too large');
  });

  it('lets go of bytes that no row names', () => {
    const bytes = Buffer.from('stray').toString('base64');
    const rows = [{ sha256: sha256Of('stray'), part: 0, bytes }];
    const text = JSON.stringify({ format: 'daymark-data', version: 1, tables: { attachmentBytes: rows } });
    const into = testDatabase();
    expect(bringBack(into, text, MOMENT).problems).toEqual([]);
    expect(listKept(filesFolder(into))).toEqual([]);
  });
});
