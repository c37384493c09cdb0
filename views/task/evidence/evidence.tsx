import type { Attachment } from '../../../plans/attachment/attachment.ts';
import type { Evidence, Task } from '../../../plans/plan/plan.ts';
import type { ReportEvidence } from '../../../plans/report/report.ts';
import { EVIDENCE_KINDS, type EvidenceKind } from '../../../plans/task/kinds.ts';
import { attachmentAddress } from '../../attachment/addresses.ts';
import { AttachmentField, AttachmentShown } from '../../attachment/attachments.tsx';
import { useDates } from '../../dates.ts';
import { fieldId } from '../../ids.ts';
import { Entry } from '../../parts/entry.tsx';
import { ActionForm } from '../../parts/form/action-form.tsx';
import { ErrorSummary, Field, FieldError, type FormErrors } from '../../parts/form/field.tsx';
import { Inline, Markdown } from '../../parts/markdown.tsx';
import { pieceAddress } from '../../portfolio/addresses.ts';
import { EVIDENCE_ASKED, EVIDENCE_WORDS } from '../task-words.ts';

export type EvidenceValues = { kind: string; text: string; location: string; value: string };

/** What was typed into the evidence form, and what was wrong with it. */
export type EvidenceTyped = { values: EvidenceValues; errors: FormErrors };

type EvidenceEntryProps = {
  task: Task;
  /** Of the pieces that there are, by key. */
  pieceTitles: ReadonlyMap<string, string>;
  from: string;
  formToken: string;
  /** The files that its evidence names. */
  attachments: readonly Attachment[];
  evidenceForm?: EvidenceTyped | undefined;
};

/** What the task has left behind so far, and the place to add to it. */
export function EvidenceEntry(props: EvidenceEntryProps) {
  const { task, pieceTitles, from, formToken, attachments, evidenceForm } = props;
  return (
    <Entry id="evidence" label="Evidence" aside={`This task asks for ${EVIDENCE_ASKED[task.evidenceKind]}.`}>
      {task.evidence.length > 0 && (
        <ul class="evidence">
          {task.evidence.map((evidence) => (
            <EvidenceItem
              key={evidence.id}
              task={task}
              evidence={evidence}
              attachment={attachments.find(({ key }) => key === evidence.attachmentKey)}
              pieceTitles={pieceTitles}
              from={from}
            />
          ))}
        </ul>
      )}
      <EvidenceForm
        task={task}
        from={from}
        formToken={formToken}
        values={evidenceForm?.values ?? { kind: task.evidenceKind, text: '', location: '', value: '' }}
        errors={evidenceForm?.errors ?? {}}
      />
    </Entry>
  );
}

type EvidenceItemProps = Pick<EvidenceEntryProps, 'task' | 'pieceTitles' | 'from'> & {
  evidence: Evidence;
  attachment: Attachment | undefined;
};

function EvidenceItem({ task, evidence, attachment, pieceTitles, from }: EvidenceItemProps) {
  const { formatDay } = useDates();
  // One that is gone since is known by the title that it had.
  const pieceTitle = pieceTitles.get(evidence.pieceKey);
  return (
    <li class="evidence__item" id={`evidence-${evidence.id}`}>
      <p class="evidence__meta">
        {pieceTitle !== undefined ? 'From the portfolio' : EVIDENCE_WORDS[evidence.kind]},{' '}
        {formatDay(evidence.leftOn)}
      </p>
      {pieceTitle !== undefined ? (
        <p class="evidence__line">
          <a href={pieceAddress(evidence.pieceKey)}>
            <Inline text={pieceTitle} inLink />
          </a>
        </p>
      ) : attachment ? (
        <EvidenceFile attachment={attachment} text={evidence.text} />
      ) : (
        <EvidenceBody evidence={evidence} />
      )}
      <ActionForm
        action={`/tasks/${task.id}/evidence/${evidence.id}/removal`}
        from={from}
        at="evidence"
        class="evidence__remove"
      >
        <button class="button button--quiet" id={`evidence-${evidence.id}-remove`}>
          Remove
        </button>
      </ActionForm>
    </li>
  );
}

