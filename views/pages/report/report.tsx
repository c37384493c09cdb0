import type { Report } from '../../../plans/report/report.ts';
import { PageHead } from '../../parts/entry.tsx';
import { ActionForm } from '../../parts/form/action-form.tsx';
import { ErrorSummary, Field, type FormErrors } from '../../parts/form/field.tsx';
import { FreshLink, type LinkLine, LinkList } from '../../parts/link-list.tsx';
import { ReportBody } from '../../parts/report-body.tsx';

export type ReportPageProps = {
  report: Report | null;
  /** As typed; empty for the whole plan. */
  range: { from: string; to: string };
  errors: FormErrors;
  links: readonly LinkLine[];
  /** The address of a link that was just made. */
  freshLink: string | null;
  formToken: string;
  from: string;
};

const FORMATS = [
  { extension: 'html', label: 'One web page' },
  { extension: 'md', label: 'Markdown' },
  { extension: 'csv', label: 'Table (CSV)' },
  { extension: 'json', label: 'Data (JSON)' },
] as const;

/** What do I show my mentor? */
export function ReportPage(props: ReportPageProps) {
  const { report, range, errors } = props;
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
      <MentorLinks {...props} />
      {report && <ReportBody report={report} />}
    </main>
  );
}

const OPEN_DAYS = [7, 30, 90, 365] as const;
const DEFAULT_OPEN_DAYS = 30;

type MentorLinksProps = Pick<ReportPageProps, 'links' | 'freshLink' | 'formToken' | 'from'>;

/** For somebody who follows along: an address that shows the report and nothing else. */
function MentorLinks({ links, freshLink, formToken, from }: MentorLinksProps) {
  return (
    <details class="fold no-print" open={freshLink !== null}>
      <summary id="report-links">
        A link for your mentor{links.length > 0 && ` (${links.length} open)`}
      </summary>
      {freshLink !== null && <FreshLink address={freshLink} />}
      <LinkList links={links} from={from} revocation={(linkId) => `/report/links/${linkId}/revocation`} />
      <ActionForm action="/report/links" from={from} class="report-link">
        <input type="hidden" name="formToken" value={formToken} />
        <Field name="label" label="Whom it is for" errors={{}}>
          {(control) => <input class="input" maxLength={80} {...control} />}
        </Field>
        <Field name="openDays" label="Open for" errors={{}}>
          {(control) => (
            <select class="input" {...control}>
              {OPEN_DAYS.map((days) => (
                <option key={days} value={days} selected={days === DEFAULT_OPEN_DAYS}>
                  {days} days
                </option>
              ))}
            </select>
          )}
        </Field>
        <button class="button" id="report-link-make">
          Make a link
        </button>
      </ActionForm>
      <p class="hint">
        Whoever has the link reads this report as it stands that day, without logging in, until it runs out or
        you close it. They see nothing else and can change nothing.
      </p>
    </details>
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
