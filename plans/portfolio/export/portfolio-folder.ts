import type { Dates } from '../../dates.ts';
import { agree, count } from '../../format.ts';
import { lineInPlainWords } from '../../text/line-markdown.ts';
import { lineInMarkdown } from '../../text/markdown-text.ts';
import type { Kind, Part } from '../kind.ts';
import { heldBy, type Piece, titleOf } from '../piece.ts';
import { withWrittenParts } from '../stand-in-kind.ts';
import { fileName } from './file-names.ts';
import {
  FIGURES,
  folderOf,
  hasFolders,
  heldKindsOf,
  type Place,
  placedByThemselves,
  placesFor,
} from './folder-places.ts';
import { documentOf, onItsPage, type PieceDocument } from './piece-document.ts';
import { inFile, linkInMarkdown, pieceMarkdown, piecesMarkdown } from './piece-markdown.ts';

/** What a file of the folder has in it: a text, a piece to be printed, or bytes that lie elsewhere. */
export type FileContents<Stored> =
  | { is: 'text'; text: string }
  | { is: 'printed'; document: PieceDocument }
  | { is: 'stored'; stored: Stored };

export type FolderFile<Stored> = { path: string } & FileContents<Stored>;

/** A text that only one kind has: its name as it may be, and what the list calls it. */
export type NamedText = { name: string; extension: string; label: string; text: string };

export type FolderSource<Stored> = {
  kinds: readonly Kind[];
  /** All of them, in their order. */
  pieces: readonly Piece[];
  dates: Dates;
  /** How far a piece is, in a few words. */
  standingOf: (piece: Piece) => string;
  /** What is attached to a piece, under the name that it was given. */
  attachedTo: (piece: Piece) => readonly { name: string; stored: Stored }[];
  /** What a kind has besides, for all its pieces in use: `papers.bib`. */
  besidesKind: (kind: Kind, pieces: readonly Piece[]) => readonly NamedText[];
  /** What one piece has besides: the runs of a talk. */
  besidesPiece: (kind: Kind, piece: Piece) => readonly NamedText[];
};

/** Everything stands in a folder of this name. */
const ROOT = 'Portfolio';

/**
 * The whole portfolio as files of one folder, with a list of them. What is archived stays out.
 *
 * @returns with distinct paths that any system takes, in the order of paths; the same source gives the same files,
 *   whatever the day
 *
 * @example
 * //=> Portfolio/README.md, Portfolio/projects/grid/summary.md, Portfolio/stories/the-outage.md, …
 */
