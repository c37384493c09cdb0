import type { Dates } from '../../dates.ts';
import { count, formatMinutes } from '../../format.ts';
import { leftInWords } from '../../progress/left-in-words.ts';
import { whoAndWhen } from '../../reading/who-and-when.ts';
import { evidenceInMarkdown } from '../../task/evidence-in-markdown.ts';
import { lineInMarkdown, plainInMarkdown, quoteInMarkdown } from '../../text/markdown-text.ts';
import { confidenceInWords, keptInWords, LEFT_AS } from '../../words.ts';
import { REPORT_SECTIONS, type ReportSection } from '../choices.ts';
import type { Report, ReportWeek } from '../report.ts';
import { criteriaMetIn, haveGates } from '../report-gates.ts';
import { dimensionInWords, meanInWords } from '../report-practice.ts';
import { checklistOf } from './report-checklist.ts';

/** How each section is written; empty where it has nothing to say. */
const WRITE_SECTION: Record<ReportSection, (report: Report, dates: Dates) => string> = {
  pace: paceOf,
  // Drawings need a page; their figures are in the sections beside them.
  charts: () => '',
  phases: phasesOf,
  weeks: weeksOf,
  finished: finishedOf,
  evidence: proofOf,
  reading: readingOf,
  practice: practiceOf,
  coming: comingOf,
  dropped: droppedOf,
  portfolio: portfolioOf,
};

/**
 * A report as GitHub-flavoured Markdown. The same report gives the same bytes.
 *
 * @param dates - how the owner of the plan wants days written
 */
export function reportMarkdown(report: Report, dates: Dates): string {
  const sections = [
    headingOf(report, dates),
    ...REPORT_SECTIONS.filter((section) => report.sections.includes(section)).map((section) =>
      WRITE_SECTION[section](report, dates),
    ),
    everyTask(report),
  ];
  return `${paragraphs(...sections)}\n`;
}

function headingOf({ title, learner, headline, range, generatedOn }: Report, dates: Dates): string {
  const scope = range.isWhole ? 'the whole plan' : dates.formatLongRange(range.from, range.to);
  return [
    `# ${lineInMarkdown(title)}: progress report${learner === '' ? '' : ` of ${plainInMarkdown(learner)}`}`,
    headline,
    `Written on ${dates.formatLongDateWithYear(generatedOn)} about ${scope}.`,
  ].join('\n\n');
}

function paceOf({ pace, totals, generatedOn }: Report, dates: Dates): string {
  if (pace === null) return '';
  const { figures, sentence, driftSentence, carriedOver, forecast } = pace;
  const { needed } = figures;
  const lines = [
    `- Planned: ${formatMinutes(needed.plannedMinutesPerStudyDay)} of tasks per study day`,
    `- ${leftInWords(formatMinutes(needed.remainingMinutes), needed)}`,
    ...(needed.minutesPerStudyDay === null
      ? []
      : [`- Needed from now on: ${formatMinutes(needed.minutesPerStudyDay)} per study day`]),
    ...(carriedOver.taskCount === 0
      ? []
      : [`- Carried over: ${formatMinutes(carriedOver.minutes)} of ${count(carriedOver.taskCount, 'task')}`]),
    `- Habits: ${keptInWords(totals)}`,
  ];
  const words = paragraphs(sentence, driftSentence, figures.isFinished ? '' : forecast.sentence);
  return `## Pace on ${dates.formatLongDateWithYear(generatedOn)}\n\n${words}\n\n${lines.join('\n')}`;
}

function phasesOf({ phases }: Report, dates: Dates): string {
  const hasGates = haveGates(phases ?? []);
  const rows = (phases ?? []).map((phase) => [
    lineInMarkdown(phase.title),
    dates.formatLongRange(phase.startsOn, phase.endsOn),
    `${phase.finishedTaskCount} of ${phase.taskCount}`,
    `${formatMinutes(phase.earnedMinutes)} of ${formatMinutes(phase.plannedMinutes)}`,
    ...(hasGates ? [criteriaMetIn(phase)] : []),
  ]);
  const heads = ['Phase', 'Days', 'Tasks', 'Work', ...(hasGates ? ['Criteria met'] : [])];
  return section('Phases', rows.length > 0 ? table(heads, rows) : '');
}

