import { load } from 'cheerio';
import { expect, it } from 'vitest';
import { setHabitCompletion } from '../../../../db/habit/habit-completions.ts';
import { setTaskCompletion } from '../../../../db/task/completions.ts';
import { addEvidence } from '../../../../db/task/evidence.ts';
import { addSpentTime } from '../../../../db/task/spent-times.ts';
import { setStepsCompletion } from '../../../../db/task/step-completions.ts';
import { day, isDay } from '../../../../plans/day.ts';
import { followLinks } from '../../../support/app/every-form.ts';
import { formsOf, type OfferedForm, sendForm } from '../../../support/app/offered-forms.ts';
import { listRoutes } from '../../../support/app/routes.ts';
import { type TestApp, testApp } from '../../../support/app/test-app.ts';
import { sampleNewPlan } from '../../../support/database/db.ts';
import { rememberRows } from '../../../support/database/rewind.ts';

const THURSDAY = '2026-03-05T09:00:00.000Z';
const MONDAY = day('2026-03-02');
/** What was done on Monday by another way, after the page had been shown. */
const ELSEWHERE = { at: '2026-03-04T10:00:00.000Z', today: day('2026-03-04') };

const TICKS = ['/today', '/days/N', '/plan', '/weeks/N', '/tasks/N', '/calendar', '/phases/first'];
const UNTICKS = ['/today', '/days/N', '/plan', '/weeks/N', '/tasks/N', '/calendar', '/phases/first'];
/** At the least. */
const OFFERED = [...TICKS.map((page) => `${page} tick`), ...UNTICKS.map((page) => `${page} untick`)];

const SAID = /was (finished|ticked)|were ticked/;

/** Open, begun and finished tasks, one in parts, steps of each, habits kept and not, and a mock to leave as evidence. */
async function givenPages(): Promise<TestApp> {
  const plan = sampleNewPlan({ taskCount: 12 } as Parameters<typeof sampleNewPlan>[0]);
  const [first, ...others] = plan.schedule.sessions;
  const days = [MONDAY, day('2026-03-04'), day('2026-03-05')];
  const parts = first ? days.map((on) => ({ ...first, day: on, minutes: 20 })) : [];
  const app = await testApp({ plan: { ...plan, schedule: { sessions: [...parts, ...others] } } });
  const given = (path: string, form: Record<string, string>) => app.post(path, { from: '/today', ...form });
  await given('/tasks/1/parts/1/completion', { done: 'yes' });
  await given('/tasks/2/steps/1/completion', { done: 'yes' });
  for (const id of [3, 4]) {
    await given(`/tasks/${id}/steps/1/completion`, { done: 'yes' });
    await given(`/tasks/${id}/completion`, { done: 'yes', on: id === 3 ? '2026-03-03' : '2026-03-04' });
  }
  for (const on of ['2026-03-02', '2026-03-04'])
    await given(`/habits/1/days/${on}/completion`, { done: 'yes' });
  await given('/mocks', { format: 'coding', task: '5', partner: '', seed: 'a' });
  await given('/mocks/1/rounds/1/clock', { running: 'yes' });
  await given('/mocks/1/completion', { done: 'yes' });
  return app;
}

/** Every tick that a page offers, the first of each shape on each kind of page. */
async function findTicks(app: TestApp): Promise<OfferedForm[]> {
  const plain = listRoutes(app.app)
    .filter(({ method, path }) => method === 'GET' && !/[:*]|\.\w+$/.test(path))
    .map(({ path }) => path);
  const besides = ['/today?select=yes', '/plan?select=yes', '/tasks/1', '/tasks/2', '/tasks/3', '/mocks/1'];
  const found = new Map<string, OfferedForm>();
  const read = async (address: string) => {
    const { status, headers, body } = await app.get(address);
    return status === 200 && String(headers['content-type']).startsWith('text/html') ? load(body) : null;
  };
  await followLinks(read, [...besides, ...plain], async (address, $) => {
    for (const form of formsOf(address, $).filter(isTick)) {
      const key = `${address.replaceAll(/\d[\d-]*/g, 'N')} ${form.shape}`;
      if (!found.has(key)) found.set(key, form);
    }
  });
  return [...found.values()];
}

