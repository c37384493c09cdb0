import { asc, eq, sql } from 'drizzle-orm';
import type { Answer, AnswersByQuestion } from '../../plans/practice/answer.ts';
import type { Database } from '../file/open.ts';
import { foreignVersion, isUnsettled } from '../file/state/foreign-version.ts';
import { oncePerDatabase } from '../file/statements/statements.ts';
import { prepareStoredRows, storedColumns } from '../file/statements/stored-rows.ts';
import { answers } from '../schema/practice.ts';

type Remembered = { foreignVersion: number | undefined; answers: AnswersByQuestion };

/**
 * What was read last, and the questions whose answers were written since, even if that was taken back.
 *
 * Reading 50,000 answers takes a tenth of a second, far more than the page that asks for them.
 */
const memories = oncePerDatabase((db) => ({
  last: null as Remembered | null,
  touched: watchAnswers(db),
}));

const statements = oncePerDatabase(({ orm, client }) => {
  const inOrder = [asc(answers.day), asc(answers.id)];
  const all = orm
    .select(storedColumns(answers))
    .from(answers)
    .orderBy(...inOrder);
  return {
    listAll: prepareStoredRows(client, all),
    listOfQuestion: orm
      .select()
      .from(answers)
      .where(eq(answers.questionKey, sql.placeholder('questionKey')))
      .orderBy(...inOrder)
      .prepare(),
  };
});

/**
 * Every answer, by question.
 *
 * The value is shared. Until something is written it stays the same one; afterwards the answers to all other
 * questions are still the same lists, so that what was worked out from a list can be kept.
 */
export function loadAnswers(db: Database): AnswersByQuestion {
  // What a transaction sees may yet be rolled back.
  if (isUnsettled(db)) return readAll(db);

  const { last, touched } = memories(db);
  const isAsBefore = touched.size === 0 && last?.foreignVersion === foreignVersion(db);
  return last && isAsBefore ? last.answers : db.client.transaction(() => renew(db)).deferred();
}

function renew(db: Database): AnswersByQuestion {
  // Asked inside of the transaction, it belongs to the same state of the file as the rows.
  const version = foreignVersion(db);
  const memory = memories(db);
  const { last, touched } = memory;
  const renewed =
    last && last.foreignVersion === version ? readAgain(db, last.answers, touched) : readAll(db);
  memory.last = { foreignVersion: version, answers: renewed };
  touched.clear();
  return renewed;
}

/** The answers to one question, in order of day. */
export function listAnswersTo(db: Database, questionKey: string): readonly Answer[] {
  return loadAnswers(db).get(questionKey) ?? [];
}

function readAll(db: Database): AnswersByQuestion {
  const byQuestion = new Map<string, Answer[]>();
  for (const row of statements(db).listAll.all()) {
    const answer: Answer = { ...row, pointsMade: JSON.parse(row.pointsMade) };
    const earlier = byQuestion.get(answer.questionKey);
    if (earlier) earlier.push(answer);
    else byQuestion.set(answer.questionKey, [answer]);
  }
  return byQuestion;
}

function readAgain(db: Database, earlier: AnswersByQuestion, touched: Iterable<string>): AnswersByQuestion {
  const byQuestion = new Map(earlier);
  for (const questionKey of touched) {
    const list = statements(db).listOfQuestion.all({ questionKey });
    if (list.length > 0) byQuestion.set(questionKey, list);
    else byQuestion.delete(questionKey);
  }
  return byQuestion;
}

/** Temporary triggers, as the journal's are: they belong to this connection and hear undo as well. */
function watchAnswers({ client }: Database): Set<string> {
  const touched = new Set<string>();
  client.function('note_answer', (questionKey) => {
    touched.add(String(questionKey));
    return null;
  });
  client.exec(`
    create temp trigger answers_noted_insert after insert on main.answers begin select note_answer(new.question_key); end;
    create temp trigger answers_noted_update after update on main.answers begin
      select note_answer(old.question_key), note_answer(new.question_key);
    end;
    create temp trigger answers_noted_delete after delete on main.answers begin select note_answer(old.question_key); end;
  `);
  return touched;
}
