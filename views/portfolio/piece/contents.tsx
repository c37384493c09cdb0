import type { Kind } from '../../../plans/portfolio/kind.ts';
import { upperFirst } from '../../../plans/words.ts';
import { ATTACHMENTS_ID } from '../../attachment/attachments.tsx';
import { Inline } from '../../parts/markdown.tsx';
import { DEFENCE_ID, DEFENCE_LABEL } from './defence.tsx';
import { groupsOf } from './part-form.tsx';
import { heldId } from './piece-words.ts';

type Section = { id: string; label: string };

/** Fewer are seen at a glance. */
const FEWEST = 4;

/** What stands on the page of a piece, to go there: a line of words under its title. */
export function Contents({ sections }: { sections: readonly Section[] }) {
  if (sections.length < FEWEST) return null;
  return (
    <nav class="contents no-print" aria-label="On this page">
      <ul>
        {sections.map(({ id, label }) => (
          <li key={id}>
            <a href={`#${id}`}>
              <Inline text={label} inLink />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/**
 * The sections of the page of a piece, in their order.
 *
 * @param held - the kinds that belong to it
 */
export function sectionsOf(kind: Kind, held: readonly Kind[], isAsked: boolean): Section[] {
  const groups = groupsOf(kind).map(({ heading }, index) => ({
    id: groupId(index),
    label: labelOf(kind, heading),
  }));
  const lists = held.map(({ id, plural }) => ({ id: heldId(id), label: plural }));
  const asked = isAsked ? [{ id: DEFENCE_ID, label: DEFENCE_LABEL }] : [];
  return [...groups, ...lists, ...asked, { id: ATTACHMENTS_ID, label: 'Files' }];
}

/** Parts that no heading names are of the piece itself. */
export function labelOf(kind: Kind, heading: string | null): string {
  return heading ?? upperFirst(kind.title);
}

/** Where on the page of a piece a group of its parts stands. */
export const groupId = (index: number) => `group-${index + 1}`;
