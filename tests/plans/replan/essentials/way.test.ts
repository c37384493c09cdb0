import { describe, expect, it } from 'vitest';
import { USUAL_WEEK } from '../../../../plans/calendar/calendar.ts';
import { addDays, type Day, day, eachDay, weekdayOf } from '../../../../plans/day.ts';
import type { Plan, Task } from '../../../../plans/plan/plan.ts';
import { listByRound } from '../../../../plans/replan/essentials/by-round.ts';
import {
  type Essentials,
  type EssentialsRequest,
  keepEssentials,
} from '../../../../plans/replan/ways/essentials.ts';
import { sumMinutes, sumOf } from '../../../../plans/sum.ts';
import { remainingMinutes } from '../../../../plans/task/task-progress.ts';
import { builtInPlan, PREREQUISITES } from '../../../support/made/built-in-plan.ts';
import { doneOn, givenPlan, givenTask } from '../../../support/made/plans.ts';

/** In the middle of the plan: the first Monday to Friday from then on of which no task begins before it and goes on. */
const TODAY = required(
  eachDay(day('2026-04-10'), day('2026-05-10')).find(
    (today) =>
      weekdayOf(today) < 5 &&
      builtInPlan().tasks.every(
        ({ sessions }) => new Set(sessions.map(({ day: on }) => on < today)).size < 2,
      ),
  ),
);
/** A plan of which all was done until then. */
const HALF_DONE = builtInPlan(TODAY);

function keep(plan: Plan, overrides: Partial<EssentialsRequest> = {}) {
  return keepEssentials(plan, {
    today: TODAY,
    calendar: plan.calendar,
    interviewOn: addDays(TODAY, 20),
    excludedTaskIds: new Set(),
    droppedTaskIds: new Set(),
    keptTaskIds: new Set(),
    rounds: [],
    weakness: new Map(),
    prerequisites: PREREQUISITES,
    ...overrides,
  });
}

function required<T>(value: T | null | undefined): T {
  if (value == null) throw new Error('There are hours left');
  return value;
}

const keysOf = (tasks: readonly Task[]) => tasks.map(({ key }) => key);

/** The coming days of each task that stays. */
function comingDays({ replan, staying }: Essentials) {
  return new Map(
    staying.map((task): [string, Day[]] => {
      const sessions = replan.sessions.get(task.id) ?? task.sessions;
      return [task.key, sessions.filter(({ day: on }) => on >= TODAY).map(({ day: on }) => on)];
    }),
  );
}

