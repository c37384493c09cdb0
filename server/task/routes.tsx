import type { FastifyInstance, FastifyReply } from 'fastify';
import * as z from 'zod';
import { setTaskDropped } from '../../db/task/dropping.ts';
import { addTask, editTask } from '../../db/task/editing.ts';
import { setPinned } from '../../db/task/sessions.ts';
import { saveNote } from '../../db/task/texts.ts';
import { textField } from '../../plans/content/fields.ts';
import { datesIn } from '../../plans/dates.ts';
import { type Day, isDay } from '../../plans/day.ts';
import type { Plan, Task } from '../../plans/plan/plan.ts';
import { refitTask } from '../../plans/replan/moving/find-room.ts';
import { carryTicks } from '../../plans/task/checklist.ts';
import { DROP_ENDINGS, LONGEST_DROP_REASON } from '../../plans/task/kinds.ts';
import { daysOverfilledBy, firstPhase, firstSessions, roomFor } from '../../plans/task/new-task.ts';
import { type TaskWords, USUAL_TASK_TEXTS } from '../../plans/task/task-fields.ts';
import { remainingMinutes } from '../../plans/task/task-progress.ts';
import { textsOf, wordsOf } from '../../plans/task/task-values.ts';
import type { LateTick } from '../../plans/task/ticking/late.ts';
import { seenOf } from '../../plans/task/ticking/seen.ts';
import type { FormErrors } from '../../views/parts/form/field.tsx';
import { EditTaskPage, type TaskFormValues } from '../../views/task/task-form.tsx';
import type { AppDeps } from '../deps.ts';
import { answerChange } from '../http/changed.ts';
import { returnFields, seenField } from '../http/forms/fields.ts';
import { tokenOfForm } from '../http/forms/form-token.ts';
import { requireForm } from '../http/forms/parse-form.ts';
import { needsPlan, seeOther, sendPage } from '../http/respond.tsx';
import { findTask, loadStanding, momentOf, type Standing } from '../http/standing.ts';
import { answerWriting, newText, readWriting } from '../http/writing.tsx';
import { parseNewTask, parseTaskEdit, readTaskValues } from './form.ts';
import { firstDayLeft, sendNewTask } from './new-task-page.tsx';
import { answerLate } from './ticking/late.ts';

const DropForm = z.object({
  ...returnFields,
  dropped: z.enum(['yes', 'no'], 'The form did not say what to do with the task.'),
  /** Dropped, unless the learner knows it already. */
  as: z.enum(DROP_ENDINGS, 'The form did not say how the task leaves the plan.').default('dropped'),
  reason: textField(LONGEST_DROP_REASON)
    .transform((text) => text.trim())
    .default(''),
  seen: seenField,
});

const PinForm = z.object({
  ...returnFields,
  pinned: z.enum(['yes', 'no'], 'The form did not say whether to pin it.'),
});

type TaskParams = { Params: { id: string } };

