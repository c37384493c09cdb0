/** Keys of attachments begin so. */
export const ATTACHMENT_PREFIX = 'file-';

export const LONGEST_ATTACHMENT_NAME = 200;
export const MOST_ATTACHMENT_BYTES = 25 * 1024 * 1024;

/** The media types under which attachments are handed out: none of them runs in a browser. */
export const ATTACHMENT_TYPES = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'application/x-ipynb+json',
  'application/zip',
  'text/plain',
  'application/octet-stream',
] as const;
export type AttachmentType = (typeof ATTACHMENT_TYPES)[number];

/** A file that the learner attached to a piece or left as evidence. */
export type Attachment = {
  /** Its stable name, as in its address. */
  key: string;
  /** Of its bytes, in hexadecimal; the same bytes are kept once. */
  sha256: string;
  /** What it is called where it is saved. */
  name: string;
  type: AttachmentType;
  bytes: number;
  /** The piece that it belongs to; empty where evidence names it. */
  pieceKey: string;
  addedAt: string;
};
