import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import type { NewAttachment } from '../../db/attachment/attachment-rows.ts';
import { addEvidence, removeEvidence } from '../../db/task/evidence.ts';
import { textField } from '../../plans/content/fields.ts';
import type { Evidence, Task } from '../../plans/plan/plan.ts';
import { isWebAddress, readEvidenceLine } from '../../plans/task/evidence-line.ts';
import { EVIDENCE_KINDS, LONGEST_EVIDENCE_LOCATION, LONGEST_EVIDENCE_WORDS } from '../../plans/task/kinds.ts';
import type { EvidenceValues } from '../../views/task/evidence/evidence.tsx';
import { ASK_TARGET, EvidenceAskLine } from '../../views/task/evidence/evidence-ask.tsx';
import {
  ATTACHMENT_LIMITS,
  type FileForm,
  newAttachmentKey,
  tokenOfFileForm,
  withFile,
} from '../attachment/receive.ts';
import type { AppDeps } from '../deps.ts';
import { answerChange } from '../http/changed.ts';
import { returnFields, typedField } from '../http/forms/fields.ts';
import { type ParsedForm, parseForm, requireForm } from '../http/forms/parse-form.ts';
import { NO_FILE } from '../http/forms/upload.ts';
import { sendChangedPage, sendFragment, sendPage, wantsFragment } from '../http/respond.tsx';
import { findTask, momentOf } from '../http/standing.ts';
import { askOf } from './evidence-ask.ts';
import { findTaskPage } from './page.tsx';
import { sendTaskAgain } from './timer/spent-times.ts';

const FieldsForm = z.object({
  ...returnFields,
  kind: z.enum(EVIDENCE_KINDS, 'Choose what it is'),
  text: textField(LONGEST_EVIDENCE_WORDS).transform((text) => text.trim()),
  location: textField(LONGEST_EVIDENCE_LOCATION).transform((location) => location.trim()),
  value: z
    .string()
    .catch('')
    .transform((value) => value.trim()),
});

type Fields = z.infer<typeof FieldsForm>;

const ReturnForm = z.object(returnFields);

const LineForm = z.object({
  ...returnFields,
  line: z.string().catch(''),
  /** It does not stand in the row of its task. */
  apart: z.literal('yes').optional().catch(undefined),
});

type EvidenceContent = Pick<Evidence, 'kind' | 'text' | 'location' | 'value'>;
type LineProblem = 'empty' | 'without-context' | 'long';

const LINE_PROBLEMS: Record<LineProblem, string> = {
  empty: 'Paste a link or a path, or write a number or a line',
  'without-context': 'Say what the number is as well, like “0.915 accuracy on CIFAR-10”',
  long: `Keep a line to ${LONGEST_EVIDENCE_LOCATION} characters; the page of the task takes more`,
};

export function evidenceRoutes(app: FastifyInstance, deps: AppDeps): void {
  // Only this address takes a file.
  app.register(async (uploads) => {
    await uploads.register(multipart, { limits: ATTACHMENT_LIMITS, throwFileSizeLimit: false });
    uploads.post<{ Params: { id: string } }>('/tasks/:id/evidence', (request, reply) =>
      withFile(request, reply, deps.db, (sent) => {
        const { task, today } = findTask(deps, request.params.id);
        if (!task) return reply.callNotFound();
        const form = parseEvidence(sent);
        if (!form.ok) return sendFormAgain(request, reply, deps, task.id, { ...form, fields: sent.fields });

        const file = keepFile(sent);
        const formToken = tokenOfFileForm(sent.fields, file ?? null);
        const { kind, text } = form.data;
        const evidence = file
          ? { kind: 'document' as const, text, location: file.name, value: null, attachment: file }
          : { kind, text, location: locationOf(form.data), value: figureOf(form.data) };
        addEvidence(deps.db, { taskId: task.id, ...evidence, ...momentOf(deps, today), formToken });
        return answerChange(request, reply, deps, form.data);
      }),
    );
  });

  app.post<{ Params: { id: string } }>('/tasks/:id/evidence/line', (request, reply) => {
    const form = requireForm(LineForm, request.body);
    const { task, today } = findTask(deps, request.params.id);
    if (!task) return reply.callNotFound();
    const read =
      form.line.length > LONGEST_EVIDENCE_LOCATION ? null : readEvidenceLine(form.line, task.evidenceKind);
    if (!read?.ok)
      return sendLineAgain(request, reply, deps, { task, form, problem: read?.problem ?? 'long' });

    const { evidence } = read;
    // The line stands on pages that are kept, and has no token: sent twice, it is known by what it says.
    if (!task.evidence.some((one) => isSame(one, evidence)))
      addEvidence(deps.db, { taskId: task.id, ...evidence, ...momentOf(deps, today) });
    return answerChange(request, reply, deps, form);
  });

  app.post<{ Params: { id: string; evidence: string } }>(
    '/tasks/:id/evidence/:evidence/removal',
    (request, reply) => {
      const form = requireForm(ReturnForm, request.body);
      const { task, today } = findTask(deps, request.params.id);
      const evidenceId = Number(request.params.evidence);
      if (!task || !Number.isSafeInteger(evidenceId)) return reply.callNotFound();

      removeEvidence(deps.db, { taskId: task.id, evidenceId, ...momentOf(deps, today) });
      return answerChange(request, reply, deps, form);
    },
  );
}