/** What the learner does with a task besides its work: add it, edit it, note something on it, drop it, pin it. */
export function taskRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.get('/tasks/new', (request, reply) => {
    const standing = loadStanding(deps);
    if (!standing.plan) return needsPlan(reply);
    const { searchParams } = new URL(request.url, 'http://page');
    const values = firstValues(standing.plan, searchParams.get('day') ?? '', standing.today);
    return sendNewTask(reply, deps, standing, values, {});
  });

  app.post('/tasks', (request, reply) => {
    const standing = loadStanding(deps);
    const { plan, today, settings } = standing;
    if (!plan) return reply.callNotFound();
    const form = parseNewTask(request.body, plan, today, datesIn(settings));
    if (!form.ok) {
      return sendNewTask(reply.code(422), deps, standing, readTaskValues(request.body), form.errors);
    }
    const { on, ...words } = form.data;
    const sessions = firstSessions(plan, form.data, today);
    const over = daysOverfilledBy(plan, sessions, today);
    const moment = { ...momentOf(deps, today), formToken: tokenOfForm(request.body) };
    const added = addTask(deps.db, { planId: plan.id, ...words, sessions, over, ...moment });
    return added ? seeOther(reply, `/tasks/${added.taskId}`) : reply.callNotFound();
  });

  app.get<TaskParams>('/tasks/:id/edit', (request, reply) => {
    const { task, settings, plan } = findTask(deps, request.params.id);
    if (!plan) return needsPlan(reply);
    if (!task) return reply.callNotFound();
    return sendEdit(reply, deps, settings, { task, values: valuesOf(task), errors: {}, theirs: null });
  });

  app.post<TaskParams>('/tasks/:id/note', (request, reply) => {
    const writing = readWriting(request);
    const { task, today } = findTask(deps, request.params.id);
    if (!task) return reply.callNotFound();

    const outcome = saveNote(deps.db, { taskId: task.id, ...newText(deps, writing, today) });
    return answerWriting(request, reply, deps, { writing, outcome, field: `note-${task.id}` });
  });

  app.post<TaskParams>('/tasks/:id', (request, reply) => {
    const { task, plan, settings, today } = findTask(deps, request.params.id);
    if (!task || !plan) return reply.callNotFound();
    const form = parseTaskEdit(
      request.body,
      task.steps.map(({ text }) => text),
    );
    const values = readTaskValues(request.body);
    if (!form.ok) {
      return sendEdit(reply.code(422), deps, settings, { task, values, errors: form.errors, theirs: null });
    }
    const { revision, ticked, ...words } = form.data;
    const moment = momentOf(deps, today);
    const carried = carryTicks(task.steps, words.steps);
    const newlyTicked = ticked.filter((position) => carried[position - 1]?.completion === null);
    const steps = carried.map((step) =>
      newlyTicked.includes(step.position) ? { ...step, completion: { on: today, at: moment.at } } : step,
    );
    const sessions = refitTask(plan, task, { ...task, ...words, steps }, today);
    const outcome = editTask(deps.db, {
      taskId: task.id,
      baseRevision: revision,
      changes: { ...words, ...(sessions !== task.sessions && { sessions }) },
      ticked: newlyTicked,
      ...moment,
    });
    if (outcome.ok) return seeOther(reply, `/tasks/${task.id}`);
    if (outcome.reason === 'missing') return reply.callNotFound();
    return sendEdit(reply.code(409), deps, settings, { task, values, errors: {}, theirs: outcome.current });
  });

  app.post<TaskParams>('/tasks/:id/drop', (request, reply) => {
    const form = requireForm(DropForm, request.body);
    const { task, plan, today } = findTask(deps, request.params.id);
    if (!task || !plan) return reply.callNotFound();

    const isDropped = form.dropped === 'yes';
    const late = isDropped ? lateDropOf(task, form.seen) : [];
    if (late.length > 0) return answerLate(request, reply, deps, form, { late, hasChanged: false });
    setTaskDropped(deps.db, {
      taskId: task.id,
      droppedOn: isDropped ? today : null,
      droppedAs: form.as,
      reason: form.reason,
      ...(!isDropped && task.sessions.length === 0 && { sessions: roomFor(plan, leftOf(task), today) }),
      ...momentOf(deps, today),
    });
    return answerChange(request, reply, deps, form);
  });

  app.post<TaskParams>('/tasks/:id/pin', (request, reply) => {
    const form = requireForm(PinForm, request.body);
    const { task, today } = findTask(deps, request.params.id);
    if (!task) return reply.callNotFound();

    setPinned(deps.db, { taskId: task.id, isPinned: form.pinned === 'yes', ...momentOf(deps, today) });
    return answerChange(request, reply, deps, form);
  });
}

/** A page that showed the task open does not drop what has been finished since. */
function lateDropOf({ title, completion }: Task, seen = ''): LateTick[] {
  if (completion === null || seen === seenOf(completion)) return [];
  return [{ because: 'done-since', title, positions: [], on: completion.on }];
}

function firstValues(plan: Plan, day: string, today: Day): TaskFormValues {
  const phase = firstPhase(plan, isDay(day) ? day : today, today);
  const isOffered = isDay(day) && firstDayLeft(plan, today) <= day && day <= plan.calendar.finishOn;
  return {
    ...USUAL_TASK_TEXTS,
    phaseId: String(phase?.id ?? ''),
    when: isOffered ? 'day' : 'fits',
    day: isOffered ? day : firstDayLeft(plan, today),
  };
}

/** What a dropped task comes back with. */
function leftOf(task: Task): { phaseId: number; minutes: number } {
  return { phaseId: task.phaseId, minutes: remainingMinutes({ ...task, droppedOn: null }) };
}

function valuesOf(task: Task): TaskFormValues {
  return { ...textsOf(wordsOf(task)), phaseId: '', when: '', day: '' };
}

type Edit = {
  task: Task;
  values: TaskFormValues;
  errors: FormErrors;
  theirs: (TaskWords & { revision: number }) | null;
};

function sendEdit(
  reply: FastifyReply,
  deps: AppDeps,
  settings: Standing['settings'],
  { theirs, ...edit }: Edit,
) {
  const revision = theirs?.revision ?? edit.task.revision;
  const main = <EditTaskPage {...edit} theirs={theirs} revision={revision} />;
  const page = { title: `Edit ${edit.task.title}`, nav: 'road' as const, sheet: 'task' as const, main };
  return sendPage(reply, deps, settings, page, `/tasks/${edit.task.id}/edit`);
}
