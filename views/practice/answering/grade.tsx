import type { ComponentChildren } from 'preact';
import type { Answer, AnswerMode } from '../../../plans/practice/answer.ts';
import type { Question } from '../../../plans/practice/bank/question.ts';
import { PageHead } from '../../parts/entry.tsx';
import { ErrorSummary, Field, type FormErrors } from '../../parts/form/field.tsx';
import { AnsweredElsewhere } from './answered-elsewhere.tsx';
import { GradeButtons } from './grade-buttons.tsx';
import { MadePoints } from './made-points.tsx';

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
  const { theirs, errors, formToken, from } = props;
  const hidden = { from, question: question.id, mode, asked: askedCount, known: knownCount, formToken };
  return (
    <main id="main" class="page page--checking" tabIndex={-1}>
      <PageHead eyebrow={eyebrow} title={question.prompt} />
      {theirs && <AnsweredElsewhere theirs={theirs} />}
      <form class="checking" method="post" action="/practice/answers">
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <ErrorSummary errors={errors} />
        <MadePoints question={question} askedCount={askedCount} made={values.points} />
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
        <GradeButtons askedCount={askedCount} />
      </form>
      {props.children}
    </main>
  );
}

type DerivationFieldsProps = Pick<GradePageProps, 'question' | 'values' | 'errors'>;

function DerivationFields({ question: { points }, values, errors }: DerivationFieldsProps) {
  return (
    <div class="checking__pair">
      <Field name="time" label="Time it took" hint="Minutes, or 4:30; may stay empty." errors={errors}>
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
function GoesOn({ question: { pitfalls, followUps } }: { question: Question }) {
  return (
    <div class="goes-on">
      {followUps.length > 0 && (
        <section>
          <h2 class="goes-on__title">They go on to ask</h2>
          <ul class="goes-on__list">
            {followUps.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      )}
      {pitfalls.length > 0 && (
        <section>
          <h2 class="goes-on__title">Weak answers</h2>
          <ul class="goes-on__list">
            {pitfalls.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
