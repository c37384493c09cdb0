import type { Day } from '../../../plans/day.ts';
import type { Plan } from '../../../plans/plan/plan.ts';
import type { ReportSubject } from '../../../plans/report/choices.ts';
import { reportMarkdown } from '../../../plans/report/formats/report-markdown.ts';
import { buildReport, type Report, type ReportRecords } from '../../../plans/report/report.ts';
import { BRITISH_DATES } from './dates.ts';

/** A report as somebody with British dates has it. */
export function givenReport(
  plan: Plan,
  subject: ReportSubject,
  today: Day,
  records?: Partial<ReportRecords>,
): Report {
  return buildReport(plan, subject, today, BRITISH_DATES, records);
}

/** The same as Markdown. */
export function markdownOf(report: Report): string {
  return reportMarkdown(report, BRITISH_DATES);
}
