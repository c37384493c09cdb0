import type { Attachment } from '../../plans/attachment/attachment.ts';

const ATTACHMENTS_ADDRESS = '/files';

/** Where a file is handed out; what it is called is only for whoever reads the address. */
export function attachmentAddress({ key, name }: Pick<Attachment, 'key' | 'name'>): string {
  return `${ATTACHMENTS_ADDRESS}/${key}/${encodeURIComponent(name)}`;
}

/** Where a file is taken away from its piece. */
export function attachmentRemovalAddress({ key }: Pick<Attachment, 'key'>): string {
  return `${ATTACHMENTS_ADDRESS}/${key}/removal`;
}
