import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../../../plans/day.ts';
import {
  findQuestion,
  phaseFirst,
  placeOf,
  questionsForWeek,
  questionsOfTask,
} from '../../../../plans/practice/bank/question-bank.ts';
import { FINISH_ON, givenPlan, givenSession, givenTask, START_ON } from '../../../support/made/plans.ts';
import { givenCategory, givenQuestion } from '../../../support/made/practice/questions.ts';

const OF_FIRST_TASK = givenQuestion({ id: 'of-first-task', tasks: ['task-1'] });
const OF_SECOND_TASK = givenQuestion({ id: 'of-second-task', tasks: ['task-2'] });
const OF_BOTH = givenQuestion({ id: 'of-both', tasks: ['task-2', 'task-1'] });
const OF_LATER_PHASE = givenQuestion({ id: 'of-later-phase', phase: 'phase-2', tasks: ['task-3'] });
const SMALL = givenCategory('small', [OF_SECOND_TASK, OF_LATER_PHASE]);
const LARGE = givenCategory('large', [OF_FIRST_TASK, OF_BOTH]);
const BANK = [SMALL, LARGE];

const idsOf = (placed: readonly { question: { id: string } }[] | undefined) =>
  placed?.map(({ question }) => question.id);

describe('a question', () => {
  it('is found with its category, or not at all', () => {
    expect(findQuestion(BANK, 'of-both')).toEqual({ question: OF_BOTH, category: LARGE });
    expect(findQuestion(BANK, 'nowhere')).toBeNull();
  });

  it('belongs to each task that it names', () => {
    expect(idsOf(questionsOfTask(BANK, 'task-1'))).toEqual(['of-first-task', 'of-both']);
    expect(idsOf(questionsOfTask(BANK, 'task-9'))).toEqual([]);
  });

  it('has its place among others, across categories', () => {
    expect(placeOf(BANK, 'of-later-phase')).toEqual({
      number: 2,
      count: 4,
      before: OF_SECOND_TASK,
      after: OF_FIRST_TASK,
    });
    expect(placeOf([LARGE], 'of-first-task')).toMatchObject({ number: 1, before: null, after: OF_BOTH });
    expect(placeOf([LARGE], 'of-both')).toMatchObject({ number: 2, before: OF_FIRST_TASK, after: null });
    expect(placeOf([LARGE], 'of-second-task')).toBeNull();
  });
});

describe('categories', () => {
  it('stand with the most questions of a phase first, equal ones in their order', () => {
    expect(phaseFirst(BANK, 'phase-1')).toEqual([LARGE, SMALL]);
    expect(phaseFirst(BANK, 'phase-2')).toEqual([SMALL, LARGE]);
    expect(phaseFirst(BANK, null)).toEqual(BANK);
  });
});

describe('the questions for a week', () => {
  const secondWeek = addDays(START_ON, 7);
  const plan = givenPlan({
    tasks: [
      givenTask({ id: 1, sessions: [givenSession(secondWeek, 60)] }),
      givenTask({ id: 2, sessions: [givenSession(START_ON, 60)] }),
    ],
  });

  it('are those of its phase, the ones to its own tasks first', () => {
    const found = questionsForWeek(plan, BANK, START_ON);

    expect(found).toMatchObject({ week: 1, phase: { key: 'phase-1' }, ofThisWeekCount: 2 });
    expect(idsOf(found?.questions)).toEqual(['of-both', 'of-second-task', 'of-first-task']);
  });

  it('do not follow a task that was dropped', () => {
    const [first, second] = plan.tasks;
    if (!first || !second) throw new Error('The plan has two tasks');
    const without = { ...plan, tasks: [first, { ...second, droppedOn: day('2026-03-02') }] };

    expect(questionsForWeek(without, BANK, START_ON)?.ofThisWeekCount).toBe(0);
    expect(questionsForWeek(without, BANK, START_ON)?.questions).toHaveLength(3);
  });

  it('change with the phase', () => {
    const found = questionsForWeek(plan, BANK, secondWeek);

    expect(found).toMatchObject({ week: 2, phase: { key: 'phase-2' }, ofThisWeekCount: 0 });
    expect(idsOf(found?.questions)).toEqual(['of-later-phase']);
  });

  it('are none outside of the plan, and when the bank has nothing for the phase', () => {
    expect(questionsForWeek(plan, BANK, addDays(START_ON, -1))).toBeNull();
    expect(questionsForWeek(plan, BANK, addDays(FINISH_ON, 1))).toBeNull();
    expect(questionsForWeek(plan, [LARGE], secondWeek)).toBeNull();
  });
});
