import * as z from 'zod';
import { DaySchema } from '../day-schema.ts';
import type { PracticeFigures } from '../practice/practice-figures.ts';
import type { Drift } from '../progress/drift.ts';
import type { Forecast as PlanForecast } from '../progress/forecast/forecast.ts';
import type { BurnUpPoint, HeatDay } from '../progress/history.ts';
import type { PlanPace } from '../progress/pace.ts';
import { RESOURCE_KINDS } from '../reading/kinds.ts';
import { REVIEW_PROMPTS } from '../review/review.ts';
import { DROP_ENDINGS, EVIDENCE_KINDS, TASK_KINDS } from '../task/kinds.ts';
import { TASK_IN_REPORT } from '../task/task-fields.ts';
import { TASK_STATES } from '../task/task-progress.ts';
import { REPORT_DETAILS, REPORT_SECTIONS } from './choices.ts';

const day = DaySchema;
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

/** What a task left; the note is the learner's. */
const proof = { evidence: z.array(Evidence), note: markdown };

const Task = z.strictObject({
  key: z.string(),
  phaseTitle: z.string(),
  ...TASK_IN_REPORT,
  state: z.enum(TASK_STATES),
  plannedFirstOn: day.nullable(),
  plannedLastOn: day.nullable(),
  completedOn: day.nullable(),
  spentMinutes: minutes.describe('As noted; 0 where nothing was'),
  steps: z.array(z.strictObject({ text: z.string(), isDone: z.boolean() })),
  ...proof,
});

/** A session of a task that is still in the plan. */
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

/** A day that asked for a habit. */
const HabitDay = z.strictObject({
  day,
  habitKey: z.string(),
  title: z.string(),
  phaseTitle: z.string(),
  minutes,
  isKept: z.boolean(),
  /** What the learner wrote on it; empty where the report does not show it. */
  note: z.string(),
});

/** A week that touches the range and has begun. */
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
    /** The learner's words that answer no question. */
    reflection: markdown,
    /** What was answered to the questions of the weekly review, in the order of asking. */
    answers: z.array(
      z.strictObject({ prompt: z.enum(REVIEW_PROMPTS), question: z.string(), text: markdown }),
    ),
    /** The learner's own, in the outcome of the phase; `null` when not said. */
    confidence: z.number().int().min(1).max(5).nullable(),
    /** What proves it, in the learner's words; empty when nothing was named. */
    proof: z.string(),
    /** One thing for the week after, in the learner's words; empty when there is none. */
    intention: z.string(),
    /** What the learner wrote on days of habits, in order of day. */
    habitNotes: z.array(z.strictObject({ day, title: z.string(), text: markdown })),
  })
  .describe('A week that has begun; figures are those of the whole week up to the day of the report');

const work = z.strictObject({ taskCount: count, minutes });

/** What the plan itself tells has its type there; the schema of it is held to that type. */
const PaceFigures: z.ZodType<PlanPace> = z.strictObject({
  verdict: z.enum(['behind', 'on pace', 'ahead']),
  studyDays: z.number().min(0).describe('Study days behind or ahead'),
  plannedMinutes: minutes.describe('Due by the end of yesterday'),
  earnedMinutes: minutes,
  earnedScheduleDays: z.number().min(0),
  totalMinutes: minutes,
  replanned: z
    .strictObject({ day, studyDaysBehind: z.number().min(0).describe('Until the replan') })
    .nullable()
    .describe(
      'The replan that made the plan in force, which pace is measured against; null for the first plan',
    ),
  dropped: work,
  setAside: work.describe('Left the plan because the learner knows it already'),
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
});

const DriftFigures: z.ZodType<Drift> = z
  .strictObject({
    finishMovedStudyDays: z.number().int().describe('Negative when the finish is earlier'),
    dropped: work,
    setAside: work.describe('Set aside because the learner knows it'),
    replanCount: count,
    replannedStudyDaysBehind: z.number().min(0).describe('Planned anew by these replans, in all'),
  })
  .describe('How far the plan in force is from the first plan');

