import { load } from 'cheerio';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../../plans/day.ts';
import { DayLoads } from '../../../views/charts/day-loads.tsx';

type DayLoad = Parameters<typeof DayLoads>[0]['days'][number];

function givenDays(count: number, changes: Record<number, Partial<DayLoad>> = {}): DayLoad[] {
  return Array.from({ length: count }, (_, index) => ({
    day: addDays(day('2026-03-02'), index),
    studyMinutes: 120,
    before: 60,
    after: 60,
    ...changes[index],
  }));
}

function show(days: readonly DayLoad[]) {
  return load(renderToString(<DayLoads days={days} />));
}

describe('the days before and after', () => {
  it('has a title, a description, and a table of the same figures', () => {
    const $ = show(givenDays(20, { 1: { after: 90 }, 2: { studyMinutes: 0, before: 0, after: 0 } }));
    for (const id of $('svg').attr('aria-labelledby')?.split(' ') ?? [])
      expect($(`#${id}`).text()).not.toBe('');
    expect($('tbody tr').eq(1).text()).toBe('Tuesday 3 March1 h1 h 30 min2 h');
    expect($('table').text()).not.toContain('Wednesday 4 March');
  });

  it('ends soon after the last change', () => {
    expect(show(givenDays(60, { 1: { after: 90 } }))('.day-loads__before').length).toBe(14);
    expect(show(givenDays(60, { 30: { after: 90 } }))('.day-loads__before').length).toBe(34);
  });

  it('adds up weeks where days would be too thin', () => {
    const $ = show(givenDays(100, { 97: { after: 90 } }));
    expect($('.day-loads__before').length).toBe(15);
    expect($('title').text()).toContain('week');
    expect($('tbody tr').length).toBe(100);
  });

  it('marks a day that is over its minutes', () => {
    const $ = show(givenDays(14, { 3: { after: 150 } }));
    expect($('.day-loads__over').length).toBe(1);
  });

  it('shows nothing of a plan that is over', () => {
    expect(show([]).text()).toBe('');
  });
});
