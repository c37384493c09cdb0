import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { findLink, revokeLink } from '../../db/access/links.ts';
import { loadPlan } from '../../db/plan/load-plan.ts';
import { type ReminderMinutes, readReminder } from '../../plans/calendar/reminders.ts';
import { textField } from '../../plans/content/fields.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import type { AppDeps } from '../deps.ts';
import { answerChange } from '../http/changed.ts';
import { returnFields } from '../http/forms/fields.ts';
import { tokenOfForm } from '../http/forms/form-token.ts';
import { requireForm } from '../http/forms/parse-form.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { makeLink } from '../http/links.ts';
import { needsPlan, sendChangedPage, sendPage, wantsFragment } from '../http/respond.tsx';
import { loadStanding, type Standing } from '../http/standing.ts';
import { localPath } from '../security/local-path.ts';
import { createThrottle, WRONG_TOKEN_LIMITS } from '../security/throttle.ts';
import { hashToken } from '../security/token.ts';
import { buildFeed, hasAlready } from './build-feed.ts';
import { reminderOf } from './feed-choices.ts';
import { findCalendarAt } from './page.tsx';

const LONGEST_LABEL = 80;

const NewLinkForm = z.object({
  ...returnFields,
  label: textField(LONGEST_LABEL)
    .transform((text) => text.trim())
    .catch(''),
  reminder: z.string().catch(''),
});

const RevocationForm = z.object(returnFields);

/** The calendar for calendar programs: as a file, and behind links that the learner makes and closes. */
export function feedRoutes(app: FastifyInstance, deps: AppDeps): void {
  const throttle = createThrottle(WRONG_TOKEN_LIMITS);

  app.get<{ Querystring: { reminder?: string } }>('/calendar.ics', (request, reply) => {
    const { plan, settings, today } = loadStanding(deps);
    if (!plan) return needsPlan(reply);
    reply.header('Content-Disposition', `attachment; filename="daymark-calendar-${today}.ics"`);
    const reminder = readReminder(String(request.query.reminder));
    return sendFeed(request, reply, deps, { plan, settings, reminder });
  });

  app.get<{ Params: { token: string } }>('/calendar/:token.ics', (request, reply) => {
    const { db, clock } = deps;
    const link = findLink(db, 'calendar', hashToken(request.params.token), clock.now().toISOString());
    const plan = link && loadPlan(db, link.planId);
    if (plan) {
      const { settings } = loadStanding(deps);
      return sendFeed(request, reply, deps, { plan, settings, reminder: reminderOf(link) });
    }
    if (!throttle.admit(request.ip, clock.now()).ok) throw tooMany();
    return reply.callNotFound();
  });

  app.post('/calendar/links', (request, reply) => {
    const { label, reminder, from: sentFrom } = requireForm(NewLinkForm, request.body);
    const { settings, plan, today } = loadStanding(deps);
    if (!plan) return needsPlan(reply);

    const token = makeLink(deps, {
      kind: 'calendar',
      planId: plan.id,
      label,
      choices: { reminder: readReminder(reminder) },
      openDays: null,
      formToken: tokenOfForm(request.body),
    });

    // Only this answer can show the address: what is kept cannot tell it again.
    const from = localPath(sentFrom);
    const freshLink = `${originOf(request)}/calendar/${token}.ics`;
    const query = new URL(from, 'http://page').searchParams;
    const page = findCalendarAt({ deps, settings, plan, today, query, from }, freshLink);
    reply.code(201);
    if (wantsFragment(request)) return sendChangedPage(request, reply, deps, page, from);
    return sendPage(reply, deps, settings, page, from);
  });

  app.post<{ Params: { id: string } }>('/calendar/links/:id/revocation', (request, reply) => {
    const place = requireForm(RevocationForm, request.body);
    const { plan } = loadStanding(deps);
    if (!plan) return reply.callNotFound();
    // One that is closed already, or never was, is as it should be.
    revokeLink(deps.db, {
      kind: 'calendar',
      planId: plan.id,
      linkId: Number(request.params.id),
      at: deps.clock.now().toISOString(),
    });
    return answerChange(request, reply, deps, place);
  });
}

/** To be asked for again and again: whoever has it already is told so, and gets nothing more. */
function sendFeed(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: AppDeps,
  { plan, settings, reminder }: { plan: Plan; settings: Standing['settings']; reminder: ReminderMinutes },
) {
  const { text, etag } = buildFeed(deps, plan, settings, { origin: originOf(request), reminder });
  reply
    .header('Cache-Control', 'private, no-cache')
    .header('ETag', etag)
    .header('X-Robots-Tag', 'noindex, nofollow, noarchive');
  if (hasAlready(request.headers['if-none-match'], etag)) return reply.code(304).send();
  return reply.type('text/calendar; charset=utf-8').send(text);
}

function originOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`;
}

function tooMany(): HttpProblem {
  return new HttpProblem(429, 'Too many addresses were tried.', 'Wait a quarter of an hour and try again.');
}
