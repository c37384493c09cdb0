import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
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

/** Judges a text beyond what any text is held to. */
type Judge = (text: string) => { ok: true; text: string } | { ok: false; message: string };

/** What a form of a text that saves itself sent, or 422 in words. */
export function readWriting(request: FastifyRequest, judge: Judge = (text) => ({ ok: true, text })): Writing {
  const form = parseForm(WritingFormSchema, request.body);
  if (!form.ok) throw notSaved(request, Object.values(form.errors));
  const judged = judge(form.data.text);
  if (!judged.ok) throw notSaved(request, [judged.message]);
  return { ...form.data, text: judged.text };
}

function notSaved(request: FastifyRequest, messages: readonly string[]): HttpProblem {
  const where = wantsFragment(request) ? 'is still in the field' : 'is here, to be changed and saved';
  const advice = `${messages.join('. ')}. What you typed ${where}.`;
  return new HttpProblem(422, 'This could not be saved.', advice, { typed: typedIn(request) });
}

const AsSent = z.object({ from: returnFields.from, revision: typedField, text: typedField });

function typedIn({ url, body }: FastifyRequest) {
  const { text, ...along } = AsSent.parse(body ?? {});
  return { action: url, name: 'text', text, along };
}

export function newText(deps: AppDeps, { text, revision }: Writing, today: Day) {
  return { text, baseRevision: revision, ...momentOf(deps, today) };
}

type Saved = {
  writing: Writing;
  outcome: SaveOutcome;
  field: string;
  /** What the line under it says. */
  words?: string;
  /** What else on the page follows from what was saved. */
  besides?: () => VNode;
};

/** Answers a save: that it is safe, or with both versions where another window was first. */
export function answerWriting(request: FastifyRequest, reply: FastifyReply, deps: AppDeps, saved: Saved) {
  const { writing, outcome, field, words = 'Saved', besides } = saved;
  if (outcome.ok) {
    if (!wantsFragment(request)) return seeOther(reply, localPath(writing.from));
    return sendFragment(
      reply,
      <>
        <WritingStatus field={field} revision={outcome.revision} words={words} />
        {besides?.()}
      </>,
    );
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
