import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import {
  findFocusTimer,
  noteFocusTimer,
  setFocusTimer,
  type TimerOnTask,
} from '../../../db/task/focus-timer.ts';
import {
  countedMinutes,
  LONGEST_SPENT_MINUTES,
  stepTimer,
  TIMER_WISHES,
  timerDay,
  timerDoubt,
} from '../../../plans/task/focus-timer.ts';
import type { AppDeps } from '../../deps.ts';
import { answerChange } from '../../http/changed.ts';
import { minutesField, returnFields } from '../../http/forms/fields.ts';
import { parseForm, requireForm } from '../../http/forms/parse-form.ts';
import { wantsFragment } from '../../http/respond.tsx';
import { findTask, momentOf, type Standing } from '../../http/standing.ts';
import { localPath } from '../../security/local-path.ts';
import { sendTaskAgain } from './spent-times.ts';
import { surroundingsOf } from './timer-shown.ts';
import { watchTimer } from './timer-watch.ts';

const TimerForm = z.object({
  ...returnFields,
  state: z.enum(TIMER_WISHES, 'The form did not say what the timer should do.'),
  /** How much of a doubted timer counts; only asked for then. */
  timerMinutes: z.string().max(40).optional().catch(undefined),
});

const AnswerForm = z.object({
  timerMinutes: minutesField({
    least: 0,
    most: LONGEST_SPENT_MINUTES,
    message: 'Enter whole minutes, like 45; at most a day of them',
  }),
});

/** The timer on a task: each form posts the state that is wanted. */
export function timerRoutes(app: FastifyInstance, deps: AppDeps): void {
  const { db, clock } = deps;

  app.post<{ Params: { id: string } }>('/tasks/:id/timer', (request, reply) => {
    const form = requireForm(TimerForm, request.body);
    const { task, today, plan } = findTask(deps, request.params.id);
    const timer = findFocusTimer(db);
    // The timer may be on a task of another plan, where it can still be ended.
    const taskId = task?.id ?? (String(timer?.taskId) === request.params.id ? timer?.taskId : undefined);
    if (taskId === undefined) return reply.callNotFound();

    if (form.state === 'done' && form.timerMinutes !== undefined && timer?.taskId === taskId) {
      const answer = parseForm(AnswerForm, request.body);
      if (!answer.ok) {
        const timerForm = { minutes: form.timerMinutes, errors: answer.errors };
        return sendTaskAgain(request, reply, deps, taskId, { timerForm });
      }
      noteAnswer(deps, timer, answer.data.timerMinutes, today);
      return answerChange(request, reply, deps, form);
    }

    const now = clock.now();
    const doubt = timer && timerDoubt(timer, now, surroundingsOf(deps, timer));
    const step = stepTimer(timer, form.state, { taskId, now, today, doubt });
    if (step.kind === 'ask' && timer) return askFirst(request, reply, deps, { timer, plan, from: form.from });
    if (step.kind === 'set') setFocusTimer(db, step.timer);
    if (step.kind === 'set' && step.timer) watchTimer(deps, step.timer);
    if (step.kind === 'note' && timer) {
      const noted = { day: timerDay(timer, today), minutes: countedMinutes(timer, now) };
      const nextTitle = task?.title ?? timer.taskTitle;
      noteFocusTimer(db, { timer, noted, next: step.next, nextTitle, ...momentOf(deps, today) });
      if (step.next) watchTimer(deps, step.next);
    }
    return answerChange(request, reply, deps, form);
  });
}

/** As the learner says, whatever the timer counted; nothing counts for 0. */
function noteAnswer(deps: AppDeps, timer: TimerOnTask, minutes: number, today: Standing['today']): void {
  if (minutes === 0) {
    setFocusTimer(deps.db, null);
    return;
  }
  const noted = { day: timerDay(timer, today), minutes };
  noteFocusTimer(deps.db, { timer, noted, next: null, nextTitle: '', ...momentOf(deps, today) });
}

type UnsureTimer = { timer: TimerOnTask; plan: Standing['plan']; from: string };

/** Leads to the page of the timer's task, which asks how much of it counts. */
function askFirst(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: AppDeps,
  { timer, plan, from }: UnsureTimer,
) {
  const isOfPlan = plan?.tasks.some(({ id }) => id === timer.taskId) ?? false;
  const path = isOfPlan ? `/tasks/${timer.taskId}` : '/today';
  const place = isOfPlan ? { from: `${path}?timer=ask`, at: 'time' } : { from: path, at: 'timer' };
  const isThere = new URL(localPath(from), 'http://page').pathname === path;
  if (isThere || !wantsFragment(request)) return answerChange(request, reply, deps, place);
  return reply.header('HX-Redirect', `${place.from}#${place.at}`).code(204).send();
}
