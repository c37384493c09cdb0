import type { FastifyInstance } from 'fastify';
import { listPieces } from '../../../db/portfolio/pieces.ts';
import { PAPER } from '../../../plans/portfolio/papers/paper.ts';
import { paperReferences } from '../../../plans/portfolio/papers/paper-references.ts';
import { LEDGER_BIBTEX, LEDGER_CSL } from '../../../views/portfolio/papers/addresses.ts';
import type { AppDeps } from '../../deps.ts';
import { sendBibtex, sendCsl } from '../../reading/send-references.ts';

/** The whole ledger of papers for other programs, but what is archived. */
export function paperExportRoutes(app: FastifyInstance, deps: AppDeps): void {
  const references = () =>
    paperReferences(
      listPieces(deps.db).filter(({ kind, archivedOn }) => kind === PAPER && archivedOn === null),
    );
  app.get(LEDGER_BIBTEX, (_request, reply) => sendBibtex(reply, 'papers', references()));
  app.get(LEDGER_CSL, (_request, reply) => sendCsl(reply, 'papers', references()));
}
