import { count } from '../../plans/format.ts';
import type { Defence } from '../../plans/portfolio/defence.ts';
import type { Kind } from '../../plans/portfolio/kind.ts';
import type { Question } from '../../plans/practice/bank/question.ts';
import { inPlainWords } from '../../plans/text/linear.ts';
import { Entry } from '../parts/entry.tsx';
import { Inline } from '../parts/markdown.tsx';
import { answerAddress } from '../practice/addresses.ts';
import { partField } from './addresses.ts';

type DefenceEntryProps = { kind: Kind; defence: readonly Defence<Question>[] };

/** What will they ask about it, and where is my answer? From here each is answered aloud and graded. */
export function DefenceEntry({ kind, defence }: DefenceEntryProps) {
  const open = defence.filter(({ isAnswered }) => !isAnswered).length;
  const aside =
    open === 0
      ? `This ${inPlainWords(kind.title)} has an answer to each of them.`
      : `${open} of ${count(defence.length, 'question')} without an answer yet.`;
  return (
    <Entry id="defence" label="What they will ask" aside={aside}>
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
    </Entry>
  );
}
