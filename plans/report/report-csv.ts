import { stringify } from 'csv-stringify/sync';
import { evidenceInWords } from '../words.ts';
import type { Report, ReportHabitDay, ReportSession, ReportTask, ReportWeek } from './report.ts';

/** The tables of a report, each a file of its own. */
export const REPORT_TABLES = ['tasks', 'sessions', 'habits', 'weeks'] as const;
export type ReportTableName = (typeof REPORT_TABLES)[number];

type Cells = Record<string, string | number | null>;

const TASK_COLUMNS = [
  'key',
  'phase',
  'kind',
  'weight',
  'title',
  'minutes',
  'state',
  'planned_first_day',
  'planned_last_day',
  'completed_on',
  'evidence_count',
  'evidence',
  'note',
  'spent_minutes',
];
const SESSION_COLUMNS = [
  'day',
  'task_key',
  'phase',
  'title',
  'part',
  'part_count',
  'minutes',
  'pinned',
  'done',
];
const HABIT_COLUMNS = ['day', 'habit_key', 'phase', 'title', 'minutes', 'kept'];
const WEEK_COLUMNS = [
  'week',
  'first_day',
  'last_day',
  'phases',
  'planned_minutes',
  'finished_minutes',
  'planned_tasks',
  'finished_tasks',
  'habits_kept',
  'habits_asked',
  'confidence',
  'proof',
  'intention',
  'reflection',
];

const WRITE_TABLE: Record<ReportTableName, (report: Report) => string> = {
  tasks: ({ tables }) => writeCsv(TASK_COLUMNS, tables.tasks.map(taskCells)),
  sessions: ({ tables }) => writeCsv(SESSION_COLUMNS, tables.sessions.map(sessionCells)),
  habits: ({ tables }) => writeCsv(HABIT_COLUMNS, tables.habitDays.map(habitCells)),
  weeks: ({ tables }) => writeCsv(WEEK_COLUMNS, tables.weeks.map(weekCells)),
};

/**
 * A table of a report as CSV (RFC 4180): one row each, CRLF, UTF-8 without a byte order mark.
 *
 * A cell that a spreadsheet would run as a formula gets a quote mark in front. The same report gives the same bytes.
 */
export function reportCsv(report: Report, table: ReportTableName): string {
  return WRITE_TABLE[table](report);
}

function writeCsv(columns: readonly string[], rows: readonly Cells[]): string {
  return stringify([...rows], {
    columns: [...columns],
    header: true,
    escape_formulas: true,
    record_delimiter: '\r\n',
    // Once a record delimiter is set, csv-stringify leaves a lone CR or LF unquoted, which breaks the row.
    quoted_match: /[\r\n]/,
  });
}

function taskCells(task: ReportTask): Cells {
  return {
    key: task.key,
    phase: task.phaseTitle,
    kind: task.kind,
    weight: task.weight,
    title: task.title,
    minutes: task.minutes,
    state: task.state,
    planned_first_day: task.plannedFirstOn,
    planned_last_day: task.plannedLastOn,
    completed_on: task.completedOn,
    evidence_count: task.evidence.length,
    evidence: task.evidence.map(evidenceInWords).join('; '),
    note: task.note,
    spent_minutes: task.spentMinutes,
  };
}

function sessionCells(session: ReportSession): Cells {
  return {
    day: session.day,
    task_key: session.taskKey,
    phase: session.phaseTitle,
    title: session.title,
    part: session.part,
    part_count: session.partCount,
    minutes: session.minutes,
    pinned: yesOrNo(session.isPinned),
    done: yesOrNo(session.isDone),
  };
}

function habitCells(habit: ReportHabitDay): Cells {
  return {
    day: habit.day,
    habit_key: habit.habitKey,
    phase: habit.phaseTitle,
    title: habit.title,
    minutes: habit.minutes,
    kept: yesOrNo(habit.isKept),
  };
}

function weekCells(week: ReportWeek): Cells {
  const answers = week.answers.map(({ question, text }) => `${question}\n${text}`);
  return {
    week: week.week,
    first_day: week.startsOn,
    last_day: week.endsOn,
    phases: week.phaseTitles.join('; '),
    planned_minutes: week.plannedMinutes,
    finished_minutes: week.finishedMinutes,
    planned_tasks: week.plannedTaskCount,
    finished_tasks: week.finishedTaskCount,
    habits_kept: week.habitsKept,
    habits_asked: week.habitsAsked,
    confidence: week.confidence,
    proof: week.proof,
    intention: week.intention,
    reflection: [week.reflection, ...answers].filter((text) => text.trim() !== '').join('\n\n'),
  };
}

function yesOrNo(isSo: boolean): string {
  return isSo ? 'yes' : 'no';
}
