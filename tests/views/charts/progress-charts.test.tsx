import { type CheerioAPI, load } from 'cheerio';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../../plans/day.ts';
import { burnUp, sharesByPhase } from '../../../plans/progress/history.ts';
import { summariseWeeks } from '../../../plans/week/week.ts';
import { BurnUp } from '../../../views/charts/burn-up.tsx';
import { FanTable } from '../../../views/charts/fan.tsx';
import { PhaseTimeline } from '../../../views/charts/phase-timeline.tsx';
import { WeeklyBars } from '../../../views/charts/weekly-bars.tsx';
import { givenOutlook } from '../../support/made/outlooks.ts';
import {
  doneOn,
  FINISH_ON,
  givenPhase,
  givenPlan,
  givenSessions,
  givenTask,
} from '../../support/made/plans.ts';

const TODAY = day('2026-03-04');

const PLAN = givenPlan({
  tasks: [
    givenTask({ id: 1, completion: doneOn('2026-03-02') }),
    givenTask({ id: 2, sessions: givenSessions(['2026-03-03', 60]) }),
    givenTask({ id: 3, phaseId: 2, sessions: givenSessions(['2026-03-10', 90]) }),
  ],
});

const render = (chart: VNode): CheerioAPI => load(renderToString(chart));
const numbers = ($: CheerioAPI, selector: string, name: string) =>
  $(selector)
    .toArray()
    .map((element) => Number($(element).attr(name)));
const rowsOf = ($: CheerioAPI) =>
  $('tbody tr')
    .toArray()
    .map((row) =>
      $(row)
        .children()
        .toArray()
        .map((cell) => $(cell).text()),
    );

function expectReadable($: CheerioAPI): void {
  const [titleId, wordsId] = ($('svg[role=img]').attr('aria-labelledby') ?? '').split(' ');
  expect($(`svg title#${titleId}`).text()).not.toBe('');
  expect($(`svg desc#${wordsId}`).text()).toMatch(/\.$/);
  expect($('table caption').text()).not.toBe('');
  expect($('summary[id]')).toHaveLength(1);
  expect($('[style]')).toHaveLength(0);
  expect($.html()).not.toMatch(/NaN|Infinity|undefined/);
}

describe('the fan of the burn-up', () => {
  const points = burnUp(PLAN, TODAY);
  const chartOf = (overrides = {}) =>
    render(<BurnUp points={points} forecast={givenOutlook(overrides)} today={TODAY} />);

  it('begins at what is finished today, and ends on the days that are told', () => {
    const $ = chartOf();
    expectReadable($);
    const [start, end] = ($('.fan__median').attr('d') ?? '')
      .slice(1)
      .split('L')
      .map((at) => at.split(',').map(Number));
    const [x, y] = [numbers($, '.chart__now', 'cx')[0], numbers($, '.chart__now', 'cy')[0]];

    expect(start?.[0]).toBeCloseTo(x ?? 0, 1);
    expect(start?.[1]).toBeCloseTo(y ?? 0, 1);
    expect(numbers($, '.fan__end', 'cx')[0]).toBeCloseTo(end?.[0] ?? 0, 1);
    expect(numbers($, '.fan__end', 'cx')[1]).toBeGreaterThan(end?.[0] ?? 0);
    expect($('desc').text()).toContain(
      'Half of the trial runs are done by 12 Mar 2026, 85 of 100 by 18 Mar 2026.',
    );
  });

  it('has its days in a table', () => {
    const $ = render(<FanTable outlook={givenOutlook()} />);
    expect(rowsOf($)).toEqual([
      ['5', 'Tuesday 10 March 2026'],
      ['15', 'Wednesday 11 March 2026'],
      ['50', 'Thursday 12 March 2026'],
      ['85', 'Wednesday 18 March 2026'],
      ['95', 'Sunday 22 March 2026'],
    ]);
    const cutOff = [
      {
        share: 0.5,
        points: [
          { day: TODAY, minutes: 0 },
          { day: FINISH_ON, minutes: 90 },
        ],
      },
    ];
    expect(rowsOf(render(<FanTable outlook={givenOutlook({ fan: cutOff })} />))).toEqual([
      ['50', 'no day that is told'],
    ]);
  });

  it('never makes the chart longer than twice the plan, however far it goes', () => {
    const far = [0.05, 0.15, 0.5, 0.85, 0.95].map((share) => ({
      share,
      points: [
        { day: TODAY, minutes: 0 },
        { day: addDays(TODAY, 360), minutes: 50 },
      ],
    }));
    const $ = chartOf({ fan: far, medianOn: null, likelyOn: null });
    expectReadable($);
    expect($('.fan__end')).toHaveLength(0);
    expect(numbers($, '.chart__now', 'cx')[0]).toBeGreaterThan(640 / (2 * 14 + 2));
  });

  it('is not drawn without a forecast', () => {
    const forecast = { state: 'standing still', windowStudyDays: 28, remainingMinutes: 60 } as const;
    const $ = render(<BurnUp points={points} forecast={forecast} today={TODAY} />);
    expectReadable($);
    expect($('.fan__median, .key--fan')).toHaveLength(0);
  });
});

