import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { rewriteParts } from '../../../db/portfolio/piece-texts.ts';
import { addAskedQuestions } from '../../../db/practice/own-questions.ts';
import { type OfferedLines, offeredLines, withLines } from '../../../plans/portfolio/offered-lines.ts';
import { readPartValue } from '../../../plans/portfolio/part-value.ts';
import { type Piece, partOf, titleOf } from '../../../plans/portfolio/piece.ts';
import type { AskedLine } from '../../../plans/portfolio/rounds/asked-questions.ts';
import { ROUND_KIND } from '../../../plans/portfolio/rounds/real-round.ts';
import { partField, pieceAddress } from '../../../views/portfolio/addresses.ts';
import type { AppDeps } from '../../deps.ts';
import { answerChange } from '../../http/changed.ts';
import { returnFields, typedField } from '../../http/forms/fields.ts';
import { tokenOfForm } from '../../http/forms/form-token.ts';
import { requireForm } from '../../http/forms/parse-form.ts';
import { seeOther } from '../../http/respond.tsx';
import { loadStanding, momentOf } from '../../http/standing.ts';
import { newOwnKey } from '../../practice/question-bank.ts';
import { findOfKind } from '../standing.ts';
import { readAskedOf } from './asked.ts';

const AskedForm = z.object(returnFields);
const OfferedForm = z.object({ part: typedField });

type KeyParams = { Params: { key: string } };

/** What the learner does with real rounds and targets beside writing on them. */
export function realRoundRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.post<KeyParams>('/pieces/:key/questions', (request, reply) => {
    const place = requireForm(AskedForm, request.body);
    const found = findOfKind(deps, request.params.key);
    if (found?.kind.id !== ROUND_KIND) return reply.callNotFound();

    addAskedQuestions(deps.db, {
      rows: readAskedOf(deps, found.piece).flatMap(rowOf),
      title: titleOf(found.piece),
      ...momentOf(deps, loadStanding(deps).today),
      formToken: tokenOfForm(request.body),
    });
    return answerChange(request, reply, deps, place);
  });

  app.post<KeyParams>('/pieces/:key/offered', (request, reply) => {
    const { part: wanted } = OfferedForm.parse(request.body ?? {});
    const found = findOfKind(deps, request.params.key);
    if (!found) return reply.callNotFound();

    const { piece, kind } = found;
    const isWanted = ({ id }: { id: string }) => wanted === '' || id === wanted;
    const parts = kind.parts.filter(isWanted);
    if (parts.length === 0) return reply.callNotFound();
    const offered = offeredLines(parts, piece);
    const labels = offered.map(({ part }) => part.label).join(', ');
    rewriteParts(deps.db, {
      key: piece.key,
      facts: () => ({ kind: 'piece-written', noun: kind.title, title: piece.title.text, part: labels }),
      write: (current) => new Map(offeredLines(parts, current).flatMap((one) => filledPart(current, one))),
      ...momentOf(deps, loadStanding(deps).today),
      formToken: tokenOfForm(request.body),
    });
    const first = parts.find(({ offers }) => offers.length > 0);
    return seeOther(reply, `${pieceAddress(piece.key)}${first ? `#${partField(first.id)}` : ''}`);
  });
}

/** What a line of what was asked becomes; nothing where the bank has it, or where it is no question. */
function rowOf(asked: AskedLine) {
  if (asked.is === 'new') return [{ key: newOwnKey(), words: asked.words, archivedOn: null }];
  if (asked.is !== 'archived') return [];
  return [{ key: asked.question.id, words: asked.question, archivedOn: null }];
}

/** Nothing where the part would hold more than a part may. */
function filledPart(piece: Piece, { part, lines }: OfferedLines): [string, string][] {
  const read = readPartValue(part, withLines(partOf(piece, part.id).text, lines));
  return read.ok ? [[part.id, read.text]] : [];
}