function isTick({ address, how }: OfferedForm): boolean {
  return (
    /^\/(tasks|habits)\/.*completion$|^\/mocks\/\d+\/tasks\//.test(address) ||
    (address.endsWith('/sessions') && how === 'done')
  );
}

type Held = {
  taskId: number;
  habit: { habitId: number; day: ReturnType<typeof day> } | null;
  wantsDone: boolean;
  from: string;
};

function read({ address, filledIn }: OfferedForm): Held {
  const field = (name: string) => filledIn.find(([key]) => key === name)?.[1];
  const [, habitId, on = ''] = /^\/habits\/(\d+)\/days\/([^/]+)/.exec(address) ?? [];
  return {
    taskId: Number(/\/tasks\/(\d+)/.exec(address)?.[1] ?? field('task')),
    habit: isDay(on) ? { habitId: Number(habitId), day: day(on) } : null,
    wantsDone: field('done') !== 'no',
    from: field('from') ?? '',
  };
}

/** What the form is about is finished on Monday by another way, anew where the page showed it as finished. */
function finishElsewhere({ db, task }: TestApp, { taskId, habit }: Held): void {
  if (habit) {
    setHabitCompletion(db, { ...habit, ...ELSEWHERE, isDone: false });
    setHabitCompletion(db, { ...habit, ...ELSEWHERE, isDone: true });
    return;
  }
  const positions = task(taskId).steps.map(({ position }) => position);
  for (const on of [null, MONDAY]) {
    setStepsCompletion(db, { ...ELSEWHERE, taskId, positions, on });
    setTaskCompletion(db, { ...ELSEWHERE, taskId, on });
  }
  addSpentTime(db, { ...ELSEWHERE, taskId, day: MONDAY, minutes: 55 });
  addEvidence(db, { ...ELSEWHERE, taskId, kind: 'note', text: 'It works', location: '', value: null });
}

function stateOf(app: TestApp, { taskId, habit }: Held) {
  if (habit) {
    const { completedAt } = app.plan().habits.find(({ id }) => id === habit.habitId) ?? {};
    return { kept: completedAt?.[habit.day] };
  }
  const { completion, steps, spent, evidence } = app.task(taskId);
  return { completion, steps, spent, evidence: evidence.slice(0, 1) };
}

it('no tick from a page that is behind touches what was finished since, and the answer says so', async () => {
  const app = await givenPages();
  const ticks = await findTicks(app);
  const rewind = rememberRows(app.db);
  const problems: string[] = [];
  for (const form of ticks) {
    const held = read(form);
    for (const htmx of [false, true]) {
      finishElsewhere(app, held);
      const before = JSON.stringify(stateOf(app, held));
      app.setNow(THURSDAY);
      const { status, $ } = await sendForm(app, form, form.filledIn, { htmx });
      const words = $?.('#flash').text() ?? '';
      const tell = (what: string) =>
        problems.push(`${form.page}: ${form.shape}${htmx ? ' (htmx)' : ''}: ${what}`);

      if (JSON.stringify(stateOf(app, held)) !== before) tell('it was changed');
      // A habit that is to be kept is kept, and a mock is left as evidence of what is finished.
      const isQuiet = (held.habit !== null && held.wantsDone) || form.address.startsWith('/mocks/');
      if (isQuiet ? status >= 400 : status !== 409 || !SAID.test(words)) tell(`answers ${status}: ${words}`);
      if (!isQuiet && !words.includes('2 March 2026') && !held.habit) tell(`does not say when: ${words}`);
      const now = await app.get(held.from);
      if (!isQuiet && $?.('h1').text() !== now.$('h1').text()) tell('does not show how it is now');
      rewind();
      app.setNow(ELSEWHERE.at);
    }
  }

  expect(problems).toEqual([]);
  const kinds = ticks.map(
    (form) => `${form.page.replaceAll(/\d[\d-]*/g, 'N')} ${read(form).wantsDone ? 'tick' : 'untick'}`,
  );
  expect(kinds).toEqual(expect.arrayContaining(OFFERED));
});
