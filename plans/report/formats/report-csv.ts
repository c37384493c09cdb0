import { writeCsv } from '../../content/write-csv.ts';
import type { ReportedField } from '../../task/task-fields.ts';
import { lineInPlainWords } from '../../text/line-markdown.ts';
import { inPlainWords } from '../../text/linear.ts';
import { evidenceInWords } from '../../words.ts';
import type {
  Report,
  ReportHabitDay,
  ReportPhase,
  ReportSession,
  ReportTask,
  ReportWeek,
} from '../report.ts';
import type { ReportedPiece } from '../report-portfolio.ts';
import type { ReportedReading } from '../report-reading.ts';
import type { ReportTableName } from './table-names.ts';

/** The columns of a table, in order, and what each says of a row. */
type Columns<Row, Name extends string = string> = Record<Name, (row: Row) => string | number | null>;

/** A column for each field of a task that a report tells; a new one comes last, so that those before it keep their place. */
const TASK_COLUMNS: Columns<ReportTask> & Columns<ReportTask, ReportedField> = {
  key: (task) => task.key,
  phase: (task) => lineInPlainWords(task.phaseTitle),
  kind: (task) => task.kind,
  weight: (task) => task.weight,
  title: (task) => lineInPlainWords(task.title),
  minutes: (task) => task.minutes,
  state: (task) => task.state,
  planned_first_day: (task) => task.plannedFirstOn,
  planned_last_day: (task) => task.plannedLastOn,
  completed_on: (task) => task.completedOn,
  evidence_count: (task) => task.evidence.length,
  evidence: (task) => task.evidence.map(evidenceInWords).join('; '),
  note: (task) => task.note,
  spent_minutes: (task) => task.spentMinutes,
  essential: (task) => yesOrNo(task.essential),
};

const SESSION_COLUMNS: Columns<ReportSession> = {
  day: (session) => session.day,
  task_key: (session) => session.taskKey,
  phase: (session) => lineInPlainWords(session.phaseTitle),
  title: (session) => lineInPlainWords(session.title),
  part: (session) => session.part,
  part_count: (session) => session.partCount,
  minutes: (session) => session.minutes,
  pinned: (session) => yesOrNo(session.isPinned),
  done: (session) => yesOrNo(session.isDone),
};

const HABIT_COLUMNS: Columns<ReportHabitDay> = {
  day: (habit) => habit.day,
  habit_key: (habit) => habit.habitKey,
  phase: (habit) => lineInPlainWords(habit.phaseTitle),
  title: (habit) => lineInPlainWords(habit.title),
  minutes: (habit) => habit.minutes,
  kept: (habit) => yesOrNo(habit.isKept),
  note: (habit) => habit.note,
};

const WEEK_COLUMNS: Columns<ReportWeek> = {
  week: (week) => week.week,
  first_day: (week) => week.startsOn,
  last_day: (week) => week.endsOn,
  phases: (week) => week.phaseTitles.map(lineInPlainWords).join('; '),
  planned_minutes: (week) => week.plannedMinutes,
  finished_minutes: (week) => week.finishedMinutes,
  planned_tasks: (week) => week.plannedTaskCount,
  finished_tasks: (week) => week.finishedTaskCount,
  habits_kept: (week) => week.habitsKept,
  habits_asked: (week) => week.habitsAsked,
  confidence: (week) => week.confidence,
  proof: (week) => lineInPlainWords(week.proof),
  intention: (week) => lineInPlainWords(week.intention),
  reflection: wordsOfWeek,
};

const READING_COLUMNS: Columns<ReportedReading> = {
  day: (reading) => reading.day,
  resource_key: (reading) => reading.resourceKey,
  kind: (reading) => reading.kind,
  title: (reading) => reading.title,
  authors: ({ authors, others }) => [...authors, ...(others ? ['and others'] : [])].join('; '),
  year: (reading) => reading.year,
  parts: (reading) => reading.parts.join('; '),
  note: (reading) => reading.note,
};

const PHASE_COLUMNS: Columns<ReportPhase> = {
  phase: (phase) => lineInPlainWords(phase.title),
  starts_on: (phase) => phase.startsOn,
  ends_on: (phase) => phase.endsOn,
  planned_minutes: (phase) => phase.plannedMinutes,
  finished_minutes: (phase) => phase.earnedMinutes,
  tasks: (phase) => phase.taskCount,
  finished_tasks: (phase) => phase.finishedTaskCount,
  criteria: (phase) => phase.gate?.criterionCount ?? null,
  criteria_met: (phase) => phase.gate?.metCount ?? null,
};

const PIECE_COLUMNS: Columns<ReportedPiece> = {
  piece_key: (piece) => piece.key,
  kind: (piece) => lineInPlainWords(piece.kind),
  title: (piece) => lineInPlainWords(piece.title),
  standing: (piece) => lineInPlainWords(piece.standing),
  whole: (piece) => yesOrNo(piece.isWhole),
  text: ({ parts }) => parts.map(({ label, text }) => `${label}\n${text}`).join('\n\n'),
};

const WRITE_TABLE: Record<ReportTableName, (report: Report) => string> = {
  tasks: ({ tables }) => tableOf(TASK_COLUMNS, tables.tasks),
  sessions: ({ tables }) => tableOf(SESSION_COLUMNS, tables.sessions),
  habits: ({ tables }) => tableOf(HABIT_COLUMNS, tables.habitDays),
  weeks: ({ tables }) => tableOf(WEEK_COLUMNS, tables.weeks),
  phases: ({ phases }) => tableOf(PHASE_COLUMNS, phases ?? []),
  readings: ({ tables }) => tableOf(READING_COLUMNS, tables.readings),
  portfolio: ({ tables }) => tableOf(PIECE_COLUMNS, tables.pieces),
};

/**
 * A table of a report as CSV, one row each.
 *
 * Titles stand without the signs of Markdown, and mathematics in plain ones. A cell that a spreadsheet would run as a formula gets a quote mark in front. The same report gives the same bytes.
 */
export function reportCsv(report: Report, table: ReportTableName): string {
  return WRITE_TABLE[table](report);
}

function tableOf<Row>(columns: Columns<Row>, rows: readonly Row[]): string {
  const cells = Object.values(columns);
  const texts = rows.map((row) => cells.map((cellOf) => inPlainCell(cellOf(row))));
  return writeCsv(Object.keys(columns), texts, { escapesFormulas: true });
}

function inPlainCell(cell: string | number | null): string | number | null {
  return typeof cell === 'string' ? inPlainWords(cell) : cell;
}

function wordsOfWeek({ reflection, answers }: ReportWeek): string {
  const answered = answers.map(({ question, text }) => `${question}\n${text}`);
  return [reflection, ...answered].filter((text) => text.trim() !== '').join('\n\n');
}

function yesOrNo(isSo: boolean): string {
  return isSo ? 'yes' : 'no';
}
