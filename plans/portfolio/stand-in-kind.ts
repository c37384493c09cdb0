import { oncePerValue } from '../once-per-value.ts';
import type { Kind, Part } from './kind.ts';
import type { Piece } from './piece.ts';

/** The heading over what was written in parts that a kind does not have. */
const NOT_HERE = 'Parts that are not known here';

/**
 * The kinds there are, and behind them one in the place of each that pieces are of and that is not there: what a newer or
 * an older Daymark has stays to be read, changed and taken along.
 *
 * @returns `kinds` itself where none is missing
 */
export const withStandIns: (pieces: readonly Piece[], kinds: readonly Kind[]) => readonly Kind[] =
  oncePerValue((pieces: readonly Piece[], kinds: readonly Kind[]) => {
    const known = new Set(kinds.map(({ id }) => id));
    const lost = Map.groupBy(
      pieces.filter(({ kind }) => !known.has(kind)),
      ({ kind }) => kind,
    );
    if (lost.size === 0) return kinds;
    return [...kinds, ...[...lost].map(([id, ofKind]) => standIn(id, ofKind))];
  });

/** What pieces of a kind that is not there say of it: the parts that are written in any of them. */
function standIn(id: string, ofKind: readonly Piece[]): Kind {
  return {
    id,
    isStandIn: true,
    place: Number.MAX_SAFE_INTEGER,
    title: 'piece',
    plural: `Of the kind “${id}”`,
    about:
      'This Daymark does not have this kind: a newer or an older one does. What you wrote is kept, can be read and changed, and goes out with your data.',
    titled: 'What it is called',
    listed: false,
    ordered: false,
    private: false,
    folder: id,
    parts: writtenIn(ofKind).map(textPart),
    holds: [],
  };
}

/** A kind with a part for all that is written in a piece and that the kind has no part for. */
export function withWrittenParts(kind: Kind, piece: Piece): Kind {
  const known = new Set(kind.parts.map(({ id }) => id));
  const lost = writtenIn([piece]).filter((id) => !known.has(id));
  if (lost.length === 0) return kind;
  const parts = lost.map(textPart).map((part, index) => (index === 0 ? { ...part, group: NOT_HERE } : part));
  return { ...kind, parts: [...kind.parts, ...parts] };
}

function writtenIn(pieces: readonly Piece[]): string[] {
  const written = pieces.flatMap(({ parts }) => [...parts].filter(([, { text }]) => text.trim() !== ''));
  return [...new Set(written.map(([id]) => id))];
}

/** @example `main-idea` is labelled “Main idea”. */
function textPart(id: string): Part {
  const words = id.replaceAll('-', ' ');
  return {
    id,
    label: `${words.charAt(0).toUpperCase()}${words.slice(1)}`,
    form: 'text',
    required: false,
    onPage: true,
    choices: [],
    rows: [],
    questions: [],
    offers: [],
  };
}

/** The kinds of which pieces can belong to a piece, and of which some do. */
export function kindsUnder(
  piece: Piece,
  kind: Kind,
  { kinds, pieces }: { kinds: readonly Kind[]; pieces: readonly Piece[] },
): Kind[] {
  const held = new Set(pieces.filter(({ parentKey }) => parentKey === piece.key).map((one) => one.kind));
  return kinds.filter(({ id, of }) => of === kind.id || held.has(id));
}
