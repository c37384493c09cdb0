import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, day } from '../../../../plans/day.ts';
import { type Answer, GRADES, type Grade } from '../../../../plans/practice/answer.ts';
import type { Question, QuestionCategory } from '../../../../plans/practice/bank/question.ts';
import { type DrillBasis, drillQueue } from '../../../../plans/practice/drill/drill-queue.ts';
import { type DrillRoad, lastDrillDay } from '../../../../plans/practice/drill/last-round.ts';
import { givenPhase } from '../../../support/made/plans.ts';
import { byQuestion, givenAnswer } from '../../../support/made/practice/answers.ts';
import { givenCategory, givenQuestion } from '../../../support/made/practice/questions.ts';

const TODAY = day('2026-03-16');

function basisOf(overrides: Partial<DrillBasis> & { given?: readonly Answer[] } = {}): DrillBasis {
  const { given = [], ...rest } = overrides;
  return {
    bank: [],
    answers: byQuestion(given),
    road: null,
    wishes: { minutes: 15, retention: 0.9 },
    ...rest,
  };
}

function bankOf(...questions: Partial<Question>[]): QuestionCategory[] {
  return [
    givenCategory(
      'one',
      questions.map((question) => givenQuestion(question)),
    ),
  ];
}

const idsOf = (basis: DrillBasis, on = TODAY) =>
  drillQueue(basis, on).items.map(({ question }) => question.id);

const answerTo = (questionKey: string, daysAgo: number, grade: Grade = 'good') =>
  givenAnswer(addDays(TODAY, -daysAgo), { questionKey, grade });

describe('the order of a drill', () => {
  it('is what is due before what is new, weak before strong, and the least likely to be known first', () => {
    const bank = bankOf({ id: 'new' }, { id: 'fresher' }, { id: 'older' }, { id: 'weak' }, { id: 'not-yet' });
    const given = [
      answerTo('fresher', 2),
      answerTo('older', 6),
      answerTo('weak', 1, 'again'),
      answerTo('not-yet', 1),
    ];
    const wishes = { minutes: 60, retention: 0.9 };

    const { items } = drillQueue(basisOf({ bank, given, wishes }), TODAY);

    expect(items.map(({ question, reason }) => [question.id, reason])).toEqual([
      ['weak', 'due'],
      ['older', 'due'],
      ['fresher', 'due'],
      ['new', 'new'],
    ]);
  });

  it('begins with what real rounds asked, until it is answered on the day of the round or later', () => {
    const bank = bankOf({ id: 'weak' }, { id: 'rested' }, { id: 'new', phase: 'later' }, { id: 'answered' });
    const given = [answerTo('weak', 1, 'again'), answerTo('rested', 1), answerTo('answered', 2)];
    const inRounds = new Map([
      ['answered', addDays(TODAY, -2)],
      ['rested', TODAY],
      ['new', addDays(TODAY, -3)],
      ['not-there', TODAY],
    ]);
    const road = {
      phases: [givenPhase({ id: 1, key: 'later', startsOn: addDays(TODAY, 10) })],
      interviewOn: null,
      finishOn: addDays(TODAY, 90),
    };
    const wishes = { minutes: 60, retention: 0.9 };
    const basis = basisOf({ bank, given, road, wishes, inRounds });

    const { items, waitingCount } = drillQueue(basis, TODAY);

    expect(items.map(({ question, reason }) => [question.id, reason])).toEqual([
      ['rested', 'in-a-round'],
      ['new', 'in-a-round'],
      ['weak', 'due'],
      ['answered', 'due'],
    ]);
    expect(waitingCount).toBe(0);
    // A round that is still to come has asked nothing.
    expect(idsOf({ ...basis, inRounds: new Map([['rested', addDays(TODAY, 1)]]) })[0]).toBe('weak');
    // Of a short drill they take the first minutes, and what is due waits.
    const short = drillQueue({ ...basis, wishes: { minutes: 3, retention: 0.9 } }, TODAY);
    expect(short.items.map(({ question }) => question.id)).toEqual(['rested']);
    expect(short.waitingCount).toBe(2);
  });

  it('asks new questions of the phase that began last first, then of earlier ones, never of coming ones', () => {
    const road = roadOf([
      givenPhase({ key: 'past', startsOn: addDays(TODAY, -14), endsOn: addDays(TODAY, -1) }),
      givenPhase({ key: 'present', startsOn: TODAY, endsOn: addDays(TODAY, 13) }),
      givenPhase({ key: 'coming', startsOn: addDays(TODAY, 14), endsOn: addDays(TODAY, 27) }),
    ]);
    const bank = [
      givenCategory('a', [
        givenQuestion({ id: 'a-past', phase: 'past' }),
        givenQuestion({ id: 'a-present', phase: 'present' }),
        givenQuestion({ id: 'a-present-2', phase: 'present' }),
        givenQuestion({ id: 'a-coming', phase: 'coming' }),
      ]),
      givenCategory('b', [
        givenQuestion({ id: 'b-none', phase: null }),
        givenQuestion({ id: 'b-elsewhere', phase: 'of-another-roadmap' }),
      ]),
    ];
    const wishes = { minutes: 60, retention: 0.9 };

    expect(idsOf(basisOf({ bank, road, wishes }))).toEqual([
      'a-present',
      'b-none',
      'a-present-2',
      'b-elsewhere',
      'a-past',
    ]);
    expect(idsOf(basisOf({ bank, road, wishes }), addDays(TODAY, -15))).toEqual(['b-none', 'b-elsewhere']);
    expect(idsOf(basisOf({ bank, wishes }))).toHaveLength(6);
  });
});

