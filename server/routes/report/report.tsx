import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Settings } from '../../../db/settings.ts';
import type { Plan } from '../../../plans/plan.ts';
import { buildReport, type Report, type ReportRange } from '../../../plans/report/report.ts';
import { reportCsv } from '../../../plans/report/report-csv.ts';
import { reportJson } from '../../../plans/report/report-json.ts';
import { reportMarkdown } from '../../../plans/report/report-markdown.ts';
import { isDay } from '../../../plans/schedule/day.ts';
import { datesIn } from '../../../views/dates.ts';
import { ReportPage, StandaloneReport } from '../../../views/pages/report/report.tsx';
import type { AppDeps } from '../../deps.ts';
import { findOut } from '../../find-out.ts';
import type { ParsedForm } from '../../forms/parse-form.ts';
import { renderDocument, seeOther, sendPage } from '../../respond.tsx';
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

const typedDay = z.string().max(40).catch('');
const RangeQuery = z.object({ from: typedDay, to: typedDay });

type TypedRange = z.infer<typeof RangeQuery>;

export function reportRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.get('/report', (request, reply) => {
    const { settings, plan, today } = findOut(deps);
    if (!plan) return seeOther(reply, '/setup');

    const typed = RangeQuery.parse(request.query);
    const range = parseRange(typed, plan);
    if (!range.ok) reply.code(422);
    const report = range.ok ? buildReport(plan, range.data, today) : null;
    const main = <ReportPage report={report} range={typed} errors={range.ok ? {} : range.errors} />;
    return sendPage(
      reply,
      deps,
      settings,
      { title: 'Report', nav: 'report', styles: ['report', 'print'], main },
      request.url,
    );
  });

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

/** An open end reaches to the end of the plan on that side; both open is the whole plan. */
function parseRange({ from, to }: TypedRange, plan: Plan): ParsedForm<ReportRange | null> {
  if (from === '' && to === '') return { ok: true, data: null };
  const errors: Record<string, string> = {};
  if (from !== '' && !isDay(from)) errors.from = 'Enter the first day of the report, like 2026-03-02';
  if (to !== '' && !isDay(to)) errors.to = 'Enter the last day of the report, like 2026-03-08';
  const first = isDay(from) ? from : plan.calendar.startOn;
  const last = isDay(to) ? to : plan.calendar.finishOn;
  if (Object.keys(errors).length === 0 && last < first) {
    errors.to = `The last day, ${last}, comes before the first, ${first}`;
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, data: { from: first, to: last } };
}
