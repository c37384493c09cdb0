import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../../../plans/day.ts';
import { type Answer, GRADES, type Grade } from '../../../../plans/practice/answer.ts';
import { type DrillDay, drillOn, isLastFirstAnswer } from '../../../../plans/practice/drill/drill-day.ts';
import type { DrillBasis } from '../../../../plans/practice/drill/drill-queue.ts';
import { byQuestion, givenAnswer } from '../../../support/made/practice/answers.ts';
import { givenCategory, givenQuestion } from '../../../support/made/practice/questions.ts';

const TODAY = day('2026-03-16');

const QUESTIONS = Array.from({ length: 12 }, (_, index) => givenQuestion({ id: `q${index}` }));
/** Banks of so many questions, which take three minutes each. */
const BANKS = Array.from({ length: 13 }, (_, count) => [givenCategory('one', QUESTIONS.slice(0, count))]);

function basisOf(count: number, given: readonly Answer[] = []): DrillBasis {
  return {
    bank: BANKS[count] ?? [],
    answers: byQuestion(given),
    road: null,
    wishes: { minutes: 120, retention: 0.9 },
  };
}

const answerTo = (questionKey: string, grade: Grade = 'good', rest: Partial<Answer> = {}) =>
  givenAnswer(TODAY, { questionKey, grade, ...rest });

const drillAfter = (count: number, given: readonly Answer[]) => drillOn(basisOf(count, given), TODAY);
const idsOf = (items: DrillDay['open']) => items.map(({ question }) => question.id);

describe('a day’s drill', () => {
  it('goes on with the first question that has no answer, on whatever occasion it was given', () => {
    const given = [answerTo('q0', 'hard'), answerTo('q2', 'good', { mode: 'mock' })];
    const begun = drillAfter(3, given);

    expect(idsOf(begun.open)).toEqual(['q1']);
    expect(begun).toMatchObject({ openMinutes: 3, minutes: 9, isBegun: true, isDone: false });
    expect(begun.asked.map(({ answer }) => answer?.grade ?? null)).toEqual(['hard', null, 'good']);
    expect(drillAfter(3, [...given, answerTo('q1')])).toMatchObject({ open: [], isDone: true });
  });

  it('is not done, nor begun, when it asked nothing', () => {
    expect(drillAfter(0, [])).toMatchObject({ open: [], isDone: false, isBegun: false, minutes: 0 });
  });
});

describe('a question that failed', () => {
  it('comes back after those without an answer, the one that has waited longest first', () => {
    const given = [answerTo('q1', 'again'), answerTo('q0', 'again')];
    const begun = drillAfter(3, given);
    expect(idsOf(begun.open)).toEqual(['q2', 'q1', 'q0']);
    expect(begun).toMatchObject({ comesBackCount: 2, openMinutes: 9, minutes: 15, isDone: false });

    const back = [...given, answerTo('q2'), answerTo('q1', 'again')];
    expect(idsOf(drillAfter(3, back).open)).toEqual(['q0', 'q1']);
    expect(drillAfter(3, back)).toMatchObject({ openMinutes: 6, minutes: 18 });
    expect(drillAfter(3, [...back, answerTo('q1', 'hard'), answerTo('q0')])).toMatchObject({
      ...{ open: [], isDone: true, minutes: 18 },
    });
  });

  it('keeps its place among the questions of the day', () => {
    const { asked } = drillAfter(3, [answerTo('q1', 'again')]);
    expect(idsOf(asked)).toEqual(['q0', 'q1', 'q2']);
    expect(asked.map(({ comesBack }) => comesBack)).toEqual([false, true, false]);
  });

  it('is due tomorrow, once, where the learner stops', () => {
    const given = [answerTo('q0', 'again'), answerTo('q0', 'again'), answerTo('q1', 'easy')];
    const tomorrow = drillOn(basisOf(2, given), addDays(TODAY, 1));
    expect(tomorrow.items.map(({ question, reason }) => [question.id, reason])).toEqual([['q0', 'due']]);
    expect(tomorrow).toMatchObject({ comesBackCount: 0, isBegun: false, minutes: 3 });
  });

  it('asks nothing of the habit: that goes by the first answer to each', () => {
    const given = [answerTo('q0', 'again')];
    expect(isLastFirstAnswer(drillAfter(2, given), 'q1')).toBe(true);
    expect(isLastFirstAnswer(drillAfter(2, given), 'q0')).toBe(false);
    expect(isLastFirstAnswer(drillAfter(2, []), 'q0')).toBe(false);
    expect(isLastFirstAnswer(drillAfter(2, [...given, answerTo('q1')]), 'q0')).toBe(false);
  });
});

const anyDay = fc.record({
  count: fc.integer({ min: 1, max: 8 }),
  /** Those of one question, go by go; then it goes better. */
  grades: fc.array(
    fc.array(fc.constantFrom<Grade>('again', 'again', 'hard', 'good', 'easy'), { maxLength: 4 }),
  ),
});

describe('however the answers go', () => {
  it('ends once each question went better, loses none, and keeps the habit with one answer', () => {
    fc.assert(
      fc.property(anyDay, ({ count, grades }) => {
        const given: Answer[] = [];
        const goes = new Map<string, number>();
        const keptAt: number[] = [];
        for (;;) {
          const drill = drillAfter(count, given);
          const [next] = drill.open;
          if (!next) break;

          const id = next.question.id;
          const unanswered = idsOf(drill.asked.filter(({ answer }) => answer === null));
          const failed = idsOf(drill.asked.filter(({ answer }) => answer?.grade === 'again'));
          const open = idsOf(drill.open);
          expect(open.slice(0, unanswered.length)).toEqual(unanswered);
          expect(open.slice(unanswered.length).sort()).toEqual(failed.sort());

          if (isLastFirstAnswer(drill, id)) keptAt.push(given.length);
          const go = goes.get(id) ?? 0;
          goes.set(id, go + 1);
          given.push(answerTo(id, grades[drill.asked.indexOf(next)]?.[go] ?? 'good'));

          // What is left keeps its order; what was answered leaves, or goes to the end.
          const others = open.slice(1);
          expect(idsOf(drillAfter(count, given).open)).toEqual(
            given.at(-1)?.grade === 'again' ? [...others, id] : others,
          );
          // Taken back, all is as it was.
          expect(idsOf(drillAfter(count, given.slice(0, -1)).open)).toEqual(open);
        }
        const done = drillAfter(count, given);
        expect(done.isDone).toBe(true);
        expect(done.minutes).toBe(3 * given.length);
        expect(keptAt).toEqual([count - 1]);
        expect(goes.size).toBe(count);
      }),
      { numRuns: 100 },
    );
  });

  it('the drill of tomorrow asks nothing twice, and all that was left', () => {
    const anyAnswers = fc.array(fc.tuple(fc.nat(11), fc.constantFrom(...GRADES)), { maxLength: 30 });
    fc.assert(
      fc.property(anyAnswers, (picks) => {
        const given = picks.map(([pick, grade]) => answerTo(`q${pick}`, grade));
        const left = drillAfter(12, given).open;
        const tomorrow = idsOf(drillOn(basisOf(12, given), addDays(TODAY, 1)).open);
        expect(new Set(tomorrow).size).toBe(tomorrow.length);
        expect(tomorrow).toEqual(expect.arrayContaining(idsOf(left)));
      }),
      { numRuns: 100 },
    );
  });
});
