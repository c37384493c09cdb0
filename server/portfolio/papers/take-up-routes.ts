import type { FastifyInstance } from 'fastify';
import { addPiece, listPieces } from '../../../db/portfolio/pieces.ts';
import { coverOf } from '../../../plans/portfolio/papers/import/judge-import.ts';
import { PAPER, partsOfPaper } from '../../../plans/portfolio/papers/paper.ts';
import { LONGEST_PIECE_TITLE } from '../../../plans/portfolio/piece.ts';
import { pieceAddress } from '../../../views/portfolio/addresses.ts';
import type { AppDeps } from '../../deps.ts';
import { tokenOfForm } from '../../http/forms/form-token.ts';
import { seeOther } from '../../http/respond.tsx';
import { loadStanding, momentOf } from '../../http/standing.ts';
import { findToRead } from '../../reading/left.ts';
import { shelfOf } from '../../reading/shelf.ts';
import { findKind, newPieceKey } from '../standing.ts';
import { findInLedger } from './in-ledger.tsx';

/** A paper of the reading list is taken up into the ledger; one that is there already is opened. */
export function takeUpRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.post<{ Params: { key: string } }>('/reading/:key/paper', (request, reply) => {
    const { plan, today } = loadStanding(deps);
    const kind = findKind(deps, PAPER);
    const resource = findToRead(deps, shelfOf(deps, plan), request.params.key);
    if (!kind || resource?.kind !== 'paper') return reply.callNotFound();

    const known = findInLedger(listPieces(deps.db), resource);
    if (known) return seeOther(reply, pieceAddress(known.key));
    const { title, ...cover } = coverOf(resource);
    // Where the learner is with it the reading list knows, and what it is read for it says itself.
    const rest = { venue: '', team: '', why: '', standing: null };
    const { key } = addPiece(deps.db, {
      key: newPieceKey(),
      kind: PAPER,
      noun: kind.title,
      parentKey: '',
      title: title.slice(0, LONGEST_PIECE_TITLE),
      parts: partsOfPaper({ ...cover, ...rest }),
      ...momentOf(deps, today),
      formToken: tokenOfForm(request.body),
    });
    return seeOther(reply, pieceAddress(key));
  });
}
