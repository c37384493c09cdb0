import { GRADES } from '../../plans/practice/answer.ts';
import type { Question } from '../../plans/practice/bank/question.ts';
import { inPlainWords } from '../../plans/text/linear.ts';
import { ActionForm } from '../parts/form/action-form.tsx';
import { Inline, Inlines } from '../parts/markdown.tsx';
import { questionAddress } from '../practice/addresses.ts';
import { QuestionFacts } from '../practice/question-list.tsx';
import { QuestionDetail, WholeAnswer } from '../practice/question-texts.tsx';
import { wordsAround } from '../practice/question-words.ts';
import { mockAddress } from './addresses.ts';
import type { AskedQuestion } from './mock-view.ts';

export type AskedQuestionsProps = {
  mockId: number;
  position: number;
  asked: readonly AskedQuestion[];
  /** Afterwards, each goes back into the drill by how it went. */
  isGraded: boolean;
  from: string;
};

/** The questions of a round: what is asked, what a strong answer says, and afterwards how it went. */
export function AskedQuestions({ mockId, position, asked, isGraded, from }: AskedQuestionsProps) {
  return (
    <ol class="asked">
      {asked.map((one) => (
        <li key={one.key} class="asked__item" id={askedId(position, one.key)}>
          <p class="asked__prompt">
            {one.question ? <Inline text={one.question.prompt} /> : <GoneQuestion asked={one} />}
          </p>
          {one.question && (
            <>
              <p>
                <QuestionFacts question={one.question} />
              </p>
              <QuestionDetail question={one.question} />
              <StrongAnswer id={`${askedId(position, one.key)}-answer`} question={one.question} />
            </>
          )}
          {isGraded && <GradeButtons mockId={mockId} position={position} asked={one} from={from} />}
        </li>
      ))}
    </ol>
  );
}

function GoneQuestion({ asked: { key, grade } }: { asked: AskedQuestion }) {
  if (grade === null) return <>This question, “{key}”, is not in this bank.</>;
  return (
    <>
      This question, <a href={questionAddress(key)}>“{key}”</a>, is not in this bank.
    </>
  );
}

function askedId(position: number, key: string): string {
  return `asked-${position}-${key}`;
}

function StrongAnswer({ id, question }: { id: string; question: Question }) {
  const { probing, points, followUps, form } = question;
  return (
    <details class="fold">
      <summary id={id}>{wordsAround(form).probesAndPoints}</summary>
      {probing !== '' && (
        <p class="asked__probing">
          <Inline text={probing} />
        </p>
      )}
      <ul class="asked__points">
        {points.map((point) => (
          <li key={point}>
            <Inline text={point} />
          </li>
        ))}
      </ul>
      <WholeAnswer question={question} />
      {followUps.length > 0 && (
        <p>
          Next: <Inlines texts={followUps} />
        </p>
      )}
      <p>
        <a class="asked__page" href={questionAddress(question.id)}>
          The question’s own page
        </a>
      </p>
    </details>
  );
}

type GradeButtonsProps = Pick<AskedQuestionsProps, 'mockId' | 'position' | 'from'> & { asked: AskedQuestion };

const GRADE_WORDS = { again: 'Again', hard: 'Hard', good: 'Good', easy: 'Easy' } as const;

function GradeButtons({ mockId, position, asked: { key, grade, question }, from }: GradeButtonsProps) {
  const id = askedId(position, key);
  return (
    <ActionForm action={`${mockAddress(mockId)}/questions/${key}/grade`} from={from} at={id} class="grades">
      <fieldset class="grades__choices">
        <legend class="grades__legend">
          How it went<span class="visually-hidden">: {inPlainWords(question?.prompt ?? key)}</span>
        </legend>
        {GRADES.map((one) => (
          <button
            key={one}
            id={`${id}-${one}`}
            class="grades__button"
            name="grade"
            value={one}
            aria-pressed={one === grade ? 'true' : 'false'}
          >
            {GRADE_WORDS[one]}
          </button>
        ))}
      </fieldset>
    </ActionForm>
  );
}
