import type { Text } from '../plans/plan.ts';
import { countDays } from '../plans/schedule/calendar.ts';
import type { Day } from '../plans/schedule/day.ts';
import { type ChangeMoment, continueChange, latestChange, listChangedRows, recordChange } from './journal.ts';
import type { Database } from './open.ts';
import { parseImage, type RowImage } from './row-images.ts';
import { oncePerDatabase } from './statements.ts';
import { quoted } from './summaries.ts';

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

const statements = oncePerDatabase((client) => ({
  findNote: client.prepare<[number], Text & { title: string }>(
    'select title, note as text, note_revision as revision from tasks where id = ?',
  ),
  updateNote: client.prepare<[string, number, number]>(
    'update tasks set note = ?, note_revision = ? where id = ?',
  ),
  findPlan: client.prepare<[number], { startOn: Day; finishOn: Day }>(
    'select start_on as startOn, finish_on as finishOn from plans where id = ?',
  ),
  findReflection: client.prepare<[number, number], Text>(
    'select text, revision from reflections where plan_id = ? and week = ?',
  ),
  writeReflection: client.prepare<[number, number, string, number]>(
    `insert into reflections (plan_id, week, text, revision) values (?, ?, ?, ?)
     on conflict do update set text = excluded.text, revision = excluded.revision`,
  ),
  undoneImages: client
    .prepare<[string], string | null>(
      `select after from changed_rows join changes on changes.id = change_id
       where undone_at is not null and table_name = ?`,
    )
    .pluck(),
}));

/** Saves the note of a task. The same text again is no change. */
export function saveNote(db: Database, { taskId, ...newText }: NewText & { taskId: number }): SaveOutcome {
  return saveText(db, newText, () => {
    const found = statements(db).findNote.get(taskId);
    if (!found) return undefined;

    const { title, ...current } = found;
    return {
      tableName: 'tasks',
      key: { id: taskId },
      columns: { text: 'note', revision: 'note_revision' },
      summary: `Wrote the note of ${quoted(title)}`,
      taskId,
      current,
      write: (text, revision) => statements(db).updateNote.run(text, revision, taskId),
    };
  });
}

/** Saves the reflection on a week of a plan; revision 0 is that of a week without one. */
export function saveReflection(
  db: Database,
  { planId, week, ...newText }: NewText & { planId: number; week: number },
): SaveOutcome {
  return saveText(db, newText, () => {
    const plan = statements(db).findPlan.get(planId);
    if (!plan || week < 1 || week > Math.ceil(countDays(plan) / 7)) return undefined;

    return {
      tableName: 'reflections',
      key: { plan_id: planId, week },
      columns: { text: 'text', revision: 'revision' },
      summary: `Wrote the reflection on week ${week}`,
      current: statements(db).findReflection.get(planId, week) ?? { text: '', revision: 0 },
      write: (text, revision) => statements(db).writeReflection.run(planId, week, text, revision),
    };
  });
}

function saveText(db: Database, newText: NewText, findField: () => TextField | undefined): SaveOutcome {
  const field = findField();
  if (!field) return { ok: false, reason: 'missing' };

  const { current } = field;
  if (current.text === newText.text) return { ok: true, revision: current.revision };
  if (current.revision !== newText.baseRevision) return { ok: false, reason: 'stale', current };

  const revision = nextRevision(db, field);
  writeText(db, field, newText, () => field.write(newText.text, revision));
  return { ok: true, revision };
}

/**
 * A revision that this text never had. Undo gives back the row with its old revision; counting on from there
 * would give one number to two texts, and a page that shows the undone one would not be noticed as stale.
 */
function nextRevision(db: Database, { tableName, key, columns, current }: TextField): number {
  const undone = statements(db)
    .undoneImages.all(tableName)
    .map(parseImage)
    .filter((image) => image !== null && isKeyOf(key, image))
    .map((image) => Number(image?.[columns.revision] ?? 0));
  return Math.max(current.revision, ...undone) + 1;
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

function isKeyOf(key: RowImage, image: RowImage): boolean {
  return Object.entries(key).every(([column, value]) => image[column] === value);
}
