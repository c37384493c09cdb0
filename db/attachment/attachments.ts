import { asc, eq } from 'drizzle-orm';
import { ATTACHMENT_TYPES, type Attachment } from '../../plans/attachment/attachment.ts';
import { safeFileName } from '../../plans/attachment/file-name.ts';
import { sumOf } from '../../plans/sum.ts';
import type { Database } from '../file/open.ts';
import { oncePerState } from '../file/state/once-per-state.ts';
import { type ChangeMade, type ChangeMoment, changeMade, recordChange } from '../journal/journal.ts';
import { findPiece } from '../portfolio/pieces.ts';
import { attachments } from '../schema/portfolio.ts';
import { insertAttachment, type NewAttachment } from './attachment-rows.ts';

/**
 * Every file that the learner attached, in the order in which they came.
 *
 * The value is shared and stays the same one until a file comes or goes.
 */
export const listAttachments: (db: Database) => readonly Attachment[] = oncePerState(
  [attachments],
  ({ orm }) =>
    orm
      .select()
      .from(attachments)
      .orderBy(asc(attachments.addedAt), asc(attachments.key))
      .all()
      .map(toAttachment),
);

function toAttachment({ name, type, ...row }: typeof attachments.$inferSelect): Attachment {
  return {
    ...row,
    // It may have come with the data of another Daymark.
    name: safeFileName(name),
    type: ATTACHMENT_TYPES.find((one) => one === type) ?? 'application/octet-stream',
  };
}

const attachmentsByKey: (db: Database) => ReadonlyMap<string, Attachment> = oncePerState(
  [attachments],
  (db) => new Map(listAttachments(db).map((one) => [one.key, one])),
);

export function findAttachment(db: Database, key: string): Attachment | undefined {
  return attachmentsByKey(db).get(key);
}

/** The files of a piece, in the order in which they came. */
export function listAttachmentsOf(db: Database, pieceKey: string): Attachment[] {
  return listAttachments(db).filter((one) => one.pieceKey === pieceKey);
}

/** The files that evidence names. */
export function attachmentsOfEvidence(
  db: Database,
  evidence: readonly { attachmentKey: string }[],
): Attachment[] {
  const byKey = attachmentsByKey(db);
  return evidence.flatMap(({ attachmentKey }) => byKey.get(attachmentKey) ?? []);
}

/** The bytes of all files together; what is kept once counts once. */
export function bytesInAll(db: Database): number {
  return sumOf(
    [...new Map(listAttachments(db).map((one) => [one.sha256, one])).values()],
    ({ bytes }) => bytes,
  );
}

/** What the piece is called for the list of changes: its kind as it is named in a sentence. */
type Named = { noun: string };

/** Attaches a file to a piece; `undefined` when there is no such piece. */
export function attachToPiece(
  db: Database,
  { attachment, noun, at, today, formToken }: { attachment: NewAttachment } & Named & ChangeMoment,
): ChangeMade | undefined {
  const { name, pieceKey } = attachment;
  const facts = (piece: { title: { text: string } } | undefined) =>
    ({ kind: 'file-attached', noun, title: piece?.title.text ?? '', name }) as const;
  return changeMade(
    recordChange(db, { facts, at, onDay: today, formToken }, () => {
      const piece = findPiece(db, pieceKey);
      if (piece) insertAttachment(db, attachment, at);
      return piece;
    }),
  );
}

/** Takes a file away from its piece; `undefined` when no piece has it. Its bytes stay as long as it can be brought back. */
export function removeAttachment(
  db: Database,
  { key, noun, at, today, formToken }: { key: string } & Named & ChangeMoment,
): ChangeMade | undefined {
  const facts = (removed: { title: string; name: string } | undefined) =>
    ({ kind: 'file-removed', noun, title: removed?.title ?? '', name: removed?.name ?? '' }) as const;
  return changeMade(
    recordChange(db, { facts, at, onDay: today, formToken }, () => {
      const attachment = findAttachment(db, key);
      if (!attachment || attachment.pieceKey === '') return undefined;
      db.orm.delete(attachments).where(eq(attachments.key, key)).run();
      return { name: attachment.name, title: findPiece(db, attachment.pieceKey)?.title.text ?? '' };
    }),
  );
}
