import { stringify } from 'csv-stringify/sync';
import { evidenceInWords } from '../words.ts';
import type { Report, ReportTask } from './report.ts';

const COLUMNS = [
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
] as const;

type Row = Record<(typeof COLUMNS)[number], string | number | null>;

/**
 * The tasks of a report as CSV (RFC 4180): one row each, CRLF, UTF-8 without a byte order mark.
 *
 * A cell that a spreadsheet would run as a formula gets a quote mark in front.
 */
export function reportCsv(report: Report): string {
  return stringify(report.tasks.map(toRow), {
    columns: [...COLUMNS],
    header: true,
    escape_formulas: true,
    record_delimiter: '\r\n',
    // Once a record delimiter is set, csv-stringify leaves a lone CR or LF unquoted, which breaks the row.
    quoted_match: /[\r\n]/,
  });
}

function toRow(task: ReportTask): Row {
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
  };
}
