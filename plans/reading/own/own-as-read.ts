import { oncePerValue } from '../../once-per-value.ts';
import { isWebAddress } from '../../task/evidence-line.ts';
import { idsOfAddress } from '../addresses.ts';
import type { PlacedRead } from '../reads.ts';
import type { ShownResource } from '../resource.ts';
import type { OwnResource } from './own-resource.ts';

/** A resource of the learner's own as any other; whether it is free, and how hard, nobody said. */
export const ownAsResource = oncePerValue(
  ({ id, title, authors, year, kind, link }: OwnResource): ShownResource => ({
    id,
    title,
    authors: [...authors],
    others: false,
    year,
    kind,
    // Whatever was stored: only an address of the web leads anywhere.
    ids: isWebAddress(link) ? idsOfAddress(link) : {},
    open: null,
    level: null,
    note: '',
  }),
);

/** What its tasks and questions ask for of a resource of the learner's own. */
export function ownAsRead(own: OwnResource): PlacedRead {
  const { id, part, minutes, need } = own;
  return { read: { id, part, minutes, need }, resource: ownAsResource(own) };
}
