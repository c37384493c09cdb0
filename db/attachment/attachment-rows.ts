import { and, eq, inArray, ne, notInArray } from 'drizzle-orm';
import type { Attachment } from '../../plans/attachment/attachment.ts';
import type { Database } from '../file/open.ts';
import { attachments } from '../schema/portfolio.ts';
import { evidence } from '../schema/task.ts';

/** A file whose bytes are kept. */
export type NewAttachment = Omit<Attachment, 'addedAt'>;

/** Writes one inside of the change that brings it. */
export function insertAttachment({ orm }: Database, attachment: NewAttachment, addedAt: string): void {
  orm
    .insert(attachments)
    .values({ ...attachment, addedAt })
    .run();
}

/** The files of pieces that go, inside of the change that takes them away. */
export function deleteAttachmentsOf({ orm }: Database, pieceKeys: readonly string[]): void {
  orm
    .delete(attachments)
    .where(inArray(attachments.pieceKey, [...pieceKeys]))
    .run();
}

/** Files that no evidence names any more go with the change that took it away. */
export function deleteUnnamedAttachments({ orm }: Database): void {
  const named = orm
    .select({ key: evidence.attachmentKey })
    .from(evidence)
    .where(ne(evidence.attachmentKey, ''));
  orm
    .delete(attachments)
    .where(and(eq(attachments.pieceKey, ''), notInArray(attachments.key, named)))
    .run();
}
