import * as z from 'zod';
import { REVIEW_PROMPTS } from '../review/review.ts';
import { EVIDENCE_KINDS, TASK_KINDS, TASK_WEIGHTS } from '../roadmap/roadmap.ts';
import { REPORT_DETAILS, REPORT_SECTIONS } from './choices.ts';

const day = z.iso.date();
const minutes = z.number().int().min(0);
const count = z.number().int().min(0);
const share = z.number().min(0).max(1);
const markdown = z.string().describe('Markdown; empty when there is nothing');

const Evidence = z.strictObject({
  kind: z.enum(EVIDENCE_KINDS),
  text: z.string(),
  location: z.string().describe('A web address for a link, a path for a document, else empty'),
  value: z.number().nullable().describe('For a number, else null'),
  leftOn: day,
});

const proof = { evidence: z.array(Evidence), note: markdown };

const Task = z.strictObject({
  key: z.string(),
  title: z.string(),
  phaseTitle: z.string(),
  kind: z.enum(TASK_KINDS),
  weight: z.enum(TASK_WEIGHTS),
  minutes,
  state: z.enum(['open', 'started', 'done', 'dropped']),
  plannedFirstOn: day.nullable(),
  plannedLastOn: day.nullable(),
  completedOn: day.nullable(),
  spentMinutes: minutes.describe('As noted; 0 where nothing was'),
  ...proof,
});

const Session = z.strictObject({
  day,
  taskKey: z.string(),
  title: z.string(),
  phaseTitle: z.string(),
  part: z.number().int().min(1),
  partCount: z.number().int().min(1),
  minutes,
  isPinned: z.boolean(),
  isDone: z.boolean(),
});

const HabitDay = z.strictObject({
  day,
  habitKey: z.string(),
  title: z.string(),
  phaseTitle: z.string(),
  minutes,
  isKept: z.boolean(),
});

const Week = z
  .strictObject({
    week: z.number().int().min(1),
    startsOn: day,
    endsOn: day,
    phaseTitles: z.array(z.string()),
    plannedMinutes: minutes,
    finishedMinutes: minutes,
    plannedTaskCount: count,
    finishedTaskCount: count,
    habitsKept: count,
    habitsAsked: count,
    reflection: markdown,
    answers: z.array(
      z.strictObject({ prompt: z.enum(REVIEW_PROMPTS), question: z.string(), text: markdown }),
    ),
    confidence: z.number().int().min(1).max(5).nullable(),
    proof: z.string(),
    intention: z.string(),
  })
  .describe('A week that has begun; figures are those of the whole week up to the day of the report');

const work = z.strictObject({ taskCount: count, minutes });

const Pace = z.strictObject({
  figures: z.strictObject({
    verdict: z.enum(['behind', 'on pace', 'ahead']),
    studyDays: z.number().min(0).describe('Study days behind or ahead'),
    plannedMinutes: minutes.describe('Due by the end of yesterday'),
    earnedMinutes: minutes,
    earnedScheduleDays: z.number().min(0),
    totalMinutes: minutes,
    dropped: work,
    added: work,
    needed: z.strictObject({
      remainingMinutes: minutes,
      remainingStudyMinutes: minutes,
      remainingStudyDays: count,
      minutesPerStudyDay: minutes.nullable(),
      plannedMinutesPerStudyDay: minutes,
    }),
    isFinished: z.boolean(),
    hasStarted: z.boolean(),
  }),
  sentence: z.string(),
  carriedOver: work,
  forecast: z.strictObject({
    state: z.enum(['finished', 'too early', 'standing still', 'outlook']),
    sentence: z.string(),
    medianOn: day.nullable(),
    likelyOn: day.nullable().describe('Done by then in 85 % of the runs'),
    chanceByFinish: share.nullable(),
  }),
});

const Forecast = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('finished') }),
  z.strictObject({
    state: z.literal('too early'),
    closedStudyDays: count,
    hasFinishedWork: z.boolean(),
  }),
  z.strictObject({
    state: z.literal('standing still'),
    windowStudyDays: count,
    remainingMinutes: minutes,
  }),
  z.strictObject({
    state: z.literal('outlook'),
    madeOn: day,
    remainingMinutes: minutes,
    windowStudyDays: count,
    rate: z.number().min(0).describe('Finished minutes for each study minute'),
    minutesPerStudyDay: minutes.describe('Finished on each of those days, on average'),
    medianOn: day.nullable(),
    likelyOn: day.nullable(),
    finishOn: day,
    chanceByFinish: share,
    interviewOn: day.nullable(),
    chanceByInterview: share.nullable(),
    horizonOn: day,
    shareUnfinished: share,
    fan: z.array(
      z.strictObject({
        share,
        points: z.array(z.strictObject({ day, minutes: z.number().min(0) })),
      }),
    ),
  }),
]);

