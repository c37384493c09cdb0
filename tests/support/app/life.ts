import { expect } from 'vitest';
import { addDays, type Day, day, eachDay, weekdayOf } from '../../../plans/day.ts';
import type { Plan } from '../../../plans/plan/plan.ts';
import { hasOpenTasks, tasksInPlan } from '../../../plans/progress/earned.ts';
import { countWeeks, weekOfDay } from '../../../plans/week/week.ts';
import { OPEN_PAGES, PAGES } from '../../../server/pages.ts';
import { findNonsense, MONTHS } from '../texts/nonsense.ts';
import { type Answer, type TestApp, testApp } from './test-app.ts';

/** The first day of a life with the built-in roadmap, a Monday, and the last of its plan, a Sunday. */
export const BORN_ON = day('2026-03-02');
export const ENDS_ON = day('2026-06-14');

/** It is there once time was noted on some tasks. */
const ONLY_WITH_TIMES = '/progress/time/estimates';

/** It asks before a move, and is there with one. */
const ABOUT_A_MOVE = '/moves';

export type Life = {
  app: TestApp;
  /** What was read that cannot be so: the day, the page and the line. */
  nonsense: readonly string[];
  /** The learner's day. */
  today(): Day;
  /** Nothing is left of the plan. */
  isAllDone(): boolean;
  /** The morning of a day. */
  wakeOn(on: Day): void;
  /** Whatever Today asks is ticked, as its page offers it: tasks, or the steps of a part, and habits. */
  doToday(): Promise<void>;
  /** Reads a page. */
  read(path: string): Promise<Answer>;
  /** Reads every page. */
  readEverything(): Promise<void>;
  /** Looks at a proposal and applies what it shows; tells the page that was looked at. */
  accept(proposal: string): Promise<Answer>;
};

/** A learner with the built-in roadmap on two hours a day, three on Saturdays, and nothing on Sundays. */
export async function givenLife(): Promise<Life> {
  let now = BORN_ON;
  const nonsense: string[] = [];
  const app = await testApp({ plan: 'built-in', now: `${now}T07:00:00Z` });
  const read = async (path: string) => {
    const answer = await app.get(path);
    expect([path, answer.status]).toEqual([path, 200]);
    for (const found of findNonsense(answer, now)) nonsense.push(`${now} ${path}: ${found}`);
    return answer;
  };
  return {
    app,
    nonsense,
    today: () => now,
    isAllDone: () => !hasOpenTasks(app.plan()),
    wakeOn: (on) => {
      now = on;
      app.setNow(`${on}T07:00:00Z`);
    },
    doToday: () => tickAll(app),
    read,
    readEverything: async () => {
      for (const path of everyPath(app, now)) await read(path);
    },
    accept: async (proposal) => {
      const preview = await read(proposal);
      const fields = preview.$('#apply').serializeArray();
      const form: Record<string, string[]> = {};
      for (const { name, value } of fields) form[name] = [...(form[name] ?? []), value];
      expect((await app.post('/replans', form)).status).toBe(303);
      return preview;
    },
  };
}

/** Steps of a part earn whole minutes: a few of them are none of a day. */
const ON_PACE = /^You are (?:on pace|less than 0\.1 study days|0\.[12] study days ahead)/;

/** Today tells of no work that is missing. */
export function isOnPace({ $ }: Answer): boolean {
  return ON_PACE.test($('.pace__words').text());
}

/** What Progress tells: the day around which the plan will be done, and how likely it is done in time. */
export function toldBy({ $ }: Answer): { medianOn: Day | null; inTime: string } {
  const [, dayOfMonth = '', month = '', year = ''] =
    /(\d+) (\w+) (\d{4})$/.exec($('.answer__day').text()) ?? [];
  const number = MONTHS.indexOf(month.slice(0, 3)) + 1;
  return {
    medianOn:
      number === 0 ? null : day(`${year}-${String(number).padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`),
    inTime: $('#in-time-definition').closest('dd').find('.answer__figure').text(),
  };
}

/** Each day of the life from one to another, both included. */
export async function live(
  life: Life,
  from: Day,
  to: Day,
  each: (today: Day, isSunday: boolean) => Promise<void>,
): Promise<void> {
  for (const today of eachDay(from, to)) {
    life.wakeOn(today);
    await each(today, weekdayOf(today) === 6);
  }
}

/** A part that has nothing of its own to tick waits for the last one of its task. */
async function tickAll(app: TestApp): Promise<void> {
  const { $ } = await app.get('/today');
  const forms = $('#work .items > li, #habits .items > li')
    .toArray()
    .filter((row) => $(row).find('.item__hint').length === 0)
    .flatMap((row) => $(row).children('form').toArray())
    .filter((form) => $(form).find('button[aria-pressed=false]').length > 0);
  for (const form of forms) {
    const fields = Object.fromEntries(
      $(form)
        .serializeArray()
        .map(({ name, value }) => [name, value]),
    );
    const { status } = await app.post($(form).attr('action') ?? '', fields);
    expect(status).toBe(303);
  }
}

/** Every page that there is, with what the plan has on this day in its place, and what leaves in other forms. */
function everyPath(app: TestApp, today: Day): string[] {
  const plan = app.plan();
  const open = plan.tasks.find(({ completion }) => completion === null) ?? plan.tasks[0];
  const weekCount = countWeeks(plan);
  const week = weekOfDay(plan, today) ?? (today < plan.calendar.startOn ? 1 : weekCount);
  const phase =
    plan.phases.find(({ startsOn, endsOn }) => startsOn <= today && today <= endsOn) ?? plan.phases[0];
  const filled = ({ path }: { path: string }) =>
    path
      .replace('/tasks/:id', `/tasks/${open?.id}`)
      .replace('/weeks/:week', `/weeks/${week}`)
      .replace(':day', addDays(today, 1))
      .replace(':month', today.slice(0, 7))
      .replace(':phase', phase?.key ?? '')
      .replace('/plans/:id', `/plans/${plan.id}`)
      .replace('/roadmaps/:id', '/roadmaps/research-scientist-100')
      .replace(':question', 'plain-kl-divergence')
      .replace(':task', 'derive-reinforce');
  const hasBegun = BORN_ON <= today;
  const paths = [...PAGES, ...OPEN_PAGES]
    .map(filled)
    .filter((path) => !path.includes(':') && path !== ONLY_WITH_TIMES)
    .filter((path) => hasBegun || !path.endsWith('/review'))
    .flatMap((path) => (path === ABOUT_A_MOVE ? aboutMoves(plan) : [path]));
  const others = [
    `/days/${addDays(today, -1)}`,
    `/days/${addDays(today, 7)}`,
    '/tasks/1',
    '/tasks/new',
    '/weeks/1',
    `/weeks/${weekCount}`,
    '/settings',
    '/help',
    '/setup?again=1',
    '/report.html',
    '/report.md',
    '/replan?way=same-hours',
    '/replan?way=lighter',
    '/replan?way=essentials',
  ];
  return [...new Set([...paths, ...others])];
}

function aboutMoves(plan: Plan): string[] {
  const open = tasksInPlan(plan).find(({ completion }) => completion === null);
  return open ? [`${ABOUT_A_MOVE}?task=${open.id}&action=today`] : [];
}
