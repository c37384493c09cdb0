import { lineInPlainWords } from '../../text/line-markdown.ts';
import type { Kind } from '../kind.ts';
import { heldBy, type Piece } from '../piece.ts';
import { distinctNames, fileName } from './file-names.ts';
import type { FindFile } from './piece-markdown.ts';

/** Where a piece stands in the folder of all. */
export type Place = {
  /** Its own folder, or that of its kind. */
  folder: string;
  /** Its name there, without an ending. */
  name: string;
  file: string;
};

/** The folder, as far as it is laid out. */
export type Places = {
  /** Of what has a place: a piece in use of a kind that is there, and what belongs to it. */
  placeOf(piece: Pick<Piece, 'key'>): Place;
  /** How files are found from one of them; nothing for what stands in that very file. */
  linksFrom(file: string): FindFile;
  /** A name in a folder, beside those that are taken there. */
  take(folder: string, name: string): string;
};

/** What is attached to pieces stands in a folder of this name. */
export const FIGURES = 'figures';

/** The kinds that belong to another. */
export function heldKindsOf({ id }: Kind, kinds: readonly Kind[]): Kind[] {
  return kinds.filter(({ of }) => of === id);
}

/** The pieces of a kind that stand in the folder by themselves: not with another, or with one of a kind that is not known. */
export function placedByThemselves(
  kind: Kind,
  { kinds, pieces }: { kinds: readonly Kind[]; pieces: readonly Piece[] },
): Piece[] {
  const standIns = new Set(kinds.filter(({ isStandIn }) => isStandIn).map(({ id }) => id));
  const holders = new Set(pieces.filter((one) => standIns.has(one.kind)).map(({ key }) => key));
  return pieces.filter(({ kind: id, parentKey }) => {
    if (id !== kind.id) return false;
    if (kind.isStandIn || holders.has(parentKey)) return true;
    return kind.of === undefined && parentKey === '';
  });
}

/** Each piece of such a kind has a folder to itself; of another, what belongs to it stands beside it. */
export function hasFolders({ file, sheets }: Kind): boolean {
  return file !== undefined || sheets !== undefined;
}

/** The folder of a kind, or the file that has all of it where it belongs to another. */
export function folderOf(kind: Kind): string {
  return kind.folder ?? fileName(lineInPlainWords(kind.plural), kind.id);
}

/**
 * Lays out the folder of all pieces.
 *
 * @param pieces - those in use, in their order: the first of a name has it without a number
 */
export function placesFor(kinds: readonly Kind[], pieces: readonly Piece[]): Places {
  const places = new Map<string, Place>();
  const takers = new Map<string, (name: string) => string>();
  const take = (folder: string, name: string) => {
    const taker = takers.get(folder) ?? distinctNames();
    takers.set(folder, taker);
    return taker(name);
  };

  const layOut = (kind: Kind, piece: Piece) => {
    const above = folderOf(kind);
    const name = take(above, fileName(lineInPlainWords(piece.title.text), kind.id));
    const ownFolder = `${above}/${name}`;
    if (hasFolders(kind)) take(ownFolder, FIGURES);
    const own = hasFolders(kind)
      ? { folder: ownFolder, name: take(ownFolder, kind.file ?? kind.id) }
      : { folder: above, name };
    places.set(piece.key, { ...own, file: `${own.folder}/${own.name}.md` });
    for (const held of heldKindsOf(kind, kinds)) {
      const those = heldBy(piece, held.id, pieces);
      if (those.length === 0) continue;
      const beside = hasFolders(kind) ? folderOf(held) : `${name}-${folderOf(held)}`;
      const shared = { folder: own.folder, name: take(own.folder, beside) };
      for (const { key } of those) places.set(key, { ...shared, file: `${shared.folder}/${shared.name}.md` });
    }
  };

  for (const kind of kinds) {
    const own = placedByThemselves(kind, { kinds, pieces });
    if (own.length > 0) take(folderOf(kind), FIGURES);
    for (const piece of own) layOut(kind, piece);
  }

  return {
    placeOf({ key }) {
      const place = places.get(key);
      if (place === undefined) throw new RangeError(`The piece ${key} has no place in the folder`);
      return place;
    },
    linksFrom: (file) => (pieceKey) => {
      const to = places.get(pieceKey)?.file;
      return to === undefined || to === file ? null : relativePath(file, to);
    },
    take,
  };
}

/** From the folder of a file to another file, both from the same root. */
function relativePath(from: string, to: string): string {
  const [here, there] = [from.split('/').slice(0, -1), to.split('/')];
  let shared = 0;
  while (shared < here.length && here[shared] === there[shared]) shared += 1;
  return [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/');
}
