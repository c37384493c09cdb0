import type { ComponentType } from 'preact';
import { count, formatHours } from '../../plans/format.ts';
import { REPORT_SECTIONS, type ReportSection } from '../../plans/report/choices.ts';
import type { Report } from '../../plans/report/report.ts';
import { useDates } from '../dates.ts';
import { ChartsSection } from './report-charts.tsx';
import { EvidenceSection } from './report-evidence.tsx';
import { PaceSection } from './report-pace.tsx';
import { PhasesSection } from './report-phases.tsx';
import { PracticeSection } from './report-practice.tsx';
import { ComingSection, DroppedSection, FinishedSection } from './report-tasks.tsx';
import { WeeksSection } from './report-weeks.tsx';

/** How each section is shown; nothing where it has nothing to say. */
const SECTIONS: Record<ReportSection, ComponentType<{ report: Report }>> = {
  pace: PaceSection,
  charts: ChartsSection,
  phases: PhasesSection,
  weeks: WeeksSection,
  finished: FinishedSection,
  evidence: EvidenceSection,
  practice: PracticeSection,
  coming: ComingSection,
  dropped: DroppedSection,
};

/** The report as a document: on its page, on paper, in the standalone file and behind a link. */
export function ReportBody({ report }: { report: Report }) {
  const { formatFullDay } = useDates();
  return (
    <article class={`report report--${report.detail}`}>
      <header class="report__head">
        <p class="report__eyebrow">Progress report, {formatFullDay(report.generatedOn)}</p>
        <h2 class="report__title">{report.title}</h2>
        <p class="report__headline">{report.headline}</p>
      </header>
      <Facts report={report} />
      {REPORT_SECTIONS.filter((section) => report.sections.includes(section)).map((section) => {
        const Section = SECTIONS[section];
        return <Section key={section} report={report} />;
      })}
    </article>
  );
}

function Facts({ report: { totals, range, plan } }: { report: Report }) {
  const { formatRange } = useDates();
  const { finishedMinutes, plannedMinutes, finishedTaskCount, taskCount } = totals;
  return (
    <dl class="report__facts">
      <Fact
        label="Plan"
        value={`${formatRange(plan.startOn, plan.finishOn)}, ${count(plan.dayCount, 'day')}`}
      />
      <Fact label="Covered" value={range.isWhole ? 'The whole plan' : formatRange(range.from, range.to)} />
      <Fact
        label="Work"
        value={`${formatHours(finishedMinutes)} finished, ${formatHours(plannedMinutes)} planned`}
      />
      <Fact label="Tasks" value={`${finishedTaskCount} finished of ${taskCount} in the plan`} />
      <Fact label="Evidence" value={count(totals.evidenceCount, 'piece')} />
      <Fact label="Habits" value={`kept ${totals.habitsKept} of ${totals.habitsAsked} times`} />
    </dl>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div class="report__fact">
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
