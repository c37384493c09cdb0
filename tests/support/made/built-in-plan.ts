import { USUAL_WEEK } from '../../../plans/calendar/calendar.ts';
import { addDays, type Day } from '../../../plans/day.ts';
import type { Plan } from '../../../plans/plan/plan.ts';
import { prerequisitesOf } from '../../../plans/roadmap/served.ts';
import { valuesOf } from '../../../plans/roadmap/task-of-roadmap.ts';
import { onTrack } from '../../../plans/roadmap/track.ts';
import { schedulePlan } from '../../../plans/schedule/schedule.ts';
import { phaseWindows } from '../../../plans/schedule/windows.ts';
import { loadLibrary } from '../../../server/library/library.ts';
import { doneOn, givenCalendar, givenHabit, givenPhase, givenPlan, givenTask, START_ON } from './plans.ts';

const roadmap = onTrack(loadLibrary().builtIn, null);

/** For each task of the built-in roadmap that builds on another one, the id of that one. */
export const PREREQUISITES = prerequisitesOf(roadmap);

/**
 * The built-in roadmap on the usual week, from Monday 2 March 2026 on for 105 days.
 *
 * @param today - all that was planned for days before it is done
 */
export function builtInPlan(today: Day = START_ON): Plan {
  const calendar = givenCalendar({
    weekdayMinutes: USUAL_WEEK,
    finishOn: addDays(START_ON, 7 * roadmap.weeks - 1),
  });
  const { sessions } = schedulePlan(roadmap, calendar);
  const sessionsOf = Map.groupBy(sessions, ({ taskId }) => taskId);
  const phases = phaseWindows(roadmap, calendar).map(({ phase, startsOn, endsOn }, index) =>
    givenPhase({ id: index + 1, key: phase.id, title: phase.title, startsOn, endsOn }),
  );
  const tasks = roadmap.phases.flatMap((phase, p) =>
    phase.tasks.map((task, t) => {
      const own = (sessionsOf.get(task.id) ?? []).map(({ day, minutes }) => {
        return { day, minutes, isPinned: false, position: 0 };
      });
      const last = own.at(-1)?.day ?? START_ON;
      return givenTask({
        ...valuesOf(task),
        id: 1000 * (p + 1) + t,
        key: task.id,
        phaseId: p + 1,
        steps: [],
        sessions: own,
        completion: last < today ? doneOn(last) : null,
      });
    }),
  );
  const habits = roadmap.phases.flatMap((phase, p) =>
    phase.habits.map(({ id, minutes }, h) =>
      givenHabit({ id: 10 * (p + 1) + h, key: id, phaseId: p + 1, minutes }),
    ),
  );
  return givenPlan({ roadmapId: roadmap.id, calendar, phases, tasks, habits });
}
