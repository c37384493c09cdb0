import type { FastifyInstance, FastifyReply } from 'fastify';
import * as z from 'zod';
import { setHabitCompletion } from '../../db/habit/habit-completions.ts';
import { saveHabitNote } from '../../db/habit/habit-notes.ts';
import { addHabit, editHabit, removeHabit, takeUpHabit } from '../../db/habit/habits.ts';
import { isRecorded } from '../../db/journal/journal.ts';
import { isNamedDay } from '../../plans/calendar/calendar.ts';
import { datesIn } from '../../plans/dates.ts';
import type { Day } from '../../plans/day.ts';
import { lastsOn } from '../../plans/habit/asked.ts';
import { overfilledBy } from '../../plans/habit/overfilled.ts';
import { canBeTakenUp, habitOn, hasPast, stretchesOf } from '../../plans/habit/stretches.ts';
import type { Habit, Plan } from '../../plans/plan/plan.ts';
import { habitNoteId } from '../../views/ids.ts';
import type { AppDeps } from '../deps.ts';
import { answerChange } from '../http/changed.ts';
import { returnFields, seenField } from '../http/forms/fields.ts';
import { tokenOfForm } from '../http/forms/form-token.ts';
import { requireForm } from '../http/forms/parse-form.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { type Page, seeOther, sendPage } from '../http/respond.tsx';
import { loadStanding, momentOf, type Standing } from '../http/standing.ts';
import { answerWriting, newText, readWriting } from '../http/writing.tsx';
import { answerTick } from '../task/ticking/late.ts';
import { habitFormValues, parseHabit, readHabitValues } from './form.ts';
import { findLatest, habitsWith, habitWith } from './page.tsx';

const HabitForm = z.object({
  confirmed: z.literal('yes').optional().catch(undefined),
  /** A form that does not say what it builds on builds on nothing that is there. */
  revision: z
    .string()
    .regex(/^[0-9]{1,9}$/)
    .transform(Number)
    .catch(-1),
});
const ReturnForm = z.object(returnFields);
const CompletionForm = z.object({
  ...returnFields,
  done: z.enum(['yes', 'no'], 'The form did not say whether it is done.'),
  seen: seenField,
});

type HabitParams = { Params: { id: string } };
type DayParams = { Params: { id: string; day: string } };

