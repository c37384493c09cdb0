import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type ReviewOutcome, saveWeekReview, setReviewsClosing } from '../../db/review/week-reviews.ts';
import { saveReflection } from '../../db/task/texts.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import { REVIEW_PROMPTS, type ReflectionPrompt } from '../../plans/review/review.ts';
import { openReviews } from '../../plans/review/week-review.ts';
import { countWeeks, reviewOf } from '../../plans/week/week.ts';
import { reflectionFieldId } from '../../views/ids.ts';
import { WritingStatus } from '../../views/parts/form/writing-form.tsx';
import type { ReviewState } from '../../views/review/closing-form.tsx';
import type { ReviewPageProps } from '../../views/review/review.tsx';
import { ReviewConflict, reviewFormId } from '../../views/review/review-form.tsx';
import type { AppDeps } from '../deps.ts';
import { answerChange } from '../http/changed.ts';
import { parseForm, requireForm } from '../http/forms/parse-form.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { seeOther, sendFragment, sendPage, wantsFragment } from '../http/respond.tsx';
import { loadStanding, momentOf, type Standing } from '../http/standing.ts';
import { answerWriting, newText, readWriting } from '../http/writing.tsx';
import { localPath } from '../security/local-path.ts';
import { ClosingFormSchema, ReviewFormSchema, readReviewValues, readRevision, reviewValues } from './form.ts';
import { findReviewPage, readBegunWeek } from './page.tsx';

type WeekParams = { Params: { week: string } };
type ReflectionParams = { Params: { week: string; prompt?: string } };

/** The weekly review: what is said of a week, its texts that save themselves, and putting it away. */
export function reviewRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.post<WeekParams>('/weeks/:week/review', (request, reply) => {
    const standing = loadStanding(deps);
    const { plan, today } = standing;
    const week = plan && readBegunWeek({ plan, today }, request.params.week);
    if (!plan || week === null) return reply.callNotFound();
    const form = parseForm(ReviewFormSchema, request.body);
    const at = { request, reply, deps, standing, plan, week };
    if (!form.ok) return refuse(at, form.errors);

    const { from, revision, done: isDone, ...words } = form.data;
    const wasOpen = openReviews(plan, today).includes(week);
    const moment = momentOf(deps, today);
    const outcome = saveWeekReview(deps.db, {
      planId: plan.id,
      week,
      words,
      baseRevision: revision,
      isDone,
      ...moment,
    });
    if (!outcome.ok) return outcome.reason === 'stale' ? conflict(at, outcome.current) : reply.callNotFound();
    if (isDone) return leave(at, wasOpen ? '/today' : `/weeks/${week}`);
    if (!wantsFragment(request)) return seeOther(reply, `${localPath(from)}#next`);
    const status = { field: reviewFormId(week), revision: outcome.revision, words: 'Saved' };
    return sendFragment(reply, <WritingStatus {...status} />);
  });

  app.post<ReflectionParams>('/weeks/:week/reflection', (request, reply) =>
    answerReflection(request, reply, deps, 'free'),
  );

  app.post<ReflectionParams>('/weeks/:week/reflection/:prompt', (request, reply) => {
    const prompt = REVIEW_PROMPTS.find((name) => name === request.params.prompt);
    return prompt ? answerReflection(request, reply, deps, prompt) : reply.callNotFound();
  });

  app.post<WeekParams>('/weeks/:week/review/closing', (request, reply) => {
    const form = requireForm(ClosingFormSchema, request.body);
    const { plan, today } = loadStanding(deps);
    const week = plan && readBegunWeek({ plan, today }, request.params.week);
    if (!plan || week === null) return reply.callNotFound();

    const { wanted, seen, earlier } = form;
    const current = stateOf(plan, week);
    if (current !== wanted && current !== seen) throw closedElsewhere(week, current);
    const weeks = earlier ? openReviews(plan, today).filter((open) => open <= week) : [week];
    setReviewsClosing(deps.db, {
      planId: plan.id,
      weeks,
      closing: wanted === 'open' ? null : wanted,
      ...momentOf(deps, today),
    });
    return answerChange(request, reply, deps, form);
  });
}

type Place = {
  request: FastifyRequest;
  reply: FastifyReply;
  deps: AppDeps;
  standing: Standing;
  plan: Plan;
  week: number;
};

function stateOf(plan: Plan, week: number): ReviewState {
  return reviewOf(plan, week).closing?.as ?? 'open';
}

function closedElsewhere(week: number, current: ReviewState): HttpProblem {
  const title = `The review of week ${week} is ${current === 'open' ? 'open again' : current} by now.`;
  return new HttpProblem(
    409,
    title,
    'It was changed in another window, and that change was kept. Reload the page to see it.',
  );
}

/** The page of a form that is done with: htmx follows only what the answer names. */
function leave({ request, reply }: Place, address: string) {
  if (!wantsFragment(request)) return seeOther(reply, address);
  return reply.header('HX-Redirect', address).code(204).send();
}

function refuse(place: Place, errors: Record<string, string>) {
  if (wantsFragment(place.request)) {
    const advice = `${Object.values(errors).join('. ')}. What you typed is still in the fields.`;
    throw new HttpProblem(422, 'This could not be saved.', advice);
  }
  const { body } = place.request;
  return sendAgain(place, 422, {
    values: readReviewValues(body),
    revision: readRevision(body) ?? reviewOf(place.plan, place.week).revision,
    theirs: null,
    errors,
  });
}

type Stale = Extract<ReviewOutcome, { reason: 'stale' }>['current'];

function conflict(place: Place, current: Stale) {
  const { request, reply, week } = place;
  const values = readReviewValues(request.body);
  const theirs = reviewValues(current);
  const { revision } = current;
  if (!wantsFragment(request)) return sendAgain(place, 409, { values, revision, theirs, errors: {} });
  reply.code(409);
  return sendFragment(
    reply,
    <ReviewConflict week={week} mine={values} theirs={theirs} revision={revision} />,
  );
}

function sendAgain(
  { reply, deps, standing, plan, week }: Place,
  status: number,
  form: ReviewPageProps['form'],
) {
  const from = `/weeks/${week}/review`;
  const page = findReviewPage({ ...standing, deps, plan, from }, week, form);
  return sendPage(reply.code(status), deps, standing.settings, page, from);
}

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