/** As of `generatedOn`, whatever the range. */
const Pace = z.strictObject({
  figures: PaceFigures,
  sentence: z.string(),
  drift: DriftFigures,
  driftSentence: z.string(),
  /** Work of days before today that is not done. */
  carriedOver: work,
  /** When the work that is left will be done; days and chance are `null` where they cannot be told. */
  forecast: z.strictObject({
    state: z.enum(['finished', 'too early', 'standing still', 'outlook']),
    sentence: z.string(),
    medianOn: day.nullable(),
    likelyOn: day.nullable().describe('Done by then in 85 % of the runs'),
    chanceByFinish: share.nullable(),
  }),
});

const Forecast: z.ZodType<PlanForecast> = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('finished') }),
  z.strictObject({
    state: z.literal('too early'),
    closedStudyDays: count,
    isTooShort: z.exactOptional(z.literal(true)),
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
    keptStudyDays: count.describe('Those of them on which everything that had been asked was done'),
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

const BurnUp: z.ZodType<BurnUpPoint> = z.strictObject({
  day,
  plannedMinutes: minutes.describe('By the plan in force'),
  firstPlannedMinutes: minutes.describe('By the plan as it was made first'),
  earnedMinutes: minutes.nullable(),
});
const Heat: z.ZodType<HeatDay> = z.strictObject({
  day,
  studyMinutes: minutes,
  finishedMinutes: minutes,
  plannedMinutes: minutes,
});

/** What the drawings of a report are drawn from. */
const Charts = z.strictObject({
  burnUp: z
    .array(BurnUp)
    .describe('Added up through each day; earnedMinutes is null after the day of the report'),
  forecast: Forecast,
  /** Empty on one page. */
  heatMap: z.array(Heat),
});

/** Something that was read. */
const Reading = z.strictObject({
  day,
  resourceKey: z.string().describe('Begins with `own-` where the learner added it'),
  title: z.string(),
  authors: z.array(z.string()).describe('“Family, Given”; a team without a comma'),
  others: z.boolean().describe('There are more than are named'),
  year: z.number().int().nullable().describe('null where it is not known'),
  kind: z.enum(RESOURCE_KINDS),
  parts: z
    .array(z.string())
    .describe('What tasks have asked for of it; where none has yet, what the first task or question will'),
  /** What the learner wrote on it; empty where the report does not show it. */
  note: markdown,
});

const ReadingInAll = z.strictObject({
  /** What was read in the range, and how much of what the plan has asked for so far is read. */
  sentence: z.string(),
  readCount: count.describe('In the range'),
  mustCount: count.describe(
    'Must-reads of tasks that are begun or have had a day, up to the day of the report, whatever the range',
  ),
  readMustCount: count.describe('Those of them that are read'),
  readings: z.array(Reading).describe('Those of the range, the earliest first; none on one page'),
});

/** A piece of the portfolio that the learner shares. */
const Piece = z.strictObject({
  key: z.string(),
  kind: z.string().describe('What its kind is called, as in “project”'),
  title: z.string(),
  standing: z.string().describe('How far it is, in a few words'),
  isWhole: z.boolean().describe('Nothing is missing that its kind asks for'),
  parts: z
    .array(z.strictObject({ label: z.string(), text: markdown }))
    .describe('What stands on its page; empty where the report does not show it'),
});

const Portfolio = z.strictObject({
  sentence: z.string(),
  pieceCount: count,
  wholeCount: count,
  pieces: z.array(Piece).describe('By kind; on one page the first few'),
});

const Dimension = z.strictObject({ title: z.string(), mean: z.number().min(1).max(4) });

const Practised: z.ZodType<PracticeFigures> = z.strictObject({
  answerCount: count,
  questionCount: count.describe('Different questions'),
  newCount: count.describe('Questions answered for the first time'),
  minutes: minutes.describe('Time of the answers'),
  repeatedCount: count.describe('Answers to questions of an earlier day'),
  recalledCount: count.describe('Those of them that did not fail'),
});

const Practice = z.strictObject({
  /** What was answered in the range, or that nothing was practised there. */
  sentence: z.string(),
  figures: Practised,
  /** The oldest first. */
  mocks: z
    .array(
      z.strictObject({
        title: z.string(),
        day,
        mean: z.number().min(1).max(4).nullable().describe('Over the dimensions that were judged'),
        strongest: Dimension.nullable().describe('null where none was judged, or all alike'),
        weakest: Dimension.nullable(),
        /** The learner's. */
        takeaway: markdown,
      }),
    )
    .describe('Those of the range that are finished'),
  readiness: z
    .strictObject({
      sentence: z.string(),
      areaCount: count,
      readyCount: count.describe('Areas that show every sign of being ready'),
      silentCount: count.describe('Areas about which there is no data'),
      next: z
        .strictObject({ area: z.string(), sentence: z.string() })
        .nullable()
        .describe('What would raise it most; null when no area is short'),
    })
    .nullable()
    .describe('As of the day of the report; null while nothing was ever practised'),
});

/** A phase that touches the range; its figures are those of the whole phase as of today. */
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
  gate: z
    .strictObject({ metCount: count, criterionCount: z.number().int().min(1) })
    .nullable()
    .describe(
      'Of what its outcome asks to exist, how much does on the day of the report; null where nothing is asked',
    ),
});

