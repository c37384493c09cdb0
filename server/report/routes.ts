import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { datesIn } from '../../plans/dates.ts';
import type { ReportTableName } from '../../plans/report/formats/table-names.ts';
import type { AppDeps } from '../deps.ts';
import { hasMark } from '../http/csv-mark.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { needsPlan, untilGone } from '../http/respond.tsx';
import { loadStanding } from '../http/standing.ts';
import { parseChoices, readChoices } from './choices-form.ts';
import { REPORT_FORMATS, type ReportFormat, reportPath } from './formats.ts';
import { makeReport } from './make-report.ts';

export function reportRoutes(app: FastifyInstance, deps: AppDeps): void {
  for (const format of REPORT_FORMATS) {
    app.get(reportPath(format), (request, reply) => sendReport(request, reply, deps, format));
  }

  app.get('/report.schema.json', async (_request, reply) => {
    const { reportJsonSchema } = await import('../../plans/report/formats/report-json.ts');
    return reply
      .type('application/schema+json; charset=utf-8')
      .send(`${JSON.stringify(reportJsonSchema(), null, 2)}\n`);
  });
}

async function sendReport(request: FastifyRequest, reply: FastifyReply, deps: AppDeps, format: ReportFormat) {
  const { plan, settings, today } = loadStanding(deps);
  if (!plan) return needsPlan(reply);
  const { searchParams: query } = new URL(request.url, 'http://page');
  const dates = datesIn(settings);
  const parsed = parseChoices(readChoices(query), plan, today, dates);
  if (!parsed.ok) throw noSuchReport(Object.values(parsed.errors));

  const table = tableIn(format, query);
  const { subject } = parsed.data;
  const style = { locale: settings.locale, hourCycle: settings.hourCycle };
  const form = {
    kind: 'file',
    extension: format.extension,
    table: table ?? 'tasks',
    hasMark: hasMark(query),
  } as const;
  const written = await makeReport(deps, plan, { subject, today, style, form }, untilGone(reply));
  if (written === null) return reply.callNotFound();
  const name = ['daymark-report', today, ...(table === null ? [] : [table])].join('-');
  return reply
    .header('Cache-Control', 'no-store')
    .header('Content-Disposition', `attachment; filename="${name}.${format.extension}"`)
    .type(format.type)
    .send(written);
}

/** The table that an address names; `null` where it names none, or the format has none. */
function tableIn({ tables }: ReportFormat, query: URLSearchParams): ReportTableName | null {
  const name = query.get('table');
  if (!tables || name === null) return null;
  const table = tables.find((one) => one === name);
  if (!table) throw noSuchReport([`Choose one of the tables ${tables.join(', ')}`]);
  return table;
}

function noSuchReport(problems: readonly string[]): HttpProblem {
  return new HttpProblem(422, 'There is no such report.', `${problems.join('. ')}.`);
}