function weeksOf({ weeks }: Report, dates: Dates): string {
  if (weeks === null) return '';
  const rows = weeks.map((week) => [
    `Week ${week.week}`,
    dates.formatLongRange(week.startsOn, week.endsOn),
    week.phaseTitles.map(lineInMarkdown).join(', '),
    `${week.finishedTaskCount} finished, ${week.plannedTaskCount} planned`,
    `${formatMinutes(week.finishedMinutes)} finished, ${formatMinutes(week.plannedMinutes)} planned`,
    `${week.habitsKept} of ${week.habitsAsked}`,
  ]);
  const words = weeks.flatMap((week) => [
    section(`Reflection on week ${week.week}`, paragraphs(...saidOf(week)), '###'),
    section(`Notes on habits in week ${week.week}`, paragraphs(...habitNotesOf(week, dates)), '###'),
  ]);
  if (rows.length === 0) return '';
  const figures = table(['Week', 'Days', 'Phase', 'Tasks', 'Work', 'Habits'], rows);
  return section('Weeks', paragraphs(figures, ...words));
}

/** The learner's own judgement of a week, then their words. */
function saidOf({ confidence, proof, intention, reflection, answers }: ReportWeek): string[] {
  const lines = [
    ...(confidence === null ? [] : [`- Confidence in the outcome: ${confidenceInWords(confidence)}`]),
    ...(proof.trim() === '' ? [] : [`- Proof: ${lineInMarkdown(proof)}`]),
    ...(intention.trim() === '' ? [] : [`- For the week after: ${lineInMarkdown(intention)}`]),
  ];
  return [
    lines.join('\n'),
    reflection.trim() === '' ? '' : quoteInMarkdown(reflection),
    ...answers.map(({ question, text }) => `**${question}**\n\n${quoteInMarkdown(text)}`),
  ];
}

function habitNotesOf({ habitNotes }: ReportWeek, { formatLongDay }: Dates): string[] {
  return habitNotes.map(
    ({ day, title, text }) =>
      `**${formatLongDay(day)}, ${lineInMarkdown(title)}**\n\n${quoteInMarkdown(text)}`,
  );
}

function finishedOf({ finishedTasks }: Report, dates: Dates): string {
  const rows = (finishedTasks ?? []).map((task) => [
    dates.formatLongDateWithYear(task.completedOn),
    lineInMarkdown(task.title),
    lineInMarkdown(task.phaseTitle),
    task.kind,
    formatMinutes(task.minutes),
  ]);
  const finished =
    rows.length > 0 ? table(['Day', 'Task', 'Phase', 'Kind', 'Estimate'], rows) : 'None on these days.';
  return section('Finished tasks', finished);
}

function proofOf({ proofs }: Report, dates: Dates): string {
  const written = (proofs ?? []).map(({ title, evidence, note }) => {
    const evidenceList = evidence
      .map((item) => `- ${evidenceInMarkdown(item, dates.formatLongDateWithYear(item.leftOn))}`)
      .join('\n');
    const quotation = note.trim() === '' ? '' : quoteInMarkdown(note);
    return section(lineInMarkdown(title), paragraphs(evidenceList, quotation), '###');
  });
  return section('Evidence and notes', paragraphs(...written));
}

function readingOf({ reading }: Report, dates: Dates): string {
  if (reading === null) return '';
  const rows = reading.readings.map(({ day, title, parts, ...source }) => [
    dates.formatLongDateWithYear(day),
    plainInMarkdown(title),
    plainInMarkdown(whoAndWhen(source)),
    plainInMarkdown(parts.join('; ')),
  ]);
  const notes = reading.readings
    .filter(({ note }) => note !== '')
    .map(({ title, note }) => section(plainInMarkdown(title), quoteInMarkdown(note), '###'));
  return section(
    'What was read',
    paragraphs(
      reading.sentence,
      rows.length > 0 ? table(['Day', 'Title', 'By', 'Part'], rows) : '',
      ...notes,
    ),
  );
}

