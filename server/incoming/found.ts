import { type IncomingUse, usesOf } from '../../plans/incoming/uses.ts';
import type { FoundProps } from '../../views/incoming/found.tsx';
import type { Staged } from './staged.ts';

/** What stands at the top of each page of a file. */
export function foundIn({ ticket, name, incoming }: Staged, use: IncomingUse): FoundProps {
  const { format, said, leftOut = [] } = incoming;
  return { ticket, name, incoming: { format, said, leftOut }, uses: usesOf(incoming), use };
}
