import { listReadings } from '../../db/reading/readings.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import { addressOf } from '../../plans/reading/addresses.ts';
import { unreadMusts } from '../../plans/reading/list/next-reads.ts';
import type { Agenda } from '../../plans/today/agenda.ts';
import type { DayRead } from '../../views/today/to-read.tsx';
import type { AppDeps } from '../deps.ts';
import { shelfOf } from './shelf.ts';

/** The must-reads of the open tasks of a day, as far as they are not read. */
export function readsOfDay(deps: Pick<AppDeps, 'db' | 'library'>, plan: Plan, { items }: Agenda): DayRead[] {
  const tasks = items.filter(({ isDone }) => !isDone).map(({ task }) => task);
  const readings = listReadings(deps.db);
  return unreadMusts(tasks, shelfOf(deps, plan).ofTask, (id) => readings.has(id)).map(
    ({ read, resource, task }) => ({
      id: resource.id,
      title: resource.title,
      address: addressOf(resource.ids),
      part: read.part,
      minutes: read.minutes,
      taskId: task.id,
    }),
  );
}