describe('patience', () => {
  /** A question known well that so many drills have passed over since it was due, beside a weak one. */
  function orderAfter(drills: number): string[] {
    const bank = bankOf({ id: 'known-well' }, { id: 'weak' }, { id: 'other' });
    const days = Array.from({ length: drills }, (_, index) => drills - index);
    const given = [
      answerTo('known-well', 40),
      ...days.map((daysAgo) => answerTo('other', daysAgo, 'easy')),
      answerTo('weak', 1, 'again'),
    ];
    return idsOf(basisOf({ bank, given })).filter((id) => id !== 'other');
  }

  it('ends with the fifth drill that passed over a question: plans/README.md#drills', () => {
    expect(orderAfter(4)).toEqual(['weak', 'known-well']);
    expect(orderAfter(5)).toEqual(['known-well', 'weak']);
  });
});

describe('the minutes of a drill', () => {
  it('are filled with what still fits, each question taking its speaking time and a minute', () => {
    const bank = bankOf({ id: 'a', seconds: 600 }, { id: 'b', seconds: 300 }, { id: 'c', seconds: 120 });
    const { items, tooLong } = drillQueue(basisOf({ bank }), TODAY);

    expect(items.map(({ question, costSeconds }) => [question.id, costSeconds])).toEqual([
      ['a', 660],
      ['c', 180],
    ]);
    expect(tooLong).toEqual([]);
  });

  it('leave out, and name, what takes longer than a whole drill', () => {
    const bank = bankOf({ id: 'long', seconds: 900 }, { id: 'seen', seconds: 900 }, { id: 'short' });
    const basis = basisOf({ bank, given: [answerTo('seen', 9)] });

    expect(idsOf(basis)).toEqual(['short']);
    expect(drillQueue(basis, TODAY).tooLong.map(({ question }) => question.id)).toEqual(['seen', 'long']);
  });

  it('spread what has piled up over the next days, and say how much waits', () => {
    const bank = bankOf(...Array.from({ length: 20 }, (_, index) => ({ id: `q${index}`, seconds: 120 })));
    const given = bank.flatMap(({ questions }) => questions.map(({ id }) => answerTo(id, 30)));
    const { items, waitingCount } = drillQueue(basisOf({ bank, given }), TODAY);

    expect([items.length, waitingCount]).toEqual([5, 15]);
  });

  it('may be none', () => {
    const wishes = { minutes: 0, retention: 0.9 };
    const { items, tooLong } = drillQueue(basisOf({ bank: bankOf({}, {}), wishes }), TODAY);
    expect([items.length, tooLong.length]).toEqual([0, 2]);
  });
});

