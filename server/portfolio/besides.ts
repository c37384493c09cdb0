import type { ComponentChildren } from 'preact';
import type { Piece } from '../../plans/portfolio/piece.ts';
import type { AppDeps } from '../deps.ts';
import { RUN_BESIDES } from './clock/besides.tsx';
import { PAPERS } from './papers/besides.tsx';
import type { OfKind } from './standing.ts';
import { TALK_BESIDES } from './talk/besides.tsx';

/** What a kind needs on its pages that no other kind does. */
export type Besides = {
  /** On the page of one piece, above its parts. */
  onPiece?: (deps: AppDeps, found: OfKind, from: string) => ComponentChildren;
  /** On the page of all pieces of the kind, above them. */
  onKind?: (deps: AppDeps, pieces: readonly Piece[], from: string) => ComponentChildren;
  /** Instead of the list of all pieces of the kind and its filter; `null` leaves these as they are. */
  listing?: (deps: AppDeps, query: URLSearchParams) => KindListing | null;
};

/** The answer on top of the page of a kind, and the list under it. */
export type KindListing = { lead: string; list: ComponentChildren };

/** By the ids of kinds. A kind of the host's with such an id has them too. */
const BESIDES: Readonly<Record<string, Besides>> = {
  paper: PAPERS,
  talk: TALK_BESIDES,
  rehearsal: RUN_BESIDES,
  telling: RUN_BESIDES,
};

export function besidesOf(kindId: string): Besides {
  return Object.hasOwn(BESIDES, kindId) ? (BESIDES[kindId] ?? {}) : {};
}
