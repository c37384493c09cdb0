import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import * as z from 'zod';
import { createPlan, listPlans } from '../../db/plan/plans.ts';
import type { Calendar } from '../../plans/calendar/calendar.ts';
import { studyDaysBetween } from '../../plans/calendar/study-days.ts';
import { addDays, type Day } from '../../plans/day.ts';
import { withoutStretch } from '../../plans/schedule/fit.ts';
import { schedulePlan } from '../../plans/schedule/schedule.ts';
import { phaseWindows } from '../../plans/schedule/windows.ts';
import { SetupPage, type SetupPreview, type SetupValues } from '../../views/plan/setup.tsx';
import type { AppDeps } from '../deps.ts';
import { formTokenField } from '../http/forms/fields.ts';
import { tokenOfForm } from '../http/forms/form-token.ts';
import { type ParsedForm, parseForm } from '../http/forms/parse-form.ts';
import { isRepeatedForm } from '../http/forms/repeated-form.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { seeOther, sendPage, wantsFragment } from '../http/respond.tsx';
import { loadStanding, momentOf } from '../http/standing.ts';
import { type Assessed, assess, findLateStart, findSelfCheck, requireChoices } from './assess-setup.ts';
import { findEssentials, layEssentials, withPossibleChoice } from './setup-essentials.ts';
import { firstSetupValues, readSetupValues, SetupSubjectQuery } from './setup-form.ts';
import { doneBeforePlan, findSubject, type SetupSubject, workOf } from './setup-subject.ts';

const SetupQuery = z.object({ apply: z.string().optional().catch(undefined), formToken: formTokenField });
/** Whoever was sent here from a page that needs a plan is told so. */
const NeedsQuery = z.object({ needs: z.literal('plan').optional().catch(undefined) });

export function setupRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.get('/setup', (request, reply) => {
    const { plan } = loadStanding(deps);
    const query = new URLSearchParams(request.url.split('?')[1] ?? '');
    const isFirstLook = !query.has('startOn');
    const sent = isFirstLook ? firstLook(deps, request.query) : readSetupValues(request.query);
    const subject = findSubject(deps, sent);
    if (plan && subject.isFirst) return seeOther(reply, '/today');

    const { apply, formToken } = SetupQuery.parse(request.query);
    const values = apply ? applyRemedy(deps, apply, sent, subject) : sent;
    return sendSetup(reply.header('Vary', 'HX-Request'), deps, {
      values,
      subject,
      assessed: assess(deps, values, subject),
      // While typing, only the preview is swapped, so it is there that the errors have to show.
      showsErrors: !isFirstLook && !wantsFragment(request),
      formToken,
      needsPlan: NeedsQuery.parse(request.query).needs !== undefined,
    });
  });

  app.post('/plans', (request, reply) => {
    const values = readSetupValues(request.body);
    const subject = findSubject(deps, values);
    const form = parseForm(SetupQuery, request.body);
    const formToken = form.ok ? form.data.formToken : undefined;
    const lateStart = lateStartOf(deps, values, subject);
    const possible = withPossibleChoice(assess(deps, values, subject), subject);
    const assessed = requireChoices(possible, lateStart);
    if (!assessed.ok) {
      return sendSetup(reply.code(422), deps, { values, subject, assessed, showsErrors: true, formToken });
    }

    makePlan(deps, subject, values, assessed.data, tokenOfForm(request.body));
    return seeOther(reply, '/today');
  });
}

/** The form before anything was typed; what an earlier plan says of the learner's week is taken from it. */
function firstLook(deps: AppDeps, sent: unknown): SetupValues {
  const { plan, today, settings } = loadStanding(deps);
  const first = firstSetupValues(today, settings.timeZone, plan?.calendar.weekdayMinutes);
  return { ...first, ...SetupSubjectQuery.parse(sent) };
}

function makePlan(
  deps: AppDeps,
  subject: SetupSubject,
  values: SetupValues,
  setup: Assessed,
  formToken: string | undefined,
): void {
  const { plan, today } = loadStanding(deps);
  const moment = { ...momentOf(deps, today), formToken };
  if (plan && subject.isFirst && !isRepeatedForm(deps.db, moment)) throw alreadyPlanned();

  const { roadmap, track, again } = subject;
  const { timeZone, interviewOn, rounds, setAside } = setup;
  const newPlan = {
    roadmap,
    trackId: track?.id ?? null,
    timeZone,
    ...(layEssentials(setup, subject) ?? layWork(setup)),
    knownTaskIds: setAside.map(({ id }) => id),
    interviewOn,
    rounds,
    ...(again && values.keep === 'yes' && { keepFrom: again.id }),
    ...(again && { habitsFrom: again.id }),
  };
  createPlan(deps.db, newPlan, moment);
}

