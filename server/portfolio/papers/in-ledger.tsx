import { randomUUID } from 'node:crypto';
import { coverOf } from '../../../plans/portfolio/papers/import/judge-import.ts';
import { ledgerOf } from '../../../plans/portfolio/papers/ledger.ts';
import { PAPER, paperOf } from '../../../plans/portfolio/papers/paper.ts';
import { findSamePapers } from '../../../plans/portfolio/papers/same-paper.ts';
import type { Piece } from '../../../plans/portfolio/piece.ts';
import type { ShownResource } from '../../../plans/reading/resource.ts';
import { InLedger } from '../../../views/portfolio/papers/reading-twins.tsx';
import type { AppDeps } from '../../deps.ts';
import { findKind, portfolioOf } from '../standing.ts';

/** The paper of the ledger, archived or not, that a resource is; `undefined` where there is none. */
export function findInLedger(pieces: readonly Piece[], resource: ShownResource): Piece | undefined {
  const ledger = findSamePapers<Piece>();
  for (const piece of pieces) if (piece.kind === PAPER) ledger.add(paperOf(piece), piece);
  return ledger.find(coverOf(resource));
}

/** Tells on the page of a resource that it is in the ledger, or offers to take it up. */
export function showInLedger(deps: AppDeps, resource: ShownResource, isRead: boolean) {
  if (!findKind(deps, PAPER)) return null;
  const { pieces, judged } = portfolioOf(deps);
  const piece = findInLedger(pieces, resource);
  const [twin = null] = piece ? ledgerOf([piece], () => isRead, piece.archivedOn !== null) : [];
  const offer = resource.kind === 'paper' ? { resourceId: resource.id, formToken: randomUUID() } : null;
  return <InLedger twin={twin} judgement={piece && judged.get(piece.key)} offer={offer} />;
}