describe('an interview that comes nearer', () => {
  const essentials = required(keep(HALF_DONE));
  const daysOf = comingDays(essentials);

  it('keeps mocks, stories, talk and introduction, and every other essential task', () => {
    expect(essentials.going.filter(({ essential }) => essential)).toEqual([]);
    expect(keysOf(essentials.staying)).toEqual(
      expect.arrayContaining(['mock-onsite', 'stories-setbacks', 'talk-version-45', 'sixty-second-pitch']),
    );
    expect(essentials.going.length).toBeGreaterThan(50);
  });

  it('lays all of it on the days before the interview, within their minutes', () => {
    expect(essentials.replan.finishOn.after).toBe(addDays(TODAY, 19));
    expect(essentials.replan.shortfall).toBeNull();
    for (const days of daysOf.values()) {
      expect(days.length).toBeGreaterThan(0);
      expect(days.every((on) => on < addDays(TODAY, 20))).toBe(true);
    }
    expect(sumOf(essentials.staying, remainingMinutes)).toBeLessThanOrEqual(essentials.roomMinutes);
    for (const { after, studyMinutes } of essentials.replan.days)
      expect(after).toBeLessThanOrEqual(studyMinutes);
  });

  it('has the rehearsal in the middle of the days, and the plan for the day at their end', () => {
    expect(essentials.mock?.key).toBe('mock-onsite');
    expect(daysOf.get('mock-onsite')?.every((on) => on < addDays(TODAY, 10))).toBe(true);
    expect(daysOf.get('interview-day-plan')).toEqual([addDays(TODAY, 19)]);
  });

  it('tells them by round, each once', () => {
    const byRound = listByRound(essentials);
    expect(byRound[0]).toMatchObject({ id: 'every', staying: [{ key: 'interview-day-plan' }] });
    expect(sumOf(byRound, ({ staying }) => staying.length)).toBe(essentials.staying.length);
    expect(sumOf(byRound, ({ going }) => going.length)).toBe(essentials.going.length);
    const behavioural = required(keep(HALF_DONE, { rounds: ['behavioural-round'] }));
    expect(listByRound(behavioural).map(({ id }) => id)).toEqual(['every', 'behavioural-round', 'none']);
  });

  it('changes nothing more once it is applied', () => {
    const gone = new Set(keysOf(essentials.going));
    const { replan } = essentials;
    const applied = {
      ...HALF_DONE,
      calendar: replan.calendar,
      phases: HALF_DONE.phases.map((phase) => ({
        ...phase,
        ...replan.phases.find(({ phaseId }) => phaseId === phase.id),
      })),
      tasks: HALF_DONE.tasks.map((task) => ({
        ...task,
        sessions: replan.sessions.get(task.id) ?? task.sessions,
        droppedOn: gone.has(task.key) ? TODAY : task.droppedOn,
      })),
    };
    expect(keep(applied)).toMatchObject({ going: [], replan: { isEmpty: true } });
  });
});

describe('what is said by hand', () => {
  it('is kept, pinned and excluded work stays, and what is left out goes', () => {
    const byKey = new Map(HALF_DONE.tasks.map((task) => [task.key, task]));
    const idOf = (key: string) => byKey.get(key)?.id ?? 0;
    // None of them stays, or is essential, unless somebody says so.
    const [pinned, excluded, kept] = required(keep(HALF_DONE))
      .going.filter((task) => !task.essential)
      .map(({ key }) => key);
    const pinnedId = idOf(required(pinned));
    const tasks = HALF_DONE.tasks.map((task) =>
      task.id === pinnedId
        ? { ...task, sessions: task.sessions.map((session) => ({ ...session, isPinned: true })) }
        : task,
    );
    const { staying, going } = required(
      keep(
        { ...HALF_DONE, tasks },
        {
          keptTaskIds: new Set([idOf('charter-slide'), idOf(required(kept))]),
          excludedTaskIds: new Set([idOf(required(excluded))]),
          droppedTaskIds: new Set([idOf('host-team-papers')]),
        },
      ),
    );
    expect(keysOf(staying)).toEqual(expect.arrayContaining(['charter-slide', pinned, excluded, kept]));
    expect(keysOf(going)).toContain('host-team-papers');
  });

  it('may be more than there are hours for, which is told and not laid', () => {
    const keptTaskIds = new Set(HALF_DONE.tasks.map(({ id }) => id));
    const { replan, going } = required(keep(HALF_DONE, { interviewOn: addDays(TODAY, 2), keptTaskIds }));
    expect(going).toEqual([]);
    expect(replan.shortfall?.missingMinutes).toBeGreaterThan(0);
    expect(replan.sessions.size).toBe(0);
  });
});

/** Tells whether a task can be laid beside all that stays. */
function findsADay(
  plan: Plan,
  { staying, roomMinutes }: Essentials,
  { today, ahead, task }: { today: Day; ahead: number; task: Task },
): boolean {
  if (sumOf(staying, remainingMinutes) + remainingMinutes(task) > roomMinutes) return false;
  const keptTaskIds = new Set([...staying, task].map(({ id }) => id));
  const more = required(keep(plan, { today, interviewOn: addDays(today, ahead), keptTaskIds }));
  return more.replan.shortfall === null;
}

