import type { Day } from '../../../plans/day.ts';
import type { Plan } from '../../../plans/plan/plan.ts';
import type { ReportSubject } from '../../../plans/report/choices.ts';
import { buildReport, type Report } from '../../../plans/report/report.ts';
import { reportMarkdown } from '../../../plans/report/report-markdown.ts';
import type { PracticeRecord } from '../../../plans/report/report-practice.ts';
import { BRITISH_DATES } from './dates.ts';

/** A report as somebody with British dates has it. */
export function givenReport(plan: Plan, subject: ReportSubject, today: Day, record?: PracticeRecord): Report {
  return buildReport(plan, subject, today, BRITISH_DATES, record);
}

/** The same as Markdown. */
export function markdownOf(report: Report): string {
  return reportMarkdown(report, BRITISH_DATES);
}
