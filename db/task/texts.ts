import { and, eq, getTableName } from 'drizzle-orm';
import { countDays } from '../../plans/calendar/calendar.ts';
import type { NewChangeFacts } from '../../plans/journal/change-facts.ts';
import { type Text, UNWRITTEN } from '../../plans/plan/plan.ts';
import type { ReflectionPrompt } from '../../plans/review/review.ts';
import type { Database } from '../file/open.ts';
import { readAndWrite } from '../file/transaction.ts';
import type { ChangeMoment } from '../journal/journal.ts';
import { nextRevision } from '../journal/revisions.ts';
import type { RowImage } from '../journal/row-images.ts';
import { recordTyping } from '../journal/typing.ts';
import { plans } from '../schema/plan.ts';
import { reflections } from '../schema/review.ts';
import { tasks } from '../schema/task.ts';

/** What the learner wrote, and the revision they saw when they began: another one by now is not overwritten. */
export type NewText = ChangeMoment & { text: string; baseRevision: number };

export type SaveOutcome =
  | { ok: true; revision: number }
  | { ok: false; reason: 'missing' }
  | { ok: false; reason: 'stale'; current: Text };

/** Where a reflection is; without a prompt it answers no question. */
type ReflectionPlace = { planId: number; week: number; prompt?: ReflectionPrompt };

/** One text that can be saved: where its row is, and which of the row's columns it is. */
export type TextField = {
  tableName: string;
  key: RowImage;
  columns: { text: string; revision: string };
  facts: NewChangeFacts;
  taskId?: number | undefined;
  current: Text;
  write: (text: string, revision: number) => void;
};

/** Saves the note of a task. The same text again is no change. */
export function saveNote(db: Database, { taskId, ...newText }: NewText & { taskId: number }): SaveOutcome {
  return saveText(db, newText, () => {
    const found = findNote(db, taskId);
    if (!found) return undefined;

    const { title, ...current } = found;
    return {
      tableName: getTableName(tasks),
      key: { [tasks.id.name]: taskId },
      columns: { text: tasks.note.name, revision: tasks.noteRevision.name },
      facts: { kind: 'note-written', title },
      taskId,
      current,
      write: (note, noteRevision) =>
        db.orm.update(tasks).set({ note, noteRevision }).where(eq(tasks.id, taskId)).run(),
    };
  });
}

function findNote(db: Database, taskId: number): (Text & { title: string }) | undefined {
  return db.orm
    .select({ title: tasks.title, text: tasks.note, revision: tasks.noteRevision })
    .from(tasks)
    .where(eq(tasks.id, taskId))
    .get();
}

/** Saves the learner's words on a week of a plan, or their answer to a question; revision 0 is that of none. */
export function saveReflection(
  db: Database,
  { planId, week, prompt = 'free', ...newText }: NewText & ReflectionPlace,
): SaveOutcome {
  return saveText(db, newText, () => {
    const plan = findPlan(db, planId);
    if (!plan || week < 1 || week > Math.ceil(countDays(plan) / 7)) return undefined;

    return {
      tableName: getTableName(reflections),
      key: {
        [reflections.planId.name]: planId,
        [reflections.week.name]: week,
        [reflections.prompt.name]: prompt,
      },
      columns: { text: reflections.text.name, revision: reflections.revision.name },
      facts: { kind: 'reflection-written', week, prompt },
      current: findReflection(db, { planId, week, prompt }) ?? UNWRITTEN,
      write: (text, revision) => writeReflection(db, { planId, week, prompt, text, revision }),
    };
  });
}

function findPlan(db: Database, planId: number) {
  const { startOn, finishOn } = plans;
  return db.orm.select({ startOn, finishOn }).from(plans).where(eq(plans.id, planId)).get();
}

function findReflection(db: Database, { planId, week, prompt }: Required<ReflectionPlace>): Text | undefined {
  const { text, revision } = reflections;
  return db.orm
    .select({ text, revision })
    .from(reflections)
    .where(and(eq(reflections.planId, planId), eq(reflections.week, week), eq(reflections.prompt, prompt)))
    .get();
}

function writeReflection(db: Database, reflection: typeof reflections.$inferInsert): void {
  const { text, revision } = reflection;
  db.orm
    .insert(reflections)
    .values(reflection)
    .onConflictDoUpdate({
      target: [reflections.planId, reflections.week, reflections.prompt],
      set: { text, revision },
    })
    .run();
}

/** Saves one text. The same text again is no change; a later one that the writer did not see is not overwritten. */
export function saveText(
  db: Database,
  newText: NewText,
  findField: () => TextField | undefined,
): SaveOutcome {
  return readAndWrite(db, () => saveAsFound(db, newText, findField()));
}

function saveAsFound(db: Database, newText: NewText, field: TextField | undefined): SaveOutcome {
  if (!field) return { ok: false, reason: 'missing' };

  const { current } = field;
  if (current.text === newText.text) return { ok: true, revision: current.revision };
  if (current.revision !== newText.baseRevision) return { ok: false, reason: 'stale', current };

  const revision = nextRevision(db, {
    ...field,
    column: field.columns.revision,
    current: current.revision,
  });
  const { tableName, key, columns, facts, taskId } = field;
  const typing = { tableName, key, columns: Object.values(columns), facts, taskId };
  recordTyping(db, typing, newText, () => field.write(newText.text, revision));
  return { ok: true, revision };
}
