import { type CheerioAPI, load } from 'cheerio';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { datesIn } from '../../../plans/dates.ts';
import { addDays, day } from '../../../plans/day.ts';
import { formatHours, formatMinutes } from '../../../plans/format.ts';
import type { Forecast } from '../../../plans/progress/forecast/forecast.ts';
import { burnUp, heatMap } from '../../../plans/progress/history.ts';
import { summariseWeek, summariseWeeks } from '../../../plans/week/week.ts';
import { BurnUp } from '../../../views/charts/burn-up.tsx';
import { HeatMap } from '../../../views/charts/heat-map.tsx';
import { TimeBars } from '../../../views/charts/time-bars.tsx';
import { WeekBars } from '../../../views/charts/week-bars.tsx';
import { WeeksChart } from '../../../views/charts/weeks-chart.tsx';
import {
  doneOn,
  givenHabit,
  givenPlan,
  givenReview,
  givenSessions,
  givenTask,
} from '../../support/made/plans.ts';

const TODAY = day('2026-03-04');
const { formatLongDay } = datesIn({ locale: 'en-GB', hourCycle: 'auto' });

/** Two weeks: an hour on each of three days and one in the second week; the first hour is finished, half of the second. */
const PLAN = givenPlan({
  tasks: [
    givenTask({ id: 1, completion: doneOn('2026-03-02') }),
    givenTask({
      id: 2,
      sessions: givenSessions(['2026-03-03', 90]),
      steps: [
        { position: 1, text: 'Read', completion: doneOn('2026-03-04') },
        { position: 2, text: 'Do', completion: null },
      ],
    }),
    givenTask({ id: 3, sessions: givenSessions(['2026-03-10', 75]) }),
  ],
  habits: [givenHabit({ completedDays: [day('2026-03-02')] })],
});

const TOO_EARLY: Forecast = { state: 'too early', closedStudyDays: 2, hasFinishedWork: true };

const render = (chart: VNode): CheerioAPI => load(renderToString(chart));

function rowsOf($: CheerioAPI): string[][] {
  return $('tbody tr')
    .toArray()
    .map((row) =>
      $(row)
        .children()
        .toArray()
        .map((cell) => $(cell).text()),
    );
}

/** A title and a description that the drawing is named by, and figures for whoever cannot see it. */
function expectReadable($: CheerioAPI): void {
  const svg = $('svg[role=img]');
  const [titleId, wordsId] = (svg.attr('aria-labelledby') ?? '').split(' ');
  expect(svg).toHaveLength(1);
  expect(svg.find(`title#${titleId}`).text()).not.toBe('');
  expect(svg.find(`desc#${wordsId}`).text()).toMatch(/\.$/);
  expect($('table caption').text()).not.toBe('');
  expect($('thead th[scope=col]').length).toBe($('tbody tr').first().children().length);
  expect($('tbody tr > th[scope=row]').length).toBe($('tbody tr').length);
  expect($('[style]')).toHaveLength(0);
  expect($.html()).not.toMatch(/NaN|Infinity|undefined/);
}

