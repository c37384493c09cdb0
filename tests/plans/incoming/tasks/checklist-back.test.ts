import { describe, expect, it } from 'vitest';
import { readMarkdownOutline } from '../../../../plans/incoming/outlines/markdown.ts';
import { titleWithoutDays, withoutDays } from '../../../../plans/incoming/tasks/dated-headings.ts';
import { propose } from '../../../../plans/incoming/tasks/propose.ts';
import { planChecklist } from '../../../../plans/plan/plan-checklist.ts';
import { testApp } from '../../../support/app/test-app.ts';

describe('the checklist of a plan that is brought back', () => {
  it('has the same phases, weeks, tasks, minutes and ticks, in the same order', async () => {
    const app = await testApp({ plan: 'built-in' });
    const [withSteps] = app.plan().tasks.filter(({ steps }) => steps.length > 1);
    if (!withSteps) throw new Error('No task of the plan has steps');
    await app.post(`/tasks/${withSteps.id}/steps/1/completion`, { done: 'yes' });
    await app.post(`/tasks/${withSteps.id}/completion`, { done: 'yes' });
    const plan = app.plan();

    const outline = readMarkdownOutline(planChecklist(plan));
    if (!outline.ok) throw new Error(outline.problem);
    const read = propose(outline.value, '');
    if (!read.ok) throw new Error(read.problem);

    const { title, phases } = read.proposal;
    expect(title).toBe(plan.title);
    expect(phases.map((phase) => [phase.title, phase.weekCount])).toEqual(
      plan.phases.map((phase, index) => [phase.title, index === 7 ? 1 : 2]),
    );
    const tasks = phases.flatMap((phase) => phase.tasks);
    const told = (steps: readonly { isDone: boolean }[]) => steps.map(({ isDone }) => isDone);
    expect(tasks.map((task) => [task.minutes, task.isDone, told(task.steps)])).toEqual(
      plan.tasks.map((task) => [
        task.minutes,
        task.completion !== null,
        task.steps.map(({ completion }) => completion !== null),
      ]),
    );
  });
});

describe('headings', () => {
  it('lose the days at their end, and get weeks from the first of them', () => {
    expect(
      withoutDays([
        { title: 'One (2026-03-02 to 2026-03-15)' },
        { title: 'Two (2026-03-16)' },
        { title: 'Three' },
      ]),
    ).toEqual([{ title: 'One', weeks: [1, 2] }, { title: 'Two', weeks: [3, 3] }, { title: 'Three' }]);
    expect(
      withoutDays([
        { title: 'One (2026-03-02 to 2026-03-18)' },
        { title: 'Two (2026-03-12 to 2026-03-27)' },
        { title: 'Three (2026-03-24 to 2026-03-26)' },
      ]).map(({ title, weeks }) => [title, weeks]),
    ).toEqual([
      ['One', [1, 3]],
      ['Two', [4, 4]],
      ['Three', [5, 5]],
    ]);
    expect(titleWithoutDays('My plan (2026-02-30)')).toBe('My plan (2026-02-30)');
  });
});
