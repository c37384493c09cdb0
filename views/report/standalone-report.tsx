import type { Report } from '../../plans/report/report.ts';
import { InsideDaymark } from '../parts/day-link.tsx';
import { ReportBody } from './report-body.tsx';

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
          <InsideDaymark.Provider value={false}>
            <ReportBody report={report} />
          </InsideDaymark.Provider>
        </main>
      </body>
    </html>
  );
}
