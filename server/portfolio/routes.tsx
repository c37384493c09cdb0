import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import type { ChangeMade } from '../../db/journal/journal.ts';
import { savePiecePart, savePieceTitle } from '../../db/portfolio/piece-texts.ts';
import {
  addPiece,
  findPiece,
  placePiece,
  removePiece,
  setPieceArchived,
  setPieceShared,
} from '../../db/portfolio/pieces.ts';
import { line } from '../../plans/content/fields.ts';
import type { Day } from '../../plans/day.ts';
import type { Kind } from '../../plans/portfolio/kind.ts';
import { readPartValue } from '../../plans/portfolio/part-value.ts';
import { LONGEST_PIECE_TITLE, type Piece, TITLE } from '../../plans/portfolio/piece.ts';
import { kindAddress, partField, pieceAddress } from '../../views/portfolio/addresses.ts';
import type { BeginTyped } from '../../views/portfolio/begin-piece.tsx';
import { savedInWords } from '../../views/portfolio/piece/part-form.tsx';
import { PieceStanding, STANDING_ID } from '../../views/portfolio/piece/piece-standing.tsx';
import type { AppDeps } from '../deps.ts';
import { answerChange } from '../http/changed.ts';
import { returnFields, typedField } from '../http/forms/fields.ts';
import { tokenOfForm } from '../http/forms/form-token.ts';
import { requireForm } from '../http/forms/parse-form.ts';
import { seeOther, sendPage } from '../http/respond.tsx';
import { loadStanding, momentOf } from '../http/standing.ts';
import { answerWriting, newText, readWriting } from '../http/writing.tsx';
import { localPath } from '../security/local-path.ts';
import { besidesOf } from './besides.ts';
import { madeForOf } from './making/making-shown.ts';
import { findKindPage, findPiecePage } from './page.tsx';
import { withPartText } from './part-text.ts';
import { findKind, findOfKind, newPieceKey, type OfKind, portfolioOf } from './standing.ts';

const BeginForm = z.object({
  kind: typedField,
  parent: typedField,
  title: typedField,
});
const Title = line(LONGEST_PIECE_TITLE).refine(
  (title) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(title),
  'Write something that can be seen',
);
const yesOrNo = z.enum(['yes', 'no'], 'The form did not say what to do with it.');
const ArchiveForm = z.object({ ...returnFields, archived: yesOrNo });
const PlaceForm = z.object({
  ...returnFields,
  side: z.enum(['before', 'behind'], 'The form did not say where to put it.'),
  /** The neighbours that it passes, by what the page showed. */
  above: typedField,
  below: typedField,
});
const SharingForm = z.object({ ...returnFields, shared: yesOrNo });
const RemovalForm = z.object(returnFields);

type KeyParams = { Params: { key: string } };
type PartParams = { Params: { key: string; part: string } };

