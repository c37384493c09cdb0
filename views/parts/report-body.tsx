import type { Report, ReportEvidence, ReportFinishedTask, ReportWeek } from '../../plans/report/report.ts';
import { confidenceInWords } from '../../plans/words.ts';
import { useDates } from '../dates.ts';
import { count, formatHours, formatMinutes } from '../format.ts';
import { Markdown } from './markdown.tsx';
import { EvidenceBody } from './task/evidence-body.tsx';
import { KIND_WORDS } from './task/task-words.ts';

/** The report as a document: on its page, on paper and in the standalone file. */
export function ReportBody({ report }: { report: Report }) {
  const { formatFullDay, formatRange } = useDates();
  const { totals, range, plan } = report;
  return (
    <article class="report">
      <header class="report__head">
        <p class="report__eyebrow">Progress report, {formatFullDay(report.generatedOn)}</p>
        <h2 class="report__title">{report.title}</h2>
        <p class="report__headline">{report.headline}</p>
        <p>{report.paceSentence}</p>
      </header>
      <dl class="report__facts">
        <Fact
          label="Plan"
          value={`${formatRange(plan.startOn, plan.finishOn)}, ${count(plan.dayCount, 'day')}`}
        />
        <Fact label="Covered" value={range.isWhole ? 'The whole plan' : formatRange(range.from, range.to)} />
        <Fact
          label="Work"
          value={`${formatHours(totals.finishedMinutes)} finished, ${formatHours(totals.plannedMinutes)} planned`}
        />
        <Fact
          label="Tasks"
          value={`${totals.finishedTaskCount} finished of ${totals.taskCount} in the plan`}
        />
        <Fact label="Evidence" value={count(totals.evidenceCount, 'piece')} />
        <Fact label="Habits" value={`kept ${totals.habitsKept} of ${totals.habitsAsked} times`} />
      </dl>
      <PhaseTable report={report} />
      <Weeks weeks={report.weeks} />
      <FinishedTasks tasks={report.finishedTasks} />
      <ComingTasks report={report} />
      <DroppedTasks report={report} />
    </article>
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

function PhaseTable({ report }: { report: Report }) {
  const { formatRange } = useDates();
  if (report.phases.length === 0) return null;
  return (
    <section class="report__section">
      <h3>Phases</h3>
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">Phase</th>
            <th scope="col">Dates</th>
            <th scope="col">Finished</th>
            <th scope="col">Tasks</th>
          </tr>
        </thead>
        <tbody>
          {report.phases.map((phase) => (
            <tr key={phase.title}>
              <th scope="row">{phase.title}</th>
              <td>{formatRange(phase.startsOn, phase.endsOn)}</td>
              <td>
                {formatHours(phase.earnedMinutes)} of {formatHours(phase.plannedMinutes)}
              </td>
              <td>
                {phase.finishedTaskCount} of {phase.taskCount}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Weeks({ weeks }: { weeks: readonly ReportWeek[] }) {
  const { formatRange } = useDates();
  if (weeks.length === 0) return null;
  return (
    <section class="report__section">
      <h3>Weeks</h3>
      {weeks.map((week) => (
        <div key={week.week} class="report__week">
          <h4>
            Week {week.week}, {formatRange(week.startsOn, week.endsOn)}
          </h4>
          <p>
            {formatHours(week.finishedMinutes)} of {formatHours(week.plannedMinutes)} planned,{' '}
            {count(week.finishedTaskCount, 'task')} finished, habits kept {week.habitsKept} of{' '}
            {week.habitsAsked} times. {week.phaseTitles.join(', ')}.
          </p>
          <Judgement week={week} />
          {week.reflection !== '' && <Words text={week.reflection} />}
          {week.answers.map(({ prompt, question, text }) => (
            <Words key={prompt} question={question} text={text} />
          ))}
        </div>
      ))}
    </section>
  );
}

/** The learner's own: how sure they are, what proves it, and what the week after is for. */
function Judgement({ week: { confidence, proof, intention } }: { week: ReportWeek }) {
  const lines = [
    ...(confidence === null
      ? []
      : [{ label: 'Confidence in the outcome', words: confidenceInWords(confidence) }]),
    ...(proof === '' ? [] : [{ label: 'Proof', words: proof }]),
    ...(intention === '' ? [] : [{ label: 'For the week after', words: intention }]),
  ];
  return (
    <>
      {lines.map(({ label, words }) => (
        <p key={label} class="report__meta">
          {label}: {words}
        </p>
      ))}
    </>
  );
}

function Words({ question, text }: { question?: string; text: string }) {
  return (
    <>
      {question && <p class="report__meta">{question}</p>}
      <blockquote class="report__words">
        <Markdown text={text} />
      </blockquote>
    </>
  );
}

function FinishedTasks({ tasks }: { tasks: readonly ReportFinishedTask[] }) {
  const { formatDay } = useDates();
  return (
    <section class="report__section">
      <h3>Finished</h3>
      {tasks.length === 0 && <p>Nothing was finished in this stretch.</p>}
      {tasks.map((task) => (
        <div key={`${task.phaseTitle}/${task.title}`} class="report__task">
          <h4>{task.title}</h4>
          <p class="report__meta">
            {formatDay(task.completedOn)}, {KIND_WORDS[task.kind].toLowerCase()},{' '}
            {formatMinutes(task.minutes)}, {task.phaseTitle}
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

function ComingTasks({ report }: { report: Report }) {
  const { formatDay } = useDates();
  if (report.comingTasks.length === 0) return null;
  return (
    <section class="report__section">
      <h3>What comes next</h3>
      <ul class="ledger">
        {report.comingTasks.map((task) => (
          <li key={`${task.day}/${task.title}`} class="ledger__line">
            <span class="ledger__day">{formatDay(task.day)}</span>
            <span class="ledger__what">
              {task.title}
              {task.partCount > 1 && `, part ${task.part} of ${task.partCount}`}
            </span>
            <span class="ledger__figure">{formatMinutes(task.minutes)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function DroppedTasks({ report }: { report: Report }) {
  const { formatDay } = useDates();
  if (report.dropped.length === 0) return null;
  return (
    <section class="report__section">
      <h3>Left out of the plan</h3>
      <ul class="ledger">
        {report.dropped.map((task) => (
          <li key={`${task.phaseTitle}/${task.title}`} class="ledger__line">
            <span class="ledger__day">{formatDay(task.droppedOn)}</span>
            <span class="ledger__what">{task.title}</span>
            {task.minutes > 0 && <span class="ledger__figure">{formatMinutes(task.minutes)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
