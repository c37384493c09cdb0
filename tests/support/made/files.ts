import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { attachToPiece, listAttachments } from '../../../db/attachment/attachments.ts';
import { filesFolder, keepBytes, makeRoomForFile, pathOfBytes } from '../../../db/attachment/store.ts';
import type { Database } from '../../../db/file/open.ts';
import { addPiece } from '../../../db/portfolio/pieces.ts';
import { MOMENT } from '../database/db.ts';

/** Long after whatever a test wrote. */
export const LONG_AFTER = new Date('2100-01-01T00:00:00.000Z');

export function sha256Of(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** A folder that goes when the test ends. */
export function givenFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function givenPiece(db: Database, key = 'piece-1'): string {
  return addPiece(db, {
    key,
    kind: 'project',
    noun: 'project',
    parentKey: '',
    title: 'Small model',
    ...MOMENT,
  }).key;
}

/** Attaches a file of these words to a piece; its key is `file-` and what is given. */
export function attach(db: Database, content: string, { key = content, pieceKey = 'piece-1' } = {}): string {
  const room = makeRoomForFile(db);
  const path = join(room, 'file');
  writeFileSync(path, content);
  const sha256 = sha256Of(content);
  keepBytes(filesFolder(db), sha256, path);
  rmSync(room, { recursive: true, force: true });
  const attachment = {
    key: `file-${key}`,
    sha256,
    name: `${key}.txt`,
    type: 'text/plain' as const,
    bytes: Buffer.byteLength(content),
    pieceKey,
  };
  attachToPiece(db, { attachment, noun: 'project', ...MOMENT });
  return attachment.key;
}

/** The words of every file that is attached, by its key; `null` where its bytes are not there. */
export function readAll(db: Database): Record<string, string | null> {
  return Object.fromEntries(
    listAttachments(db).map(({ key, sha256 }) => {
      try {
        return [key, readFileSync(pathOfBytes(filesFolder(db), sha256), 'utf8')];
      } catch {
        return [key, null];
      }
    }),
  );
}