/** The plan of all the work, or of all but the stretch work. */
function layWork({ calendar, work, fit, overload }: Assessed) {
  const leavesOutStretch = !fit.fits && overload === 'without-stretch';
  const dropped = leavesOutStretch ? work.phases.flatMap((phase) => phase.tasks) : [];
  const planned = leavesOutStretch ? withoutStretch(work) : work;
  return {
    calendar,
    schedule: schedulePlan(planned, calendar),
    windows: phaseWindows(planned, calendar),
    droppedTaskIds: dropped.filter(({ weight }) => weight === 'stretch').map(({ id }) => id),
  };
}

function alreadyPlanned(): HttpProblem {
  return new HttpProblem(
    409,
    'There is a plan already.',
    'It was left as it is. Under Plans it can be started again, or another made.',
  );
}

/** The answers with one of the offered remedies put into them. */
function applyRemedy(deps: AppDeps, name: string, values: SetupValues, subject: SetupSubject): SetupValues {
  const assessed = assess(deps, values, subject);
  const remedies = assessed.ok ? assessed.data.fit.remedies : null;
  if (name === 'more-minutes' && remedies?.moreMinutes) {
    return { ...values, minutes: remedies.moreMinutes.weekdayMinutes.map(String) };
  }
  if (name === 'later-finish' && remedies?.laterFinish) {
    return { ...values, length: 'date', finishOn: remedies.laterFinish };
  }
  const begins = assessed.ok ? firstStudyDayAfterStart(assessed.data.calendar) : null;
  if (name === 'first-study-day' && begins) return { ...values, startOn: begins, beginning: '' };
  if (name === 'before-interview' && assessed.ok && assessed.data.interviewOn) {
    return { ...values, length: 'date', finishOn: addDays(assessed.data.interviewOn, -1) };
  }
  return values;
}

type SetupAnswer = {
  values: SetupValues;
  subject: SetupSubject;
  assessed: ParsedForm<Assessed>;
  showsErrors: boolean;
  formToken: string | undefined;
  /** A page was asked for that belongs to a plan. */
  needsPlan?: boolean;
};

function sendSetup(reply: FastifyReply, deps: AppDeps, answer: SetupAnswer) {
  const { values, subject, assessed, showsErrors, formToken = randomUUID(), needsPlan = false } = answer;
  const errors = assessed.ok ? {} : assessed.errors;
  const { roadmap, tracks, track, isFirst, again, doneIds } = subject;
  const main = (
    <SetupPage
      values={values}
      errors={errors}
      showsErrors={showsErrors}
      lateStart={lateStartOf(deps, values, subject)}
      selfCheck={findSelfCheck(values, workOf(subject, values))}
      preview={previewOf(
        assessed.ok ? assessed : assess(deps, values, subject),
        { subject, values },
        loadStanding(deps).today,
      )}
      formToken={formToken}
      about={{
        roadmap,
        tracks,
        trackId: track?.id ?? null,
        isFirst,
        hasPlans: listPlans(deps.db).length > 0,
        needsPlan,
        doneCount: again && doneIds.size,
      }}
    />
  );
  return sendPage(
    reply,
    deps,
    loadStanding(deps).settings,
    { title: 'Set up', nav: 'road', sheet: 'setup', main },
    addressOf(values),
  );
}

/** Where the same setup begins. */
function addressOf({ roadmap, again }: SetupValues): string {
  const query = new URLSearchParams({ ...(roadmap && { roadmap }), ...(again && { again }) }).toString();
  return query === '' ? '/setup' : `/setup?${query}`;
}

/** When only a choice is missing, the preview still stands. */
function previewOf(
  assessed: ParsedForm<Assessed>,
  { subject, values }: Pick<SetupAnswer, 'subject' | 'values'>,
  today: Day,
): SetupPreview | null {
  if (!assessed.ok) return null;
  const { fit, interviewOn, setAside, calendar } = assessed.data;
  const hasDayBefore =
    interviewOn !== null && studyDaysBetween(calendar, calendar.startOn, addDays(interviewOn, -1)).length > 0;
  const studyBeginsOn = calendar.startOn < today ? null : firstStudyDayAfterStart(calendar);
  return {
    fit,
    interviewOn,
    studyBeginsOn,
    hasDayBefore,
    setAside,
    doneBeforeCount: doneBeforePlan(subject, values).size,
    essentials: findEssentials(assessed.data, subject),
  };
}

/** `null` where the first day is one. */
function firstStudyDayAfterStart(calendar: Calendar): Day | null {
  const [first] = studyDaysBetween(calendar, calendar.startOn, calendar.finishOn);
  return first === undefined || first.day === calendar.startOn ? null : first.day;
}

function lateStartOf(deps: AppDeps, values: SetupValues, { roadmap }: SetupSubject) {
  return findLateStart(values, roadmap.weeks, loadStanding(deps).today);
}
