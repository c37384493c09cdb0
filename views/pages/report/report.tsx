import type { Report } from '../../../plans/report/report.ts';
import { PageHead } from '../../parts/entry.tsx';
import { ErrorSummary, Field, type FormErrors } from '../../parts/form/field.tsx';
import { ReportBody } from '../../parts/report-body.tsx';

export type ReportPageProps = {
  report: Report | null;
  /** As typed; empty for the whole plan. */
  range: { from: string; to: string };
  errors: FormErrors;
};

const FORMATS = [
  { extension: 'html', label: 'One web page' },
  { extension: 'md', label: 'Markdown' },
  { extension: 'csv', label: 'Table (CSV)' },
  { extension: 'json', label: 'Data (JSON)' },
] as const;

/** What do I show my mentor? */
export function ReportPage({ report, range, errors }: ReportPageProps) {
  return (
    <main id="main" class="page page--report" tabIndex={-1}>
      <PageHead title="Report">
        <p class="lead no-print">What was done, for whoever follows along. It prints as it stands.</p>
      </PageHead>
      <form class="report-range no-print" method="get" action="/report">
        <ErrorSummary errors={errors} />
        <div class="report-range__fields">
          <Field name="from" label="From" errors={errors}>
            {(control) => <input class="input" type="date" value={range.from} {...control} />}
          </Field>
          <Field name="to" label="To" errors={errors}>
            {(control) => <input class="input" type="date" value={range.to} {...control} />}
          </Field>
          <button class="button" id="report-show">
            Show
          </button>
          {(range.from || range.to) && (
            <a class="button button--quiet" href="/report">
              All of it
            </a>
          )}
        </div>
      </form>
      {report && (
        <p class="downloads no-print">
          Take it with you:{' '}
          {FORMATS.map(({ extension, label }) => (
            <a key={extension} class="downloads__link" href={downloadAddress(extension, range)} download>
              {label}
            </a>
          ))}
        </p>
      )}
      {report && <ReportBody report={report} />}
    </main>
  );
}

function downloadAddress(extension: string, range: { from: string; to: string }): string {
  const query = new URLSearchParams(Object.entries(range).filter(([, day]) => day !== ''));
  return `/report.${extension}${query.size > 0 ? `?${query}` : ''}`;
}

/** The report as one file that opens from disk: its own styles, nothing fetched. */
export function StandaloneReport({ report, css }: { report: Report; css: string }) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>{`${report.title}, progress report`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <style>{css}</style>
      </head>
      <body class="standalone">
        <main>
          <ReportBody report={report} />
        </main>
      </body>
    </html>
  );
}