/** What the learner does with pieces: begin one, write on it, put it away, show it, take it away. */
export function pieceRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.post('/pieces', (request, reply) => {
    const form = BeginForm.parse(request.body ?? {});
    const kind = findKind(deps, form.kind);
    const parent = form.parent === '' ? null : findPiece(deps.db, form.parent);
    if (!kind || parent === undefined || kind.of !== parent?.kind) return reply.callNotFound();

    const read = readTitle(form.title);
    if (!read.ok) {
      const errors = { [`title-${kind.id}`]: read.message };
      return sendBegun(reply, deps, { kindId: kind.id, title: form.title, errors }, parent);
    }
    const { key } = addPiece(deps.db, {
      key: newPieceKey(),
      kind: kind.id,
      noun: kind.title,
      parentKey: parent?.key ?? '',
      title: read.text,
      ...momentOf(deps, loadStanding(deps).today),
      formToken: tokenOfForm(request.body),
    });
    return seeOther(reply, pieceAddress(key));
  });

  app.post<PartParams>('/pieces/:key/parts/:part', (request, reply) => {
    const found = findOfKind(deps, request.params.key);
    if (found && request.params.part === TITLE) return answerTitle(request, reply, found);
    const part = found?.kind.parts.find(({ id }) => id === request.params.part);
    if (!found || !part) return reply.callNotFound();

    request.body = withPartText(part, request.body);
    const writing = readWriting(request, (text) => readPartValue(part, text));
    const { piece, kind } = found;
    const outcome = savePiecePart(deps.db, {
      pieceKey: piece.key,
      noun: kind.title,
      part,
      ...newText(deps, writing, loadStanding(deps).today),
    });
    return answerWriting(request, reply, deps, {
      writing,
      outcome,
      field: partField(part.id),
      words: savedInWords(part, { text: writing.text, revision: 1 }),
      besides: () => (
        <>
          <StandingUpdate {...standingOf(deps, piece, kind)} />
          {besidesOf(kind.id).onSaved?.(deps, findOfKind(deps, piece.key) ?? found, localPath(writing.from))}
        </>
      ),
    });
  });

  app.post<KeyParams>('/pieces/:key/archive', (request, reply) => {
    const form = requireForm(ArchiveForm, request.body);
    return answerMade(request, reply, form, (on, today) =>
      setPieceArchived(deps.db, { ...on, archivedOn: form.archived === 'yes' ? today : null }),
    );
  });

  app.post<KeyParams>('/pieces/:key/place', (request, reply) => {
    const form = requireForm(PlaceForm, request.body);
    const { side } = form;
    const beside = { side, key: side === 'before' ? form.above : form.below };
    return answerMade(request, reply, form, (on) => placePiece(deps.db, { ...on, beside }));
  });

  app.post<KeyParams>('/pieces/:key/sharing', (request, reply) => {
    const form = requireForm(SharingForm, request.body);
    return answerMade(request, reply, form, (on) =>
      setPieceShared(deps.db, { ...on, isShared: form.shared === 'yes' }),
    );
  });

  app.post<KeyParams>('/pieces/:key/removal', (request, reply) => {
    const form = requireForm(RemovalForm, request.body);
    return answerMade(request, reply, form, (on) => removePiece(deps.db, on));
  });

  function answerTitle(request: FastifyRequest, reply: FastifyReply, { piece, kind }: OfKind) {
    const writing = readWriting(request, readTitle);
    const outcome = savePieceTitle(deps.db, {
      pieceKey: piece.key,
      noun: kind.title,
      ...newText(deps, writing, loadStanding(deps).today),
    });
    return answerWriting(request, reply, deps, { writing, outcome, field: partField(TITLE) });
  }

  type On = Parameters<typeof removePiece>[1];

  /** Makes a change to the piece in the address, whatever became of its kind, and answers it. */
  function answerMade(
    request: FastifyRequest<KeyParams>,
    reply: FastifyReply,
    place: z.infer<typeof RemovalForm>,
    make: (on: On, today: Day) => ChangeMade | undefined,
  ) {
    const { key } = request.params;
    const piece = findPiece(deps.db, key);
    if (!piece) return reply.callNotFound();
    const { today } = loadStanding(deps);
    const noun = findKind(deps, piece.kind)?.title ?? 'piece';
    return make({ key, noun, ...momentOf(deps, today) }, today)
      ? answerChange(request, reply, deps, place)
      : reply.callNotFound();
  }
}

/** The form with which a piece is begun, as it was typed, on the page that it stood on. */
function sendBegun(reply: FastifyReply, deps: AppDeps, typed: BeginTyped, parent: Piece | null) {
  const page = parent
    ? findPiecePage(deps, parent.key, pieceAddress(parent.key), typed)
    : findKindPage(deps, typed.kindId, undefined, typed);
  if (!page) return reply.callNotFound();
  const from = parent ? pieceAddress(parent.key) : kindAddress(typed.kindId);
  return sendPage(reply.code(422), deps, loadStanding(deps).settings, page, from);
}

function readTitle(text: string) {
  const read = Title.safeParse(text);
  if (read.success) return { ok: true, text: read.data } as const;
  return { ok: false, message: read.error.issues[0]?.message ?? '' } as const;
}

function standingOf(deps: AppDeps, piece: Piece, kind: Kind) {
  const { kinds, judged } = portfolioOf(deps);
  const from = pieceAddress(piece.key);
  return { piece, kind, kinds, judgement: judged.get(piece.key), madeFor: madeForOf(deps, piece), from };
}

/** After a save, what the piece still needs. */
function StandingUpdate({ judgement, ...kinds }: ReturnType<typeof standingOf>) {
  if (judgement === undefined) return null;
  return (
    <hx-partial hx-target={`#${STANDING_ID}`} hx-swap="outerMorph">
      <PieceStanding {...kinds} judgement={judgement} />
    </hx-partial>
  );
}
