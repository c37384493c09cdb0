import { count } from '../../../plans/format.ts';
import { type Piece, titleOf } from '../../../plans/portfolio/piece.ts';
import type { QuestionCover, StoryCover } from '../../../plans/portfolio/story/coverage.ts';
import type { Question } from '../../../plans/practice/bank/question.ts';
import { inPlainWords } from '../../../plans/text/linear.ts';
import { Entry } from '../../parts/entry.tsx';
import { Inline } from '../../parts/markdown.tsx';
import { answerAddress } from '../../practice/addresses.ts';
import { pieceAddress } from '../addresses.ts';

/** So many stories are named for a question. */
const NAMED = 2;

type AskedEntryProps = { cover: StoryCover; questions: readonly QuestionCover<Question>[] };

/** Which questions would I have to improvise, and what do I tell where I need not? */
export function AskedEntry({ cover, questions }: AskedEntryProps) {
  const carried = questions.filter(({ isCarried }) => isCarried);
  const open = questions.filter(({ isCarried }) => !isCarried);
  return (
    <Entry
      id="asked"
      label="What they will ask"
      aside={`${carried.length} of ${count(questions.length, 'question')} with a story that can be told`}
    >
      {open.length > 0 && (
        <details class="fold" open={carried.length > 0}>
          <summary id="asked-open">Without one: {count(open.length, 'question')}</summary>
          <AskedList cover={cover} questions={open} />
        </details>
      )}
      {carried.length > 0 && (
        <details class="fold">
          <summary id="asked-carried">With one: {count(carried.length, 'question')}</summary>
          <AskedList cover={cover} questions={carried} />
        </details>
      )}
    </Entry>
  );
}

function AskedList({ cover: { choices, stories }, questions }: AskedEntryProps) {
  const storyOf = new Map(stories.map((story) => [story.key, story]));
  return (
    <ul class="defence">
      {questions.map(({ question, themes, best, bestKeys }) => {
        const label = inPlainWords(choices.find(({ id }) => id === best)?.label ?? '');
        return (
          <li key={question.id} class="defence__item" data-item>
            <a href={answerAddress(question.id)}>
              <Inline text={question.prompt} inLink />
            </a>
            <p class="defence__parts">
              {best === null ? (
                <>No story yet for: {themes.map((theme) => inPlainWords(theme.label)).join('; ')}</>
              ) : (
                <>
                  {label}: <Named stories={bestKeys.flatMap((key) => storyOf.get(key) ?? [])} />
                </>
              )}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

function Named({ stories }: { stories: readonly Piece[] }) {
  const rest = stories.length - NAMED;
  return (
    <>
      {stories.slice(0, NAMED).map((story, index) => (
        <span key={story.key}>
          {index > 0 && ', '}
          <a href={pieceAddress(story.key)}>
            <Inline text={titleOf(story)} inLink />
          </a>
        </span>
      ))}
      {rest > 0 && ` and ${rest} more`}
    </>
  );
}
