import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { setClockRunning } from '../../db/mock/mock-clocks.ts';
import { saveScores } from '../../db/mock/mock-scores.ts';
import { finishRound } from '../../db/mock/mocks.ts';
import { type DimensionId, SCORES } from '../../plans/mock/dimension.ts';
import {
  type DescribedRound,
  describeRounds,
  hasBegun,
  type Mock,
  type RoundScores,
} from '../../plans/mock/mock.ts';
import { findScoresProblem, type ScoresProblem, scoresInLine } from '../../plans/mock/scores.ts';
import { mockAddress } from '../../views/mock/addresses.ts';
import { type ScoresTyped, scaleName } from '../../views/mock/score-form.tsx';
import type { AppDeps } from '../deps.ts';
import { answerChange } from '../http/changed.ts';
import { returnFields } from '../http/forms/fields.ts';
import { requireForm } from '../http/forms/parse-form.ts';
import { sendChangedPage, sendPage, wantsFragment } from '../http/respond.tsx';
import { loadStanding, momentOf } from '../http/standing.ts';
import { findMockAt, findMockPage } from './page.tsx';

const ClockForm = z.object({
  ...returnFields,
  running: z.enum(['yes', 'no'], 'The form did not say whether the clock runs.'),
});

const CompletionForm = z.object({
  ...returnFields,
  done: z.literal('yes', 'The form did not say that the round is over.'),
});

const ScoresForm = z.looseObject({ ...returnFields, seen: z.string().max(2000).catch('') });

type RoundParams = { Params: { id: string; position: string } };

/** One round of a mock: its clock, its end, its scores. */
export function roundRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.post<RoundParams>('/mocks/:id/rounds/:position/clock', (request, reply) => {
    const form = requireForm(ClockForm, request.body);
    const found = findRound(deps, request.params);
    if (!found) return reply.callNotFound();

    const { at } = momentOf(deps, found.today);
    const { position } = found.round;
    // A page that is a round behind changes nothing, and is answered with the round that the mock is in.
    setClockRunning(deps.db, { mock: found.mock, position, isRunning: form.running === 'yes', at });
    return answerChange(request, reply, deps, form);
  });

  app.post<RoundParams>('/mocks/:id/rounds/:position/completion', (request, reply) => {
    const form = requireForm(CompletionForm, request.body);
    const found = findRound(deps, request.params);
    if (!found) return reply.callNotFound();

    const { mock, round, today } = found;
    finishRound(deps.db, { mock, position: round.position, ...momentOf(deps, today) });
    return answerChange(request, reply, deps, form);
  });

  app.post<RoundParams>('/mocks/:id/rounds/:position/scores', (request, reply) => {
    const form = requireForm(ScoresForm, request.body);
    const found = findRound(deps, request.params);
    if (!found || found.round.rubric.length === 0 || !hasBegun(found.round)) return reply.callNotFound();

    const { mock, round, today } = found;
    const { position } = round;
    const scores = readScores(form, round);
    const isSame = scoresInLine(round.rubric, scores) === scoresInLine(round.rubric, round.scores);
    const sendStale = (theirs: RoundScores) =>
      sendScoresAgain(request, reply.code(409), deps, mock, { position, scores, errors: {}, theirs });
    if (!isSame && form.seen !== scoresInLine(round.rubric, round.scores)) return sendStale(round.scores);
    const problem = findScoresProblem(round.rubric, scores);
    if (problem !== null) {
      const errors = errorsOf(problem, round);
      return sendScoresAgain(request, reply.code(422), deps, mock, {
        position,
        scores,
        errors,
        theirs: null,
      });
    }
    const outcome = saveScores(deps.db, { mock, position, scores, ...momentOf(deps, today) });
    if (!outcome.ok) {
      const now = outcome.reason === 'stale' ? findRound(deps, request.params) : null;
      return now ? sendStale(now.round.scores) : reply.callNotFound();
    }
    return answerChange(request, reply, deps, form);
  });
}

function findRound(deps: AppDeps, { id, position }: RoundParams['Params']) {
  const { plan, today } = loadStanding(deps);
  const mock = plan && findMockAt(deps, plan, id);
  const format = deps.library.mockFormats.find((one) => one.id === mock?.formatKey);
  const round = mock && describeRounds(mock, format).find((one) => String(one.position) === position);
  return mock && round ? { mock, round, today } : null;
}

/** What was chosen on the scales of the round; anything else in the form says nothing. */
function readScores(form: Record<string, unknown>, { position, rubric }: DescribedRound): RoundScores {
  const chosen = rubric.flatMap((dimension) => {
    const sent = form[scaleName(position, dimension)];
    const score = SCORES.find((one) => String(one) === sent);
    return score === undefined ? [] : [[dimension, score] as const];
  });
  return Object.fromEntries(chosen);
}

function errorsOf(problem: ScoresProblem, { position, rubric }: DescribedRound): Record<string, string> {
  const first = rubric[0] as DimensionId;
  if (problem === 'learning-missing') {
    const message =
      'Score the learning: a story without it is not finished. If nothing was learnt, that is a 1.';
    return { [scaleName(position, 'learning')]: message };
  }
  return { [scaleName(position, first)]: 'Choose at least one score' };
}

function sendScoresAgain(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: AppDeps,
  mock: Mock,
  typed: ScoresTyped,
) {
  const { settings, plan } = loadStanding(deps);
  const from = mockAddress(mock.id);
  const page = plan && findMockPage({ deps, plan, from }, String(mock.id), typed);
  if (!page) return reply.callNotFound();
  return wantsFragment(request)
    ? sendChangedPage(request, reply, deps, page, from)
    : sendPage(reply, deps, settings, page, from);
}
