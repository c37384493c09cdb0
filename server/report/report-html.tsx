import type { Dates } from '../../plans/dates.ts';
import type { Report } from '../../plans/report/report.ts';
import { StandaloneReport } from '../../views/report/standalone-report.tsx';
import { renderDocument } from '../http/respond.tsx';

/** A report as one web page that opens from disk, with its styles in it. */
export function reportHtml(report: Report, dates: Dates, css: string): string {
  return renderDocument(<StandaloneReport report={report} css={css} />, dates);
}
