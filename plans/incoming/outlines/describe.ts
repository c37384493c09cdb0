import { count } from '../../format.ts';
import { sumOf } from '../../sum.ts';
import type { IncomingOutline } from '../outline.ts';
import { countToDo } from './draft.ts';

/** How much there is to do: “51 items under 7 headings”, “1 item”. */
export function describeOutline({ sections }: IncomingOutline): string {
  const items = count(sumOf(sections, countToDo), 'item');
  const headingCount = sections.filter(({ title }) => title !== '').length;
  return headingCount === 0 ? items : `${items} under ${count(headingCount, 'heading')}`;
}
