import { asc, eq, sql } from 'drizzle-orm';
import type { Answer } from '../../plans/practice/answer.ts';
import type { Database } from '../file/open.ts';
import { prepareInsert } from '../file/statements/prepared-insert.ts';
import { oncePerDatabase } from '../file/statements/statements.ts';
import { type ChangeMade, type ChangeMoment, recordChange } from '../journal/journal.ts';
import { habitCompletions } from '../schema/plan.ts';
import { answers } from '../schema/practice.ts';

/** An answer as it is given; its day and instant are those of the change. */
export type NewAnswer = Omit<Answer, 'id' | 'day' | 'answeredAt'>;

const statements = oncePerDatabase(({ orm }) => ({
  insert: prepareInsert(orm, answers, [
    'questionKey',
    'day',
    'answeredAt',
    'grade',
    'mode',
    'pointsMade',
    'missing',
    'seconds',
    'stuckAt',
    'mockId',
  ]),
  listOfMock: orm
    .select()
    .from(answers)
    .where(eq(answers.mockId, sql.placeholder('mockId')))
    .orderBy(asc(answers.id))
    .prepare(),
}));

/**
 * Records an answer, and with it that a habit was kept, where this answer was the last that the habit asked for.
 *
 * @param prompt - what was asked, by which the change is named
 */
export function recordAnswer(
  db: Database,
  {
    answer,
    prompt,
    keptHabitId = null,
    at,
    today,
    formToken,
  }: ChangeMoment & { answer: NewAnswer; prompt: string; keptHabitId?: number | null },
): ChangeMade {
  const facts = { kind: 'question-answered', prompt, grade: answer.grade } as const;
  const { changeId } = recordChange(db, { facts, at, onDay: today, formToken }, () => {
    insertAnswer(db, answer, { at, today });
    if (keptHabitId !== null) {
      const kept = { habitId: keptHabitId, day: today, completedAt: at };
      db.orm.insert(habitCompletions).values(kept).onConflictDoNothing().run();
    }
  });
  return { changeId };
}

/**
 * The write alone, for a change that is about more than one answer.
 *
 * @returns the id of the answer
 */
export function insertAnswer(db: Database, answer: NewAnswer, { at, today }: ChangeMoment): number {
  return statements(db).insert({ ...answer, day: today, answeredAt: at });
}

/** The answers that were given in a mock, in order. */
export function listAnswersOfMock(db: Database, mockId: number): Answer[] {
  return statements(db).listOfMock.all({ mockId });
}
