import { listMocks } from '../../db/mock/mock-rows.ts';
import { loadAnswers } from '../../db/practice/answer-memory.ts';
import type { Dates } from '../../plans/dates.ts';
import type { Day } from '../../plans/day.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import type { ReportSubject } from '../../plans/report/choices.ts';
import { buildReport, type Report } from '../../plans/report/report.ts';
import { reportForOthers } from '../../plans/report/report-for-others.ts';
import type { PortfolioRecord } from '../../plans/report/report-portfolio.ts';
import { listProofFiles } from '../../plans/report/report-tasks.ts';
import { opensForOthers } from '../../plans/text/for-others.ts';
import { standingInWords } from '../../views/portfolio/piece/piece-words.ts';
import { type AttachedPicture, findPicture } from '../attachment/pictures.ts';
import type { AppDeps } from '../deps.ts';
import { findGates } from '../gate/find-gates.ts';
import { portfolioOf } from '../portfolio/standing.ts';
import { bankOf } from '../practice/question-bank.ts';
import { readingRecordOf } from '../reading/reading-record.ts';
import { servedPlan } from '../roadmap/told-by-roadmap.ts';

function portfolioRecordOf(deps: Pick<AppDeps, 'db' | 'library'>): PortfolioRecord {
  const portfolio = portfolioOf(deps);
  return {
    ...portfolio,
    standingOf: ({ key }) => {
      const judgement = portfolio.judged.get(key);
      return judgement ? standingInWords(judgement) : '';
    },
  };
}

/** A report with everything that was recorded: the page, its files, the command line and the link show the same. */
export function reportOf(
  deps: Pick<AppDeps, 'db' | 'library' | 'ownHosts'>,
  plan: Plan,
  subject: ReportSubject,
  today: Day,
  dates: Dates,
): Report {
  const { db } = deps;
  const report = buildReport(servedPlan(deps, plan), subject, today, dates, {
    practice: { bank: bankOf(deps), answers: loadAnswers(db), mocks: listMocks(db, plan.id) },
    reading: readingRecordOf(deps, plan),
    gates: findGates(deps, plan),
    portfolio: portfolioRecordOf(deps),
  });
  return reportForOthers(report, opensForOthers(deps.ownHosts));
}

/** The pictures among the evidence of a report, for each piece of it in the same order; `null` where it is none. */
export type ReportPictures = readonly (readonly (AttachedPicture | null)[])[];

export function picturesIn(
  { db }: Pick<AppDeps, 'db'>,
  plan: Plan,
  { range, generatedOn, proofs }: Report,
): ReportPictures {
  if (proofs === null || proofs.length === 0) return [];
  return listProofFiles(plan, range, generatedOn).map((keys) => keys.map((key) => findPicture(db, key)));
}
