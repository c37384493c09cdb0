import type { Day } from '../../../plans/day.ts';
import { agree, count, formatSeconds } from '../../../plans/format.ts';
import { type Piece, titleOf } from '../../../plans/portfolio/piece.ts';
import type { Freshness } from '../../../plans/portfolio/story/freshness.ts';
import { inPlainWords } from '../../../plans/text/linear.ts';
import { quoted } from '../../../plans/words.ts';
import { FiguresTable } from '../../charts/figures-table.tsx';
import { Entry } from '../../parts/entry.tsx';
import { Inline } from '../../parts/markdown.tsx';
import { pieceAddress } from '../addresses.ts';
import { happenedInWords, toldInWords } from './story-words.ts';

/** So many stand in the table: those that would come out rustiest. */
const SHOWN = 12;

type FreshStory = { story: Piece; fresh: Freshness };

type FreshnessEntryProps = { stories: readonly FreshStory[]; today: Day };

/** Which of them would come out rusty? */
export function FreshnessEntry({ stories, today }: FreshnessEntryProps) {
  // Never told first, then what was told longest ago.
  const ages = ({ fresh }: FreshStory) => fresh.daysSince ?? Number.MAX_SAFE_INTEGER;
  const stalest = stories.toSorted((one, other) => ages(other) - ages(one));
  return (
    <Entry id="freshness" label="How fresh they are" aside="By when they were last told">
      <p>{freshnessInWords(stalest)}</p>
      <FiguresTable
        id="freshness-figures"
        caption="When each story happened, and when it was last told"
        label={stalest.length > SHOWN ? `The ${SHOWN} stalest, story by story` : 'Story by story'}
        columns={['Story', 'Last told', 'Took', 'Happened']}
        rows={stalest.slice(0, SHOWN).map(({ story, fresh }) => ({
          key: story.key,
          head: (
            <a href={pieceAddress(story.key)}>
              <Inline text={titleOf(story)} inLink />
            </a>
          ),
          cells: [
            toldInWords(fresh),
            fresh.took === null ? 'no time' : formatSeconds(fresh.took),
            happenedInWords(fresh, today),
          ],
        }))}
      />
    </Entry>
  );
}

function freshnessInWords(stalest: readonly FreshStory[]): string {
  const never = stalest.filter(({ fresh }) => fresh.times === 0).length;
  const told = stalest.find(({ fresh }) => fresh.daysSince !== null);
  if (!told) return 'None was told aloud by the clock yet: each has a button for it on its page.';
  const oldest = `${quoted(inPlainWords(titleOf(told.story)))} was last told ${toldInWords(told.fresh)}.`;
  if (never === 0) return `The stalest: ${oldest}`;
  return `${count(never, 'story')} ${agree(never, 'was', 'were')} never told aloud by the clock. Of the others, ${oldest}`;
}

/** When was this one told, and how old is it? */
export function FreshnessNote({ fresh, today }: { fresh: Freshness; today: Day }) {
  const told = fresh.times === 0 ? 'Never told by the clock yet' : `Last told ${toldInWords(fresh)}`;
  return (
    <p>
      {told}. {fresh.year === null ? '' : `It happened in ${happenedInWords(fresh, today)}.`}
    </p>
  );
}
