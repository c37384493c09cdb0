import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { type SaveOutcome, saveNote, saveReflection } from '../../db/task/texts.ts';
import { textField } from '../../plans/content/fields.ts';
import type { Day } from '../../plans/day.ts';
import { REVIEW_PROMPTS, type ReflectionPrompt } from '../../plans/review/review.ts';
import { countWeeks } from '../../plans/week/week.ts';
import { reflectionFieldId } from '../../views/ids.ts';
import { WritingConflict, WritingConflictPage, WritingStatus } from '../../views/parts/form/writing-form.tsx';
import type { AppDeps } from '../deps.ts';
import { localPath } from '../security/local-path.ts';
import { returnFields } from './fields.ts';
import { HttpProblem } from './http-problem.ts';
import { parseForm } from './parse-form.ts';
import { seeOther, sendFragment, sendPage, wantsFragment } from './respond.tsx';
import { findTask, loadStanding, momentOf } from './standing.ts';

const LONGEST_TEXT = 100_000;

const WritingFormSchema = z.object({
  from: returnFields.from,
  text: textField(LONGEST_TEXT),
  revision: z.coerce.number('The form did not say what it builds on.').int().min(0),
});

type Writing = z.infer<typeof WritingFormSchema>;

/** Texts that save themselves: the note of a task, the reflection on a week, and its answers to each question. */
export function writingRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.post<{ Params: { id: string } }>('/tasks/:id/note', (request, reply) => {
    const writing = readWriting(request);
    const { task, today } = findTask(deps, request.params.id);
    if (!task) return reply.callNotFound();

    const outcome = saveNote(deps.db, { taskId: task.id, ...newText(deps, writing, today) });
    return answerWriting(request, reply, deps, { writing, outcome, field: `note-${task.id}` });
  });

  app.post<ReflectionParams>('/weeks/:week/reflection', (request, reply) =>
    answerReflection(request, reply, deps, 'free'),
  );

  app.post<ReflectionParams>('/weeks/:week/reflection/:prompt', (request, reply) => {
    const prompt = REVIEW_PROMPTS.find((name) => name === request.params.prompt);
    return prompt ? answerReflection(request, reply, deps, prompt) : reply.callNotFound();
  });
}

type ReflectionParams = { Params: { week: string; prompt?: string } };

function answerReflection(
  request: FastifyRequest<ReflectionParams>,
  reply: FastifyReply,
  deps: AppDeps,
  prompt: ReflectionPrompt,
) {
  const writing = readWriting(request);
  const { plan, today } = loadStanding(deps);
  const week = Number(request.params.week);
  if (!plan || !Number.isInteger(week) || week < 1 || week > countWeeks(plan)) return reply.callNotFound();

  const place = { planId: plan.id, week, prompt };
  const outcome = saveReflection(deps.db, { ...place, ...newText(deps, writing, today) });
  return answerWriting(request, reply, deps, { writing, outcome, field: reflectionFieldId(week, prompt) });
}

/** What a form of a text that saves itself sent, or 422 in words. */
export function readWriting(request: FastifyRequest): Writing {
  const form = parseForm(WritingFormSchema, request.body);
  if (form.ok) return form.data;
  const advice = `${Object.values(form.errors).join('. ')}. What you typed is still in the field.`;
  throw new HttpProblem(422, 'This could not be saved.', advice);
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