const Charts = z.strictObject({
  burnUp: z
    .array(z.strictObject({ day, plannedMinutes: minutes, earnedMinutes: minutes.nullable() }))
    .describe('Added up through each day; earnedMinutes is null after the day of the report'),
  forecast: Forecast,
  heatMap: z.array(
    z.strictObject({ day, studyMinutes: minutes, finishedMinutes: minutes, plannedMinutes: minutes }),
  ),
});

const Dimension = z.strictObject({ title: z.string(), mean: z.number().min(1).max(4) });

const Practice = z.strictObject({
  sentence: z.string(),
  figures: z.strictObject({
    answerCount: count,
    questionCount: count.describe('Different questions'),
    newCount: count.describe('Questions answered for the first time'),
    minutes: minutes.describe('Time of the answers'),
    repeatedCount: count.describe('Answers to questions of an earlier day'),
    recalledCount: count.describe('Those of them that did not fail'),
  }),
  mocks: z
    .array(
      z.strictObject({
        title: z.string(),
        day,
        mean: z.number().min(1).max(4).nullable().describe('Over the dimensions that were judged'),
        strongest: Dimension.nullable().describe('null where none was judged, or all alike'),
        weakest: Dimension.nullable(),
        takeaway: markdown,
      }),
    )
    .describe('Those of the range that are finished'),
  readiness: z
    .strictObject({
      sentence: z.string(),
      areaCount: count,
      readyCount: count.describe('Areas that hold in every sign'),
      silentCount: count.describe('Areas about which there is no data'),
      next: z
        .strictObject({ area: z.string(), sentence: z.string() })
        .nullable()
        .describe('What would raise it most; null when no area is short'),
    })
    .nullable()
    .describe('As of the day of the report; null while nothing was ever practised'),
});

const Phase = z.strictObject({
  title: z.string(),
  goal: z.string(),
  outcome: z.string(),
  startsOn: day,
  endsOn: day,
  plannedMinutes: minutes,
  earnedMinutes: minutes,
  taskCount: count,
  finishedTaskCount: count,
});

/** A report as JSON: what `/report.json` sends. Sections that were not chosen are `null`. */
export const ReportFileSchema = z
  .strictObject({
    format: z.literal('daymark-report'),
    version: z.literal(2),
    title: z.string(),
    generatedOn: day,
    range: z.strictObject({ from: day, to: day, isWhole: z.boolean() }),
    sections: z.array(z.enum(REPORT_SECTIONS)),
    detail: z.enum(REPORT_DETAILS),
    plan: z.strictObject({ startOn: day, finishOn: day, dayCount: count }),
    headline: z.string(),
    totals: z.strictObject({
      plannedMinutes: minutes,
      finishedMinutes: minutes,
      finishedTaskCount: count,
      taskCount: count,
      evidenceCount: count,
      habitsKept: count,
      habitsAsked: count,
    }),
    pace: Pace.nullable(),
    charts: Charts.nullable(),
    phases: z.array(Phase).nullable(),
    weeks: z.array(Week).nullable(),
    finishedTasks: z
      .array(
        z.strictObject({
          title: z.string(),
          phaseTitle: z.string(),
          kind: z.enum(TASK_KINDS),
          minutes,
          completedOn: day,
        }),
      )
      .nullable(),
    proofs: z
      .array(z.strictObject({ title: z.string(), phaseTitle: z.string(), completedOn: day, ...proof }))
      .nullable(),
    practice: Practice.nullable(),
    comingTasks: z
      .array(
        z.strictObject({
          title: z.string(),
          phaseTitle: z.string(),
          kind: z.enum(TASK_KINDS),
          day,
          minutes,
          part: z.number().int().min(1),
          partCount: z.number().int().min(1),
        }),
      )
      .nullable(),
    dropped: z
      .array(z.strictObject({ title: z.string(), phaseTitle: z.string(), droppedOn: day, minutes }))
      .nullable(),
    tables: z.strictObject({
      tasks: z.array(Task),
      sessions: z.array(Session),
      habitDays: z.array(HabitDay),
      weeks: z.array(Week),
    }),
  })
  .meta({
    title: 'Daymark report',
    description: 'Minutes are minutes of estimate; days are the learner’s own.',
  });
