import { load } from 'cheerio';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { day } from '../../../plans/day.ts';
import type { PlanPace } from '../../../plans/progress/pace.ts';
import { measurePlanPace } from '../../../plans/progress/pace.ts';
import { paceSentence } from '../../../plans/progress/pace-sentence.ts';
import { PaceBand } from '../../../views/parts/pace-band.tsx';
import { BRITISH_DATES } from '../../support/made/dates.ts';
import { givenPlan, givenTask, givenTasksOn, START_ON } from '../../support/made/plans.ts';

function givenPace(overrides: Partial<PlanPace> = {}): PlanPace {
  const plan = givenPlan({ tasks: [...givenTasksOn(['2026-03-02', 60]), givenTask({ id: 9 })] });
  return { ...measurePlanPace(plan, day('2026-03-02')), ...overrides };
}

function renderBand(overrides: Partial<PlanPace> = {}) {
  const pace = givenPace(overrides);
  return { pace, $: load(renderToString(<PaceBand pace={pace} today={START_ON} />)) };
}

describe('the pace band', () => {
  it.each([
    { verdict: 'behind', studyDays: 2.5, name: 'pace--behind', needle: 115 },
    { verdict: 'on pace', studyDays: 0, name: 'pace--on-pace', needle: 150 },
    { verdict: 'ahead', studyDays: 5, name: 'pace--ahead', needle: 220 },
    { verdict: 'behind', studyDays: 400, name: 'pace--behind', needle: 10 },
    { verdict: 'ahead', studyDays: 400, name: 'pace--ahead', needle: 290 },
  ] as const)(
    'of $studyDays study days $verdict says so and points there',
    ({ verdict, studyDays, name, needle }) => {
      const { pace, $ } = renderBand({ verdict, studyDays });
      expect($('.pace').hasClass(name)).toBe(true);
      expect($('.pace__words').text()).toContain(paceSentence(pace, START_ON, BRITISH_DATES));
      expect(Number($('.pace__knob').attr('cx'))).toBeCloseTo(needle);
    },
  );

  it('hides the scale from those who hear the sentence', () => {
    expect(renderBand().$('svg').attr('aria-hidden')).toBe('true');
  });

  it.each([{ hasStarted: false }, { isFinished: true }])('has no scale when %j', (state) => {
    const { $ } = renderBand(state);
    expect($('svg')).toHaveLength(0);
    expect($('.pace__words').text()).not.toBe('');
  });
});
