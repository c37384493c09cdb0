import { load } from 'cheerio';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { day } from '../../../plans/day.ts';
import { selectAddress } from '../../../views/task/bulk-bar.tsx';
import { type CarriedOverProps, carriedOverEntry } from '../../../views/today/carried-over.tsx';
import { givenTask } from '../../support/made/plans.ts';

const carriedOver = [4, 1, 3, 2].map((id) => ({
  task: givenTask({ id }),
  remainingMinutes: 30,
  plannedOn: day(`2026-03-0${id}`),
}));

function show(overrides: Partial<CarriedOverProps> = {}) {
  const props = {
    carriedOver,
    tasksOfToday: new Set([2]),
    isFarBehind: false,
    showsAll: false,
    isSelecting: false,
    from: '/today',
  };
  return load(renderToString(carriedOverEntry({ ...props, ...overrides }).render()));
}

describe('work from earlier days', () => {
  it('comes oldest first, with what it adds up to', () => {
    const $ = show();
    expect(
      $('.item__title')
        .toArray()
        .map((title) => $(title).text()),
    ).toEqual(['Task 1', 'Task 2', 'Task 3', 'Task 4']);
    expect($('.entry__aside').text()).toContain('2 h in all, 4 tasks');
    expect($('#earlier-task-2').text()).toContain('goes on today');
    expect($('#earlier-task-1').text()).not.toContain('goes on today');
  });

  it('fetches the ways to move a task when they are asked for, and links to them where nothing can be fetched', () => {
    const $ = show();
    const address = '/tasks/1/moves?from=%2Ftoday&at=earlier&id=earlier-task-1';
    expect($('#earlier-task-1-moves [hx-get]').attr('hx-get')).toBe(address);
    expect($('#earlier-task-1-moves-page').attr('href')).toBe(address);
    expect($('#earlier-task-1 form').length).toBe(1);
  });

  it('is three lines when the plan is far behind', () => {
    const $ = show({ isFarBehind: true });
    expect([$('.item').length, $('#earlier .hint a').attr('href')]).toEqual([3, '/replan']);
    expect($('#earlier > .entry__body > ul + p a').text()).toBe('Show all 4');
    expect(show({ isFarBehind: true, showsAll: true })('.item').length).toBe(4);
  });

  it('has a box for each task in place of its check while choosing', () => {
    const $ = show({ isSelecting: true, isFarBehind: true });
    expect(
      $('[type=checkbox][form=bulk]')
        .toArray()
        .map(({ attribs }) => attribs.value),
    ).toEqual(['1', '2', '3', '4']);
    expect($('.check__box').length).toBe(0);
  });
});

describe('the address for choosing', () => {
  it.each([
    ['/today', true, '/today?select=yes'],
    ['/today?earlier=all', true, '/today?earlier=all&select=yes'],
    ['/today?select=yes', false, '/today'],
    ['/weeks/2?select=yes&x=1', false, '/weeks/2?x=1'],
  ])('of %s, choosing %s, is %s', (from, isSelecting, address) => {
    expect(selectAddress(from, isSelecting)).toBe(address);
  });
});