type EvidenceFormProps = {
  task: Task;
  from: string;
  formToken: string;
  values: EvidenceValues;
  errors: FormErrors;
};

function EvidenceForm({ task, from, formToken, values, errors }: EvidenceFormProps) {
  const isWrong = Object.keys(errors).length > 0;
  return (
    <details class="fold" id="evidence-form" open={isWrong}>
      <summary id="evidence-form-summary">Leave evidence</summary>
      <ActionForm action={`/tasks/${task.id}/evidence`} from={from} at="evidence" class="form" takesFile>
        <input type="hidden" name="formToken" value={formToken} />
        <ErrorSummary errors={errors} />
        <fieldset class="choices" id={fieldId('kind')}>
          <legend class="field__label">What is it?</legend>
          {EVIDENCE_KINDS.map((kind) => (
            <KindChoice key={kind} kind={kind} isChosen={values.kind === kind} />
          ))}
          <FieldError name="kind" errors={errors} />
        </fieldset>
        <Field
          name="location"
          label="Address or path"
          hint="For a link: https://… For a document: where the file is."
          errors={errors}
        >
          {(control) => <input class="input input--wide" value={values.location} {...control} />}
        </Field>
        <AttachmentField label="Or a file" errors={errors} />
        <Field name="value" label="Number" hint="For a number, like 0.915" errors={errors}>
          {(control) => <input class="input" inputMode="decimal" value={values.value} {...control} />}
        </Field>
        <Field
          name="text"
          label="In your words"
          hint="What it shows, or the context of the number"
          errors={errors}
        >
          {(control) => (
            <textarea class="input input--area" rows={3} {...control}>
              {`\n${values.text}`}
            </textarea>
          )}
        </Field>
        <button class="button" id="evidence-save">
          Add evidence
        </button>
      </ActionForm>
    </details>
  );
}

function EvidenceFile({ attachment, text }: { attachment: Attachment; text: string }) {
  return (
    <div class="files__item files__item--alone">
      <AttachmentShown attachment={attachment} />
      {text !== '' && (
        <p class="evidence__text">
          <Inline text={text} />
        </p>
      )}
    </div>
  );
}

function KindChoice({ kind, isChosen }: { kind: EvidenceKind; isChosen: boolean }) {
  return (
    <label class="choice">
      <input type="radio" name="kind" value={kind} checked={isChosen} />
      {EVIDENCE_WORDS[kind]}
    </label>
  );
}

/** A piece of evidence: only http and https addresses become links, whatever was stored. */
export function EvidenceBody({ evidence }: { evidence: ReportEvidence & { attachmentKey?: string } }) {
  if (evidence.kind === 'note') return <Markdown text={evidence.text} />;
  return (
    <p class="evidence__line">
      {evidence.kind === 'number' && <strong class="evidence__value">{evidence.value}</strong>}
      {evidence.kind === 'link' && <Address location={evidence.location} />}
      {evidence.kind === 'document' && <DocumentPlace {...evidence} />}
      {evidence.text !== '' && (
        <span class="evidence__text">
          <Inline text={evidence.text} />
        </span>
      )}
    </p>
  );
}

/** A file of the learner's own can be had where it is known which one it is; whoever else reads of it gets its name. */
function DocumentPlace({ location, attachmentKey = '' }: { location: string; attachmentKey?: string }) {
  // A piece of the portfolio has no place but its title.
  if (attachmentKey === '') return location === '' ? null : <code>{location}</code>;
  return (
    <a href={attachmentAddress({ key: attachmentKey, name: location })}>
      <bdi>{location}</bdi>
    </a>
  );
}

function Address({ location }: { location: string }) {
  if (!/^https?:\/\//i.test(location)) return <code>{location}</code>;
  return (
    <a href={location} rel="noreferrer">
      {location.replace(/^https?:\/\//i, '')}
    </a>
  );
}