describe('the burn-up', () => {
  const points = burnUp(PLAN, TODAY);

  it('has a title, a description and a table of the same figures, week by week', () => {
    const $ = render(<BurnUp points={points} forecast={TOO_EARLY} today={TODAY} />);
    expectReadable($);
    expect($('desc').text()).toBe(
      '3.8 h are planned until 15 Mar 2026. By 4 Mar 2026, 2.5 h were planned and 1.8 h are finished.',
    );
    const weekEnds = points.filter((_, index) => index % 7 === 6);
    expect(rowsOf($)).toEqual(
      weekEnds.map(({ plannedMinutes, earnedMinutes }, index) => [
        ['8 Mar', '15 Mar'][index],
        formatHours(plannedMinutes),
        earnedMinutes === null ? 'to come' : formatHours(earnedMinutes),
        '',
      ]),
    );
  });

  it('tells what was finished once a week is over', () => {
    const later = day('2026-03-09');
    const $ = render(<BurnUp points={burnUp(PLAN, later)} forecast={TOO_EARLY} today={later} />);
    expect(rowsOf($)[0]).toEqual(['8 Mar', '2.5 h', '1.8 h', '46 %']);
  });

  it('draws finished work only until today, and marks it while the plan runs', () => {
    const $ = render(<BurnUp points={points} forecast={TOO_EARLY} today={TODAY} />);
    const corners = (selector: string) => ($(selector).attr('d') ?? '').split('L').length;
    expect(corners('.chart__finished-line')).toBe(3);
    expect(corners('.chart__planned-line')).toBe(14);
    expect($('.chart__today')).toHaveLength(1);
    for (const outside of [day('2026-03-01'), day('2026-03-16')]) {
      const chart = render(<BurnUp points={burnUp(PLAN, outside)} forecast={TOO_EARLY} today={outside} />);
      expect(chart('.chart__today')).toHaveLength(0);
    }
  });

  it('shows the first plan dashed beside the plan in force, in words and figures too, once it was replanned', () => {
    const moved = PLAN.tasks.map((task) =>
      task.id === 3 ? { ...task, yardstick: [{ day: day('2026-03-04'), minutes: 75 }] } : task,
    );
    const $ = render(
      <BurnUp points={burnUp({ ...PLAN, tasks: moved }, TODAY)} forecast={TOO_EARLY} today={TODAY} />,
    );

    expectReadable($);
    expect($('.chart__planned-line')).toHaveLength(2);
    expect($('.chart__planned-line--first')).toHaveLength(1);
    expect($('.chart__key').text()).toMatch(/finished\s+plan in force\s+first plan/);
    expect($('desc').text()).toContain(
      '3.8 h were planned, 2.5 h by the first plan, and 1.8 h are finished.',
    );
    expect(rowsOf($)[0]).toEqual(['8 Mar', '3.8 h', '2.5 h', 'to come', '']);
  });

  it('stands before the plan begins, for a plan of nothing, and for one of a day', () => {
    const before = render(
      <BurnUp points={burnUp(PLAN, day('2026-02-01'))} forecast={TOO_EARLY} today={day('2026-02-01')} />,
    );
    expect(before('desc').text()).toContain('nothing has been due yet');
    expectReadable(before);
    expectReadable(render(<BurnUp points={burnUp(givenPlan(), TODAY)} forecast={TOO_EARLY} today={TODAY} />));
    expectReadable(render(<BurnUp points={points.slice(0, 1)} forecast={TOO_EARLY} today={TODAY} />));
    expect(renderToString(<BurnUp points={[]} forecast={TOO_EARLY} today={TODAY} />)).toBe('');
  });
});

describe('the heat map', () => {
  const days = heatMap(PLAN, TODAY);

  it('has a title, a description and a table of the same figures, for days that have come', () => {
    const $ = render(<HeatMap days={days} today={TODAY} />);
    expectReadable($);
    expect($('desc').text()).toContain('Something was finished on 2 days.');
    const shown = days.filter((one) => one.day <= TODAY);
    expect(rowsOf($)).toEqual(
      shown.map((one) => [
        formatLongDay(one.day),
        formatMinutes(one.plannedMinutes),
        formatMinutes(one.finishedMinutes),
      ]),
    );
  });

  it.each([
    ['2026-11-27', 110, 'Dec Jan Feb'],
    ['2026-11-02', 110, 'Nov Dec Jan'],
    ['2026-03-02', 5, ''],
  ])('from %s, %i days long, no name of a month stands over another', (from, length, names) => {
    const long = Array.from({ length }, (_, index) => ({
      day: addDays(day(from), index),
      studyMinutes: 60,
      plannedMinutes: 60,
      finishedMinutes: 30,
    }));
    const $ = render(<HeatMap days={long} today={TODAY} />);
    const shown = $('text[y="12"]').toArray();
    expect(shown.map((one) => $(one).text()).join(' ')).toBe(names);
    const xs = shown.map((one) => Number($(one).attr('x')));
    for (const [index, x] of xs.entries()) expect(x - (xs[index - 1] ?? -100)).toBeGreaterThan(40);
  });

  it('has a square for each study day, a dot for each rest day, and marks today', () => {
    const $ = render(<HeatMap days={days} today={TODAY} />);
    expect($('.heat-map__cell')).toHaveLength(12);
    expect($('.heat-map__rest')).toHaveLength(2);
    expect($('.heat-map__cell--today')).toHaveLength(1);
  });

  it.each([
    [0, 0],
    [1, 1],
    [30, 1],
    [31, 2],
    [60, 2],
    [120, 3],
    [121, 4],
  ])('shows %d finished minutes at level %d', (finishedMinutes, level) => {
    const one = { day: TODAY, studyMinutes: 120, plannedMinutes: 0, finishedMinutes };
    expect(render(<HeatMap days={[one]} today={TODAY} />)(`.heat-map__cell--${level}`)).toHaveLength(1);
  });

  it('shows work on a rest day, and nothing without days', () => {
    const rest = { day: TODAY, studyMinutes: 0, plannedMinutes: 0, finishedMinutes: 60 };
    expect(render(<HeatMap days={[rest]} today={TODAY} />)('.heat-map__cell')).toHaveLength(1);
    expect(renderToString(<HeatMap days={[]} today={TODAY} />)).toBe('');
  });
});

