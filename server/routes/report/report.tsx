import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Settings } from '../../../db/settings.ts';
import { buildReport, type Report } from '../../../plans/report/report.ts';
import { reportCsv } from '../../../plans/report/report-csv.ts';
import { reportJson } from '../../../plans/report/report-json.ts';
import { reportMarkdown } from '../../../plans/report/report-markdown.ts';
import { datesIn } from '../../../views/dates.ts';
import { StandaloneReport } from '../../../views/pages/report/report.tsx';
import type { AppDeps } from '../../deps.ts';
import { findOut } from '../../find-out.ts';
import { parseRange, RangeQuery } from '../../forms/report-range.ts';
import { renderDocument, seeOther } from '../../respond.tsx';
import { HttpProblem } from '../../security/http-problem.ts';

type Format = {
  extension: string;
  type: string;
  write: (report: Report, deps: AppDeps, settings: Settings) => string;
};

const FORMATS: readonly Format[] = [
  { extension: 'md', type: 'text/markdown; charset=utf-8', write: reportMarkdown },
  { extension: 'csv', type: 'text/csv; charset=utf-8; header=present', write: reportCsv },
  { extension: 'json', type: 'application/json; charset=utf-8', write: reportJson },
  {
    extension: 'html',
    type: 'text/html; charset=utf-8',
    write: (report, { reportCss }, settings) =>
      renderDocument(<StandaloneReport report={report} css={reportCss} />, datesIn(settings)),
  },
];

export function reportRoutes(app: FastifyInstance, deps: AppDeps): void {
  for (const format of FORMATS) {
    app.get(`/report.${format.extension}`, (request, reply) => sendReport(request, reply, deps, format));
  }
}

function sendReport(request: FastifyRequest, reply: FastifyReply, deps: AppDeps, format: Format) {
  const { plan, settings, today } = findOut(deps);
  if (!plan) return seeOther(reply, '/setup');
  const range = parseRange(RangeQuery.parse(request.query), plan);
  if (!range.ok)
    throw new HttpProblem(422, 'There is no such report.', `${Object.values(range.errors).join('. ')}.`);

  const report = buildReport(plan, range.data, today);
  return reply
    .header('Cache-Control', 'no-store')
    .header('Content-Disposition', `attachment; filename="daymark-report-${today}.${format.extension}"`)
    .type(format.type)
    .send(format.write(report, deps, settings));
}