describe('the last day of use', () => {
  it.each([
    { finishOn: '2026-06-14', interviewOn: null, last: '2026-06-14' },
    { finishOn: '2026-06-14', interviewOn: '2026-05-20', last: '2026-05-19' },
    { finishOn: '2026-06-14', interviewOn: '2026-06-30', last: '2026-06-14' },
    { finishOn: '2026-03-01', interviewOn: '2026-04-01', last: '2026-03-31' },
    { finishOn: '2026-03-20', interviewOn: '2026-03-16', last: '2026-03-20' },
    { finishOn: '2026-03-01', interviewOn: '2026-03-02', last: null },
  ])(
    'with a finish on $finishOn and an interview on $interviewOn: $last',
    ({ finishOn, interviewOn, last }) => {
      const road = {
        phases: [],
        finishOn: day(finishOn),
        interviewOn: interviewOn === null ? null : day(interviewOn),
      };
      expect(lastDrillDay(road, TODAY)).toBe(last);
    },
  );
});

function roadOf(phases: DrillRoad['phases'], finishOn = addDays(TODAY, 90)): DrillRoad {
  return { phases, finishOn, interviewOn: null };
}

/** A learner who does each day's whole drill, and grades as the picks say. */
function simulate(
  basis: DrillBasis,
  {
    days,
    grades,
    isDrilling = () => true,
  }: { days: number; grades: readonly Grade[]; isDrilling?: (offset: number) => boolean },
) {
  const given: Answer[] = [...[...basis.answers.values()].flat()];
  const drills: { offset: number; ids: string[]; due: number }[] = [];
  for (let offset = 0; offset < days; offset += 1) {
    if (!isDrilling(offset)) continue;
    const on = addDays(TODAY, offset);
    const { items, waitingCount } = drillQueue({ ...basis, answers: byQuestion(given) }, on);
    drills.push({ offset, ids: items.map(({ question }) => question.id), due: waitingCount });
    for (const { question } of items) {
      const grade = grades[given.length % grades.length] ?? 'good';
      given.push(givenAnswer(on, { questionKey: question.id, grade }));
    }
  }
  return { given, drills };
}

const anyQuestions = fc.array(fc.record({ seconds: fc.integer({ min: 10, max: 1800 }) }), {
  minLength: 1,
  maxLength: 30,
});
const anyGrades = fc.array(fc.constantFrom(...GRADES), { minLength: 1, maxLength: 9 });
const anyMinutes = fc.integer({ min: 1, max: 40 });

/** Another bank to the memory of queues, so that all is worked out afresh. */
const copyOf = (bank: DrillBasis['bank']) => structuredClone([...bank]);

describe('a queue that was chosen before', () => {
  const bank = bankOf({ id: 'a' }, { id: 'b' }, { id: 'c' });
  const given = [answerTo('a', 3), answerTo('b', 1)];

  it('is the same value while nothing but the day’s own answers is new', () => {
    const queue = drillQueue(basisOf({ bank, given }), TODAY);
    expect(drillQueue(basisOf({ bank, given: [...given, answerTo('c', 0)] }), TODAY)).toBe(queue);
  });

  it.each<{ name: string; change: Partial<DrillBasis> & { given?: readonly Answer[] }; on?: Day }>([
    { name: 'an earlier answer more', change: { given: [...given, answerTo('c', 1)] } },
    { name: 'an earlier answer less', change: { given: given.slice(1) } },
    { name: 'another grade', change: { given: [answerTo('a', 3, 'easy'), answerTo('b', 1)] } },
    { name: 'other minutes', change: { wishes: { minutes: 3, retention: 0.9 } } },
    { name: 'what a round asked', change: { inRounds: new Map([['c', TODAY]]) } },
    { name: 'another retention', change: { wishes: { minutes: 15, retention: 0.7 } } },
    { name: 'an end', change: { road: roadOf([], TODAY) } },
    { name: 'another day', change: {}, on: addDays(TODAY, 9) },
  ])('is chosen anew for $name', ({ change, on = TODAY }) => {
    const before = drillQueue(basisOf({ bank, given }), TODAY);
    const after = drillQueue(basisOf({ bank, given, ...change }), on);

    expect(after).toEqual(drillQueue(basisOf({ given, ...change, bank: copyOf(bank) }), on));
    expect(after.items.map(({ question, reason }) => [question.id, reason])).not.toEqual(
      before.items.map(({ question, reason }) => [question.id, reason]),
    );
  });
});

