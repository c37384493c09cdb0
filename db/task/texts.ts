import { and, eq, getTableName } from 'drizzle-orm';
import type { Text } from '../../plans/plan.ts';
import type { ReflectionPrompt } from '../../plans/progress/review.ts';
import { countDays } from '../../plans/schedule/calendar.ts';
import type { Database } from '../file/open.ts';
import { latestChange, listChangedRows } from '../journal/history.ts';
import { type ChangeMoment, continueChange, recordChange } from '../journal/journal.ts';
import { isKeyOf, nextRevision } from '../journal/revisions.ts';
import { parseImage, type RowImage } from '../journal/row-images.ts';
import { quoted } from '../journal/summaries.ts';
import { plans } from '../schema/plan.ts';
import { reflections } from '../schema/review.ts';
import { tasks } from '../schema/task.ts';

/** What the learner wrote, and the revision they saw when they began: another one by now is not overwritten. */
type NewText = ChangeMoment & { text: string; baseRevision: number };

export type SaveOutcome =
  | { ok: true; revision: number }
  | { ok: false; reason: 'missing' }
  | { ok: false; reason: 'stale'; current: Text };

/** One text that can be saved: where its row is, and which of the row's columns it is. */
type TextField = {
  tableName: string;
  key: RowImage;
  columns: { text: string; revision: string };
  summary: string;
  taskId?: number;
  current: Text;
  write: (text: string, revision: number) => void;
};

/** Saves of one text within this time of each other are one change: typing saves itself every few seconds. */
const ONE_CHANGE_MS = 10 * 60_000;

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
      summary: `Wrote the note of ${quoted(title)}`,
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

/** Saves the reflection on a week of a plan; revision 0 is that of a week without one. */
export function saveReflection(
  db: Database,
  { planId, week, ...newText }: NewText & { planId: number; week: number },
): SaveOutcome {
  const prompt: ReflectionPrompt = 'free';
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
      summary: `Wrote the reflection on week ${week}`,
      current: findReflection(db, { planId, week, prompt }) ?? { text: '', revision: 0 },
      write: (text, revision) => writeReflection(db, { planId, week, prompt, text, revision }),
    };
  });
}

function findPlan(db: Database, planId: number) {
  const { startOn, finishOn } = plans;
  return db.orm.select({ startOn, finishOn }).from(plans).where(eq(plans.id, planId)).get();
}

function findReflection(
  db: Database,
  { planId, week, prompt }: { planId: number; week: number; prompt: ReflectionPrompt },
): Text | undefined {
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

function saveText(db: Database, newText: NewText, findField: () => TextField | undefined): SaveOutcome {
  const field = findField();
  if (!field) return { ok: false, reason: 'missing' };

  const { current } = field;
  if (current.text === newText.text) return { ok: true, revision: current.revision };
  if (current.revision !== newText.baseRevision) return { ok: false, reason: 'stale', current };

  const revision = nextRevision(db, {
    ...field,
    column: field.columns.revision,
    current: current.revision,
  });
  writeText(db, field, newText, () => field.write(newText.text, revision));
  return { ok: true, revision };
}

function writeText(
  db: Database,
  field: TextField,
  { at, today, formToken }: NewText,
  write: () => void,
): void {
  const changeId = findChangeToContinue(db, field, at);
  if (changeId === undefined) {
    const { summary, taskId } = field;
    recordChange(db, { summary, at, onDay: today, taskId, formToken }, write);
  } else {
    continueChange(db, changeId, at, write);
  }
}

/** The newest change, if it stands, was made just now, and wrote nothing but this text. */
function findChangeToContinue(db: Database, field: TextField, at: string): number | undefined {
  const latest = latestChange(db);
  if (!latest?.canUndo) return undefined;

  const age = Date.parse(at) - Date.parse(latest.at);
  const [row, ...others] = listChangedRows(db, latest.id);
  if (age < 0 || age > ONE_CHANGE_MS || !row || others.length > 0) return undefined;
  return row.tableName === field.tableName && wroteOnly(field, parseImage(row.before), parseImage(row.after))
    ? latest.id
    : undefined;
}

function wroteOnly({ key, columns }: TextField, before: RowImage | null, after: RowImage | null): boolean {
  if (after === null || !isKeyOf(key, after)) return false;
  const own = new Set([...Object.keys(key), columns.text, columns.revision]);
  return Object.keys(after).every(
    (column) => own.has(column) || (before !== null && after[column] === before[column]),
  );
}
