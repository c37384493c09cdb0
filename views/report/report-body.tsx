import type { ComponentType } from 'preact';
import { count, formatHours, formatMinutes } from '../../plans/format.ts';
import { leftInWords } from '../../plans/progress/left-in-words.ts';
import { REPORT_SECTIONS, type ReportSection } from '../../plans/report/choices.ts';
import type { Report, ReportEvidence } from '../../plans/report/report.ts';
import { criteriaMetIn, haveGates } from '../../plans/report/report-gates.ts';
import { keptInWords } from '../../plans/words.ts';
import { BurnUp } from '../charts/burn-up.tsx';
import { HeatMap } from '../charts/heat-map.tsx';
import { useDates } from '../dates.ts';
import { Inline, Markdown } from '../parts/markdown.tsx';
import { EvidenceBody } from '../task/evidence/evidence.tsx';
import { PortfolioSection } from './report-portfolio.tsx';
import { PracticeSection } from './report-practice.tsx';
import { ReadingSection } from './report-reading.tsx';
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
  reading: ReadingSection,
  practice: PracticeSection,
  coming: ComingSection,
  dropped: DroppedSection,
  portfolio: PortfolioSection,
};

/** The report as a document: on its page, on paper, in the standalone file and behind a link. */
export function ReportBody({ report }: { report: Report }) {
  const { formatFullDay } = useDates();
  return (
    <article class={`report report--${report.detail}`}>
      <header class="report__head">
        <p class="report__eyebrow">
          Progress report{report.learner !== '' && ` of ${report.learner}`},{' '}
          {formatFullDay(report.generatedOn)}
        </p>
        <h2 class="report__title">
          <Inline text={report.title} />
        </h2>
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
      <Fact label="Habits" value={keptInWords(totals)} />
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

/** A heat map of so few weeks would be drawn larger than life. */
const FEW_DAYS = 50;

function ChartsSection({ report: { charts, generatedOn } }: { report: Report }) {
  if (charts === null || charts.burnUp.length === 0) return null;
  return (
    <section class="report__section report__charts">
      <h3>Charts</h3>
      <h4>Work added up day by day</h4>
      <BurnUp points={charts.burnUp} forecast={charts.forecast} today={generatedOn} />
      {charts.heatMap.length > 0 && (
        <>
          <h4>Work finished on each day</h4>
          <div class={charts.heatMap.length < FEW_DAYS ? 'report__few-days' : undefined}>
            <HeatMap days={charts.heatMap} today={generatedOn} />
          </div>
        </>
      )}
    </section>
  );
}

function PaceSection({ report: { pace } }: { report: Report }) {
  if (pace === null) return null;
  const { figures, sentence, driftSentence, forecast, carriedOver } = pace;
  const { needed } = figures;
  return (
    <section class="report__section">
      <h3>Pace and forecast</h3>
      <p>{sentence}</p>
      <p>{driftSentence}</p>
      {!figures.isFinished && (
        <>
          <p>{forecast.sentence}</p>
          <p>
            {leftInWords(formatHours(needed.remainingMinutes), needed)}
            {needed.minutesPerStudyDay !== null && (
              <>
                {' '}
                and ask {formatMinutes(needed.minutesPerStudyDay)} a day;{' '}
                {formatMinutes(needed.plannedMinutesPerStudyDay)} were planned
              </>
            )}
            .
            {carriedOver.taskCount > 0 && (
              <>
                {' '}
                {formatHours(carriedOver.minutes)} of {count(carriedOver.taskCount, 'task')} are carried over
                from earlier days.
              </>
            )}
          </p>
        </>
      )}
    </section>
  );
}

function PhasesSection({ report: { phases } }: { report: Report }) {
  const { formatRange } = useDates();
  if (phases === null || phases.length === 0) return null;
  const hasGates = haveGates(phases);
  return (
    <section class="report__section">
      <h3>Phases</h3>
      <div class="report__table">
        <table class="figures">
          <thead>
            <tr>
              <th scope="col">Phase</th>
              <th scope="col">Dates</th>
              <th scope="col">Finished</th>
              <th scope="col">Tasks</th>
              {hasGates && <th scope="col">Criteria met</th>}
            </tr>
          </thead>
          <tbody>
            {phases.map((phase) => (
              <tr key={phase.title}>
                <th scope="row">
                  <Inline text={phase.title} />
                </th>
                <td>{formatRange(phase.startsOn, phase.endsOn)}</td>
                <td>
                  {formatHours(phase.earnedMinutes)} of {formatHours(phase.plannedMinutes)}
                </td>
                <td>
                  {phase.finishedTaskCount} of {phase.taskCount}
                </td>
                {hasGates && <td>{criteriaMetIn(phase)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function EvidenceSection({ report: { proofs, generatedOn } }: { report: Report }) {
  const { formatDayBeside } = useDates();
  if (proofs === null || proofs.length === 0) return null;
  return (
    <section class="report__section">
      <h3>Evidence and notes</h3>
      {proofs.map((task) => (
        <div key={`${task.phaseTitle}/${task.title}`} class="report__task">
          <h4>
            <Inline text={task.title} />
          </h4>
          <p class="report__meta">
            Finished on {formatDayBeside(task.completedOn, generatedOn)}, <Inline text={task.phaseTitle} />
          </p>
          <EvidenceLines evidence={task.evidence} />
          {task.note !== '' && <Markdown text={task.note} />}
        </div>
      ))}
    </section>
  );
}

function EvidenceLines({ evidence }: { evidence: readonly ReportEvidence[] }) {
  if (evidence.length === 0) return null;
  return (
    <ul class="evidence">
      {evidence.map((piece, index) => (
        <li key={index} class="evidence__item">
          <EvidenceBody evidence={piece} />
        </li>
      ))}
    </ul>
  );
}
