import type { ComponentChildren } from 'preact';
import { count, formatSeconds } from '../../../plans/format.ts';
import type { Answer, AnswerMode } from '../../../plans/practice/answer.ts';
import type { Question } from '../../../plans/practice/bank/question.ts';
import { fieldId } from '../../ids.ts';
import { PageHead } from '../../parts/entry.tsx';
import { ErrorSummary, Field, type FormErrors } from '../../parts/form/field.tsx';
import { Inline } from '../../parts/markdown.tsx';
import { QuestionDetail, WholeAnswer } from '../question-texts.tsx';
import { wordsAround } from '../question-words.ts';
import { GRADE_WORDS, MODE_WORDS } from './answer-words.ts';
import { GradeButtons } from './grade-buttons.tsx';

/** The form as typed. */
export type AnswerValues = {
  points: readonly string[];
  missing: string;
  /** Minutes and seconds, `4:30`. */
  time: string;
  stuckAt: string;
};

export type GradePageProps = {
  question: Question;
  eyebrow: ComponentChildren;
  mode: AnswerMode;
  /** How many of the points an answer of the asked length should make. */
  askedCount: number;
  /** What is graded Again comes back on the same day. */
  againComesBack: boolean;
  values: AnswerValues;
  /** How often it was answered when this page was made; by that an answer from another window is noticed. */
  knownCount: number;
  /** What was missing the last time; may be empty. */
  missingBefore: string;
  /** The answer that another window gave meanwhile. */
  theirs: Answer | null;
  errors: FormErrors;
  formToken: string;
  /** Where to go afterwards. */
  from: string;
  children?: ComponentChildren;
};

/** How did I do? The strong answer, what I made of it, and the grade. */
export function GradePage(props: GradePageProps) {
  const { question, eyebrow, mode, askedCount, values, knownCount, missingBefore } = props;
  const { againComesBack, theirs, errors, formToken, from } = props;
  const hidden = { from, question: question.id, mode, asked: askedCount, known: knownCount, formToken };
  return (
    <main id="main" class="page page--checking" tabIndex={-1}>
      <PageHead eyebrow={eyebrow} title={question.prompt}>
        <QuestionDetail question={question} />
      </PageHead>
      {theirs && <AnsweredElsewhere theirs={theirs} />}
      <form class="checking" method="post" action="/practice/answers">
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <ErrorSummary errors={errors} />
        <MadePoints question={question} askedCount={askedCount} made={values.points} />
        {question.points.length > 0 && <WholeAnswer question={question} />}
        {mode === 'derivation' ? (
          <DerivationFields question={question} values={values} errors={errors} />
        ) : (
          <input type="hidden" name="time" value={values.time} />
        )}
        <Field
          name="missing"
          label="What was missing?"
          hint={
            missingBefore === '' ? 'In a few words, for the next time.' : `The last time: ${missingBefore}`
          }
          errors={errors}
        >
          {(control) => (
            <textarea class="input input--area" rows={2} {...control}>
              {`\n${values.missing}`}
            </textarea>
          )}
        </Field>
        <GoesOn question={question} />
        <GradeButtons askedCount={askedCount} againComesBack={againComesBack} />
      </form>
      {props.children}
    </main>
  );
}

type DerivationFieldsProps = Pick<GradePageProps, 'question' | 'values' | 'errors'>;

function DerivationFields({ question: { points }, values, errors }: DerivationFieldsProps) {
  return (
    <div class="checking__pair">
      <Field
        name="time"
        label="Time it took"
        hint="Minutes, or 4:30; you can leave it empty."
        errors={errors}
      >
        {(control) => <input class="input" value={values.time} autocomplete="off" {...control} />}
      </Field>
      <Field
        name="stuckAt"
        label="First stuck at"
        hint="The step where paper alone did not help."
        errors={errors}
      >
        {(control) => (
          <select class="input" {...control}>
            <option value="">Never stuck</option>
            {points.map((point, index) => (
              <option key={point} value={index + 1} selected={values.stuckAt === String(index + 1)}>
                Step {index + 1}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}

/** What weak answers do, and what is asked next: both are worth a sentence aloud before the grade. */
function GoesOn({ question: { pitfalls, followUps, form } }: { question: Question }) {
  const words = wordsAround(form);
  return (
    <div class="goes-on">
      {followUps.length > 0 && (
        <section>
          <h2 class="goes-on__title">{words.goesOn}</h2>
          <ul class="goes-on__list">
            {followUps.map((line) => (
              <li key={line}>
                <Inline text={line} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {pitfalls.length > 0 && (
        <section>
          <h2 class="goes-on__title">{words.weak}</h2>
          <ul class="goes-on__list">
            {pitfalls.map((line) => (
              <li key={line}>
                <Inline text={line} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** The same question was answered in another window while this page was open. */
function AnsweredElsewhere({ theirs }: { theirs: Answer }) {
  const { grade, mode, pointsMade, missing, seconds } = theirs;
  return (
    <div class="error-summary" role="alert">
      <h2 class="error-summary__title">Not recorded: this question was answered in another window.</h2>
      <p>
        There it was graded <strong>{GRADE_WORDS[grade]}</strong> ({MODE_WORDS[mode]}
        {seconds !== null && `, ${formatSeconds(seconds)}`}),{' '}
        {pointsMade.length === 0 ? 'no point made' : `points made: ${pointsMade.join(', ')}`}
        {missing !== '' && (
          <>
            , missing: “<Inline text={missing} />”
          </>
        )}
        .
      </p>
      <p>
        What you chose here is kept below. Grade it to record it as one more answer, or leave this page to
        keep the other one alone.
      </p>
    </div>
  );
}

type MadePointsProps = {
  question: Question;
  /** Fewer than all of the points where the answer was to be short. */
  askedCount: number;
  made: readonly string[];
};

const NOTHING_TO_HOLD = 'This question has no points yet. Judge your answer by yourself.';

/** What a strong answer says; what one really said is ticked. */
function MadePoints({ question, askedCount, made }: MadePointsProps) {
  const { points, form } = question;
  if (points.length === 0)
    return (
      <>
        <p>{question.answer ? 'Hold your answer against this one.' : NOTHING_TO_HOLD}</p>
        <WholeAnswer question={question} />
      </>
    );
  const noun = form === 'derive' ? 'step' : 'point';
  return (
    <fieldset class="made" id={fieldId('points')}>
      <legend class="made__legend">
        {askedCount < points.length
          ? `Which of these did you make? In that time, ${count(askedCount, noun)} will do.`
          : wordsAround(form).made(`${noun}s`)}
      </legend>
      <ol class="made__points">
        {points.map((point, index) => (
          <li key={point}>
            <label class="made__point">
              <input
                type="checkbox"
                name="points"
                id={`point-${index + 1}`}
                value={index + 1}
                checked={made.includes(String(index + 1))}
              />
              <span>
                <Inline text={point} />
              </span>
            </label>
          </li>
        ))}
      </ol>
    </fieldset>
  );
}
