import type { FastifyReply } from 'fastify';
import { bibtexOf } from '../../plans/reading/export/bibtex.ts';
import { cslOf } from '../../plans/reading/export/csl.ts';
import type { Reference } from '../../plans/reading/export/reference.ts';

/** References as a file of BibTeX; `name` is the file without its ending. */
export function sendBibtex(reply: FastifyReply, name: string, references: readonly Reference[]) {
  return sendFile(reply, `${name}.bib`, 'application/x-bibtex', bibtexOf(references));
}

/** The same as CSL-JSON. */
export function sendCsl(reply: FastifyReply, name: string, references: readonly Reference[]) {
  const items = JSON.stringify(cslOf(references), null, 2);
  return sendFile(reply, `${name}.json`, 'application/vnd.citationstyles.csl+json', `${items}\n`);
}

function sendFile(reply: FastifyReply, name: string, type: string, content: string) {
  return reply
    .header('Cache-Control', 'no-store')
    .header('Content-Disposition', `attachment; filename="${name}"`)
    .type(`${type}; charset=utf-8`)
    .send(content);
}