export function portfolioFolder<Stored>(source: FolderSource<Stored>): FolderFile<Stored>[] {
  const { kinds, dates } = source;
  const inUse = source.pieces.filter(({ archivedOn }) => archivedOn === null);
  const places = placesFor(kinds, inUse);
  const files: FolderFile<Stored>[] = [];

  const add = (path: string, contents: FileContents<Stored>) =>
    files.push({ path: `${ROOT}/${path}`, ...contents });

  const readOf = (kind: Kind, piece: Piece, shows: (part: Part) => boolean) =>
    documentOf({ piece, kind: withWrittenParts(kind, piece) }, { kinds, pieces: inUse }, dates, shows);

  function addText(folder: string, { name, extension, label, text }: NamedText): string {
    // Another ending tells it from all others.
    const among = extension === 'md' ? folder : `${folder}/*.${extension}`;
    const path = `${folder}/${places.take(among, name)}.${extension}`;
    add(path, { is: 'text', text });
    return linkInMarkdown(label, path);
  }

  /** What does not stand on the page that is printed. */
  function addBehind(kind: Kind, piece: Piece, { folder }: Place): string[] {
    const behind = readOf(kind, piece, (part) => !onItsPage(part));
    const [first] = behind.parts;
    if (first === undefined) return [];
    const label = first.heading ?? 'Not on its page';
    const path = `${folder}/${places.take(folder, fileName(lineInPlainWords(label), 'behind'))}.md`;
    const document = {
      ...behind,
      title: `${behind.title}: ${label}`,
      parts: behind.parts.map((part) => (part === first ? { ...part, heading: null } : part)),
      held: [],
    };
    add(path, { is: 'text', text: pieceMarkdown(document, places.linksFrom(path)) });
    return [linkInMarkdown(label, path)];
  }

  function addHeld(held: Kind, piece: Piece): string[] {
    const pieces = heldBy(piece, held.id, inUse);
    const [first] = pieces;
    if (first === undefined) return [];
    const { file } = places.placeOf(first);
    const documents = pieces.map((one) => readOf(held, one, () => true));
    const title = `${titleOf(piece)}: ${held.plural.toLowerCase()}`;
    add(file, { is: 'text', text: piecesMarkdown(title, documents, places.linksFrom(file)) });
    return [linkInMarkdown(held.plural, file)];
  }

  /** Of a piece and all that belongs to it. */
  function addFigures(kind: Kind, piece: Piece, place: Place): string[] {
    const held = heldKindsOf(kind, kinds).flatMap(({ id }) => heldBy(piece, id, inUse));
    const beside = `${place.folder}/${FIGURES}`;
    const folder = hasFolders(kind) ? beside : `${beside}/${place.name}`;
    return [piece, ...held].flatMap((one) =>
      source.attachedTo(one).map(({ name, stored }) => {
        const { base, extension } = splitName(name);
        const path = `${folder}/${places.take(folder, fileName(base, 'file'))}${extension}`;
        add(path, { is: 'stored', stored });
        return linkInMarkdown(name, path);
      }),
    );
  }

  /** @returns the piece and what stands beside it as they are listed, the piece first */
  function addPiece(kind: Kind, piece: Piece): [string, ...string[]] {
    const place = places.placeOf(piece);
    const isPrinted = kind.sheets !== undefined;
    const document = readOf(kind, piece, isPrinted ? onItsPage : () => true);
    add(place.file, { is: 'text', text: pieceMarkdown(document, places.linksFrom(place.file)) });
    const printed = `${place.folder}/${place.name}.pdf`;
    if (isPrinted) add(printed, { is: 'printed', document });
    const besides = source
      .besidesPiece(kind, piece)
      .map((text) => (hasFolders(kind) ? text : { ...text, name: `${place.name}-${text.name}` }));
    return [
      `${linkInMarkdown(document.title, place.file)}: ${lineInMarkdown(source.standingOf(piece))}`,
      ...(isPrinted ? [linkInMarkdown('As a page', printed), ...addBehind(kind, piece, place)] : []),
      ...heldKindsOf(kind, kinds).flatMap((held) => addHeld(held, piece)),
      ...besides.map((text) => addText(place.folder, text)),
      ...addFigures(kind, piece, place),
    ];
  }

  /** @returns its part of the list */
  function addKind(kind: Kind): string[] {
    const pieces = placedByThemselves(kind, { kinds, pieces: inUse });
    if (pieces.length === 0) return [];
    const besides = source.besidesKind(kind, pieces).map((text) => `- ${addText(folderOf(kind), text)}`);
    const lines = pieces.flatMap((piece) => {
      const [own, ...others] = addPiece(kind, piece);
      return [`- ${own}`, ...others.map((other) => `  - ${other}`)];
    });
    return [`## ${lineInMarkdown(kind.plural)}`, [...besides, ...lines].join('\n')];
  }

  const listed = kinds.flatMap(addKind);
  add('README.md', { is: 'text', text: readmeOf(listed, source, inUse) });
  return files.sort((one, other) => (one.path < other.path ? -1 : 1));
}

function readmeOf(
  listed: readonly string[],
  { kinds, pieces }: Pick<FolderSource<never>, 'kinds' | 'pieces'>,
  inUse: readonly Piece[],
): string {
  const isKnown = ({ kind }: Piece) => kinds.some(({ id }) => id === kind);
  const notInHere = (number: number, of: string) =>
    number === 0 ? [] : [`${count(number, 'piece')} ${of} ${agree(number, 'is', 'are')} not in here.`];
  return inFile(
    '# Portfolio',
    listed.length === 0 ? 'Nothing is in use yet.' : 'Written in Daymark, a file for each piece.',
    ...listed,
    ...notInHere(pieces.length - inUse.length, 'in the archive'),
    ...notInHere(inUse.filter((piece) => !isKnown(piece)).length, 'of a kind that is gone'),
  );
}

/** An ending of letters and digits stays what it is; of any other nothing can be known. */
function splitName(name: string): { base: string; extension: string } {
  const [, base = name, extension = ''] = /^(.+)(\.[A-Za-z0-9]{1,8})$/s.exec(name) ?? [];
  return { base, extension: extension.toLowerCase() };
}
