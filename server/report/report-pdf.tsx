import type { VNode } from 'preact';
import type { Dates } from '../../plans/dates.ts';
import { count, formatMinutes } from '../../plans/format.ts';
import { leftInWords } from '../../plans/progress/left-in-words.ts';
import { whoAndWhen } from '../../plans/reading/who-and-when.ts';
import { REPORT_SECTIONS, type ReportSection } from '../../plans/report/choices.ts';
import type { Report, ReportCharts } from '../../plans/report/report.ts';
import { criteriaMetIn, haveGates } from '../../plans/report/report-gates.ts';
import { dimensionInWords, meanInWords } from '../../plans/report/report-practice.ts';
import { confidenceInWords, evidenceInWords, keptInWords, LEFT_AS, upperFirst } from '../../plans/words.ts';
import { BurnUp } from '../../views/charts/burn-up.tsx';
import { HeatMap } from '../../views/charts/heat-map.tsx';
import { renderDocument } from '../http/respond.tsx';
import { makePdf } from '../pdf/document.ts';
import { drawnForPaper, readDrawing } from '../pdf/draw-svg.ts';
import { textBlocks } from '../pdf/markdown-blocks.ts';
import type { Sheet } from '../pdf/sheet.ts';
import { ROOMY, TIGHT } from '../pdf/sizes.ts';
import { plainWordsOf, wordsOf } from '../pdf/words.ts';
import type { ReportPictures } from './report-of.ts';

type Write = (sheet: Sheet, report: Report, dates: Dates, pictures: ReportPictures) => void;

/** How each section is written; nothing where it has nothing to say. */
const WRITE_SECTION: Record<ReportSection, Write> = {
  pace: writePace,
  charts: drawCharts,
  phases: writePhases,
  weeks: writeWeeks,
  finished: writeFinished,
  evidence: writeEvidence,
  reading: writeReading,
  practice: writePractice,
  coming: writeComing,
  dropped: writeDropped,
  portfolio: writePortfolio,
};

/**
 * A report as PDF, with bookmarks, page numbers, and its charts as vectors. The same report gives the same bytes: it is
 * dated by the day of the report.
 */
export async function reportPdf(
  report: Report,
  dates: Dates,
  pictures: ReportPictures = [],
): Promise<Buffer> {
  const title = [...wordsOf(report.title), `, progress report${ofLearner(report)}`];
  const isOnePage = report.detail === 'one-page';
  const write = (sheet: Sheet) => {
    writeHead(sheet, report, dates);
    for (const section of REPORT_SECTIONS) {
      if (report.sections.includes(section)) WRITE_SECTION[section](sheet, report, dates, pictures);
    }
  };
  const { bytes } = await makePdf(
    {
      title,
      foot: [...title, `, ${dates.formatDateWithYear(report.generatedOn)}`],
      createdAt: new Date(`${report.generatedOn}T00:00:00Z`),
      says: report,
      write,
    },
    [isOnePage ? TIGHT : ROOMY],
  );
  return bytes;
}

/** A name is no Markdown. */
function ofLearner({ learner }: Report): string {
  return learner === '' ? '' : ` of ${learner}`;
}

/** So many are found by a list of them. */
const MANY_SECTIONS = 4;

function writeHead(
  { title: writeTitle, paragraph, table, contents }: Sheet,
  report: Report,
  dates: Dates,
): void {
  const { totals, range, plan, headline } = report;
  paragraph([`Progress report${ofLearner(report)}, ${dates.formatFullDay(report.generatedOn)}`], {
    isSoft: true,
  });
  writeTitle(report.title);
  paragraph(headline);
  const covered = range.isWhole ? 'The whole plan' : dates.formatRange(range.from, range.to);
  const facts = [
    ['Plan', `${dates.formatRange(plan.startOn, plan.finishOn)}, ${count(plan.dayCount, 'day')}`],
    ['Covered', covered],
    ['Work', `${formatMinutes(totals.finishedMinutes)} of ${formatMinutes(totals.plannedMinutes)} planned`],
    ['Tasks', `${totals.finishedTaskCount} of ${totals.taskCount} finished`],
    ['Evidence', count(totals.evidenceCount, 'piece')],
    ['Habits', keptInWords(totals)],
  ];
  const columns = [1, 3, 1, 3].map((share) => ({ head: '', share }));
  table(
    columns,
    [0, 2, 4].map((index) => facts.slice(index, index + 2).flat()),
  );
  if (report.detail !== 'one-page' && report.sections.length >= MANY_SECTIONS) contents();
}

