import { findAttachment, listAttachmentsOf } from '../../db/attachment/attachments.ts';
import { filesFolder, pathOfBytes, sizeOf } from '../../db/attachment/store.ts';
import type { Database } from '../../db/file/open.ts';
import { type Attachment, isPicture } from '../../plans/attachment/attachment.ts';

/** A picture that is attached, and where its bytes lie. */
export type AttachedPicture = { name: string; path: string };

/** The pictures of a piece whose bytes are there, in the order in which they came. */
export function picturesOfPiece(db: Database, pieceKey: string): AttachedPicture[] {
  return listAttachmentsOf(db, pieceKey).flatMap((one) => pictureOf(db, one) ?? []);
}

/** The picture of this key; `null` where it is none, or its bytes are not there. */
export function findPicture(db: Database, key: string): AttachedPicture | null {
  const attachment = key === '' ? undefined : findAttachment(db, key);
  return attachment ? pictureOf(db, attachment) : null;
}

function pictureOf(db: Database, { name, type, sha256, bytes }: Attachment): AttachedPicture | null {
  const path = pathOfBytes(filesFolder(db), sha256);
  return isPicture(type) && sizeOf(path) === bytes ? { name, path } : null;
}
