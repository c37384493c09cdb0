/** Keys of attachments begin so. */
export const ATTACHMENT_PREFIX = 'file-';

export const LONGEST_ATTACHMENT_NAME = 200;
export const MOST_ATTACHMENT_BYTES = 25 * 1024 * 1024;
/** Of all files together, so that a file of all data can be brought back. */
export const MOST_BYTES_IN_ALL = 1024 * 1024 * 1024;

/** Pictures, which a page may show. */
export const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const;
export type PictureType = (typeof PICTURE_TYPES)[number];

/** The media types under which attachments are handed out: none of them runs in a browser. */
export const ATTACHMENT_TYPES = [
  ...PICTURE_TYPES,
  'application/pdf',
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
  /** What it is called where it is saved; safe on any computer. */
  name: string;
  type: AttachmentType;
  bytes: number;
  /** The piece that it belongs to; empty where evidence names it. */
  pieceKey: string;
  addedAt: string;
};

/** Tells whether a page may show it; everything else is only ever saved. */
export function isPicture(type: AttachmentType): type is PictureType {
  return PICTURE_TYPES.some((one) => one === type);
}

const KINDS: Readonly<Record<AttachmentType, string>> = {
  'image/png': 'picture',
  'image/jpeg': 'picture',
  'image/gif': 'picture',
  'image/webp': 'picture',
  'application/pdf': 'PDF',
  'application/x-ipynb+json': 'notebook',
  'application/zip': 'ZIP',
  'text/plain': 'text',
  'application/octet-stream': 'file',
};

/** What kind of file it is, in a word. */
export function kindOfAttachment(type: AttachmentType): string {
  return KINDS[type];
}
