import { expect, it } from 'vitest';
import { day } from '../../../plans/day.ts';
import { testApp } from '../../support/app/test-app.ts';
import { sampleNewPlan } from '../../support/database/db.ts';

const TODAY = day('2026-03-04');
const TOMORROW = day('2026-03-05');

/** A task of two parts, today and tomorrow, and a neighbour that has tomorrow besides. */
function givenTwoParts() {
  const plan = sampleNewPlan();
  const sessions = [
    { taskId: 'task-1', day: TODAY, minutes: 40 },
    { taskId: 'task-1', day: TOMORROW, minutes: 20 },
    { taskId: 'task-2', day: TOMORROW, minutes: 60 },
  ];
  return testApp({ plan: { ...plan, schedule: { sessions } } });
}

it('a finished task is gone from tomorrow wherever days are told, and undo brings it back', async () => {
  const { get, post } = await givenTwoParts();
  const tellTomorrow = async () => {
    const [today, tomorrow, month, feed, table] = await Promise.all(
      ['/today', `/days/${TOMORROW}`, '/calendar', '/calendar.ics', '/report.csv?table=sessions'].map(
        (path) => get(path),
      ),
    );
    return {
      next: today?.$('#next').text().includes('Task 1'),
      page: tomorrow?.$('#work .item__title').toArray().length,
      load: month?.$(`a[href="/days/${TOMORROW}"]`).closest('td').find('progress').attr('value'),
      feed: feed?.body.match(/UID:task-task-1-part-2\./g)?.length ?? 0,
      table: table?.body.match(/2026-03-05,/g)?.length,
    };
  };
  const before = await tellTomorrow();
  await post('/tasks/1/completion', { done: 'yes' });
  const finished = await tellTomorrow();
  const { $ } = await get('/today');
  await post($('form.notice__form').attr('action') ?? '', { undone: 'yes' });

  expect(before).toMatchObject({ next: true, page: 2, feed: 1, table: 2 });
  expect(finished).toMatchObject({ next: false, page: 1, feed: 0, table: 1 });
  expect(Number(before.load) - Number(finished.load)).toBe(20);
  expect(await tellTomorrow()).toEqual(before);
});

it('the page of the task still names the days that it left', async () => {
  const { get, post } = await givenTwoParts();
  await post('/tasks/1/completion', { done: 'yes' });
  const { $ } = await get('/tasks/1');
  const lines = $('#days .ledger__what');

  const words = lines.toArray().map((line) => $(line).text());
  expect(words).toEqual(['Part 1 of 2, done', 'Part 2 of 2, not needed any more']);
});

it('unticking a part opens its task again, although no step of it was ticked, and says so', async () => {
  const { get, post, task } = await givenTwoParts();
  await post('/tasks/1/completion', { done: 'yes' });
  const finished = (await get('/today')).$;
  const { $ } = await post('/tasks/1/parts/1/completion', { done: 'no', from: '/today' }, { htmx: true });

  expect(finished('#task-1-check').attr('aria-pressed')).toBe('true');
  expect(finished('#task-1-steps-summary').text()).toContain('finished without them');
  expect(finished('#task-1-steps .hint').text()).toContain('The task is finished, with 3 steps open.');
  expect($('.notice__words').text()).toContain('which opens it again');
  expect(task(1).completion).toBeNull();
});
