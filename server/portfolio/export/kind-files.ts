import type { NamedText } from '../../../plans/portfolio/export/portfolio-folder.ts';
import type { Kind } from '../../../plans/portfolio/kind.ts';
import { PAPER } from '../../../plans/portfolio/papers/paper.ts';
import { paperReferences } from '../../../plans/portfolio/papers/paper-references.ts';
import { heldBy, type Piece } from '../../../plans/portfolio/piece.ts';
import { SLIDES, versionsOf } from '../../../plans/portfolio/talk/versions.ts';
import { versionsMarkdown } from '../../../plans/portfolio/talk/versions-markdown.ts';
import { bibtexOf } from '../../../plans/reading/export/bibtex.ts';

type Portfolio = { kinds: readonly Kind[]; pieces: readonly Piece[] };

/** What a kind has in the folder of all pieces that no other kind does. */
type KindFiles = {
  /** For all its pieces in use, as a list of references. */
  ofKind?: (pieces: readonly Piece[]) => readonly NamedText[];
  /** For each piece, which may need others: what belongs to it, what it names. */
  ofPiece?: (piece: Piece, portfolio: Portfolio) => readonly NamedText[];
};

/** By the ids of kinds. */
const KIND_FILES: Readonly<Record<string, KindFiles>> = {
  [PAPER]: {
    ofKind: (pieces) => [
      {
        name: 'papers',
        extension: 'bib',
        label: 'All papers as BibTeX',
        text: bibtexOf(paperReferences(pieces)),
      },
    ],
  },
  talk: {
    ofPiece: (talk, { kinds, pieces }) => {
      const versions = versionsOf(kinds, talk.kind, heldBy(talk, SLIDES.kind, pieces));
      if (versions.every(({ slideCount }) => slideCount === 0)) return [];
      const text = versionsMarkdown(talk, versions);
      return [{ name: 'versions', extension: 'md', label: 'Versions', text }];
    },
  },
};

export function filesBesideKind({ id }: Kind, pieces: readonly Piece[]): readonly NamedText[] {
  return filesOf(id).ofKind?.(pieces) ?? [];
}

export function filesBesidePiece({ id }: Kind, piece: Piece, portfolio: Portfolio): readonly NamedText[] {
  return filesOf(id).ofPiece?.(piece, portfolio) ?? [];
}

function filesOf(kindId: string): KindFiles {
  return Object.hasOwn(KIND_FILES, kindId) ? (KIND_FILES[kindId] ?? {}) : {};
}
