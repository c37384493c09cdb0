import { count } from '../../../plans/format.ts';
import type { Defence } from '../../../plans/portfolio/defence.ts';
import type { Kind } from '../../../plans/portfolio/kind.ts';
import type { Question } from '../../../plans/practice/bank/question.ts';
import { inPlainWords } from '../../../plans/text/linear.ts';
import { Entry } from '../../parts/entry.tsx';
import { Inline } from '../../parts/markdown.tsx';
import { answerAddress } from '../../practice/addresses.ts';
import { partField } from '../addresses.ts';

export const DEFENCE_ID = 'defence';
export const DEFENCE_LABEL = 'What they will ask';

type DefenceEntryProps = { kind: Kind; defence: readonly Defence<Question>[] };

/** What will they ask about it, and where is my answer? From here each is answered aloud and graded. */
export function DefenceEntry({ kind, defence }: DefenceEntryProps) {
  const open = defence.filter(({ isAnswered }) => !isAnswered);
  const [shown, folded] = inTwo([...open, ...defence.filter(({ isAnswered }) => isAnswered)]);
  const aside =
    open.length === 0
      ? `This ${inPlainWords(kind.title)} has an answer to each of them.`
      : `${open.length} of ${count(defence.length, 'question')} without an answer yet.`;
  return (
    <Entry id={DEFENCE_ID} label={DEFENCE_LABEL} aside={aside}>
      <DefenceList defence={shown} />
      {folded.length > 0 && (
        <details class="fold">
          <summary id="defence-more">{count(folded.length, 'more question')}</summary>
          <DefenceList defence={folded} />
        </details>
      )}
    </Entry>
  );
}

/** As many questions are read at once; of more, those without an answer come first and the others are folded away. */
const READ_AT_ONCE = 8;
const SHOWN_OF_MORE = 5;

function inTwo<T>(all: readonly T[]): [readonly T[], readonly T[]] {
  if (all.length <= READ_AT_ONCE) return [all, []];
  return [all.slice(0, SHOWN_OF_MORE), all.slice(SHOWN_OF_MORE)];
}

function DefenceList({ defence }: Pick<DefenceEntryProps, 'defence'>) {
  return (
    <ul class="defence">
      {defence.map(({ question, parts, isAnswered }) => (
        <li key={question.id} class="defence__item" data-item>
          <a href={answerAddress(question.id)}>
            <Inline text={question.prompt} inLink />
          </a>
          <p class="defence__parts">
            {isAnswered ? 'Answered by ' : 'No answer yet: '}
            {parts.map(({ id, label }, index) => (
              <span key={id}>
                {index > 0 && ', '}
                <a href={`#${partField(id)}`}>
                  <Inline text={label} inLink />
                </a>
              </span>
            ))}
          </p>
        </li>
      ))}
    </ul>
  );
}