describe('whatever was answered', () => {
  it('keeps the day’s minutes, asks nothing twice, and says the same again', () => {
    fc.assert(
      fc.property(anyQuestions, anyGrades, anyMinutes, (questions, grades, minutes) => {
        const basis = basisOf({
          bank: bankOf(...questions),
          wishes: { minutes, retention: 0.9 },
          road: roadOf([], addDays(TODAY, 20)),
        });
        const { given } = simulate(basis, { days: 12, grades });
        for (const offset of [3, 12, 15, 20, 40]) {
          const on = addDays(TODAY, offset);
          const queue = drillQueue({ ...basis, answers: byQuestion(given) }, on);
          const ids = queue.items.map(({ question }) => question.id);

          expect(queue.items.reduce((sum, item) => sum + item.question.seconds + 60, 0)).toBeLessThanOrEqual(
            60 * minutes,
          );
          expect(new Set(ids).size).toBe(ids.length);
          expect(drillQueue({ ...basis, bank: copyOf(basis.bank), answers: byQuestion(given) }, on)).toEqual(
            queue,
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  it('stays in its order while the day’s answers come in, in whatever order and however they go', () => {
    fc.assert(
      fc.property(anyQuestions, anyGrades, fc.array(fc.nat(29)), (questions, grades, picks) => {
        const basis = basisOf({ bank: bankOf(...questions), wishes: { minutes: 30, retention: 0.9 } });
        const { given } = simulate(basis, { days: 5, grades });
        const on = addDays(TODAY, 5);
        const before = idsOf({ ...basis, answers: byQuestion(given) }, on);

        const ids = basis.bank.flatMap((category) => category.questions.map(({ id }) => id));
        const answered = picks.map((pick, index) =>
          givenAnswer(on, {
            questionKey: ids[pick % ids.length] ?? '',
            grade: grades[index % grades.length] ?? 'good',
          }),
        );

        const answers = byQuestion([...given, ...answered]);
        expect(idsOf({ ...basis, answers }, on)).toEqual(before);
        expect(idsOf({ ...basis, bank: copyOf(basis.bank), answers }, on)).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });

  it('lets nothing that is due starve, even where everything fails and there is time for one question a day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 12 }),
        fc.array(fc.constantFrom<Grade>('again', 'again', 'hard', 'easy'), { minLength: 1, maxLength: 7 }),
        fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
        (count, grades, weekdays) => {
          fc.pre(weekdays.some(Boolean));
          const bank = bankOf(
            ...Array.from({ length: count }, (_, index) => ({ id: `q${index}`, seconds: 60 })),
          );
          const given = bank.flatMap(({ questions }) => questions.map(({ id }) => answerTo(id, 20)));
          const basis = basisOf({ bank, given, wishes: { minutes: 2, retention: 0.9 } });
          const isDrilling = (offset: number) => weekdays[offset % 7] ?? false;
          const { drills } = simulate(basis, { days: 7 * 24, grades, isDrilling });

          // Five drills of patience, and then those that have waited at least as long, one a drill.
          const asked = new Set(drills.slice(0, 5 + count).flatMap(({ ids }) => ids));
          expect(asked.size).toBe(count);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('sees everything that was seen again before the end, where the minutes allow', () => {
    fc.assert(
      fc.property(
        anyGrades,
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom(0.7, 0.9, 0.97),
        (grades, days, retention) => {
          const bank = bankOf(
            ...Array.from({ length: 25 }, (_, index) => ({ id: `q${index}`, seconds: 60 })),
          );
          const basis = basisOf({
            bank,
            wishes: { minutes: 60, retention },
            road: roadOf([], addDays(TODAY, days - 1)),
          });
          const { given } = simulate(basis, { days, grades });

          for (const list of byQuestion(given).values()) {
            expect(list.length).toBeGreaterThanOrEqual(2);
            expect((list.at(-1)?.day ?? TODAY) >= addDays(TODAY, days - 14)).toBe(true);
          }
          expect(given.length > 0).toBe(days > 1);
        },
      ),
      { numRuns: 40 },
    );
  });
});
