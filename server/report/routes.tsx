import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import type { Settings } from '../../db/settings/settings.ts';
import type { Report } from '../../plans/report/report.ts';
import { REPORT_TABLES, reportCsv } from '../../plans/report/report-csv.ts';
import { reportJson, reportJsonSchema } from '../../plans/report/report-json.ts';
import { reportMarkdown } from '../../plans/report/report-markdown.ts';
import { datesIn } from '../../views/dates.ts';
import { StandaloneReport } from '../../views/report/standalone-report.tsx';
import type { AppDeps } from '../deps.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { renderDocument, seeOther } from '../http/respond.tsx';
import { loadStanding } from '../http/standing.ts';
import { parseChoices, readChoices } from './choices-form.ts';
import { reportOf } from './report-of.ts';

type Format = {
  extension: string;
  type: string;
  write: (report: Report, asked: Asked) => string | Promise<Buffer>;
  /** What the name of the file says beside the day. */
  suffix?: (asked: Asked) => string;
};

type Asked = { deps: AppDeps; settings: Settings; query: URLSearchParams };

const FORMATS: readonly Format[] = [
  { extension: 'md', type: 'text/markdown; charset=utf-8', write: reportMarkdown },
  {
    extension: 'csv',
    type: 'text/csv; charset=utf-8; header=present',
    write: (report, asked) => reportCsv(report, tableOf(asked)),
    suffix: (asked) => (asked.query.has('table') ? `-${tableOf(asked)}` : ''),
  },
  { extension: 'json', type: 'application/json; charset=utf-8', write: reportJson },
  {
    extension: 'html',
    type: 'text/html; charset=utf-8',
    write: (report, { deps, settings }) =>
      renderDocument(<StandaloneReport report={report} css={deps.reportCss} />, datesIn(settings)),
  },
  {
    extension: 'pdf',
    type: 'application/pdf',
    write: async (report, { settings }) => {
      // Loaded when first asked for: it takes as long as all the rest of a start.
      const { reportPdf } = await import('./pdf/report-pdf.tsx');
      return reportPdf(report, datesIn(settings));
    },
  },
];

export function reportRoutes(app: FastifyInstance, deps: AppDeps): void {
  for (const format of FORMATS) {
    app.get(`/report.${format.extension}`, (request, reply) => sendReport(request, reply, deps, format));
  }

  app.get('/report.schema.json', (_request, reply) =>
    reply
      .type('application/schema+json; charset=utf-8')
      .send(`${JSON.stringify(reportJsonSchema(), null, 2)}\n`),
  );
}

async function sendReport(request: FastifyRequest, reply: FastifyReply, deps: AppDeps, format: Format) {
  const { plan, settings, today } = loadStanding(deps);
  if (!plan) return seeOther(reply, '/setup');
  const { searchParams: query } = new URL(request.url, 'http://page');
  const parsed = parseChoices(readChoices(query), plan, today);
  if (!parsed.ok) throw noSuchReport(Object.values(parsed.errors));

  const asked = { deps, settings, query };
  const written = await format.write(reportOf(deps, plan, parsed.data.subject, today), asked);
  const name = `daymark-report-${today}${format.suffix?.(asked) ?? ''}.${format.extension}`;
  return reply
    .header('Cache-Control', 'no-store')
    .header('Content-Disposition', `attachment; filename="${name}"`)
    .type(format.type)
    .send(written);
}

function tableOf({ query }: Asked) {
  const table = z.enum(REPORT_TABLES).safeParse(query.get('table') ?? 'tasks');
  if (!table.success) throw noSuchReport([`Choose one of the tables ${REPORT_TABLES.join(', ')}`]);
  return table.data;
}

function noSuchReport(problems: readonly string[]): HttpProblem {
  return new HttpProblem(422, 'There is no such report.', `${problems.join('. ')}.`);
}
