import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { type ChangeMoment, recordChange } from '../../db/journal/journal.ts';
import { createPlan } from '../../db/plans.ts';
import type { Roadmap } from '../../plans/roadmap/roadmap.ts';
import { assessFit, type Fit, withoutStretch } from '../../plans/schedule/fit.ts';
import { NoStudyDayError, schedulePlan } from '../../plans/schedule/schedule.ts';
import { phaseWindows } from '../../plans/schedule/windows.ts';
import { SetupPage, type SetupValues } from '../../views/pages/setup.tsx';
import type { AppDeps } from '../deps.ts';
import { findOut, momentOf } from '../find-out.ts';
import { formTokenField } from '../forms/fields.ts';
import { type ParsedForm, parseForm } from '../forms/parse-form.ts';
import { firstSetupValues, parseSetup, readSetupValues, type Setup } from '../forms/setup-form.ts';
import { seeOther, sendPage, wantsFragment } from '../respond.tsx';
import { HttpProblem } from '../security/http-problem.ts';

const SetupQuery = z.object({ apply: z.string().optional().catch(undefined), formToken: formTokenField });

/** A setup that can be judged: the form is well, and every phase has a day. */
type Assessed = Setup & { fit: Fit };

export function setupRoutes(app: FastifyInstance, deps: AppDeps): void {
  const roadmap = deps.library.builtIn;

  app.get('/setup', (request, reply) => {
    const { plan, today, settings } = findOut(deps);
    if (plan) return seeOther(reply, '/today');

    const query = new URLSearchParams(request.url.split('?')[1] ?? '');
    const isFirstLook = !query.has('startOn');
    const sent = isFirstLook ? firstSetupValues(today, settings.timeZone) : readSetupValues(request.query);
    const { apply, formToken } = SetupQuery.parse(request.query);
    const values = apply ? applyRemedy(apply, sent, roadmap) : sent;
    return sendSetup(reply.header('Vary', 'HX-Request'), deps, {
      values,
      assessed: assess(values, roadmap),
      // While typing, only the preview is swapped, so it is there that the errors have to show.
      showsErrors: !isFirstLook && !wantsFragment(request),
      formToken,
    });
  });

  app.post('/plans', (request, reply) => {
    const values = readSetupValues(request.body);
    const form = parseForm(SetupQuery, request.body);
    const formToken = form.ok ? form.data.formToken : undefined;
    const assessed = requireChoice(assess(values, roadmap));
    if (!assessed.ok)
      return sendSetup(reply.code(422), deps, { values, assessed, showsErrors: true, formToken });

    makePlan(deps, roadmap, assessed.data, formToken);
    return seeOther(reply, '/today');
  });
}

/** Judges the answers: what is wrong with them, or how the work fits. */
function assess(values: SetupValues, roadmap: Roadmap): ParsedForm<Assessed> {
  const parsed = parseSetup(values, roadmap.weeks);
  if (!parsed.ok) return parsed;
  try {
    return { ok: true, data: { ...parsed.data, fit: assessFit(roadmap, parsed.data.calendar) } };
  } catch (error) {
    if (error instanceof NoStudyDayError) return { ok: false, errors: { daysOff: error.message } };
    throw error;
  }
}

/** A plan is never overfilled in silence: what does not fit needs the learner's own choice. */
function requireChoice(assessed: ParsedForm<Assessed>): ParsedForm<Assessed> {
  if (!assessed.ok || assessed.data.fit.fits || assessed.data.overload) return assessed;
  const overload = 'The work does not fit yet. Choose below how to settle that, or change an answer above';
  return { ok: false, errors: { overload } };
}

function makePlan(deps: AppDeps, roadmap: Roadmap, setup: Assessed, formToken: string | undefined): void {
  const { plan, today } = findOut(deps);
  const moment = { ...momentOf(deps, today), formToken };
  if (plan && !wasSent(deps, moment)) throw alreadyPlanned();

  const { calendar, timeZone } = setup;
  const leavesOutStretch = !setup.fit.fits && setup.overload === 'without-stretch';
  const planned = leavesOutStretch ? withoutStretch(roadmap) : roadmap;
  const dropped = leavesOutStretch ? roadmap.phases.flatMap((phase) => phase.tasks) : [];
  const newPlan = {
    roadmap,
    calendar,
    timeZone,
    schedule: schedulePlan(planned, calendar),
    windows: phaseWindows(roadmap, calendar),
    droppedTaskIds: dropped.filter(({ weight }) => weight === 'stretch').map(({ id }) => id),
  };
  createPlan(deps.db, newPlan, moment);
}

/** Tells whether a form made its change before: a change of nothing leaves no entry, but knows its own repeat. */
function wasSent({ db }: AppDeps, { at, today, formToken }: ChangeMoment): boolean {
  return recordChange(db, { summary: '', at, onDay: today, formToken }, () => undefined).isRepeat;
}

function alreadyPlanned(): HttpProblem {
  return new HttpProblem(
    409,
    'There is a plan already.',
    'It was left as it is. Undo making it to start anew.',
  );
}

/** The answers with one of the offered remedies put into them. */
function applyRemedy(name: string, values: SetupValues, roadmap: Roadmap): SetupValues {
  const assessed = assess(values, roadmap);
  const remedies = assessed.ok ? assessed.data.fit.remedies : null;
  if (name === 'more-minutes' && remedies?.moreMinutes) {
    return { ...values, minutes: remedies.moreMinutes.weekdayMinutes.map(String) };
  }
  if (name === 'later-finish' && remedies?.laterFinish) {
    return { ...values, length: 'date', finishOn: remedies.laterFinish };
  }
  return values;
}

type SetupAnswer = {
  values: SetupValues;
  assessed: ParsedForm<Assessed>;
  showsErrors: boolean;
  formToken: string | undefined;
};

function sendSetup(reply: FastifyReply, deps: AppDeps, answer: SetupAnswer) {
  const { values, assessed, showsErrors, formToken = randomUUID() } = answer;
  const errors = assessed.ok ? {} : assessed.errors;
  const fit = assessed.ok ? assessed.data.fit : fitBehind(values, deps.library.builtIn);
  const main = (
    <SetupPage values={values} errors={errors} showsErrors={showsErrors} fit={fit} formToken={formToken} />
  );
  return sendPage(
    reply,
    deps,
    findOut(deps).settings,
    { title: 'Set up', nav: null, styles: ['setup'], main },
    '/setup',
  );
}

/** When only the choice is missing, the preview still stands. */
function fitBehind(values: SetupValues, roadmap: Roadmap): Fit | null {
  const assessed = assess(values, roadmap);
  return assessed.ok ? assessed.data.fit : null;
}