function writePace({ heading, paragraph }: Sheet, { pace }: Report): void {
  if (pace === null) return;
  const { figures, sentence, driftSentence, forecast, carriedOver } = pace;
  const { needed } = figures;
  heading('Pace and forecast');
  paragraph(`${sentence} ${driftSentence}`);
  if (figures.isFinished) return;
  paragraph(forecast.sentence);
  const left = leftInWords(formatMinutes(needed.remainingMinutes), needed);
  const minutesADay =
    needed.minutesPerStudyDay === null
      ? ''
      : ` and ask ${formatMinutes(needed.minutesPerStudyDay)} a day; ${formatMinutes(needed.plannedMinutesPerStudyDay)} were planned`;
  const carried =
    carriedOver.taskCount === 0
      ? ''
      : ` ${formatMinutes(carriedOver.minutes)} of ${count(carriedOver.taskCount, 'task')} are carried over from earlier days.`;
  paragraph(`${left}${minutesADay}.${carried}`);
}

/** Points; a narrower chart leaves one page its room. */
const CHART_WIDTH = 483;
const HEAT_MAP_WIDTH = 400;
/** Points for each unit of a drawing, at most: one of few weeks stays small. */
const LARGEST_SCALE = 0.9;
const NARROW_CHART_WIDTH = 115;

function drawCharts(sheet: Sheet, { charts, generatedOn, detail }: Report, dates: Dates): void {
  if (charts === null || charts.burnUp.length === 0) return;
  sheet.heading('Charts');
  drawChart(sheet, dates, {
    caption: burnUpCaption(charts),
    chart: <BurnUp points={charts.burnUp} forecast={charts.forecast} today={generatedOn} />,
    widest: detail === 'one-page' ? NARROW_CHART_WIDTH : CHART_WIDTH,
  });
  if (charts.heatMap.length === 0) return;
  drawChart(sheet, dates, {
    caption: 'Work finished on each day: darker is more, dots are rest days.',
    chart: <HeatMap days={charts.heatMap} today={generatedOn} />,
    widest: HEAT_MAP_WIDTH,
  });
}

function burnUpCaption({ burnUp, forecast }: ReportCharts): string {
  const isReplanned = burnUp.some((point) => point.plannedMinutes !== point.firstPlannedMinutes);
  const plans = isReplanned ? 'the plan in force is grey, the first plan dashed' : 'planned is dashed';
  const runs = forecast.state === 'outlook' ? '; 70 and 90 of 100 trial runs lie in the bands' : '';
  return `Work added up day by day: ${plans}, finished is green${runs}.`;
}

type Chart = { caption: string; chart: VNode; widest: number };

/** The same drawing as on the page. */
function drawChart(sheet: Sheet, dates: Dates, { caption, chart, widest }: Chart): void {
  const [svg] = /<svg.*?<\/svg>/s.exec(renderDocument(chart, dates)) ?? [];
  if (svg === undefined) return;
  const shape = readDrawing(svg);
  const width = Math.min(widest, shape.width * LARGEST_SCALE);
  sheet.figure({ caption, alt: caption, svg: drawnForPaper(shape, width), widest: width });
}

function writePhases({ heading, table }: Sheet, { phases }: Report, { formatRange }: Dates): void {
  if (phases === null || phases.length === 0) return;
  const hasGates = haveGates(phases);
  heading('Phases');
  table(
    [
      { head: 'Phase', share: 6 },
      { head: 'Dates', share: 2.5 },
      { head: 'Finished', share: 3 },
      { head: 'Tasks', share: 1.5, isFigure: true },
      ...(hasGates ? [{ head: 'Criteria met', share: 1.5, isFigure: true }] : []),
    ],
    phases.map((phase) => [
      phase.title,
      formatRange(phase.startsOn, phase.endsOn),
      `${formatMinutes(phase.earnedMinutes)} of ${formatMinutes(phase.plannedMinutes)}`,
      `${phase.finishedTaskCount} of ${phase.taskCount}`,
      ...(hasGates ? [criteriaMetIn(phase)] : []),
    ]),
  );
}

