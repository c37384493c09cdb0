import { count } from '../../../plans/format.ts';
import type { Piece } from '../../../plans/portfolio/piece.ts';
import type { Hostile } from '../../../plans/portfolio/talk/hostile.ts';
import { inPlainWords } from '../../../plans/text/linear.ts';
import { Entry } from '../../parts/entry.tsx';
import { ActionForm } from '../../parts/form/action-form.tsx';
import { Inline } from '../../parts/markdown.tsx';
import { questionAddress } from '../../practice/addresses.ts';
import { pieceAddress } from '../addresses.ts';

const HOSTILE_ID = 'hostile';

type HostileEntryProps = { piece: Piece; hostile: readonly Hostile[]; from: string };

/** Which of them have I practised? From here each goes to the learner's own questions, and so into the drill. */
export function HostileEntry({ piece, hostile, from }: HostileEntryProps) {
  const fresh = hostile.filter(({ is }) => is === 'fresh');
  const action = `${pieceAddress(piece.key)}/hostile-questions`;
  return (
    <Entry
      id={HOSTILE_ID}
      label="Hostile questions"
      aside={
        hostile.length === 0
          ? ''
          : `${hostile.length - fresh.length} of ${hostile.length} among your own questions`
      }
    >
      {hostile.length === 0 && (
        <p class="hint">Collect them under “Under fire”; from here they go to your own questions.</p>
      )}
      <ul class="pieces">
        {hostile.map(({ line, is, questionId }, index) => (
          <li key={line} class="pieces__item" data-item>
            {questionId === null ? (
              <span>
                <Inline text={line} />
              </span>
            ) : (
              <a href={questionAddress(questionId)}>
                <Inline text={line} inLink />
              </a>
            )}
            {is === 'fresh' ? (
              <ActionForm action={action} from={from} at={HOSTILE_ID}>
                <input type="hidden" name="line" value={line} />
                <button
                  class="button button--quiet"
                  id={`hostile-${index}`}
                  aria-label={`Add to own questions: ${inPlainWords(line)}`}
                >
                  Add to own questions
                </button>
              </ActionForm>
            ) : (
              <span class="pieces__standing">{IS_WORDS[is]}</span>
            )}
          </li>
        ))}
      </ul>
      {fresh.length > 1 && (
        <ActionForm action={action} from={from} at={HOSTILE_ID}>
          {/* Those that are in sight: one that is written meanwhile waits. */}
          {fresh.map(({ line }) => (
            <input key={line} type="hidden" name="line" value={line} />
          ))}
          <button class="button" id="hostile-all">
            Add all {count(fresh.length, 'question')}
          </button>
        </ActionForm>
      )}
    </Entry>
  );
}

const IS_WORDS: Record<Exclude<Hostile['is'], 'fresh'>, string> = {
  there: 'Among your own questions',
  archived: 'Archived among your own',
  'too-long': 'Too long for a question: shorten it to 300 characters',
};
