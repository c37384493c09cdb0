import type { Day } from '../../plans/day.ts';
import { buildApp } from '../app.tsx';
import { inThisThread } from '../background/background.ts';
import { readConfig } from '../config.ts';
import { staticFiles } from '../http/assets.ts';
import { loadLibrary } from '../library/library.ts';
import { reportPath } from '../report/formats.ts';
import { CliProblem, type CliStanding } from './standing.ts';

/** Answered where the range ends before it begins. */
const NO_SUCH_REPORT = 422;

/** The format by its extension, one of those of the table. */
type WantedReport = { format: string; from?: Day; to?: Day };

/**
 * The report as a file, the same bytes as its page downloads: the app is asked for it as a browser would.
 *
 * Only a report needs the app, which takes longer to load than any other command: import this when it is asked for.
 *
 * @returns `undefined` when there is no such report
 * @throws {CliProblem} when it could not be made, as while another program has the database locked
 */
export async function writeReport(
  { deps }: CliStanding,
  { format, from, to }: WantedReport,
): Promise<Uint8Array | undefined> {
  const config = readConfig({ DAYMARK_LOG: 'silent' });
  const app = await buildApp({
    ...deps,
    library: loadLibrary(),
    background: inThisThread(),
    files: staticFiles(),
    config,
  });
  try {
    const query = new URLSearchParams({ ...(from && { from }), ...(to && { to }) });
    const { statusCode, rawPayload } = await app.inject({
      url: `${reportPath({ extension: format })}?${query}`,
      headers: { host: config.host },
    });
    if (statusCode === NO_SUCH_REPORT) return undefined;
    if (statusCode !== 200) {
      throw new CliProblem(
        'The report could not be made. Give the command again, or name fewer days with --from and --to.',
      );
    }
    return rawPayload;
  } finally {
    await app.close();
  }
}
