import { exportData } from '../../../db/data/export.ts';
import type { Plan } from '../../../plans/plan/plan.ts';
import { LEDGER_BIBTEX, LEDGER_CSL } from '../../../views/portfolio/papers/addresses.ts';
import { loadStanding } from '../../http/standing.ts';
import { withApp } from '../app/ask-app.ts';
import { type CliMoment, CliProblem } from '../standing.ts';
import type { ExportName } from './export-names.ts';

/** The formats of each, and the address that a browser downloads it from. */
const ADDRESSES: Readonly<Record<ExportName, Readonly<Record<string, string>>>> = {
  data: { json: '/settings/data.json' },
  roadmap: { yaml: '/roadmaps/:roadmap.yaml' },
  calendar: { ics: '/calendar.ics' },
  questions: { csv: '/practice/own.csv', apkg: '/practice/own.apkg' },
  bank: { csv: '/practice/bank.csv', apkg: '/practice/bank.apkg' },
  checklist: { md: '/plan/checklist.md' },
  papers: { bib: LEDGER_BIBTEX, json: LEDGER_CSL },
  reading: { bib: '/reading.bib', json: '/reading.json' },
  portfolio: { zip: '/portfolio.zip' },
};

/** What is there before there is a plan, too. */
const WITHOUT_PLAN = [
  'data',
  'questions',
  'bank',
  'papers',
  'portfolio',
] as const satisfies readonly ExportName[];

type WantedExport = { what: ExportName; format: string | undefined };

/**
 * A file to take along, the same bytes as its page downloads. All of the data comes in pieces, as it is read: it may be
 * longer than fits into memory.
 *
 * @param format - the first of its formats where none is named
 * @throws {CliProblem} when there is no such format, or nothing to write
 */
export async function makeExport(
  moment: CliMoment,
  wanted: WantedExport,
): Promise<Uint8Array | Iterable<string>> {
  const { plan } = loadStanding(moment.deps);
  const url = addressOf(wanted, plan);
  if (wanted.what === 'data') return exportData(moment.deps.db);
  const { statusCode, bytes } = await withApp(moment, (ask) => ask({ url }));
  if (statusCode === 200) return bytes;
  throw new CliProblem(whyNot(statusCode, plan));
}

function whyNot(statusCode: number, plan: Plan | null): string {
  if (plan === null)
    return `There is no plan yet, which this is written from. What needs none: ${WITHOUT_PLAN.join(', ')}.`;
  return statusCode === 404
    ? 'The roadmap of this plan is not here. Upload it again under Roadmaps, and give the command again.'
    : 'This could not be written. Give the command again in a minute.';
}

function addressOf({ what, format }: WantedExport, plan: Plan | null): string {
  const formats = ADDRESSES[what];
  const address = format === undefined ? Object.values(formats)[0] : formats[format];
  if (address === undefined) {
    throw new CliProblem(
      `“${what}” is written as ${namesOf(formats)}: name one of these after --format, or leave that out.`,
    );
  }
  return address.replace(':roadmap', encodeURIComponent(plan?.roadmapId ?? 'none'));
}

function namesOf(named: Readonly<Record<string, unknown>>): string {
  return Object.keys(named).join(', ');
}