/**
 * A report as JSON, which is all of a report: its types in `report.ts` are those of this schema. A section that was not
 * chosen is `null`, so that no form can show it.
 */
export const ReportFileSchema = z
  .strictObject({
    format: z.literal('daymark-report'),
    version: z.literal(2),
    title: z.string(),
    learner: z.string().describe('Whom it is about, as they gave their name; may be empty'),
    generatedOn: day,
    /** `isWhole`: the whole plan, with what was done before its start and after its finish. */
    range: z.strictObject({ from: day, to: day, isWhole: z.boolean() }),
    sections: z.array(z.enum(REPORT_SECTIONS)),
    detail: z.enum(REPORT_DETAILS),
    plan: z.strictObject({ startOn: day, finishOn: day, dayCount: count }),
    /** One sentence: where the learner is and what was finished in the range. */
    headline: z.string(),
    /** Figures of the range. */
    totals: z.strictObject({
      /** Minutes that were planned for the days of the range when they came; for the whole plan those of the plan in force. */
      plannedMinutes: minutes,
      /** Planned minutes earned in the range. */
      finishedMinutes: minutes,
      finishedTaskCount: count,
      /** Tasks in the plan, whatever the range. */
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
    /** Finished tasks that left something to see. */
    proofs: z
      .array(z.strictObject({ title: z.string(), phaseTitle: z.string(), completedOn: day, ...proof }))
      .nullable(),
    reading: ReadingInAll.nullable(),
    practice: Practice.nullable(),
    /** The next session of each unfinished task, from today on: at most ten of the next fourteen days. */
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
      .array(
        z.strictObject({
          title: z.string(),
          phaseTitle: z.string(),
          droppedOn: day,
          as: z.enum(DROP_ENDINGS).describe('`known` was set aside because the learner knows it already'),
          /** Minutes of the first plan that left with it, 0 when it was left out before the plan began; of one set aside, its estimate. */
          minutes,
        }),
      )
      .nullable(),
    /** Pieces that are shared, as of the day of the report, whatever the range. */
    portfolio: Portfolio.nullable(),
    /**
     * The same range row by row, for spreadsheets and programs. The learner's own words are in it only where the report
     * shows them.
     */
    tables: z.strictObject({
      /** Every task that touches the range, in roadmap order. */
      tasks: z.array(Task),
      sessions: z.array(Session),
      habitDays: z.array(HabitDay),
      weeks: z.array(Week),
      readings: z.array(Reading),
      pieces: z.array(Piece),
    }),
  })
  .meta({
    title: 'Daymark report',
    description: 'Minutes are minutes of estimate; days are the learner’s own.',
  });
