import { and, eq, getTableName, inArray } from 'drizzle-orm';
import { countDays } from '../../plans/calendar/calendar.ts';
import type { NewChangeFacts } from '../../plans/journal/change-facts.ts';
import type { WeekReview } from '../../plans/plan/plan.ts';
import type { ReviewEnding } from '../../plans/review/review.ts';
import type { Database } from '../file/open.ts';
import { readAndWrite } from '../file/transaction.ts';
import { type ChangeMade, type ChangeMoment, changeMade, recordChange } from '../journal/journal.ts';
import { nextRevision } from '../journal/revisions.ts';
import { recordTyping } from '../journal/typing.ts';
import { plans } from '../schema/plan.ts';
import { weekReviews } from '../schema/review.ts';

/** What the learner says of a week; the reflection is saved apart. */
export type ReviewWords = Pick<WeekReview, 'confidence' | 'proof' | 'intention'>;

type NewReview = ChangeMoment & {
  planId: number;
  week: number;
  words: ReviewWords;
  /** The revision that the words build on: another one by now is not overwritten. */
  baseRevision: number;
  /** The review is done with these words. */
  isDone: boolean;
};

export type ReviewOutcome =
  | { ok: true; revision: number }
  | { ok: false; reason: 'missing' }
  | { ok: false; reason: 'stale'; current: ReviewWords & { revision: number } };

type ReviewRow = typeof weekReviews.$inferSelect;
type ReviewKey = { planId: number; week: number };

/** Saves what is said of a week, and where it is wanted puts the review away as done. The same again is no change. */
export function saveWeekReview(db: Database, review: NewReview): ReviewOutcome {
  return readAndWrite(db, () => saveAsFound(db, review));
}

function saveAsFound(db: Database, review: NewReview): ReviewOutcome {
  const { planId, week, words, isDone } = review;
  if (!hasWeek(db, planId, week)) return { ok: false, reason: 'missing' };

  const row = findReview(db, review);
  const current = { ...wordsOf(row), revision: row?.revision ?? 0 };
  const isSame = sameWords(words, current);
  if (!isSame && review.baseRevision !== current.revision) return { ok: false, reason: 'stale', current };

  const revision = isSame ? current.revision : nextRevisionOf(db, review, current.revision);
  if (isDone && row?.closedAs !== 'done') saveAsDone(db, review, revision);
  else if (!isSame) saveTyped(db, review, revision);
  return { ok: true, revision };
}

function saveAsDone(db: Database, { planId, week, words, ...moment }: NewReview, revision: number): void {
  const { at, today, formToken } = moment;
  const facts = { kind: 'reviews-closed', weeks: [week], as: 'done' } as const;
  recordChange(db, { facts, at, onDay: today, formToken }, () =>
    writeReview(db, { planId, week }, { ...words, revision, closedOn: today, closedAs: 'done' }),
  );
}

function saveTyped(db: Database, { planId, week, words, ...moment }: NewReview, revision: number): void {
  const { confidence, proof, intention } = weekReviews;
  const typing = {
    tableName: getTableName(weekReviews),
    key: keyImage({ planId, week }),
    columns: [confidence, proof, intention, weekReviews.revision].map(({ name }) => name),
    facts: { kind: 'review-written', week } as const,
  };
  recordTyping(db, typing, moment, () => writeReview(db, { planId, week }, { ...words, revision }));
}

type NewClosing = ChangeMoment & { planId: number; weeks: readonly number[]; closing: ReviewEnding | null };

/** Puts the reviews of weeks away, or opens them again; `undefined` when a week is not in the plan. */
export function setReviewsClosing(
  db: Database,
  { planId, weeks, closing, ...moment }: NewClosing,
): ChangeMade | undefined {
  const { at, today, formToken } = moment;
  const closedOn = closing === null ? null : today;
  return changeMade(
    recordChange(db, { facts: closingFacts(weeks, closing), at, onDay: today, formToken }, () => {
      if (weeks.some((week) => !hasWeek(db, planId, week))) return undefined;

      const rows = listReviews(db, planId, weeks);
      const changed = weeks.filter(
        (week) => (rows.find((row) => row.week === week)?.closedAs ?? null) !== closing,
      );
      for (const week of changed) writeReview(db, { planId, week }, { closedOn, closedAs: closing });
      return changed;
    }),
  );
}

function closingFacts(weeks: readonly number[], closing: ReviewEnding | null): NewChangeFacts {
  return closing === null
    ? { kind: 'reviews-opened', weeks: [...weeks] }
    : { kind: 'reviews-closed', weeks: [...weeks], as: closing };
}

function hasWeek({ orm }: Database, planId: number, week: number): boolean {
  const { startOn, finishOn } = plans;
  const calendar = orm.select({ startOn, finishOn }).from(plans).where(eq(plans.id, planId)).get();
  return calendar !== undefined && week >= 1 && week <= Math.ceil(countDays(calendar) / 7);
}

function findReview(db: Database, { planId, week }: ReviewKey): ReviewRow | undefined {
  return listReviews(db, planId, [week])[0];
}

function listReviews({ orm }: Database, planId: number, weeks: readonly number[]): ReviewRow[] {
  return orm
    .select()
    .from(weekReviews)
    .where(and(eq(weekReviews.planId, planId), inArray(weekReviews.week, [...weeks])))
    .all();
}

/** What is not said of a new one is empty. */
function writeReview(
  { orm }: Database,
  key: ReviewKey,
  values: Partial<Omit<ReviewRow, keyof ReviewKey>>,
): void {
  orm
    .insert(weekReviews)
    .values({ revision: 0, ...key, ...values })
    .onConflictDoUpdate({ target: [weekReviews.planId, weekReviews.week], set: values })
    .run();
}

function wordsOf(row: ReviewRow | undefined): ReviewWords {
  const { confidence = null, proof = '', intention = '' } = row ?? {};
  return { confidence, proof, intention };
}

function sameWords(one: ReviewWords, other: ReviewWords): boolean {
  return (
    one.confidence === other.confidence && one.proof === other.proof && one.intention === other.intention
  );
}

function nextRevisionOf(db: Database, key: ReviewKey, current: number): number {
  const tableName = getTableName(weekReviews);
  return nextRevision(db, { tableName, key: keyImage(key), column: weekReviews.revision.name, current });
}

function keyImage({ planId, week }: ReviewKey) {
  return { [weekReviews.planId.name]: planId, [weekReviews.week.name]: week };
}
