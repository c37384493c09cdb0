import { lookBeside } from '../../db/file/look-beside.ts';
import { loadPlan } from '../../db/plan/load-plan.ts';
import { datesIn } from '../../plans/dates.ts';
import type { Day } from '../../plans/day.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import type { ReportSubject } from '../../plans/report/choices.ts';
import { countCharacters } from '../../plans/report/length.ts';
import type { AppDeps } from '../deps.ts';
import { loadLibrary } from '../library/library.ts';
import { type ReportStyle, takesLong, writeReport } from './formats.ts';
import { picturesIn, reportOf } from './report-of.ts';

/**
 * Written at once up to this many characters, of which a note counts twice: it stands in the tables too. That takes some
 * 20 ms more than the shortest report, and a thread of its own 200 ms before it begins to write.
 */
const SHORT_CHARACTERS = 400_000;

/** Which report is wanted, and in which form: plain values, for a thread of its own. */
export type ReportOrder = ReportStyle & {
  planId: number;
  subject: ReportSubject;
  today: Day;
  ownHosts: readonly string[];
};

/**
 * Makes a report, beside the server's own thread where it takes long, so that others are served meanwhile.
 *
 * @param signal - ends it where it takes long
 * @returns `null` where the plan went meanwhile
 * @throws {HttpProblem} in words, with 503, as {@link Background}
 */
export async function makeReport(
  { db, library, background, ownHosts }: Pick<AppDeps, 'db' | 'library' | 'background' | 'ownHosts'>,
  plan: Plan,
  wanted: Omit<ReportOrder, 'planId' | 'ownHosts'>,
  signal: AbortSignal,
): Promise<string | Uint8Array | null> {
  const makeBeside = () =>
    background.run('report', { ...wanted, planId: plan.id, ownHosts, file: db.client.name }, signal);
  // What is in memory nobody else can read.
  const mayBeBeside = !db.client.memory;
  if (mayBeBeside && takesLong(wanted.form)) return await makeBeside();

  const { subject, today, style } = wanted;
  const report = reportOf({ db, library, ownHosts }, plan, subject, today, datesIn(style));
  const pictures = picturesIn({ db }, plan, report);
  const isShort = countCharacters(report) <= SHORT_CHARACTERS;
  return await (mayBeBeside && !isShort ? makeBeside() : writeReport(report, pictures, wanted));
}

/** The same in a thread of its own: it reads the plan again, which takes less than to be given the words of all of it. */
export async function makeReportBeside({
  file,
  planId,
  ...wanted
}: ReportOrder & { file: string }): Promise<Uint8Array | null> {
  const { subject, today, style, ownHosts } = wanted;
  // Read now, and not while a change may wait.
  const library = { ...loadLibrary() };
  const found = lookBeside(file, (db) => {
    const plan = loadPlan(db, planId);
    if (!plan) return null;
    const report = reportOf({ db, library, ownHosts }, plan, subject, today, datesIn(style));
    return { report, pictures: picturesIn({ db }, plan, report) };
  });
  if (!found) return null;
  const written = await writeReport(found.report, found.pictures, wanted);
  return typeof written === 'string' ? new TextEncoder().encode(written) : written;
}