function writeWeeks(
  sheet: Sheet,
  { weeks, generatedOn }: Report,
  { formatDayBeside, formatRange }: Dates,
): void {
  if (weeks === null || weeks.length === 0) return;
  sheet.heading('Weeks');
  sheet.table(
    [
      { head: 'Week', share: 1, isFigure: true },
      { head: 'Dates', share: 3 },
      { head: 'Finished', share: 2, isFigure: true },
      { head: 'Planned', share: 2, isFigure: true },
      { head: 'Tasks', share: 1, isFigure: true },
      { head: 'Habits', share: 1.5, isFigure: true },
    ],
    weeks.map((week) => [
      String(week.week),
      formatRange(week.startsOn, week.endsOn),
      formatMinutes(week.finishedMinutes),
      formatMinutes(week.plannedMinutes),
      String(week.finishedTaskCount),
      `${week.habitsKept} of ${week.habitsAsked}`,
    ]),
  );
  for (const week of weeks) {
    const { confidence, proof, intention, reflection, answers, habitNotes } = week;
    const lines = [
      ...(confidence === null ? [] : [`Confidence in the outcome: ${confidenceInWords(confidence)}`]),
      ...(proof.trim() === '' ? [] : [`Proof: ${proof}`]),
      ...(intention.trim() === '' ? [] : [`For the week after: ${intention}`]),
    ];
    const isSilent = lines.length === 0 && reflection.trim() === '' && answers.length === 0;
    if (isSilent && habitNotes.length === 0) continue;
    sheet.lead(`On week ${week.week}`);
    for (const line of lines) sheet.paragraph(line, { isSoft: true });
    sheet.quotation(textBlocks(reflection));
    for (const { question, text } of answers) {
      sheet.paragraph(question, { isSoft: true });
      sheet.quotation(textBlocks(text));
    }
    for (const { day, title, text } of habitNotes) {
      sheet.paragraph(`${formatDayBeside(day, generatedOn)}, ${title}`, { isSoft: true });
      sheet.quotation(textBlocks(text));
    }
  }
}

function writeFinished(
  { heading, paragraph, table }: Sheet,
  report: Report,
  { formatDayBeside }: Dates,
): void {
  const { finishedTasks, totals, generatedOn } = report;
  if (finishedTasks === null) return;
  heading('Finished tasks');
  if (finishedTasks.length === 0) {
    paragraph('Nothing was finished in this stretch.');
    return;
  }
  const earlier = totals.finishedTaskCount - finishedTasks.length;
  if (earlier > 0) {
    const words = `The last ${finishedTasks.length}; ${count(earlier, 'task')} before them.`;
    paragraph(words, { isSoft: true });
  }
  table(
    [
      { head: 'Day', share: 2 },
      { head: 'Task', share: 6 },
      { head: 'Phase', share: 4 },
      { head: 'Estimate', share: 2, isFigure: true },
    ],
    finishedTasks.map((task) => [
      formatDayBeside(task.completedOn, generatedOn),
      task.title,
      task.phaseTitle,
      formatMinutes(task.minutes),
    ]),
  );
}

function writeEvidence(
  sheet: Sheet,
  { proofs, generatedOn }: Report,
  { formatDayBeside }: Dates,
  pictures: ReportPictures,
): void {
  if (proofs === null || proofs.length === 0) return;
  sheet.heading('Evidence and notes');
  for (const [index, task] of proofs.entries()) {
    sheet.lead(task.title);
    sheet.paragraph(`Finished on ${formatDayBeside(task.completedOn, generatedOn)}, ${task.phaseTitle}`, {
      isSoft: true,
    });
    for (const [at, piece] of task.evidence.entries()) {
      const picture = pictures[index]?.[at];
      if (piece.kind === 'note') sheet.quotation(textBlocks(piece.text));
      else sheet.list([plainWordsOf(evidenceInWords(piece))]);
      if (picture) sheet.picture(picture);
    }
    sheet.quotation(textBlocks(task.note));
  }
}

