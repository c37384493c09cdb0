import type { Piece } from '../../../plans/portfolio/piece.ts';
import { clockAddress } from '../addresses.ts';

/** It runs: what it took is not there yet. */
export function RunningNote({ piece }: { piece: Piece }) {
  return (
    <p class="keeping">
      <a class="button" href={clockAddress(piece.key)}>
        Back to its clock
      </a>
    </p>
  );
}
