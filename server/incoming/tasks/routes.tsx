import type { FastifyInstance, FastifyReply } from 'fastify';
import * as z from 'zod';
import { bringTasksIn } from '../../../db/incoming/tasks.ts';
import { listRoadmaps, saveRoadmap } from '../../../db/roadmap/roadmaps.ts';
import { LEAST_MINUTES } from '../../../plans/content/fields.ts';
import {
  changeGuesses,
  type GuessChange,
  type ProposalErrors,
  readProposalTexts,
  settleProposal,
} from '../../../plans/incoming/tasks/edit.ts';
import type { Placement } from '../../../plans/incoming/tasks/into-plan.ts';
import type { Proposal } from '../../../plans/incoming/tasks/proposal.ts';
import { roadmapOfProposal, yamlOf } from '../../../plans/incoming/tasks/to-roadmap.ts';
import { parseRoadmap } from '../../../plans/roadmap/parse-roadmap.ts';
import { MOST_MINUTES } from '../../../plans/task/task-fields.ts';
import type { AppDeps } from '../../deps.ts';
import { formTokenField, minutesField } from '../../http/forms/fields.ts';
import { tokenOfForm } from '../../http/forms/form-token.ts';
import { isRepeatedForm } from '../../http/forms/repeated-form.ts';
import { seeOther, sendPage } from '../../http/respond.tsx';
import { loadStanding, momentOf } from '../../http/standing.ts';
import { sendGone } from '../gone.ts';
import { findStaged, type Staged } from '../staged.ts';
import { findProposal } from './find-proposal.ts';
import { findTasksPage, placeChosen } from './page.tsx';

const Token = z.object({ formToken: formTokenField });
const Body = z.record(z.string(), z.unknown()).catch({});
const SetMinutes = minutesField({
  least: LEAST_MINUTES,
  most: MOST_MINUTES,
  message: `Enter whole minutes from ${LEAST_MINUTES} to ${MOST_MINUTES}, like 45`,
});
/** The days told in the list of changes: the first ones say enough. */
const MOST_DAYS_TOLD = 3;

type Sent = Readonly<Record<string, unknown>>;

/** What was brought in as things to do: looked over, then kept as a roadmap or put into the plan, or downloaded. */
export function broughtTaskRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.post<{ Params: { ticket: string } }>('/import/:ticket/tasks', (request, reply) => {
    const { ticket } = request.params;
    const staged = findStaged(deps, ticket);
    if (!staged) return sendGone(reply, deps, ticket);

    const sent = Body.parse(request.body ?? {});
    const { today, settings } = loadStanding(deps);
    const { read } = findProposal(staged, sent, { today, locale: settings.locale });
    if (!read.ok) return answer(reply, deps, { staged, sent, proposal: null, errors: {}, guesses: null });

    const { proposal } = read;
    const { guesses, errors } = guessChange(sent);
    const look = { staged, sent, proposal, errors, guesses };
    if (guesses !== null || Object.keys(errors).length > 0) return answer(reply, deps, look);
    const settled = settleProposal(proposal, readProposalTexts(proposal, sent));
    if (!settled.ok) return answer(reply, deps, { ...look, errors: settled.errors });
    const action = ACTIONS.get(String(sent.do));
    if (!action) return answer(reply, deps, look);
    return action(reply, deps, { ...look, settled, formToken: tokenOfForm(request.body) });
  });
}

type Look = {
  staged: Staged;
  sent: Sent;
  proposal: Proposal | null;
  errors: ProposalErrors;
  guesses: GuessChange | null;
};
type Kept = Look & {
  proposal: Proposal;
  settled: Extract<ReturnType<typeof settleProposal>, { ok: true }>;
  formToken: string | undefined;
};
type Action = (reply: FastifyReply, deps: AppDeps, kept: Kept) => FastifyReply;

const ACTIONS: ReadonlyMap<string, Action> = new Map<string, Action>([
  ['roadmap', keepRoadmap],
  ['yaml', sendYaml],
  ['plan', addToPlan],
]);

