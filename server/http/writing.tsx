import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import type { SaveOutcome } from '../../db/task/texts.ts';
import { writing } from '../../plans/content/fields.ts';
import type { Day } from '../../plans/day.ts';
import { WritingConflict, WritingConflictPage, WritingStatus } from '../../views/parts/form/writing-form.tsx';
import type { AppDeps } from '../deps.ts';
import { localPath } from '../security/local-path.ts';
import { returnFields, typedField } from './forms/fields.ts';
import { parseForm } from './forms/parse-form.ts';
import { HttpProblem } from './http-problem.ts';
import { seeOther, sendFragment, sendPage, wantsFragment } from './respond.tsx';
import { loadStanding, momentOf } from './standing.ts';

const WritingFormSchema = z.object({
  from: returnFields.from,
  text: writing,
  revision: z.coerce.number('The form did not say what it builds on.').int().min(0),
});

type Writing = z.infer<typeof WritingFormSchema>;

/** What a form of a text that saves itself sent, or 422 in words. */
export function readWriting(request: FastifyRequest): Writing {
  const form = parseForm(WritingFormSchema, request.body);
  if (form.ok) return form.data;
  const where = wantsFragment(request) ? 'is still in the field' : 'is here, to be shortened and saved';
  const advice = `${Object.values(form.errors).join('. ')}. What you typed ${where}.`;
  throw new HttpProblem(422, 'This could not be saved.', advice, { typed: typedIn(request) });
}

const AsSent = z.object({ from: returnFields.from, revision: typedField, text: typedField });

function typedIn({ url, body }: FastifyRequest) {
  const { text, ...along } = AsSent.parse(body ?? {});
  return { action: url, name: 'text', text, along };
}

export function newText(deps: AppDeps, { text, revision }: Writing, today: Day) {
  return { text, baseRevision: revision, ...momentOf(deps, today) };
}

type Saved = { writing: Writing; outcome: SaveOutcome; field: string };

/** Answers a save: that it is safe, or with both versions where another window was first. */
export function answerWriting(request: FastifyRequest, reply: FastifyReply, deps: AppDeps, saved: Saved) {
  const { writing, outcome, field } = saved;
  if (outcome.ok) {
    if (!wantsFragment(request)) return seeOther(reply, localPath(writing.from));
    return sendFragment(reply, <WritingStatus field={field} revision={outcome.revision} words="Saved" />);
  }
  if (outcome.reason === 'missing') return reply.callNotFound();

  const conflict = { field, mine: writing.text, theirs: outcome.current };
  reply.code(409);
  if (wantsFragment(request)) return sendFragment(reply, <WritingConflict {...conflict} />);
  const action = request.url;
  const main = <WritingConflictPage {...conflict} action={action} from={localPath(writing.from)} />;
  return sendPage(
    reply,
    deps,
    loadStanding(deps).settings,
    { title: 'Two versions', nav: null, sheet: 'core', main },
    '/today',
  );
}
