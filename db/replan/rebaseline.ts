import { and, eq, inArray, notInArray } from 'drizzle-orm';
import { type Calendar, calendarDays } from '../../plans/calendar/calendar.ts';
import type { Database } from '../file/open.ts';
import { baselineDays, phases } from '../schema/plan.ts';
import { baselineSessions, sessions, tasks } from '../schema/task.ts';

/**
 * Before its first day a plan has nothing to be held against but itself: what is planned now becomes its baseline.
 *
 * Work that was done before the plan was made has no session, and counts on the first study day.
 */
export function rebaseline({ orm }: Database, planId: number, calendar: Calendar): void {
  const studyDays = calendarDays(calendar).filter(({ minutes }) => minutes > 0);
  const [firstStudyDay] = studyDays;
  if (!firstStudyDay) return;

  orm.delete(baselineDays).where(eq(baselineDays.planId, planId)).run();
  for (const { day, minutes } of studyDays) orm.insert(baselineDays).values({ planId, day, minutes }).run();

  const ofPlan = orm
    .select({ id: tasks.id })
    .from(tasks)
    .innerJoin(phases, eq(phases.id, tasks.phaseId))
    .where(eq(phases.planId, planId));
  const planned = orm
    .select({ taskId: sessions.taskId, day: sessions.day, minutes: sessions.minutes })
    .from(sessions)
    .where(inArray(sessions.taskId, ofPlan))
    .all();
  const plannedIds = [...new Set(planned.map(({ taskId }) => taskId))];
  orm.delete(baselineSessions).where(inArray(baselineSessions.taskId, plannedIds)).run();
  for (const session of planned) orm.insert(baselineSessions).values(session).run();
  orm
    .update(baselineSessions)
    .set({ day: firstStudyDay.day })
    .where(and(inArray(baselineSessions.taskId, ofPlan), notInArray(baselineSessions.taskId, plannedIds)))
    .run();
}
