import { describe, expect, it } from 'vitest';
import { pointsOfGrades, proposedGrade } from '../../../plans/practice/proposed-grade.ts';

describe('the proposed grade', () => {
  it.each([
    { asked: 3, grades: ['again', 'hard', 'good', 'easy'] },
    { asked: 4, grades: ['again', 'again', 'hard', 'good', 'easy'] },
    { asked: 5, grades: ['again', 'again', 'hard', 'good', 'good', 'easy'] },
    { asked: 6, grades: ['again', 'again', 'hard', 'hard', 'good', 'good', 'easy'] },
    { asked: 1, grades: ['again', 'easy'] },
    { asked: 0, grades: [null] },
  ])('follows the share of $asked points', ({ asked, grades }) => {
    expect(grades.map((_, made) => proposedGrade(made, asked))).toEqual(grades);
  });

  it('takes more points than were asked for as all of them', () => {
    expect(proposedGrade(4, 1)).toBe('easy');
  });

  it('is told for each grade by its points, and not for one that is never proposed', () => {
    expect(pointsOfGrades(6)).toEqual({
      again: { from: 0, to: 1 },
      hard: { from: 2, to: 3 },
      good: { from: 4, to: 5 },
      easy: { from: 6, to: 6 },
    });
    expect(pointsOfGrades(1)).toMatchObject({ hard: null, good: null });
    expect(pointsOfGrades(0)).toEqual({ again: null, hard: null, good: null, easy: null });
  });
});
