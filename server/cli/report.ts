import type { Day } from '../../plans/day.ts';
import { reportPath } from '../report/formats.ts';
import { withApp } from './app/ask-app.ts';
import { CliProblem, type CliStanding } from './standing.ts';

/** Answered where the range ends before it begins. */
const NO_SUCH_REPORT = 422;

/** The format by its extension, one of those of the table. */
type WantedReport = { format: string; from?: Day; to?: Day };

/**
 * The report as a file, the same bytes as its page downloads.
 *
 * @returns `undefined` when there is no such report
 * @throws {CliProblem} when it could not be made, as while another program has the database locked
 */
export async function writeReport(
  standing: CliStanding,
  { format, from, to }: WantedReport,
): Promise<Uint8Array | undefined> {
  const query = new URLSearchParams({ ...(from && { from }), ...(to && { to }) });
  const { statusCode, bytes } = await withApp(standing, (ask) =>
    ask({ url: `${reportPath({ extension: format })}?${query}` }),
  );
  if (statusCode === NO_SUCH_REPORT) return undefined;
  if (statusCode === 200) return bytes;
  throw new CliProblem(
    'The report could not be made. Give the command again, or name fewer days with --from and --to.',
  );
}