function writeReading(sheet: Sheet, { reading, generatedOn }: Report, { formatDayBeside }: Dates): void {
  if (reading === null) return;
  const { sentence, readings } = reading;
  sheet.heading('What was read');
  sheet.paragraph(sentence);
  if (readings.length === 0) return;
  sheet.table(
    [
      { head: 'Day', share: 2 },
      { head: 'Title', share: 5 },
      { head: 'By', share: 3 },
      { head: 'Part', share: 5 },
    ],
    readings.map(({ day, title, parts, ...source }) => [
      formatDayBeside(day, generatedOn),
      title,
      whoAndWhen(source),
      parts.join('; '),
    ]),
  );
  for (const { title, note } of readings) {
    if (note === '') continue;
    sheet.lead(title);
    sheet.quotation(textBlocks(note));
  }
}

function writePractice(
  sheet: Sheet,
  { practice, detail, generatedOn }: Report,
  { formatDayBeside }: Dates,
): void {
  if (practice === null) return;
  const { sentence, mocks, readiness } = practice;
  const next = readiness?.next
    ? `What would raise it most: ${readiness.next.area}. ${readiness.next.sentence}`
    : '';
  const isOnePage = detail === 'one-page';
  // A table would take the room of what comes after it.
  const lines = isOnePage
    ? mocks.map(
        ({ title, day, mean }) =>
          `Last mock: ${title}, ${formatDayBeside(day, generatedOn)}, ${meanInWords(mean)}.`,
      )
    : [];
  sheet.heading('Practice and readiness');
  sheet.paragraph(
    [sentence, ...lines, readiness?.sentence ?? '', next].filter((words) => words !== '').join(' '),
  );
  if (isOnePage || mocks.length === 0) return;
  sheet.table(
    [
      { head: 'Day', share: 2 },
      { head: 'Mock', share: 4 },
      { head: 'Mean score', share: 2 },
      { head: 'Strongest', share: 3 },
      { head: 'Weakest', share: 3 },
    ],
    mocks.map((mock) => [
      formatDayBeside(mock.day, generatedOn),
      mock.title,
      meanInWords(mock.mean),
      dimensionInWords(mock.strongest),
      dimensionInWords(mock.weakest),
    ]),
  );
  for (const { title, day, takeaway } of mocks) {
    if (takeaway === '') continue;
    sheet.lead(`${title}, ${formatDayBeside(day, generatedOn)}`);
    sheet.quotation(textBlocks(takeaway));
  }
}

function writeComing(
  { heading, table }: Sheet,
  { comingTasks, generatedOn }: Report,
  { formatDayBeside }: Dates,
): void {
  if (comingTasks === null || comingTasks.length === 0) return;
  heading('What comes next');
  table(
    [
      { head: 'Day', share: 2 },
      { head: 'Task', share: 6 },
      { head: 'Phase', share: 4 },
      { head: 'Work', share: 2, isFigure: true },
    ],
    comingTasks.map((task) => [
      formatDayBeside(task.day, generatedOn),
      task.partCount > 1 ? `${task.title}, part ${task.part} of ${task.partCount}` : task.title,
      task.phaseTitle,
      formatMinutes(task.minutes),
    ]),
  );
}

function writeDropped(
  { heading, table }: Sheet,
  { dropped, generatedOn }: Report,
  { formatDayBeside }: Dates,
): void {
  if (dropped === null || dropped.length === 0) return;
  heading('Left out of the plan');
  table(
    [
      { head: 'Day', share: 2 },
      { head: 'Task', share: 5 },
      { head: 'Phase', share: 3 },
      { head: 'How', share: 3 },
      { head: 'Work', share: 2, isFigure: true },
    ],
    dropped.map((task) => [
      formatDayBeside(task.droppedOn, generatedOn),
      task.title,
      task.phaseTitle,
      LEFT_AS[task.as],
      formatMinutes(task.minutes),
    ]),
  );
}

/** What is shared, then the texts of it. */
function writePortfolio(sheet: Sheet, { portfolio }: Report): void {
  if (portfolio === null || portfolio.pieces.length === 0) return;
  sheet.heading('Portfolio');
  sheet.paragraph(portfolio.sentence);
  sheet.table(
    [
      { head: 'Piece', share: 6 },
      { head: 'Kind', share: 2 },
      { head: 'How far', share: 4 },
    ],
    portfolio.pieces.map(({ title, kind, standing }) => [title, upperFirst(kind), standing]),
  );
  for (const { title, parts } of portfolio.pieces) {
    if (parts.length > 0) sheet.lead(title);
    for (const { label, text } of parts) {
      sheet.paragraph(label, { isSoft: true });
      sheet.quotation(textBlocks(text));
    }
  }
}