/** The page again, with what was typed. */
function answer(reply: FastifyReply, deps: AppDeps, { staged, sent, proposal, errors, guesses }: Look) {
  const typed = proposal && readProposalTexts(proposal, sent);
  const texts = typed && guesses ? changeGuesses(typed, guesses) : typed;
  const token = Token.safeParse(sent);
  const formToken = (token.success ? token.data.formToken : undefined) ?? crypto.randomUUID();
  const edited = texts && { texts, errors, sent, formToken };
  const hasErrors = Object.keys(errors).length > 0 || proposal === null;
  const page = findTasksPage(deps, staged, sent, edited);
  const address = `/import/${staged.ticket}?as=tasks`;
  return sendPage(reply.code(hasErrors ? 422 : 200), deps, loadStanding(deps).settings, page, address);
}

/** What is to become of the minutes that were guessed, where that was asked. */
function guessChange(sent: Sent): { guesses: GuessChange | null; errors: ProposalErrors } {
  if (sent.do === 'scale') {
    const factor = Number(sent.factor);
    return [1, 0.5, 0.75, 1.25, 1.5, 2, 3].includes(factor)
      ? { guesses: { factor }, errors: {} }
      : { guesses: null, errors: { factor: 'Choose how much longer or shorter' } };
  }
  if (sent.do !== 'set') return { guesses: null, errors: {} };
  const minutes = SetMinutes.safeParse(sent.setTo);
  if (minutes.success) return { guesses: { minutes: minutes.data }, errors: {} };
  return { guesses: null, errors: { setTo: minutes.error.issues[0]?.message ?? '' } };
}

function keepRoadmap(reply: FastifyReply, deps: AppDeps, kept: Kept): FastifyReply {
  const { settled, formToken } = kept;
  const { title } = settled.proposal;
  const moment = { ...momentOf(deps, loadStanding(deps).today), formToken };
  if (isRepeatedForm(deps.db, moment)) {
    const own = listRoadmaps(deps.db).filter((each) => each.title === title);
    const newest = own.sort((one, other) => other.id - one.id)[0];
    return seeOther(reply, newest ? `/roadmaps/${newest.key}` : '/roadmaps');
  }
  const { id, yaml } = fileOf(deps, settled.proposal);
  const parsed = parseRoadmap(yaml);
  if (!parsed.ok) {
    const words = parsed.problems[0]?.message ?? 'It does not fit the format';
    return answer(reply, deps, { ...kept, errors: { keep: `This cannot be kept as a roadmap: ${words}` } });
  }
  saveRoadmap(deps.db, { key: id, title, yaml, ...moment });
  return seeOther(reply, `/roadmaps/${id}`);
}

function sendYaml(reply: FastifyReply, deps: AppDeps, { settled }: Kept): FastifyReply {
  const { id, yaml } = fileOf(deps, settled.proposal);
  return reply
    .header('Cache-Control', 'no-store')
    .header('Content-Disposition', `attachment; filename="${id}.yaml"`)
    .type('application/yaml; charset=utf-8')
    .send(yaml);
}

/** Under an id that no roadmap has. */
function fileOf({ db, library }: AppDeps, proposal: Proposal): { id: string; yaml: string } {
  const taken = [...library.roadmaps.map(({ id }) => id), ...listRoadmaps(db).map(({ key }) => key)];
  const roadmap = roadmapOfProposal(proposal, taken);
  return { id: roadmap.id, yaml: yamlOf(roadmap) };
}

function addToPlan(reply: FastifyReply, deps: AppDeps, kept: Kept): FastifyReply {
  const { plan, today } = loadStanding(deps);
  const refuse = (words: string) => answer(reply, deps, { ...kept, errors: { into: words } });
  if (!plan) return refuse('No plan is running: keep it as a roadmap, and make a plan of that');
  const moment = { ...momentOf(deps, today), formToken: kept.formToken };
  if (isRepeatedForm(deps.db, moment)) return seeOther(reply, '/plan');

  const { placement } = placeChosen(plan, kept, kept.sent, today);
  if (placement.tasks.length === 0) {
    return refuse('The plan has all of these tasks already: tick the box to add them again');
  }
  bringTasksIn(deps.db, { planId: plan.id, tasks: placement.tasks, facts: factsOf(placement), ...moment });
  return seeOther(reply, '/plan');
}

function factsOf({ tasks, overDays }: Placement) {
  return {
    kind: 'tasks-added',
    count: tasks.length,
    doneCount: tasks.filter(({ isDone }) => isDone).length,
    ...(overDays.length > 0 && { over: overDays.slice(0, MOST_DAYS_TOLD) }),
  } as const;
}
