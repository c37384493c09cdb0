import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Tick } from '../../../db/task/completions.ts';
import { datesIn } from '../../../plans/dates.ts';
import { type LateTick, lateInWords } from '../../../plans/task/ticking/late.ts';
import type { AppDeps } from '../../deps.ts';
import { answerChange, answerInWords, type ReturnPlace } from '../../http/changed.ts';
import { loadStanding } from '../../http/standing.ts';

/** What a tick made, so that the next click on the same box can build on it before the page shows it. */
const SEEN_HEADER = 'Daymark-Seen';

/**
 * Answers a tick, in words where it came too late.
 *
 * @param seen - what a page shows of what was ticked, now
 */
export function answerTick(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: AppDeps,
  place: ReturnPlace,
  { tick, seen }: { tick: Tick; seen: string },
) {
  if (tick.changeId !== null) reply.header(SEEN_HEADER, seen);
  const late = tick.late ? [tick.late] : [];
  return answerLate(request, reply, deps, place, { late, hasChanged: tick.changeId !== null });
}

/** Answers a change, and says what came first and stays as it is, if anything did. */
export function answerLate(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: AppDeps,
  place: ReturnPlace,
  { late, hasChanged }: { late: readonly LateTick[]; hasChanged: boolean },
) {
  if (late.length === 0) return answerChange(request, reply, deps, place);
  const words = lateInWords(late, datesIn(loadStanding(deps).settings));
  return answerInWords(request, reply, deps, place, { words, hasChanged });
}