function keepFile({ file }: FileForm): NewAttachment | undefined {
  if (typeof file === 'string') return undefined;
  const { keep, ...facts } = file;
  keep();
  return { ...facts, key: newAttachmentKey(), pieceKey: '' };
}

/** Each kind asks for something else: an address, a path, a number, or words; a file is a document, whatever is chosen. */
function parseEvidence({ fields, file }: FileForm): ParsedForm<Fields> {
  const form = parseForm(FieldsForm, fields);
  if (!form.ok) return form;
  const errors = file === 'none' ? findMissing(form.data) : findTooMuch(form.data, file);
  return Object.keys(errors).length === 0 ? form : { ok: false, errors };
}

/** Nothing that was typed is left out in silence. */
function findTooMuch({ location, value }: Fields, file: FileForm['file']): Record<string, string> {
  if (file === 'empty') return { file: NO_FILE.empty };
  const errors: Record<string, string> = {};
  if (location !== '')
    errors.location = 'A file has its own place: leave this empty, or leave both one by one';
  if (value !== '')
    errors.value = 'A number is evidence of its own: leave this empty, or leave both one by one';
  return errors;
}

function findMissing(fields: Fields): Record<string, string> {
  const { kind, text, location } = fields;
  const errors: Record<string, string> = {};
  if (kind === 'link' && !isWebAddress(location)) {
    errors.location = 'Enter the whole address, like https://example.org/notes';
  }
  if (kind === 'document' && location === '')
    errors.location = 'Enter where the document is, like notes/ppo.md';
  if (kind === 'number' && figureOf(fields) === null) errors.value = 'Enter a number, like 0.915';
  if (kind === 'note' && text === '') errors.text = 'Write the note';
  if (kind === 'number' && text === '') errors.text = 'Write what the number is: metric, data, setting';
  return errors;
}

function locationOf({ kind, location }: Fields): string {
  return kind === 'link' || kind === 'document' ? location : '';
}

/** A decimal comma is read as a point: learners type what their keyboard has. */
function figureOf({ kind, value }: Fields): number | null {
  const text = value.replace(',', '.');
  if (kind !== 'number' || !/^[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d{1,3})?$/i.test(text)) return null;
  const number = Number(text);
  return Number.isFinite(number) ? number : null;
}

function isSame(one: EvidenceContent, other: EvidenceContent): boolean {
  return (
    one.kind === other.kind &&
    one.text === other.text &&
    one.location === other.location &&
    one.value === other.value
  );
}

type BadLine = { task: Task; form: z.infer<typeof LineForm>; problem: LineProblem };

/** With what was typed: for htmx in place, for everyone else on the page of the task. */
function sendLineAgain(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: AppDeps,
  { task, form, problem }: BadLine,
) {
  const askTyped = { line: form.line, error: LINE_PROBLEMS[problem] };
  if (!wantsFragment(request)) return sendTaskAgain(request, reply, deps, task.id, { askTyped });
  reply.code(422).header('HX-Retarget', ASK_TARGET).header('HX-Reswap', 'outerMorph');
  const isOwnPage = new URL(form.from, 'http://page').pathname === `/tasks/${task.id}`;
  return sendFragment(
    reply,
    <EvidenceAskLine
      ask={askOf(task)}
      from={form.from}
      isApart={form.apart === 'yes'}
      isPassing={!isOwnPage}
      typed={askTyped}
    />,
  );
}

function sendFormAgain(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: AppDeps,
  taskId: number,
  { errors, fields }: { errors: Record<string, string>; fields: unknown },
) {
  const { settings, plan, today } = findTask(deps, String(taskId));
  const from = `/tasks/${taskId}`;
  const evidenceForm = { values: readValues(fields), errors };
  const page = plan && findTaskPage({ deps, settings, plan, today, from }, taskId, { evidenceForm });
  if (!page) return reply.callNotFound();
  reply.code(422);
  return wantsFragment(request)
    ? sendChangedPage(request, reply, deps, page, from)
    : sendPage(reply, deps, settings, page, from);
}

const TypedValues = z.object({
  kind: typedField,
  text: typedField,
  location: typedField,
  value: typedField,
});

function readValues(fields: unknown): EvidenceValues {
  return TypedValues.parse(fields);
}