describe('the timeline of phases', () => {
  const timelineOf = (today = TODAY) =>
    render(<PhaseTimeline phases={sharesByPhase(PLAN, today)} today={today} />);

  it('fills each phase as far as it is finished, and has the same figures in a table', () => {
    const $ = timelineOf();
    expectReadable($);
    const whole = numbers($, '.timeline__whole', 'width');
    expect(numbers($, '.chart__finished', 'width')[0]).toBeCloseTo((whole[0] ?? 0) / 2);
    expect($('.chart__finished')).toHaveLength(1);
    expect(rowsOf($)).toEqual([
      ['Phase 1', '2 Mar to 8 Mar', '1 h of 2 h, 50 %', '1 of 2'],
      ['Phase 2', '9 Mar to 15 Mar', '0 h of 1.5 h, 0 %', '0 of 1'],
    ]);
    expect($('desc').text()).toContain('Today is in “Phase 1”, of which 50 % is finished.');
  });

  it('lays the phases end to end on the calendar, and marks today while it runs', () => {
    const $ = timelineOf();
    const [first, second] = numbers($, '.timeline__whole', 'x');
    const [width] = numbers($, '.timeline__whole', 'width');
    expect((first ?? 0) + (width ?? 0)).toBeCloseTo((second ?? 0) - 2, 5);
    expect(numbers($, '.chart__today', 'x1')[0]).toBeCloseTo((640 * 2.5) / 14);
    expect($('.timeline__name--now').text()).toBe('Phase 1');
    expect(timelineOf(addDays(FINISH_ON, 1))('.chart__today')).toHaveLength(0);
  });

  it('shortens a long title in the drawing only', () => {
    const title = 'A title so long that it would leave the drawing on every phone there is';
    const plan = givenPlan({ phases: [givenPhase({ title, endsOn: FINISH_ON })] });
    const $ = render(<PhaseTimeline phases={sharesByPhase(plan, TODAY)} today={TODAY} />);
    expectReadable($);
    expect($('.timeline__name').first().text()).toMatch(/^A title so long .+…$/);
    expect($('tbody th').text()).toBe(title);
    expect(renderToString(<PhaseTimeline phases={[]} today={TODAY} />)).toBe('');
  });
});

describe('the bars of the weeks', () => {
  it('are as high as their minutes, and have the same figures in a table', () => {
    const later = day('2026-03-11');
    const $ = render(<WeeklyBars weeks={summariseWeeks(PLAN, later)} />);
    expectReadable($);
    const [first, second] = numbers($, '.chart__planned', 'height');
    expect((first ?? 0) / (second ?? 1)).toBeCloseTo(120 / 90);
    expect(numbers($, '.chart__finished', 'height')[0]).toBeCloseTo((first ?? 0) / 2);
    expect(rowsOf($)).toEqual([
      ['Week 1', '2 Mar to 8 Mar', '2 h', '1 h'],
      ['Week 2', '9 Mar to 15 Mar', '1.5 h', '0 h'],
    ]);
    expect($('desc').text()).toContain(
      'In 0 of 1 weeks that are over, all that was planned or more was finished.',
    );
    expect($('tbody a').first().attr('href')).toBe('/weeks/1');
  });

  it('tell coming weeks apart', () => {
    const $ = render(<WeeklyBars weeks={summariseWeeks(PLAN, TODAY)} />);
    expect($('.chart__planned--coming')).toHaveLength(1);
    expect(rowsOf($)[1]?.at(-1)).toBe('to come');
    expect($('.chart__label--now').text()).toBe('1');
    expect(renderToString(<WeeklyBars weeks={[]} />)).toBe('');
  });
});
