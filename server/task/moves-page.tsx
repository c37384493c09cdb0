import { journalBasis } from '../../db/journal/history.ts';
import { nextStudyDay } from '../../plans/calendar/study-days.ts';
import { type MoveRequest, moveTasks } from '../../plans/replan/moving/move-tasks.ts';
import { remainingMinutes } from '../../plans/task/task-progress.ts';
import { MovesPage, movesId } from '../../views/task/moving/moves.tsx';
import type { PageRoute } from '../http/pages/page-route.ts';
import { localPath } from '../security/local-path.ts';

const ID = /^[a-z0-9-]{1,80}$/;

/** The ways to move one task: a page of its own, and what a fold on another page takes when it is opened. */
export const movesPage: PageRoute = {
  path: '/tasks/:id/moves',
  find: ({ deps, plan, today, params, query }) => {
    const task = plan.tasks.find(({ id }) => String(id) === params.id);
    if (!task) return null;

    const from = query.get('from');
    const place = {
      from: localPath(from ?? `/tasks/${task.id}`),
      at: idOr(from === null ? 'days' : null, query.get('at')),
      id: idOr(movesId(task.id), query.get('id')),
    };
    const leftMinutes = task.completion === null ? remainingMinutes(task) : 0;
    const firstOver = (action: MoveRequest['action']) =>
      moveTasks(plan, [task], { action, studyDays: 1 }, today).overDays[0] ?? null;
    const over = { today: firstOver('today'), next: firstOver('next') };
    return {
      title: 'Move, split or drop',
      nav: 'road',
      sheet: 'task',
      main: (
        <MovesPage
          {...{ task, leftMinutes, place, today }}
          nextStudyDay={nextStudyDay(plan, today)}
          over={over}
          basis={journalBasis(deps.db)}
        />
      ),
    };
  },
};

function idOr<Usual extends string | null>(usual: Usual, wanted: string | null): string | Usual {
  return wanted !== null && ID.test(wanted) ? wanted : usual;
}