function practiceOf({ practice }: Report, dates: Dates): string {
  if (practice === null) return '';
  const { sentence, mocks, readiness } = practice;
  const rows = mocks.map((mock) => [
    dates.formatLongDateWithYear(mock.day),
    lineInMarkdown(mock.title),
    meanInWords(mock.mean),
    dimensionInWords(mock.strongest),
    dimensionInWords(mock.weakest),
  ]);
  const takeaways = mocks
    .filter(({ takeaway }) => takeaway !== '')
    .map(({ title, day, takeaway }) => {
      return section(
        `${lineInMarkdown(title)}, ${dates.formatLongDateWithYear(day)}`,
        quoteInMarkdown(takeaway),
        '###',
      );
    });
  return section(
    'Practice and readiness',
    paragraphs(
      sentence,
      readiness?.sentence ?? '',
      readiness?.next
        ? `What would raise it most: ${plainInMarkdown(readiness.next.area)}. ${readiness.next.sentence}`
        : '',
      rows.length > 0 ? table(['Day', 'Mock', 'Mean score', 'Strongest', 'Weakest'], rows) : '',
      ...takeaways,
    ),
  );
}

function comingOf({ comingTasks }: Report, dates: Dates): string {
  const rows = (comingTasks ?? []).map((task) => [
    dates.formatLongDateWithYear(task.day),
    lineInMarkdown(task.title),
    lineInMarkdown(task.phaseTitle),
    task.partCount === 1 ? '' : `part ${task.part} of ${task.partCount}`,
    formatMinutes(task.minutes),
  ]);
  return section(
    'What comes next',
    rows.length > 0 ? table(['Day', 'Task', 'Phase', 'Part', 'Work'], rows) : '',
  );
}

function droppedOf({ dropped }: Report, dates: Dates): string {
  const rows = (dropped ?? []).map((task) => [
    dates.formatLongDateWithYear(task.droppedOn),
    lineInMarkdown(task.title),
    lineInMarkdown(task.phaseTitle),
    LEFT_AS[task.as],
    formatMinutes(task.minutes),
  ]);
  return section(
    'Left out of the plan',
    rows.length > 0 ? table(['Day', 'Task', 'Phase', 'How', 'Work'], rows) : '',
  );
}

/** All that its days hold, done and open, by phase. */
function everyTask(report: Report): string {
  const phases = checklistOf(report).map(({ title, lines }) => section(title, lines, '###'));
  return section(report.range.isWhole ? 'The whole plan' : 'Every task of these days', paragraphs(...phases));
}

/** What is shared, then the texts of it. */
function portfolioOf({ portfolio }: Report): string {
  if (portfolio === null || portfolio.pieces.length === 0) return '';
  const rows = portfolio.pieces.map(({ title, kind, standing }) =>
    [title, kind, standing].map(lineInMarkdown),
  );
  const texts = portfolio.pieces
    .filter(({ parts }) => parts.length > 0)
    .map(({ title, parts }) => {
      const told = parts.map(({ label, text }) => `**${lineInMarkdown(label)}**\n\n${quoteInMarkdown(text)}`);
      return section(lineInMarkdown(title), paragraphs(...told), '###');
    });
  return section(
    'Portfolio',
    paragraphs(portfolio.sentence, table(['Piece', 'Kind', 'How far'], rows), ...texts),
  );
}

function section(title: string, content: string, mark = '##'): string {
  return content === '' ? '' : `${mark} ${title}\n\n${content}`;
}

function paragraphs(...blocks: string[]): string {
  return blocks.filter((block) => block !== '').join('\n\n');
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [heads, heads.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