describe('the bars of a week', () => {
  it('have a title, a description and a table of the same figures', () => {
    const { days } = summariseWeek(PLAN, 1, TODAY);
    const $ = render(<WeekBars days={days} today={TODAY} />);
    expectReadable($);
    expect(rowsOf($)).toEqual(
      days.map((one) => [
        formatLongDay(one.day),
        formatMinutes(one.plannedMinutes),
        formatMinutes(one.finishedMinutes),
        String(one.finishedTaskCount),
        one.habitsAsked === 0 ? '' : `${one.habitsKept} of ${one.habitsAsked}`,
      ]),
    );
    expect(rowsOf($)[0]).toEqual(['Monday 2 March', '1 h', '1 h', '1', '1 of 1']);
  });

  it('are as high as their minutes: twice the work, twice the bar', () => {
    const week = summariseWeek(PLAN, 1, TODAY).days;
    const doubled = week.map((one, index) => ({
      ...one,
      plannedMinutes: index === 0 ? 120 : index === 1 ? 60 : 0,
    }));
    const $ = render(<WeekBars days={doubled} today={TODAY} />);
    const heights = $('.chart__planned')
      .toArray()
      .map(({ attribs }) => Number(attribs.height));
    expect(heights).toHaveLength(2);
    expect(heights[0]).toBeCloseTo(2 * (heights[1] ?? 0));
  });
});

describe('where time goes', () => {
  const share = (label: string, notedMinutes: number, estimatedMinutes: number) => ({
    label,
    notedMinutes,
    estimatedMinutes,
  });
  const rows = [share('Study', 60, 30), share('Hands-on', 0, 180), share('Rehearsal', 0, 0)];
  const $ = render(<TimeBars id="time" title="Time by kind" column="Kind" rows={rows} />);

  it('is told in words, the longest first, and in a table', () => {
    expectReadable($);
    expect($('desc').text()).toBe('Hands-on: 3 h; Study: 1 h 30 min.');
    expect(rowsOf($)).toEqual([
      ['Study', '1 h', '30 min', '1 h 30 min'],
      ['Hands-on', '0 min', '3 h', '3 h'],
      ['Rehearsal', '0 min', '0 min', '0 min'],
    ]);
  });

  it('draws what was noted first, then what is estimated, to one scale', () => {
    const boxes = (selector: string) =>
      $(selector)
        .toArray()
        .map((box) => [Number($(box).attr('x')), Number($(box).attr('width'))]);
    expect(boxes('.chart__finished')).toEqual([[0, 140]]);
    expect(boxes('.time-bars__estimated')).toEqual([
      [140, 70],
      [0, 420],
    ]);
  });
});

describe('the weeks beside each other', () => {
  const weeks = summariseWeeks({ ...PLAN, weekReviews: [givenReview({ confidence: 4 })] }, TODAY);

  it('have the figures of every week in a table, and a ring where confidence was said', () => {
    const $ = render(<WeeksChart weeks={weeks} />);
    expectReadable($);
    expect(rowsOf($)).toEqual([
      ['Week 1', '2 h 30 min', '1 h 45 min', '0.5 behind', '4 of 5'],
      ['Week 2', '1 h 15 min', '', '', ''],
    ]);
    expect($('.weeks-chart__confidence').text()).toBe('4');
    expect($('desc').text()).toContain('1.8 h of 2.5 h planned in the weeks that have begun.');
  });

  it('are as high as their minutes, and say nothing of confidence where nobody did', () => {
    const $ = render(<WeeksChart weeks={summariseWeeks(PLAN, TODAY)} />);
    const heights = $('.chart__planned')
      .toArray()
      .map(({ attribs }) => Number(attribs.height));
    expect(heights[0]).toBeCloseTo(2 * (heights[1] ?? 0));
    expect($.text()).not.toContain('confidence,');
  });
});
