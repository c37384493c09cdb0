import { type Attachment, isPicture, kindOfAttachment } from '../../plans/attachment/attachment.ts';
import { formatFileSize } from '../../plans/format.ts';
import { Entry } from '../parts/entry.tsx';
import { ActionForm } from '../parts/form/action-form.tsx';
import { Field, type FormErrors } from '../parts/form/field.tsx';
import { attachmentAddress, attachmentRemovalAddress } from './addresses.ts';

/** Where they stand on the page of a piece. */
export const ATTACHMENTS_ID = 'files';

type AttachmentsEntryProps = {
  attachments: readonly Attachment[];
  /** Where a file is sent to. */
  action: string;
  formToken: string;
  from: string;
};

/** What lies beside the words: plots, notebooks, slides. */
export function AttachmentsEntry({ attachments, action, formToken, from }: AttachmentsEntryProps) {
  return (
    <Entry id={ATTACHMENTS_ID} label="Files" aside="Only you see them">
      {attachments.length > 0 && (
        <ul class="files">
          {attachments.map((attachment) => (
            <AttachmentItem key={attachment.key} attachment={attachment} from={from} />
          ))}
        </ul>
      )}
      <form class="form" method="post" action={action} encType="multipart/form-data">
        <input type="hidden" name="formToken" value={formToken} />
        <input type="hidden" name="from" value={from} />
        <input type="hidden" name="at" value={ATTACHMENTS_ID} />
        <AttachmentField label="Attach a file" />
        <button class="button button--quiet" id="attach-file">
          Attach it
        </button>
      </form>
    </Entry>
  );
}

/** A file is chosen here, in any form. */
export function AttachmentField({ label, errors = {} }: { label: string; errors?: FormErrors }) {
  return (
    <Field
      name="file"
      label={label}
      hint="A PDF, a picture, a notebook, code or anything else of at most 25 MB. Where and when a picture was taken, and with what, is taken out of it first."
      errors={errors}
    >
      {(control) => <input class="input input--wide" type="file" {...control} />}
    </Field>
  );
}

function AttachmentItem({ attachment, from }: { attachment: Attachment; from: string }) {
  const { key, name } = attachment;
  return (
    <li class="files__item" id={key}>
      <AttachmentShown attachment={attachment} />
      <ActionForm action={attachmentRemovalAddress(attachment)} from={from} at={ATTACHMENTS_ID}>
        <button class="button button--quiet" id={`${key}-removal`} aria-label={`Remove ${name}`}>
          Remove
        </button>
      </ActionForm>
    </li>
  );
}

/** A file by its name, with what it is and how large, and a small picture of a picture. */
export function AttachmentShown({ attachment }: { attachment: Attachment }) {
  const { name, type, bytes } = attachment;
  const address = attachmentAddress(attachment);
  return (
    <>
      {isPicture(type) && <img class="files__picture" src={address} alt="" loading="lazy" decoding="async" />}
      <p class="files__words">
        <a class="files__name" href={address}>
          <bdi>{name}</bdi>
        </a>{' '}
        <span class="files__facts">
          {kindOfAttachment(type)}, {formatFileSize(bytes)}
        </span>
      </p>
    </>
  );
}

/** The pictures of a piece, as a reader sees them. */
export function AttachedFigures({ attachments }: { attachments: readonly Attachment[] }) {
  return (
    <>
      {attachments
        .filter(({ type }) => isPicture(type))
        .map((attachment) => (
          <figure key={attachment.key} class="figure">
            <img class="figure__picture" src={attachmentAddress(attachment)} alt={attachment.name} />
            <figcaption class="figure__caption">
              <bdi>{withoutEnding(attachment.name)}</bdi>
            </figcaption>
          </figure>
        ))}
    </>
  );
}

function withoutEnding(name: string): string {
  return name.replace(/\.\w{1,5}$/, '');
}