describe('the hours left', () => {
  it('are those of today where the interview is tomorrow, and none where it is today', () => {
    const tomorrow = required(keep(HALF_DONE, { interviewOn: addDays(TODAY, 1) }));
    const { phaseId } = required(
      HALF_DONE.tasks.find(({ sessions }) => sessions.some((one) => one.day === TODAY)),
    );
    const habits = HALF_DONE.habits.filter((habit) => habit.phaseId === phaseId);
    expect(tomorrow.roomMinutes).toBe(USUAL_WEEK[weekdayOf(TODAY)] - sumMinutes(habits));
    expect(keysOf(tomorrow.staying)).toEqual(['mock-onsite', 'interview-day-plan']);
    expect(keep(HALF_DONE, { interviewOn: TODAY })).toBeNull();
  });

  it('are used up but for what a day is not cut into, on whatever day and however far ahead', () => {
    for (let gone = -2; gone < 100; gone += 17) {
      for (let ahead = 2; ahead < 40; ahead += 9) {
        const today = addDays(day('2026-03-02'), gone);
        const plan = builtInPlan(gone % 2 === 0 ? today : day('2026-03-02'));
        const essentials = keep(plan, { today, interviewOn: addDays(today, ahead) });
        if (essentials === null) continue;
        const { replan, staying, going, roomMinutes } = essentials;
        const used = sumOf(staying, remainingMinutes);
        expect([gone, ahead, replan.shortfall]).toEqual([gone, ahead, null]);
        const isUsedUp = going.length === 0 || used >= Math.min(roomMinutes - 90, 0.93 * roomMinutes);
        // Where more is left, it is in pieces that no day can be cut to: nothing that was left out finds a day there.
        const findingADay = isUsedUp
          ? []
          : going.filter((task) => findsADay(plan, essentials, { today, ahead, task }));
        expect([gone, ahead, keysOf(findingADay)]).toEqual([gone, ahead, []]);
        for (const { after, studyMinutes } of replan.days) expect(after).toBeLessThanOrEqual(studyMinutes);
      }
    }
  });

  it('go on to the finish without an interview, or where it is over', () => {
    for (const interviewOn of [null, addDays(TODAY, -1)]) {
      const { going, replan } = required(keep(HALF_DONE, { interviewOn }));
      expect(going).toEqual([]);
      expect(replan).toMatchObject({ isEmpty: true, finishOn: { after: HALF_DONE.calendar.finishOn } });
    }
  });

  it('are for what is open: nothing is chosen where all is done, and what is not essential where that is', () => {
    const done = HALF_DONE.tasks.map((task) => ({ ...task, completion: doneOn('2026-04-09') }));
    expect(keep({ ...HALF_DONE, tasks: done })).toBeNull();

    const essentialsDone = HALF_DONE.tasks.map((task, index) =>
      task.essential ? required(done[index]) : task,
    );
    const { staying, mock } = required(keep({ ...HALF_DONE, tasks: essentialsDone }));
    expect(staying.some(({ essential }) => essential)).toBe(false);
    expect(sumOf(staying, remainingMinutes)).toBeGreaterThan(28 * 60);
    expect(mock?.kind).toBe('rehearsal');
  });

  it('need no roadmap that tells rounds', () => {
    const tasks = [60, 60, 60, 600].map((minutes, index) =>
      givenTask({
        id: index + 1,
        sessions: [{ day: addDays(TODAY, -1), minutes, isPinned: false, position: 0 }],
        essential: index === 2,
      }),
    );
    const plan = givenPlan({ tasks, calendar: { ...givenPlan().calendar, finishOn: addDays(TODAY, 9) } });
    const { staying, roomMinutes } = required(keep(plan, { interviewOn: addDays(TODAY, 1) }));
    expect(roomMinutes).toBe(120);
    expect(keysOf(staying)).toEqual(['task-1', 'task-3']);
    expect(sumMinutes(staying)).toBe(120);
  });
});
