import { journalBasis } from '../../db/journal/history.ts';
import { MOVES, type MoveRequest, moveTasks } from '../../plans/replan/moving/move-tasks.ts';
import { NothingToMovePage, OverMinutesPage } from '../../views/task/over-minutes.tsx';
import type { PageRoute } from '../http/pages/page-route.ts';
import type { Page } from '../http/respond.tsx';
import { fieldsOf } from '../replan/form.ts';
import { localPath } from '../security/local-path.ts';
import { TasksForm } from './move-form.ts';

const nothingToMove: Page = {
  title: 'Nothing to move',
  nav: 'road',
  sheet: 'task',
  main: <NothingToMovePage />,
};

/** Asked before a move that brings days over their minutes: which ones, and by how much. */
export const overMinutesPage: PageRoute = {
  path: '/moves',
  find: ({ deps, plan, today, query }) => {
    const form = TasksForm.safeParse(fieldsOf(query));
    if (!form.success) return nothingToMove;

    const { action, day, studyDays, from, at, task: ids } = form.data;
    const chosen = new Set(ids);
    const tasks = plan.tasks.filter(
      ({ id, completion, droppedOn }) => chosen.has(String(id)) && completion === null && droppedOn === null,
    );
    const move = MOVES.find((each) => each === action);
    if (move === undefined || tasks.length === 0 || (move === 'day' && day === undefined)) {
      return nothingToMove;
    }
    if (day !== undefined && day < today) return nothingToMove;

    const request: MoveRequest = { action: move, day, studyDays };
    const { overDays } = moveTasks(plan, tasks, request, today);
    const place = { from: localPath(from), at: at ?? null };
    const basis = journalBasis(deps.db);
    return {
      title: 'Over its minutes',
      nav: 'road',
      sheet: 'task',
      main: <OverMinutesPage {...{ tasks, request, overDays, place, basis }} />,
    };
  },
};
