import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { day } from '../../../plans/day.ts';
import { forecastPlan } from '../../../plans/progress/forecast/forecast.ts';
import { burnUp, heatMap } from '../../../plans/progress/history.ts';
import { readDrawing, unknownClasses } from '../../../server/pdf/draw-svg.ts';
import { BurnUp } from '../../../views/charts/burn-up.tsx';
import { HeatMap } from '../../../views/charts/heat-map.tsx';
import { doneOn, givenPlan, givenTask } from '../../support/made/plans.ts';

const TODAY = day('2026-03-11');
const plan = givenPlan({ tasks: [givenTask({ completion: doneOn('2026-03-03') }), givenTask({ id: 2 })] });

describe('a chart on paper', () => {
  it.each([
    {
      name: 'the burn-up with its forecast',
      chart: <BurnUp points={burnUp(plan, TODAY)} forecast={forecastPlan(plan, TODAY)} today={TODAY} />,
    },
    { name: 'the heat map', chart: <HeatMap days={heatMap(plan, TODAY)} today={TODAY} /> },
  ])('knows how each part of it looks: $name', ({ chart }) => {
    const drawing = readDrawing(/<svg.*<\/svg>/s.exec(render(chart))?.[0] ?? '');
    expect(drawing.width).toBeGreaterThan(50);
    expect(drawing.shapes.length).toBeGreaterThan(10);
    expect(unknownClasses(drawing)).toEqual([]);
  });

  it('stands on a forecast that has something to draw', () => {
    expect(forecastPlan(plan, TODAY).state).toBe('outlook');
  });

  it('reads shapes and words, and leaves titles and descriptions out', () => {
    const { width, height, shapes } = readDrawing(
      '<svg viewBox="0 0 40 20"><title>Words &amp; more</title><g><line x1="1" class="a b"></line></g><text x="3">R&amp;D &lt;1</text></svg>',
    );
    expect([width, height]).toEqual([40, 20]);
    expect(shapes).toEqual([
      { name: 'line', attributes: { x1: '1', class: 'a b' }, text: '' },
      { name: 'text', attributes: { x: '3' }, text: 'R&D <1' },
    ]);
  });
});
