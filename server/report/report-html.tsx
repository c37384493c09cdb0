import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Dates } from '../../plans/dates.ts';
import type { Report } from '../../plans/report/report.ts';
import type { Assets } from '../../views/assets.ts';
import { SharedReport, StandaloneReport } from '../../views/report/report-document.tsx';
import { renderDocument } from '../http/respond.tsx';
import { packagesFolder, staticFolder } from '../paths.ts';

/** A report as one web page that opens from disk, with its styles in it. */
export function reportHtml(report: Report, dates: Dates): string {
  const html = renderDocument(<StandaloneReport report={report} css={readReportCss()} />, dates);
  return html.includes('<math') ? html.replace('</style>', () => `${mathFace()}</style>`) : html;
}

const MATH_FACE = '@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2';

/** The typeface of formulas, which a file can fetch from nowhere: half a megabyte, for a report that shows one. */
function mathFace(): string {
  const bytes = readFileSync(join(packagesFolder, MATH_FACE)).toString('base64');
  return `@font-face{font-family:'STIX Two Math';src:url(data:font/woff2;base64,${bytes}) format('woff2')}`;
}

/** A report as a page by itself, for whoever has its link. */
export function sharedReportHtml(report: Report, dates: Dates, assets: Assets): string {
  return renderDocument(<SharedReport report={report} assets={assets} />, dates);
}

const SHEETS = [
  'parts/core/tokens',
  'parts/core/math',
  'parts/core/document',
  'parts/progress/curve',
  'parts/progress/charts',
  'parts/progress/report-body',
  'parts/core/print',
  'standalone',
];

/**
 * The styles of the standalone report as one text, in the order of the page's own layers. Quotation marks are
 * single: rendering turns double ones into entities, which mean nothing inside a style element.
 */
export function readReportCss(): string {
  return SHEETS.map((name) => readFileSync(join(staticFolder, `css/${name}.css`), 'utf8'))
    .join('\n')
    .replaceAll(/^@import .*\n/gm, '')
    .replaceAll('"', "'");
}
