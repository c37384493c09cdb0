import type { Judgement } from '../judge-piece.ts';
import type { JudgedPortfolio } from '../judge-portfolio.ts';
import { type Piece, partOf } from '../piece.ts';
import type { Make } from './makes.ts';

/** A task that makes something, as far as pieces go to it. */
export type MakingTask = {
  id: number;
  isDone: boolean;
  makes: readonly Make[];
  /** Keys of the pieces that its evidence names. */
  evidence: readonly string[];
};

export type AssignedPiece = {
  piece: Piece;
  /** It is what the task wants it to be. */
  isMade: boolean;
};

/** What a task makes, and the pieces that are meant. */
export type Making = { make: Make; pieces: readonly AssignedPiece[] };

/**
 * Says which pieces each task is about.
 *
 * First each task has those that its evidence names. Of the others open tasks get as many as they want, in the order of
 * the tasks, and made ones first; tasks that are done get what is left then. A piece goes to one task of those that want
 * the same of it. Archived pieces go to tasks whose evidence names them alone.
 *
 * @param tasks - in the order of the plan; those that left it are not among them
 * @returns by the ids of tasks, in the order of what they make
 */
export function assignPieces(
  tasks: readonly MakingTask[],
  pieces: readonly Piece[],
  judged: JudgedPortfolio,
): ReadonlyMap<number, readonly Making[]> {
  const wants = tasks.flatMap((task) => task.makes.map((make): Want => ({ task, make, pieces: [] })));
  for (const same of Map.groupBy(wants, wantOf).values()) shareOut(same, pieces, judged);
  return new Map(
    tasks.map(({ id }) => [
      id,
      wants.filter(({ task }) => task.id === id).map(({ make, pieces }) => ({ make, pieces })),
    ]),
  );
}

type Want = { task: MakingTask; make: Make; pieces: readonly AssignedPiece[] };

/** Gives pieces to tasks that want the same. */
function shareOut(wants: readonly Want[], pieces: readonly Piece[], judged: JudgedPortfolio): void {
  const named = new Set(wants.flatMap(({ task }) => task.evidence));
  const ofKind = pieces.filter(({ kind }) => kind === wants[0]?.make.kind);
  let free = ofKind.filter(({ key, archivedOn }) => archivedOn === null && !named.has(key));
  const openFirst = [...wants.filter(({ task }) => !task.isDone), ...wants.filter(({ task }) => task.isDone)];
  for (const want of openFirst) {
    const { task, make } = want;
    const judge = (piece: Piece) => ({ piece, isMade: isMade(make, piece, judged.get(piece.key)) });
    const own = ofKind.filter(({ key }) => task.evidence.includes(key)).map(judge);
    const others = madeFirst(free.map(judge)).slice(0, Math.max(0, make.count - own.length));
    want.pieces = [...own, ...others];
    free = free.filter((piece) => !others.some((one) => one.piece === piece));
  }
}

/** Tasks that want the same share the pieces. */
function wantOf({ make: { kind, parts } }: Want): string {
  return [kind, ...parts].join(' ');
}

function madeFirst(pieces: readonly AssignedPiece[]): AssignedPiece[] {
  return [...pieces.filter((one) => one.isMade), ...pieces.filter((one) => !one.isMade)];
}

function isMade({ parts }: Make, piece: Piece, judgement: Judgement | undefined): boolean {
  if (judgement === undefined) return false;
  if (parts.length === 0) return judgement.isWhole;
  return parts.every(
    (id) =>
      partOf(piece, id).text.trim() !== '' &&
      !judgement.lacks.some((lack) => 'part' in lack && lack.part.id === id),
  );
}

/** How far a task is with what it makes. */
export type MakingStanding = {
  /** As many as it wants are made. */
  isMade: boolean;
  /** Made pieces that its evidence does not name yet. */
  unnamed: readonly Piece[];
};

/** Tells whether what a task makes is made, and which pieces would prove it. */
export function standingOfMaking(makings: readonly Making[], evidence: readonly string[]): MakingStanding {
  const made = makings.map(({ make, pieces }) => ({ make, pieces: pieces.filter((one) => one.isMade) }));
  const pieces = made.flatMap((one) => one.pieces.map(({ piece }) => piece));
  return {
    isMade: makings.length > 0 && made.every(({ make, pieces }) => pieces.length >= make.count),
    unnamed: [...new Set(pieces)].filter(({ key }) => !evidence.includes(key)),
  };
}
