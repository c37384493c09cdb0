import type { Kind } from '../../../../plans/portfolio/kind.ts';
import type { Piece } from '../../../../plans/portfolio/piece.ts';
import { type Home, listRealRounds, type RealRound } from '../../../../plans/portfolio/rounds/real-round.ts';
import { loadLibrary } from '../../../../server/library/library.ts';

const CREATED_AT = '2026-02-01T09:00:00.000Z';

type PieceMade = Partial<Omit<Piece, 'parts' | 'title'>> & { title?: string; parts?: Record<string, string> };

/** A piece with what a test is about; nothing written where it says nothing. */
function givenPiece({ title = 'A piece', parts = {}, ...piece }: PieceMade = {}): Piece {
  return {
    key: 'piece-a',
    kind: 'target',
    parentKey: '',
    createdAt: CREATED_AT,
    archivedOn: null,
    ...piece,
    title: { text: title, revision: 0 },
    parts: new Map(Object.entries(parts).map(([id, text]) => [id, { text, revision: 1 }])),
  } as Piece;
}

export const TEAM = givenPiece({ key: 'piece-team', title: 'Team X' });

/** A round of {@link TEAM}. */
export function givenRoundPiece(parts: Record<string, string>, piece: PieceMade = {}): Piece {
  return givenPiece({
    key: 'piece-round',
    kind: 'interview',
    parentKey: TEAM.key,
    title: '',
    ...piece,
    parts,
  });
}

let kinds: readonly Kind[] | undefined;

/** The kinds that come with Daymark. */
export function builtInKinds(): readonly Kind[] {
  kinds ??= loadLibrary().kinds;
  return kinds;
}

export const NEW_YORK: Home = { timeZone: 'America/New_York', dayStartHour: 3 };

/** Rounds of {@link TEAM} with such parts, by their order. */
export function givenRounds(home: Home, ...all: Record<string, string>[]): RealRound[] {
  const pieces = all.map((parts, index) => givenRoundPiece(parts, { key: `piece-round-${index + 1}` }));
  return listRealRounds([TEAM, ...pieces], builtInKinds(), home);
}
