import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { findLink, revokeLink } from '../../db/access/links.ts';
import { textField } from '../../plans/content/fields.ts';
import { datesIn } from '../../plans/dates.ts';
import type { AppDeps } from '../deps.ts';
import { answerChange } from '../http/changed.ts';
import { returnFields } from '../http/forms/fields.ts';
import { tokenOfForm } from '../http/forms/form-token.ts';
import { requireForm } from '../http/forms/parse-form.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { makeLink } from '../http/links.ts';
import { needsPlan, sendChangedPage, sendPage, wantsFragment } from '../http/respond.tsx';
import { loadStanding } from '../http/standing.ts';
import { localPath } from '../security/local-path.ts';
import { hashToken } from '../security/token.ts';
import { choicesField, parseChoices, readChoices, type TypedChoices } from './choices-form.ts';
import { findReportPage } from './page.tsx';

const LONGEST_LABEL = 80;
const DEFAULT_OPEN_DAYS = 30;
const LONGEST_OPEN_DAYS = 366;

const NewLinkForm = z.object({
  ...returnFields,
  label: textField(LONGEST_LABEL)
    .transform((text) => text.trim())
    .catch(''),
  openDays: z.coerce.number().int().min(1).max(LONGEST_OPEN_DAYS).catch(DEFAULT_OPEN_DAYS),
  choices: choicesField,
  /** Whom it is about; what was chosen above where a form does not say. */
  learner: z.string().optional().catch(undefined),
});

const RevocationForm = z.object(returnFields);

export function reportLinkRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.post('/report/links', (request, reply) => {
    const { label, openDays, choices, learner, from } = requireForm(NewLinkForm, request.body);
    const { settings, plan, today } = loadStanding(deps);
    if (!plan) return needsPlan(reply);
    const parsed = parseChoices(withLearner(readChoices(choices), learner), plan, today, datesIn(settings));
    if (!parsed.ok)
      throw new HttpProblem(
        422,
        'There is no such report.',
        'No link was made. Choose again on the page of the report.',
      );

    const token = makeLink(deps, {
      kind: 'report',
      planId: plan.id,
      label,
      choices: parsed.data.choices,
      openDays,
      formToken: tokenOfForm(request.body),
    });

    // Only this answer can show the address: what is kept cannot tell it again.
    const query = new URL(localPath(from), 'http://page').searchParams;
    const freshLink = isOpen(deps, token) ? `${request.protocol}://${request.host}/shared/${token}` : null;
    const page = findReportPage({ deps, settings, plan, today, query, from }, { freshLink });
    reply.code(201);
    if (wantsFragment(request)) return sendChangedPage(request, reply, deps, page, from);
    return sendPage(reply, deps, settings, page, from);
  });

  app.post<{ Params: { id: string } }>('/report/links/:id/revocation', (request, reply) => {
    const { from } = requireForm(RevocationForm, request.body);
    const { plan } = loadStanding(deps);
    if (!plan) return reply.callNotFound();
    // One that is closed already, or never was, is as it should be.
    revokeLink(deps.db, {
      kind: 'report',
      planId: plan.id,
      linkId: Number(request.params.id),
      at: deps.clock.now().toISOString(),
    });
    return answerChange(request, reply, deps, { from });
  });
}

function withLearner(typed: TypedChoices, learner: string | undefined): TypedChoices {
  return learner === undefined ? typed : { ...typed, learner };
}

/** A form that is sent again makes no second link, and the first may have been closed meanwhile. */
function isOpen({ db, clock }: AppDeps, token: string): boolean {
  return findLink(db, 'report', hashToken(token), clock.now().toISOString()) !== undefined;
}
