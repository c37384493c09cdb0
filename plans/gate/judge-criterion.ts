import type { Day } from '../day.ts';
import type { Mock } from '../mock/mock.ts';
import { entriesOf } from '../mock/scores.ts';
import type { JudgedPortfolio } from '../portfolio/judge-portfolio.ts';
import { ledgerOf } from '../portfolio/papers/ledger.ts';
import { PAPER } from '../portfolio/papers/paper.ts';
import { type Piece, partOf } from '../portfolio/piece.ts';
import type { AnswersByQuestion } from '../practice/answer.ts';
import type { QuestionCategory } from '../practice/bank/question.ts';
import { memoryAfter } from '../practice/memory.ts';
import { sum } from '../sum.ts';
import type { Criterion, Needs } from './criterion.ts';

/** What a gate is judged by: what was made, and how it was judged. Nothing of it is a tick. */
export type GateEvidence = {
  /** Archived ones may be among them, and count for nothing. */
  pieces: readonly Piece[];
  judged: JudgedPortfolio;
  /** Those of the plan. */
  mocks: readonly Mock[];
  bank: readonly QuestionCategory[];
  answers: AnswersByQuestion;
};

/** What a criterion looks at; `counts` is what it asks for, the rest is not there yet. */
export type GateSource = { counts: boolean } & (
  | { kind: 'piece'; key: string; title: string }
  | { kind: 'mock'; id: number; title: string; day: Day; mean: number | null }
  | { kind: 'question'; key: string; prompt: string }
);

/** A criterion, and how far it is. */
export type JudgedCriterion = {
  criterion: Criterion;
  /** `no-data` when there is nothing at all that it could be judged by. */
  state: 'met' | 'not-yet' | 'no-data';
  /** How many of what it asks for there are, and how many it wants, at least 1. */
  value: number;
  of: number;
  /** What counts first, then what does not yet; each in its own order. */
  sources: readonly GateSource[];
};

/**
 * Tells how far a criterion is from what exists. Ticks are not looked at: a finished task opens nothing.
 *
 * - *pieces* count when they are in use and whole; where parts are named, when something stands in each of these and
 *   nothing is lacking there, whatever the rest of the piece lacks;
 * - *papers* count when they are whole, which says that they can be discussed and how;
 * - *mocks* count when they are over and scored, with the least average where one is wanted;
 * - *questions* count when they were answered on at least two days and are not weak;
 * - *results* count when their figure and its spread are written.
 *
 * @returns `met` exactly when `value` is at least `of`
 * @see plans/README.md#gates for a worked example
 */
export function judgeCriterion(criterion: Criterion, evidence: GateEvidence): JudgedCriterion {
  const { of, sources } = lookAt(criterion.needs, evidence);
  const value = sources.filter(({ counts }) => counts).length;
  const state = value >= of ? 'met' : sources.length === 0 ? 'no-data' : 'not-yet';
  return {
    criterion,
    state,
    value,
    of,
    sources: sources.toSorted((one, other) => Number(other.counts) - Number(one.counts)),
  };
}

type Look = { of: number; sources: GateSource[] };

function lookAt({ pieces, papers, mocks, questions, results }: Needs, evidence: GateEvidence): Look {
  if (pieces) return { of: pieces.count, sources: lookAtPieces(pieces.kind, pieces.part, evidence) };
  if (papers) return { of: papers.count, sources: lookAtPapers(papers.ofTargets, evidence) };
  if (mocks) return { of: mocks.count, sources: lookAtMocks(mocks, evidence.mocks) };
  if (questions) return lookAtQuestions(questions, evidence);
  return { of: results?.count ?? 1, sources: lookAtPieces('result', ['figure', 'spread'], evidence) };
}

function lookAtPieces(
  kind: string,
  parts: readonly string[] | undefined,
  evidence: GateEvidence,
): GateSource[] {
  return piecesInUse(kind, evidence).map((piece) => ({
    kind: 'piece',
    key: piece.key,
    title: piece.title.text,
    counts:
      parts === undefined ? isWhole(piece, evidence) : parts.every((id) => isThere(id, piece, evidence)),
  }));
}

/** That one can be discussed is said with a choice: only the walk-through shows it. */
function lookAtPapers(ofTargets: boolean, evidence: GateEvidence): GateSource[] {
  const papers = new Map(ledgerOf(evidence.pieces).map((paper) => [paper.piece.key, paper]));
  return piecesInUse(PAPER, evidence)
    .filter(({ key }) => !ofTargets || papers.get(key)?.isOfTarget)
    .map((paper) => ({
      kind: 'piece',
      key: paper.key,
      title: paper.title.text,
      counts: isWhole(paper, evidence),
    }));
}

/** Those of a kind that have something in them, and are not put away, nor is what they belong to. */
function piecesInUse(kind: string, { pieces, judged }: GateEvidence): Piece[] {
  const away = new Set(pieces.filter(({ archivedOn }) => archivedOn !== null).map(({ key }) => key));
  return pieces.filter(
    (piece) =>
      piece.kind === kind &&
      !away.has(piece.key) &&
      !away.has(piece.parentKey) &&
      judged.get(piece.key)?.isEmpty === false,
  );
}

function isWhole({ key }: Piece, { judged }: GateEvidence): boolean {
  return judged.get(key)?.isWhole === true;
}

function isThere(partId: string, piece: Piece, { judged }: GateEvidence): boolean {
  const lacks = judged.get(piece.key)?.lacks ?? [];
  const isLacking = lacks.some((lack) => 'part' in lack && lack.part.id === partId);
  return partOf(piece, partId).text.trim() !== '' && !isLacking;
}

function lookAtMocks({ format, average }: NonNullable<Needs['mocks']>, mocks: readonly Mock[]): GateSource[] {
  return mocks
    .filter(({ finishedAt, formatKey }) => finishedAt !== null && (format ?? formatKey) === formatKey)
    .map((mock) => {
      const mean = meanOf(mock);
      const { id, title, day } = mock;
      return { kind: 'mock', id, title, day, mean, counts: mean !== null && mean >= (average ?? 1) };
    });
}

/** Of everything that a mock was scored on; `null` when it was not scored. */
function meanOf({ rounds }: Mock): number | null {
  const scores = rounds.flatMap((round) => entriesOf(round.scores)).map(([, score]) => score);
  return scores.length === 0 ? null : sum(scores) / scores.length;
}

function lookAtQuestions(
  { category, phase, share, count }: NonNullable<Needs['questions']>,
  { bank, answers }: GateEvidence,
): Look {
  const questions = bank
    .filter(({ id }) => category === undefined || id === category)
    .flatMap((one) => one.questions)
    .filter((question) => phase === undefined || question.phase === phase);
  const sources = questions.flatMap(({ id: key, prompt }): GateSource[] => {
    const memory = memoryAfter(answers.get(key) ?? []);
    if (memory === null) return [];
    return [{ kind: 'question', key, prompt, counts: memory.dayCount >= 2 && !memory.isWeak }];
  });
  return { of: Math.max(1, count ?? Math.ceil(((share ?? 0) * questions.length) / 100)), sources };
}