/** What the learner does with habits: add one, change it, take it up again, remove it; tick it and write on its day. */
export function habitRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.post('/habits', (request, reply) => {
    const { confirmed } = HabitForm.parse(request.body ?? {});
    const formToken = tokenOfForm(request.body);
    const { plan, today, settings } = loadStanding(deps);
    if (!plan) return reply.callNotFound();
    if (formToken && isRecorded(deps.db, formToken)) return seeOther(reply, '/habits');

    const values = readHabitValues(request.body);
    const form = parseHabit(values, { plan, today, dates: datesIn(settings), habit: null });
    const again = (errors: Record<string, string>, over: ReturnType<typeof overfilledBy>) =>
      send(reply.code(422), deps, habitsWith(plan, today, '/habits', { values, errors, over }), '/habits');
    if (!form.ok) return again(form.errors, []);

    const startsOn = form.data.startsOn ?? today;
    const added = { ...UNSAVED, ...form.data, startsOn };
    const over = overfilledBy(plan, { ...plan, habits: [...plan.habits, added] }, today);
    if (over.length > 0 && confirmed === undefined) return again({}, over);
    const habit = { ...form.data, startsOn, planId: plan.id, overDayCount: over.length };
    addHabit(deps.db, { ...habit, ...momentOf(deps, today), formToken });
    return seeOther(reply, '/habits');
  });

  app.post<HabitParams>('/habits/:id', (request, reply) => {
    const { confirmed, revision } = HabitForm.parse(request.body ?? {});
    const { plan, today, settings } = loadStanding(deps);
    const habit = plan && findLatest(plan, request.params.id);
    if (!plan || !habit) return reply.callNotFound();

    const values = readHabitValues(request.body);
    const form = parseHabit(values, { plan, today, dates: datesIn(settings), habit });
    const address = `/habits/${habit.id}`;
    const again = (errors: Record<string, string>, over: ReturnType<typeof overfilledBy>) =>
      send(
        reply.code(422),
        deps,
        habitWith({ deps, plan, today }, habit, { values, errors, over, theirs: null }),
        address,
      );
    if (!form.ok) return again(form.errors, []);

    const others = plan.habits.filter(({ id }) => id !== habit.id);
    const over = overfilledBy(plan, { ...plan, habits: [...others, { ...habit, ...form.data }] }, today);
    if (over.length > 0 && confirmed === undefined) return again({}, over);
    const outcome = editHabit(deps.db, {
      habitId: Number(request.params.id),
      baseRevision: revision,
      values: form.data,
      hasPast: hasPast(plan, habit, today),
      ...momentOf(deps, today),
    });
    if (outcome.ok) return seeOther(reply, '/habits');
    if (outcome.reason === 'missing') return reply.callNotFound();
    const edit = { values, errors: {}, over: [], theirs: habitFormValues(outcome.current) };
    return send(reply.code(409), deps, habitWith({ deps, plan, today }, habit, edit), address);
  });

  app.post<HabitParams>('/habits/:id/taking-up', (request, reply) => {
    const form = requireForm(ReturnForm, request.body);
    const { plan, today } = loadStanding(deps);
    const habit = plan && findLatest(plan, request.params.id);
    if (!plan || !habit) return reply.callNotFound();

    if (canBeTakenUp(plan, habit, today))
      takeUpHabit(deps.db, { habitId: habit.id, ...momentOf(deps, today) });
    return answerChange(request, reply, deps, form);
  });

  app.post<HabitParams>('/habits/:id/removal', (request, reply) => {
    const { plan, today } = loadStanding(deps);
    if (!plan || !/^\d{1,15}$/.test(request.params.id)) return reply.callNotFound();
    // One that is gone already is as it should be: a double click has one effect.
    removeHabit(deps.db, { habitId: Number(request.params.id), planId: plan.id, ...momentOf(deps, today) });
    return seeOther(reply, '/habits');
  });

  app.post<DayParams>('/habits/:id/days/:day/completion', (request, reply) => {
    const form = requireForm(CompletionForm, request.body);
    const { habit, day, today } = findHabitDay(deps, request.params);
    if (!habit || !day) return reply.callNotFound();

    const wanted = { habitId: habit.id, day, isDone: form.done === 'yes', seen: form.seen };
    const tick = setHabitCompletion(deps.db, { ...wanted, ...momentOf(deps, today) });
    if (!tick) return reply.callNotFound();
    const seen = findHabitDay(deps, request.params).habit?.completedAt[day] ?? '';
    return answerTick(request, reply, deps, form, { tick, seen });
  });

  app.post<DayParams>('/habits/:id/days/:day/note', (request, reply) => {
    const writing = readWriting(request);
    const { habit, day, today } = findHabitDay(deps, request.params);
    if (!habit || !day) return reply.callNotFound();

    const outcome = saveHabitNote(deps.db, { habitId: habit.id, day, ...newText(deps, writing, today) });
    // The page may still show the habit as it was before a change of it.
    const field = habitNoteId(request.params.id, day);
    return answerWriting(request, reply, deps, { writing, outcome, field });
  });
}

const UNSAVED = {
  id: 0,
  key: '',
  phaseId: null,
  stretch: 1,
  revision: 0,
  completedDays: [],
  completedAt: {},
  notes: [],
};

function send(reply: FastifyReply, deps: AppDeps, page: Page, address: string) {
  return sendPage(reply, deps, loadStanding(deps).settings, page, address);
}

type HabitDay = Pick<Standing, 'today'> & { habit?: Habit | undefined; day?: Day };

/**
 * The habit of an address, as it is asked on the day of the address.
 *
 * @throws {HttpProblem} when that day is still to come, or does not ask for it any more
 */
function findHabitDay(deps: AppDeps, params: { id: string; day: string }): HabitDay {
  const { plan, today } = loadStanding(deps);
  const named = plan?.habits.find(({ id }) => String(id) === params.id);
  if (!plan || !named || !isNamedDay(params.day)) return { today };
  if (params.day > today) throw notYet();
  const habit = habitOn(plan, named, params.day);
  if (!lastsOn(habit, params.day)) throw notAsked(plan, habit);
  return { habit, day: params.day, today };
}

function notYet(): HttpProblem {
  return new HttpProblem(
    422,
    'That day has not come yet.',
    'Nothing was changed. Choose today or an earlier day.',
  );
}

function notAsked(plan: Plan, habit: Habit): HttpProblem {
  const title = stretchesOf(plan, habit).at(-1)?.title ?? habit.title;
  return new HttpProblem(
    409,
    `That day does not ask for “${title}”.`,
    'Nothing was changed. Its days were changed in another window: reload the page.',
  );
}
