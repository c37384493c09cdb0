import { describe, expect, it } from 'vitest';
import { day } from '../../../plans/day.ts';
import type { Task } from '../../../plans/plan/plan.ts';
import { measurePlanPace, type PlanPace } from '../../../plans/progress/pace.ts';
import { paceSentence } from '../../../plans/progress/pace-sentence.ts';
import { BRITISH_DATES } from '../../support/made/dates.ts';
import { doneOn, givenPlan, givenTask, givenTasksOn, START_ON } from '../../support/made/plans.ts';

/** Monday to Friday, 90 minutes each; the first so many are done. */
function fiveTasks(doneCount: number): Task[] {
  const tasks = givenTasksOn(
    ['2026-03-02', 90],
    ['2026-03-03', 90],
    ['2026-03-04', 90],
    ['2026-03-05', 90],
    ['2026-03-06', 90],
  );
  return tasks.map((task, index) =>
    index < doneCount ? { ...task, completion: doneOn('2026-03-02') } : task,
  );
}

function inWords(pace: PlanPace, today = START_ON): string {
  return paceSentence(pace, today, BRITISH_DATES);
}

describe('the pace in a sentence', () => {
  it.each([
    {
      name: 'before the start',
      today: '2026-02-20',
      done: 0,
      sentence: 'The plan has not started yet: 7 h 30 min of work is planned.',
    },
    {
      name: 'behind',
      today: '2026-03-05',
      done: 1,
      sentence:
        'You are 2 study days behind the plan: 1 h 30 min is done, and 4 h 30 min was due before today.',
    },
    {
      name: 'behind by one',
      today: '2026-03-04',
      done: 1,
      sentence: 'You are 1 study day behind the plan: 1 h 30 min is done, and 3 h was due before today.',
    },
    {
      name: 'on the first day',
      today: '2026-03-02',
      done: 0,
      sentence: 'You are on pace: nothing was due before today.',
    },
    {
      name: 'on pace',
      today: '2026-03-03',
      done: 1,
      sentence: 'You are on pace: 1 h 30 min is done, and 1 h 30 min was due before today.',
    },
    {
      name: 'ahead',
      today: '2026-03-03',
      done: 4,
      sentence:
        'You are 2 study days ahead of the plan, today included: 6 h is done, and 1 h 30 min was due before today.',
    },
    {
      name: 'finished',
      today: '2026-03-06',
      done: 5,
      sentence: 'You have finished the plan: 7 h 30 min of planned work is done.',
    },
  ])('says so when $name', ({ today, done, sentence }) => {
    const plan = givenPlan({ tasks: fiveTasks(done) });

    expect(inWords(measurePlanPace(plan, day(today)))).toBe(sentence);
  });

  it('has at most one decimal and never says zero study days behind', () => {
    const pace = measurePlanPace(givenPlan({ tasks: fiveTasks(1) }), day('2026-03-05'));

    expect(inWords({ ...pace, studyDays: 2.449 })).toContain('2.4 study days behind');
    expect(inWords({ ...pace, studyDays: 0.01 })).toContain('less than 0.1 study days behind');
  });

  it('tells of work done before the start', () => {
    const tasks = [givenTask({ completion: doneOn('2026-02-19') }), givenTask({ id: 2 })];
    const pace = measurePlanPace(givenPlan({ tasks }), day('2026-02-20'));

    expect(inWords(pace)).toBe('The plan has not started yet, and 1 h of 2 h planned is done already.');
  });

  it('never lets dropped or added work pass for progress', () => {
    const dropped = givenTask({ id: 8, droppedOn: START_ON });
    const added = givenTask({ id: 9, baseline: [], completion: doneOn('2026-03-02') });
    const pace = measurePlanPace(givenPlan({ tasks: [...fiveTasks(5), dropped, added] }), START_ON);

    expect(inWords(pace)).toBe(
      'You have finished the plan: 7 h 30 min of planned work is done. Not counted: 1 dropped task of 1 h. ' +
        'Not counted either way: 1 task of 1 h added since.',
    );
  });

  it('names the replan that it is told against, and for a week that no work brought it about', () => {
    const plan = givenPlan({ tasks: fiveTasks(1) });
    const replanned = { day: day('2026-03-05'), studyDaysBehind: 2 };
    const onPace = { ...measurePlanPace(plan, day('2026-03-03')), replanned };
    const behind = { ...measurePlanPace(plan, day('2026-03-05')), replanned };
    const ahead = { ...onPace, verdict: 'ahead' as const, studyDays: 2 };

    expect(inWords(onPace, day('2026-03-05'))).toBe(
      'You are on pace with the plan as replanned on 5 March: 1 h 30 min is done, and 1 h 30 min was due before ' +
        'today. Before that replan you were 2 study days behind.',
    );
    expect(inWords(onPace, day('2026-03-11'))).toContain('Before that replan');
    expect(inWords(onPace, day('2026-03-12'))).not.toContain('Before that replan');
    expect(inWords({ ...onPace, replanned: { ...replanned, studyDaysBehind: 0 } })).not.toContain(
      'Before that',
    );
    expect(inWords(behind, day('2026-03-12'))).toBe(
      'You are 2 study days behind the plan as replanned on 5 March: 1 h 30 min is done, and 4 h 30 min was due before today.',
    );
    expect(inWords(ahead, day('2026-03-12'))).toContain(
      '2 study days ahead of the plan as replanned on 5 March, today',
    );
  });

  it('does not praise an empty plan', () => {
    expect(inWords(measurePlanPace(givenPlan(), START_ON))).toBe('Nothing is left in the plan.');
  });
});
