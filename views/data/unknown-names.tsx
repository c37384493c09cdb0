import { idsIn, type NamedThing } from '../../plans/content/named-things.ts';
import { agree, count } from '../../plans/format.ts';
import { Entry } from '../parts/entry.tsx';

/** What a file of data names and this Daymark does not have: the first few, and how many there are in all. */
export type UnknownNamesShown = {
  first: readonly { thing: NamedThing; name: string; uses: readonly { noun: string; count: number }[] }[];
  total: number;
};

/** What a thing is called, with what it is part of where its name tells. */
const NOUNS: Readonly<Record<NamedThing, string>> = {
  roadmap: 'Roadmap',
  track: 'Track of a roadmap',
  area: 'Round or capability',
  phase: 'Phase',
  task: 'Task',
  question: 'Question',
  category: 'Category of questions',
  resource: 'Something to read',
  mock: 'Kind of mock interview',
  round: 'Round of a mock interview',
  dimension: 'Scale of a rubric',
  kind: 'Kind of pieces',
  part: 'Part of a piece',
  choice: 'Choice in a piece',
  piece: 'Piece of the portfolio',
};

/** What comes in although nothing here has its name. */
export function UnknownNames({ first, total }: UnknownNamesShown) {
  const more = total - first.length;
  return (
    <Entry label="Not known here" aside="As an older or a newer Daymark may have it">
      <p class="hint">
        The file names {count(total, 'thing')} that this Daymark does not have. What hangs on{' '}
        {agree(total, 'it', 'them')} comes all the same and is kept as it is; pages say the id where they
        would say the name.
      </p>
      <ul class="ledger" id="unknown-names">
        {first.map(({ thing, name, uses }) => (
          <li key={`${thing} ${name}`} class="ledger__line">
            <span class="ledger__what">
              {NOUNS[thing]} <NameShown name={name} />
            </span>
            <span class="ledger__figure">{uses.map((use) => count(use.count, use.noun)).join(', ')}</span>
          </li>
        ))}
        {more > 0 && (
          <li class="ledger__line">
            <span class="ledger__what">and {more} more</span>
          </li>
        )}
      </ul>
    </Entry>
  );
}

function NameShown({ name }: { name: string }) {
  const [last = '', ...around] = idsIn(name).toReversed();
  return (
    <>
      “<bdi>{last}</bdi>”{around.length > 0 && ` of “${around.toReversed().join(' ')}”`}
    </>
  );
}
