import type { ComponentChildren, VNode } from 'preact';
import type { Piece } from '../../plans/portfolio/piece.ts';
import { ROUND_KIND, TARGET_KIND } from '../../plans/portfolio/rounds/real-round.ts';
import { RATING } from '../../plans/skill/skills.ts';
import type { AppDeps } from '../deps.ts';
import { SKILL_BESIDES } from '../skill/besides.tsx';
import { RUN_BESIDES } from './clock/besides.tsx';
import { PAPERS } from './papers/besides.tsx';
import { ROUND_BESIDES } from './rounds/round-besides.tsx';
import { TARGET_BESIDES } from './rounds/target-besides.tsx';
import type { OfKind } from './standing.ts';
import { STORY_BESIDES } from './story/besides.tsx';
import { TALK_BESIDES } from './talk/besides.tsx';

/** What a kind needs on its pages that no other kind does. */
export type Besides = {
  /** On the page of one piece, above its parts. */
  onPiece?: (deps: AppDeps, found: OfKind, from: string) => ComponentChildren;
  /** In place of the list of the pieces that belong to it, by the ids of their kinds. */
  heldLists?: Readonly<Record<string, (deps: AppDeps, found: OfKind) => ComponentChildren>>;
  /** What follows on its pages from a part that was saved, as pieces of the answer. */
  onSaved?: (deps: AppDeps, found: OfKind, from: string) => VNode | null;
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
  [RATING]: SKILL_BESIDES,
  story: STORY_BESIDES,
  talk: TALK_BESIDES,
  rehearsal: RUN_BESIDES,
  telling: RUN_BESIDES,
  [ROUND_KIND]: ROUND_BESIDES,
  [TARGET_KIND]: TARGET_BESIDES,
};

export function besidesOf(kindId: string): Besides {
  return Object.hasOwn(BESIDES, kindId) ? (BESIDES[kindId] ?? {}) : {};
}
