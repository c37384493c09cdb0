import type { FastifyInstance, FastifyReply } from 'fastify';
import { findLink } from '../../db/access/links.ts';
import { loadPlan } from '../../db/plan/load-plan.ts';
import { loadSettings } from '../../db/settings/settings.ts';
import { ReportChoicesSchema, subjectOf } from '../../plans/report/choices.ts';
import { todayOf } from '../clock.ts';
import type { AppDeps } from '../deps.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { sendHtml, untilGone } from '../http/respond.tsx';
import { createThrottle, WRONG_TOKEN_LIMITS } from '../security/throttle.ts';
import { hashToken } from '../security/token.ts';
import { makeReport } from './make-report.ts';

/** What a mentor opens: one report, live, without a login and without a way into anything else. */
export function sharedReportRoutes(app: FastifyInstance, deps: AppDeps): void {
  const throttle = createThrottle(WRONG_TOKEN_LIMITS);

  app.get<{ Params: { token: string } }>('/shared/:token', async (request, reply) => {
    keepToItself(reply);
    const { db, clock, assets } = deps;
    const now = clock.now();
    const link = findLink(db, 'report', hashToken(request.params.token), now.toISOString());
    const plan = link && loadPlan(db, link.planId);
    const settings = loadSettings(db);
    const today = todayOf(clock, settings);
    const choices = link && ReportChoicesSchema.parse(JSON.parse(link.choices));
    const subject = choices && plan && subjectOf(choices, plan, today);
    if (!plan || !subject) {
      if (!throttle.admit(request.ip, now).ok) throw tooMany();
      return reply.callNotFound();
    }
    const style = { locale: settings.locale, hourCycle: settings.hourCycle };
    const form = { kind: 'shared', assets } as const;
    const written = await makeReport(deps, plan, { subject, today, style, form }, untilGone(reply));
    return written === null ? reply.callNotFound() : sendHtml(reply, written);
  });
}

/** The address is the key: neither search engines nor the sites that evidence links to may learn it. */
function keepToItself(reply: FastifyReply): void {
  reply.header('X-Robots-Tag', 'noindex, nofollow, noarchive').header('Referrer-Policy', 'no-referrer');
}

function tooMany(): HttpProblem {
  return new HttpProblem(429, 'Too many addresses were tried.', 'Wait a quarter of an hour and try again.');
}
