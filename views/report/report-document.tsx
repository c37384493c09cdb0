import type { Report } from '../../plans/report/report.ts';
import { inPlainWords } from '../../plans/text/linear.ts';
import type { Assets } from '../assets.ts';
import { Links } from '../layout.tsx';
import { InsideDaymark } from '../parts/day-link.tsx';
import { ReportBody } from './report-body.tsx';

/** The report as one file that opens from disk: its own styles, nothing fetched. */
export function StandaloneReport({ report, css }: { report: Report; css: string }) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>{titleOf(report)}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <style>{css}</style>
      </head>
      <body class="standalone">
        <main>
          <InsideDaymark.Provider value={false}>
            <ReportBody report={report} />
          </InsideDaymark.Provider>
        </main>
      </body>
    </html>
  );
}

function titleOf({ title, learner }: Report): string {
  const about = learner === '' ? '' : ` of ${learner}`;
  return `${inPlainWords(title)}, progress report${about}`;
}

/** A report for whoever has its link: to read, with no way into Daymark and no script. */
export function SharedReport({ report, assets }: { report: Report; assets: Assets }) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>{titleOf(report)}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex, nofollow, noarchive" />
        <meta name="referrer" content="no-referrer" />
        <Links assets={assets} sheet="standalone" />
      </head>
      <body class="standalone">
        <main id="main">
          <InsideDaymark.Provider value={false}>
            <ReportBody report={report} />
          </InsideDaymark.Provider>
        </main>
      </body>
    </html>
  );
}
