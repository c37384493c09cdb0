import { randomUUID } from 'node:crypto';
import { listReportChoices } from '../../db/report/report-choices.ts';
import { datesIn } from '../../plans/dates.ts';
import { ReportChoicesSchema } from '../../plans/report/choices.ts';
import { shortenReport } from '../../plans/report/length.ts';
import { ReportPage, type ReportPageProps } from '../../views/report/report.tsx';
import { choicesInWords } from '../../views/report/report-words.ts';
import { hasMark } from '../http/csv-mark.ts';
import { listLinkLines } from '../http/links.ts';
import type { PageRequest, PageRoute } from '../http/pages/page-route.ts';
import type { Page } from '../http/respond.tsx';
import { parseChoices, readChoices } from './choices-form.ts';
import { REPORT_FORMATS, reportPath } from './formats.ts';
import { reportOf } from './report-of.ts';

/** Of the texts that are shown: so many take some 30 ms more than none. */
const SHOWN_CHARACTERS = 200_000;

export const reportPage: PageRoute = {
  path: '/report',
  find: (request) => findReportPage(request),
};

/** What only an answer to a form shows: the address of a link that was just made, or a name that does not do. */
type Told = Partial<Pick<ReportPageProps, 'freshLink' | 'saving'>>;

export function findReportPage(
  { deps, settings, plan, today, query, from }: Omit<PageRequest, 'params' | 'away'>,
  { freshLink = null, saving = { name: '', errors: {} } }: Told = {},
): Page {
  const typed = readChoices(query);
  const dates = datesIn(settings);
  const parsed = parseChoices(typed, plan, today, dates);
  const main = (
    <ReportPage
      typed={typed}
      errors={parsed.ok ? {} : parsed.errors}
      phases={plan.phases}
      shown={
        parsed.ok
          ? {
              ...shortenReport(reportOf(deps, plan, parsed.data.subject, today, dates), SHOWN_CHARACTERS),
              choices: parsed.data.choices,
            }
          : null
      }
      files={REPORT_FORMATS.map((format) => ({
        path: reportPath(format),
        label: format.label,
        tables: format.tables ?? [],
      }))}
      hasMark={hasMark(query)}
      saved={listReportChoices(deps.db).map(({ id, name, choices }) => ({
        id,
        name,
        choices: ReportChoicesSchema.parse(JSON.parse(choices)),
      }))}
      links={listLinkLines(deps, 'report', { settings, planId: plan.id }, ({ choices }) =>
        choicesInWords(ReportChoicesSchema.parse(JSON.parse(choices)), plan.phases, dates),
      )}
      freshLink={freshLink}
      saving={saving}
      formToken={randomUUID()}
      ownHosts={deps.ownHosts}
      from={from}
    />
  );
  return {
    title: 'Report',
    nav: 'report',
    sheet: 'report',
    main,
    ...(parsed.ok ? {} : { statusCode: 422 }),
  };
}
