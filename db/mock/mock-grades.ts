import { and, eq } from 'drizzle-orm';
import type { Mock } from '../../plans/mock/mock.ts';
import type { Grade } from '../../plans/practice/answer.ts';
import type { Database } from '../file/open.ts';
import { readAndWrite } from '../file/transaction.ts';
import { type ChangeMade, type ChangeMoment, recordChange } from '../journal/journal.ts';
import { insertAnswer, listAnswersOfMock } from '../practice/answers.ts';
import { answers } from '../schema/practice.ts';

export type MockGrade = { mock: Pick<Mock, 'id'>; questionKey: string; prompt: string; grade: Grade };

/** Grades a question of a mock: an answer like any other, of which a mock has one for each question. */
export function gradeInMock(db: Database, grade: MockGrade & ChangeMoment): ChangeMade {
  return readAndWrite(db, () => gradeAsFound(db, grade));
}

function gradeAsFound(
  db: Database,
  { mock, questionKey, prompt, grade, ...moment }: MockGrade & ChangeMoment,
): ChangeMade {
  const isEarlier = listAnswersOfMock(db, mock.id).some(
    (answer) => answer.questionKey === questionKey && answer.grade === grade,
  );
  if (isEarlier) return { changeId: null };

  const { at, today, formToken } = moment;
  const facts = { kind: 'mock-question-graded', prompt, grade } as const;
  const { changeId } = recordChange(db, { facts, at, onDay: today, formToken }, () => {
    db.orm
      .delete(answers)
      .where(and(eq(answers.mockId, mock.id), eq(answers.questionKey, questionKey)))
      .run();
    const answer = { questionKey, grade, mode: 'mock', mockId: mock.id } as const;
    insertAnswer(db, { ...answer, pointsMade: [], missing: '', seconds: null, stuckAt: null }, moment);
  });
  return { changeId };
}
