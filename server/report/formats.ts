import { BYTE_ORDER_MARK } from '../../plans/content/write-csv.ts';
import { type DateStyle, type Dates, datesIn } from '../../plans/dates.ts';
import { REPORT_TABLES, type ReportTableName } from '../../plans/report/formats/table-names.ts';
import type { Report } from '../../plans/report/report.ts';
import type { Assets } from '../../views/assets.ts';
import type { ReportPictures } from './report-of.ts';

/** A form in which a report leaves Daymark. */
export type ReportFormat = {
  /** Ends its address and the name of its file, and names it on the command line. */
  extension: string;
  /** What its link on the page says. */
  label: string;
  type: string;
  /** Written beside the server's own thread, however short it is. */
  takesLong?: true;
  /** Where each table is a file: the first is what the address alone stands for. */
  tables?: typeof REPORT_TABLES;
  write: (report: Report, request: ReportRequest) => Promise<string | Uint8Array>;
};

/** What a writer needs beside the report. */
export type ReportRequest = {
  dates: Dates;
  table: ReportTableName;
  hasMark: boolean;
  pictures: ReportPictures;
};

/**
 * Every form of a report, in the order of the page: its address, its link there, the command line and its file follow
 * from what stands here. A writer is loaded when it is first asked for, since a start and most commands need none.
 */
export const REPORT_FORMATS: readonly ReportFormat[] = [
  {
    extension: 'pdf',
    label: 'PDF',
    type: 'application/pdf',
    takesLong: true,
    write: async (report, { dates, pictures }) => {
      const { reportPdf } = await import('./report-pdf.tsx');
      return reportPdf(report, dates, pictures);
    },
  },
  {
    extension: 'html',
    label: 'One web page',
    type: 'text/html; charset=utf-8',
    write: async (report, { dates }) => {
      const { reportHtml } = await import('./report-html.tsx');
      return reportHtml(report, dates);
    },
  },
  {
    extension: 'md',
    label: 'Markdown',
    type: 'text/markdown; charset=utf-8',
    write: async (report, { dates }) => {
      const { reportMarkdown } = await import('../../plans/report/formats/report-markdown.ts');
      return reportMarkdown(report, dates);
    },
  },
  {
    extension: 'json',
    label: 'Data (JSON)',
    type: 'application/json; charset=utf-8',
    write: async (report) => {
      const { reportJson } = await import('../../plans/report/formats/report-json.ts');
      return reportJson(report);
    },
  },
  {
    extension: 'csv',
    label: 'Tables (CSV)',
    type: 'text/csv; charset=utf-8; header=present',
    tables: REPORT_TABLES,
    write: async (report, { table, hasMark }) => {
      const { reportCsv } = await import('../../plans/report/formats/report-csv.ts');
      return (hasMark ? BYTE_ORDER_MARK : '') + reportCsv(report, table);
    },
  },
];

/** As one of the files, or as the page of whoever has its link. */
export type ReportForm =
  | {
      kind: 'file';
      extension: string;
      table: ReportTableName;
      /** A table begins with a byte order mark. */
      hasMark: boolean;
    }
  | { kind: 'shared'; assets: Assets };

/** How a report is written: plain values, which can be handed to another thread. */
export type ReportStyle = { style: DateStyle; form: ReportForm };

/** Tells whether a report in this form takes long, however short it is. */
export function takesLong(form: ReportForm): boolean {
  return form.kind === 'file' && formatOf(form.extension).takesLong === true;
}

export async function writeReport(
  report: Report,
  pictures: ReportPictures,
  { style, form }: ReportStyle,
): Promise<string | Uint8Array> {
  const dates = datesIn(style);
  if (form.kind === 'file') return await formatOf(form.extension).write(report, { dates, ...form, pictures });
  const { sharedReportHtml } = await import('./report-html.tsx');
  return sharedReportHtml(report, dates, form.assets);
}

function formatOf(wanted: string): ReportFormat {
  const format = REPORT_FORMATS.find(({ extension }) => extension === wanted);
  if (!format) throw new RangeError(`No report is written as ${wanted}`);
  return format;
}

/** Where a report is to be had in a format. */
export function reportPath({ extension }: Pick<ReportFormat, 'extension'>): string {
  return `/report.${extension}`;
}
