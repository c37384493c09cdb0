import type { Database } from '../../db/file/open.ts';
import type { ChangeMoment } from '../../db/journal/journal.ts';
import { loadAnswers } from '../../db/practice/answer-memory.ts';
import { recordAnswer } from '../../db/practice/answers.ts';
import { loadSettings } from '../../db/settings/settings.ts';
import { addDays, type Day } from '../../plans/day.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import type { AnswerMode, Grade } from '../../plans/practice/answer.ts';
import type { Question, QuestionCategory } from '../../plans/practice/bank/question.ts';
import { findQuestion } from '../../plans/practice/bank/question-bank.ts';
import { drillQueue } from '../../plans/practice/drill/drill-queue.ts';
import { sumOf } from '../../plans/sum.ts';

/** A day's drill, or something practised by itself. */
export type DrillAct =
  | { kind: 'drill' }
  | {
      kind: 'alone';
      mode: AnswerMode;
      questionId: string;
      grade: Grade;
      seconds: number;
      stuckAt: number | null;
    };

/** One answer in twenty fails, one in five is hard, most are good. */
const GRADES_IN_TURN: readonly Grade[] = [
  'good',
  'hard',
  'good',
  'easy',
  'good',
  'good',
  'hard',
  'good',
  'again',
  'good',
];
const SHARES_MADE: Record<Grade, number> = { again: 0.2, hard: 0.5, good: 0.8, easy: 1 };
const MISSING: Partial<Record<Grade, readonly string[]>> = {
  again: ['Lost the thread after the first sentence.', 'The assumption that makes it true.'],
  hard: ['A number to make it concrete.', 'The case in which it fails.', 'Said too late why it matters.'],
};

/** By hand, with the book closed: two tries at the softmax, one at REINFORCE; and one idea at three lengths. */
const ALONE: readonly { daysAfterStart: number; act: DrillAct }[] = [
  derivation(17, 'softmax-cross-entropy-gradient', { grade: 'hard', seconds: 840, stuckAt: 3 }),
  derivation(24, 'softmax-cross-entropy-gradient', { grade: 'good', seconds: 560, stuckAt: null }),
  derivation(33, 'derive-reinforce', { grade: 'hard', seconds: 1090, stuckAt: 4 }),
  ...[24, 71, 128].map((seconds, index) => ({
    daysAfterStart: 29,
    act: {
      kind: 'alone' as const,
      mode: 'ladder' as const,
      questionId: 'plain-kl-divergence',
      grade: (['hard', 'good', 'good'] as const)[index] ?? 'good',
      seconds,
      stuckAt: null,
    },
  })),
];

function derivation(
  daysAfterStart: number,
  questionId: string,
  went: { grade: Grade; seconds: number; stuckAt: number | null },
): { daysAfterStart: number; act: DrillAct } {
  return { daysAfterStart, act: { kind: 'alone', mode: 'derivation', questionId, ...went } };
}

/** What was practised beside the drills, on its days. */
export function practisedAlone(plan: Plan, today: Day): { day: Day; act: DrillAct }[] {
  return ALONE.map(({ daysAfterStart, act }) => ({
    day: addDays(plan.calendar.startOn, daysAfterStart),
    act,
  })).filter(({ day }) => day < today);
}

/** Does a drill, as the app would have asked it on that day. */
export function actInDrill(
  db: Database,
  bank: readonly QuestionCategory[],
  plan: Plan,
  act: DrillAct,
  moment: ChangeMoment,
): void {
  if (act.kind === 'alone') {
    const { question } = findQuestion(bank, act.questionId) ?? {};
    if (question) give(db, question, act, moment);
    return;
  }
  const answers = loadAnswers(db);
  const { drillMinutes: minutes, desiredRetention: retention } = loadSettings(db);
  const road = { phases: plan.phases, interviewOn: plan.interviewOn, finishOn: plan.calendar.finishOn };
  const { items } = drillQueue({ bank, answers, road, wishes: { minutes, retention } }, moment.today);
  const givenCount = sumOf([...answers.values()], (list) => list.length);
  for (const [index, { question }] of items.entries()) {
    const grade = GRADES_IN_TURN[(givenCount + index) % GRADES_IN_TURN.length] ?? 'good';
    const seconds = Math.round(question.seconds * (0.75 + ((givenCount + 3 * index) % 5) / 10));
    give(db, question, { mode: 'drill', grade, seconds, stuckAt: null }, moment);
  }
}

type Given = { mode: AnswerMode; grade: Grade; seconds: number; stuckAt: number | null };

function give(
  db: Database,
  question: Question,
  { mode, grade, seconds, stuckAt }: Given,
  moment: ChangeMoment,
): void {
  const madeCount = Math.round(question.points.length * SHARES_MADE[grade]);
  const phrases = MISSING[grade] ?? [];
  recordAnswer(db, {
    answer: {
      questionKey: question.id,
      ...{ grade, mode, seconds, stuckAt },
      pointsMade: Array.from({ length: madeCount }, (_, index) => index + 1),
      missing: phrases[seconds % Math.max(1, phrases.length)] ?? '',
      mockId: null,
    },
    prompt: question.prompt,
    ...moment,
  });
}
