import { load } from 'cheerio';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../../../plans/day.ts';
import type { Forecast } from '../../../../plans/progress/forecast/forecast.ts';
import { measurePlanPace } from '../../../../plans/progress/pace.ts';
import { Answer } from '../../../../views/progress/forecast/answer.tsx';
import { givenOutlook } from '../../../support/made/outlooks.ts';
import { FINISH_ON, givenPlan, givenTask, START_ON } from '../../../support/made/plans.ts';

const plan = givenPlan({ tasks: [givenTask()] });

function answerOf(forecast: Forecast, today = day('2026-03-04'), { of = plan, displacedMinutes = 0 } = {}) {
  const pace = measurePlanPace(of, today);
  const $ = load(
    renderToString(<Answer forecast={forecast} pace={pace} displacedMinutes={displacedMinutes} />),
  );
  return {
    $,
    day: $('.answer__day').text(),
    more: $('.answer__more').text(),
    labels: $('dt')
      .toArray()
      .map((label) => $(label).text()),
  };
}

describe('the answer', () => {
  it('is a day, how sure it is, and what it takes, each with its definition one tap away', () => {
    const { $, day: answer, more, labels } = answerOf(givenOutlook({ chanceByFinish: 0.86 }));

    expect(answer).toBe('Around Thursday 12 March 2026');
    expect(more).toContain('That is 3 days before the finish of the plan, 15 Mar 2026.');
    expect(more).not.toContain('See what would make it fit');
    expect(labels).toEqual(['Nearly sure', 'In time', 'Needed from now on']);
    expect($('dd details > summary[id]')).toHaveLength(3);
    expect($('dd').text()).toContain('86 %of the trial runs are done by the finish of the plan, 15 Mar.');
    expect($('dd').text()).toContain('lately it was 1 h 30 min, the plan had');
  });

  it('shows the way on where the plan is not nearly sure to be in time', () => {
    expect(
      answerOf(givenOutlook({ chanceByFinish: 0.84 }))
        .$('a')
        .attr('href'),
    ).toBe('/progress/fit');
    const { $, more } = answerOf(givenOutlook({ medianOn: day('2026-03-16'), chanceByFinish: 0.4 }));

    expect(more).toContain('That is 1 day after the finish of the plan');
    expect($('a').attr('href')).toBe('/progress/fit');
  });

  it('tells the chance before the interview while it is ahead', () => {
    const interview = { interviewOn: day('2026-03-20'), chanceByInterview: 0.9 };

    expect(answerOf(givenOutlook(interview)).labels).toContain('Before the interview');
    expect(answerOf(givenOutlook({ ...interview, madeOn: day('2026-03-20') })).labels).not.toContain(
      'Before the interview',
    );
  });

  it('tells no chance for a finish that is past, nor a day beyond a year', () => {
    expect(answerOf(givenOutlook({ madeOn: addDays(FINISH_ON, 1) })).labels).not.toContain('In time');

    const endless = answerOf(givenOutlook({ medianOn: null, likelyOn: null, chanceByFinish: 0 }));
    expect(endless.day).toBe('Not within a year');
    expect(endless.$('dd').text()).toContain('no date to give');
  });

  it.each<{ forecast: Forecast; today: string; answer: string; more: string }>([
    {
      forecast: { state: 'finished' },
      today: '2026-03-04',
      answer: 'You are.',
      more: 'Nothing is left to do.',
    },
    {
      forecast: { state: 'too early', closedStudyDays: 2, hasFinishedWork: true },
      today: '2026-03-04',
      answer: 'Too early to tell',
      more: 'A forecast takes 5 study days that are over, and 3 more days are needed.',
    },
    {
      forecast: { state: 'too early', closedStudyDays: 0, hasFinishedWork: false },
      today: addDays(START_ON, -1),
      answer: 'Too early to tell',
      more: 'The plan has not begun. After 5 study days there is a forecast.',
    },
    {
      forecast: { state: 'standing still', windowStudyDays: 28, remainingMinutes: 60 },
      today: '2026-04-20',
      answer: 'No date to give',
      more: 'Nothing was finished on the last 28 study days.',
    },
  ])('names no day when it is $forecast.state', ({ forecast, today, answer, more }) => {
    const shown = answerOf(forecast, day(today));

    expect(shown.day).toBe(answer);
    expect(shown.more).toContain(more);
    expect(shown.labels).toEqual(forecast.state === 'finished' ? [] : ['Needed from now on']);
  });

  it('says without a forecast that what is left does not fit, or has no day, and leads to Replan', () => {
    const idle: Forecast = { state: 'too early', closedStudyDays: 9, hasFinishedWork: false };
    const today = day('2026-03-13');
    const toReplan = (options: Parameters<typeof answerOf>[2]) => {
      const { $, more } = answerOf(idle, today, options);
      return { more, links: $('.answer__more a[href="/replan?from=/progress"]').length };
    };
    const large = givenPlan({ tasks: [givenTask({ minutes: 3000 })] });

    expect(answerOf(idle, today).day).toBe('No date to give');
    expect(toReplan({}).links).toBe(0);
    expect(toReplan({ of: large })).toMatchObject({ links: 1 });
    expect(toReplan({ of: large }).more).toContain('It does not fit as it is: 50 h of work are left');
    expect(toReplan({ displacedMinutes: 60 })).toMatchObject({ links: 1 });
    expect(toReplan({ displacedMinutes: 60 }).more).toContain('1 h of work have no day to come.');
  });

  it('asks for no more days where none can come', () => {
    const over: Forecast = {
      state: 'too early',
      closedStudyDays: 4,
      isTooShort: true,
      hasFinishedWork: true,
    };
    const { day: answer, more } = answerOf(over, addDays(FINISH_ON, 1));

    expect(answer).toBe('No date to give');
    expect(more).toContain('A forecast takes 5 study days that are over, and the plan has fewer.');
    expect(more).not.toContain('needed');
  });
});
