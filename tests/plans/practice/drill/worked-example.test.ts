import { expect, it } from 'vitest';
import { day } from '../../../../plans/day.ts';
import type { Grade } from '../../../../plans/practice/answer.ts';
import { drillOn } from '../../../../plans/practice/drill/drill-day.ts';
import { byQuestion, givenAnswer } from '../../../support/made/practice/answers.ts';
import { givenCategory, givenQuestion } from '../../../support/made/practice/questions.ts';

it('the drill of plans/README.md', () => {
  const questions = ['a', 'b', 'c', 'd', 'e'].map((id) =>
    givenQuestion({ id, seconds: id === 'e' ? 300 : 120 }),
  );
  const earlier = [
    givenAnswer(day('2026-03-02'), { questionKey: 'a', grade: 'easy' }),
    givenAnswer(day('2026-03-09'), { questionKey: 'b', grade: 'again' }),
    givenAnswer(day('2026-03-09'), { questionKey: 'c', grade: 'good' }),
  ];
  const basis = {
    bank: [givenCategory('one', questions)],
    answers: byQuestion(earlier),
    road: null,
    wishes: { minutes: 10, retention: 0.9 },
  };

  const idsOn = (on: string) => drillOn(basis, day(on)).items.map(({ question }) => question.id);
  expect(idsOn('2026-03-10')).toEqual(['b', 'a', 'd']);
  expect(drillOn(basis, day('2026-03-10')).minutes).toBe(9);
  expect(idsOn('2026-03-09')).not.toContain('a');
  expect(idsOn('2026-03-10')).not.toContain('c');
  expect(idsOn('2026-03-11')).toContain('c');

  const tenth = (questionKey: string, grade: Grade) => givenAnswer(day('2026-03-10'), { questionKey, grade });
  const begun = [...earlier, tenth('b', 'again'), tenth('a', 'again'), tenth('d', 'good')];
  const back = drillOn({ ...basis, answers: byQuestion(begun) }, day('2026-03-10'));
  expect(back.open.map(({ question }) => question.id)).toEqual(['b', 'a']);
  expect(back.minutes).toBe(15);

  const left = { ...basis, answers: byQuestion([...begun, tenth('b', 'good'), tenth('a', 'again')]) };
  expect(drillOn(left, day('2026-03-10')).open.map(({ question }) => question.id)).toEqual(['a']);
  expect(drillOn(left, day('2026-03-11')).items.map(({ question }) => question.id)).toContain('a');
});
