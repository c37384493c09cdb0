import type { ComponentChildren } from 'preact';
import type { Judgement } from '../../../plans/portfolio/judge-piece.ts';
import { type Piece, titleOf } from '../../../plans/portfolio/piece.ts';
import { Inline } from '../../parts/markdown.tsx';
import { pieceAddress } from '../addresses.ts';
import { standingInWords } from './piece-words.ts';

type PieceLineProps = {
  piece: Piece;
  judgement: Judgement | undefined;
  /** What else can be done with it there. */
  children?: ComponentChildren;
};

/** A piece in a list: what it is called, and how far it is. */
export function PieceLine({ piece, judgement, children }: PieceLineProps) {
  return (
    <li class="pieces__item" data-item>
      <a href={pieceAddress(piece.key)}>
        <Inline text={titleOf(piece)} inLink />
      </a>
      <span class="pieces__standing">
        {judgement ? standingInWords(judgement) : 'Of a kind that is not known here'}
      </span>
      {children}
    </li>
  );
}
