import type { Report } from '../../plans/report/report.ts';
import type { Assets } from '../layout.tsx';
import { InsideDaymark } from '../parts/day-link.tsx';
import { ReportBody } from './report-body.tsx';

const STYLES = ['report', 'print', 'charts', 'standalone'] as const;

/** A report for whoever has its link: to read, with no way into Daymark and no script. */
export function SharedReport({ report, assets }: { report: Report; assets: Assets }) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>{`${report.title}, progress report`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex, nofollow, noarchive" />
        <meta name="referrer" content="no-referrer" />
        <link rel="icon" href={`${assets.base}/daymark.svg`} type="image/svg+xml" />
        <link rel="stylesheet" href={assets.css} />
        {STYLES.map((name) => (
          <link key={name} rel="stylesheet" href={`${assets.base}/css/${name}.css`} />
        ))}
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
