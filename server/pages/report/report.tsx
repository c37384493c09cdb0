import { randomUUID } from 'node:crypto';
import { buildReport } from '../../../plans/report/report.ts';
import { ReportPage } from '../../../views/pages/report/report.tsx';
import { parseRange, RangeQuery } from '../../forms/report-range.ts';
import { listLinkLines } from '../../links.ts';
import type { Page } from '../../respond.tsx';
import type { PageRequest, PageRoute } from '../page-route.ts';

export const reportPage: PageRoute = {
  path: '/report',
  find: (request) => findReportPage(request, null),
};

/** The report on its page; `freshLink` is the address of a link that was just made. */
export function findReportPage(
  { deps, settings, plan, today, query, from }: Omit<PageRequest, 'params'>,
  freshLink: string | null,
): Page {
  const typed = RangeQuery.parse(Object.fromEntries(query));
  const range = parseRange(typed, plan);
  const main = (
    <ReportPage
      report={range.ok ? buildReport(plan, range.data, today) : null}
      range={typed}
      errors={range.ok ? {} : range.errors}
      links={listLinkLines(deps, 'report', { settings, planId: plan.id }, () => 'The whole report')}
      freshLink={freshLink}
      formToken={randomUUID()}
      from={from}
    />
  );
  return {
    title: 'Report',
    nav: 'report',
    styles: ['report', 'links', 'print'],
    main,
    ...(range.ok ? {} : { statusCode: 422 }),
  };
}
