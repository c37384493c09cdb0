import type { Database } from '../../../db/file/open.ts';
import type { ChangeMoment } from '../../../db/journal/journal.ts';
import { addPiece } from '../../../db/portfolio/pieces.ts';
import { PIECE_PREFIX } from '../../../plans/portfolio/piece.ts';
import type { Library } from '../../library/library.ts';
import type { DemoPiece } from './pieces.ts';

/** Begins a piece with all that stands in it. */
export function addDemoPiece(
  db: Database,
  kinds: Library['kinds'],
  { name, kind, of, title, parts }: DemoPiece,
  moment: ChangeMoment,
): void {
  const noun = kinds.find(({ id }) => id === kind)?.title;
  if (noun === undefined) throw new RangeError(`The piece "${name}" is of no kind that there is: ${kind}`);
  addPiece(db, {
    key: keyOfPiece(name),
    kind,
    noun,
    parentKey: of === undefined ? '' : keyOfPiece(of),
    title,
    parts: new Map(Object.entries(parts)),
    ...moment,
  });
}

export function keyOfPiece(name: string): string {
  return `${PIECE_PREFIX}${name}`;
}
