import { load } from 'cheerio';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { type Day, day } from '../../../plans/day.ts';
import type { Task } from '../../../plans/plan/plan.ts';
import { taskParts } from '../../../plans/task/parts.ts';
import { taskItem } from '../../../views/task/task-item.tsx';
import { doneOn, givenSessions, givenSteps, givenTask } from '../../support/made/plans.ts';

function renderItem(task: Task, part = 1, on: Day | null = null) {
  const found = taskParts(task)[part - 1];
  if (!found) throw new Error(`The task has no part ${part}`);
  return load(
    renderToString(
      taskItem({ item: { task, ...found }, order: null, from: '/today', on, ask: null }).render(),
    ),
  );
}

const TWO_DAYS = givenSessions(['2026-03-02', 60], ['2026-03-03', 60]);

describe('a task on a day', () => {
  it('that fits in it is checked as a whole', () => {
    const $ = renderItem(givenTask({ title: 'Derive <softmax>', kind: 'hands-on' }));
    expect($('#task-1 .item__title').text()).toBe('Derive <softmax>');
    expect($('#task-1-check').closest('form').attr('action')).toBe('/tasks/1/completion');
    expect($('.item__meta').text()).toBe('1 hHands-on');
    expect($('details')).toHaveLength(0);
  });

  it('that goes on shows which part it is, and ticks the steps of that part', () => {
    const task = givenTask({
      title: 'Build it',
      steps: givenSteps('2026-03-02', null, null, null),
      sessions: TWO_DAYS,
    });
    const $ = renderItem(task, 1);
    expect($('form.check').first().attr('action')).toBe('/tasks/1/parts/1/completion');
    expect($('#task-1-check').attr('aria-label')).toBe('Part 1 of 2 of Build it');
    expect($('.item__meta').text()).toContain('part 1 of 2');
    expect($('summary').text()).toBe('1 of 2 steps in this part');
    expect(
      $('.steps__line')
        .toArray()
        .map(({ attribs }) => attribs.id),
    ).toEqual(['task-1-step-1', 'task-1-step-2']);
  });

  it('in its last part is checked as a whole', () => {
    const task = givenTask({ steps: givenSteps(null, null), sessions: TWO_DAYS });
    const $ = renderItem(task, 2);
    expect($('form.check').first().attr('action')).toBe('/tasks/1/completion');
    expect($('#task-1-step-2')).toHaveLength(1);
    expect($('#task-1-step-1')).toHaveLength(0);
  });

  it('in a part without steps says when to tick it', () => {
    const $ = renderItem(givenTask({ sessions: TWO_DAYS }), 1);
    expect($('.item__hint').text()).toContain('when the whole task is finished');
    expect($('form.check').attr('action')).toBe('/tasks/1/completion');
  });

  it('that is stretch work says so', () => {
    expect(renderItem(givenTask({ weight: 'stretch' }))('.item__meta').text()).toContain('stretch');
    expect(renderItem(givenTask())('.item__meta').text()).not.toContain('stretch');
  });

  it('that is done is shown so', () => {
    const $ = renderItem(givenTask({ completion: doneOn('2026-03-02') }));
    expect($('#task-1-check').attr('aria-pressed')).toBe('true');
  });

  it('that is past records every tick on that day', () => {
    const $ = renderItem(givenTask({ steps: givenSteps(null, null) }), 1, day('2026-03-02'));
    expect($('form.check')).toHaveLength(3);
    expect(
      $('[name=on]')
        .toArray()
        .map(({ attribs }) => attribs.value),
    ).toEqual(Array(3).fill('2026-03-02'));
  });
});
