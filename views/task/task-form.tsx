import type { VNode } from 'preact';
import { LEAST_MINUTES } from '../../plans/content/fields.ts';
import type { Day } from '../../plans/day.ts';
import type { Phase, Task } from '../../plans/plan/plan.ts';
import { TASK_KINDS, TASK_WEIGHTS, type TaskWeight } from '../../plans/task/kinds.ts';
import {
  EDITED_FIELDS,
  type EditedField,
  MOST_MINUTES,
  TASK_FIELDS,
  type TaskTexts,
  type TaskWords,
} from '../../plans/task/task-fields.ts';
import { textsOf } from '../../plans/task/task-values.ts';
import { inPlainWords } from '../../plans/text/linear.ts';
import { fieldId } from '../ids.ts';
import { PageHead } from '../parts/entry.tsx';
import { describedByError, ErrorSummary, Field, FieldError, type FormErrors } from '../parts/form/field.tsx';
import { ChangedElsewhere, Theirs } from '../parts/form/other-window.tsx';
import { Inline } from '../parts/markdown.tsx';
import { KIND_WORDS, valueInWords } from './task-words.ts';

/** The form as typed; the last three are asked for a new task only. */
export type TaskFormValues = TaskTexts & { phaseId: string; when: string; day: string };

export type NewTaskPageProps = {
  values: TaskFormValues;
  errors: FormErrors;
  phases: readonly Phase[];
  firstDay: Day;
  lastDay: Day;
  formToken: string;
};

/** What else do I want to do? A task of the learner's own. */
export function NewTaskPage({ values, errors, phases, firstDay, lastDay, formToken }: NewTaskPageProps) {
  return (
    <main id="main" class="page page--task-form" tabIndex={-1}>
      <PageHead title="Add a task of your own">
        <p class="lead">
          It counts in what is left but not in your pace, because the plan never asked for it.
        </p>
      </PageHead>
      <form class="form task-form" method="post" action="/tasks" noValidate>
        <input type="hidden" name="formToken" value={formToken} />
        <ErrorSummary errors={errors} />
        <WordFields values={values} errors={errors} isNew theirs={null} />
        <Field
          name="phaseId"
          label="Phase"
          hint="It gets days in this phase where there is room."
          errors={errors}
        >
          {(control) => (
            <select class="input input--wide" {...control}>
              {phases.map(({ id, title }) => (
                <option key={id} value={id} selected={String(id) === values.phaseId}>
                  {inPlainWords(title)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <WhenFields values={values} errors={errors} firstDay={firstDay} lastDay={lastDay} />
        <div class="task-form__end">
          <button class="button" id="task-save">
            Add the task
          </button>
          <a href="/today">Cancel</a>
        </div>
      </form>
    </main>
  );
}

type WhenFieldsProps = Pick<NewTaskPageProps, 'values' | 'errors' | 'firstDay' | 'lastDay'>;

function WhenFields({ values, errors, firstDay, lastDay }: WhenFieldsProps) {
  if (lastDay < firstDay) return <NoDayLeft />;
  return (
    <fieldset id={fieldId('when')} {...describedByError('when', errors)}>
      <legend class="field__label">When</legend>
      <label class="choice">
        <input type="radio" name="when" value="fits" checked={values.when !== 'day'} />
        <span>Wherever it fits: nothing else moves, and no day goes over its minutes</span>
      </label>
      <label class="choice">
        <input type="radio" name="when" value="day" checked={values.when === 'day'} />
        <span>On a day of my choice: it is pinned there, even if that day becomes over-full</span>
      </label>
      <FieldError name="when" errors={errors} />
      <div class="task-form__day">
        <Field name="day" label="Day" errors={errors}>
          {(control) => (
            <input class="input" type="date" min={firstDay} max={lastDay} value={values.day} {...control} />
          )}
        </Field>
      </div>
    </fieldset>
  );
}

/** The plan is over: no day of it can take the task. */
function NoDayLeft() {
  return (
    <>
      <input type="hidden" name="when" value="fits" />
      <p class="hint">
        The last day of the plan is over, so the task will have no day. <a href="/replan">Move the finish</a>{' '}
        to give it one.
      </p>
    </>
  );
}

export type EditTaskPageProps = {
  task: Task;
  values: TaskFormValues;
  errors: FormErrors;
  /** The edit that this one builds on. */
  revision: number;
  /** What was saved elsewhere while this form was open; `null` while nothing was. */
  theirs: TaskWords | null;
};

/** What is this task, really? Its words and its estimate; the baseline stays. */
export function EditTaskPage({ task, values, errors, revision, theirs }: EditTaskPageProps) {
  const address = `/tasks/${task.id}`;
  return (
    <main id="main" class="page page--task-form" tabIndex={-1}>
      <PageHead
        eyebrow={
          <a href={address}>
            <Inline text={task.title} inLink />
          </a>
        }
        title="Edit this task"
      >
        {theirs === null && (
          <p class="lead">Changing the estimate changes what is left. Pace still goes by what was planned.</p>
        )}
      </PageHead>
      {theirs && <ChangedElsewhere what="this task was" />}
      <form class="form task-form" method="post" action={address}>
        <input type="hidden" name="revision" value={revision} />
        <ErrorSummary errors={errors} />
        <WordFields values={values} errors={errors} isNew={false} theirs={theirs} />
        <div class="task-form__end">
          <button class="button" id="task-save">
            {theirs ? 'Save mine' : 'Save'}
          </button>
          <a href={address}>Cancel</a>
        </div>
      </form>
    </main>
  );
}

const WEIGHT_WORDS: Record<TaskWeight, string> = {
  core: 'Core: the plan depends on it',
  stretch: 'Stretch: goes first when time is short',
};

type WordFieldsProps = {
  values: TaskFormValues;
  errors: FormErrors;
  isNew: boolean;
  theirs: TaskWords | null;
};

/** What asks for each field. */
const CONTROLS: Record<EditedField, (props: WordFieldsProps) => VNode> = {
  title: TitleField,
  minutes: MinutesField,
  kind: (props) => <Choices {...props} name="kind" options={TASK_KINDS} words={KIND_WORDS} />,
  weight: (props) => <Choices {...props} name="weight" options={TASK_WEIGHTS} words={WEIGHT_WORDS} />,
  essential: ({ values, errors }) => (
    <label class="choice">
      <input
        type="checkbox"
        id={fieldId('essential')}
        name="essential"
        value="yes"
        checked={values.essential === 'yes'}
      />
      {labelOf('essential')}
      <FieldError name="essential" errors={errors} />
    </label>
  ),
  steps: StepsField,
};

function WordFields(props: WordFieldsProps) {
  const { values, theirs } = props;
  const saved = theirs && textsOf(theirs);
  return (
    <>
      {EDITED_FIELDS.map((name) => {
        const Control = CONTROLS[name];
        return (
          <>
            <Control {...props} />
            <Theirs
              mine={linesOf(values[name])}
              theirs={saved?.[name]}
              words={theirs && valueInWords(name, theirs[name])}
            />
          </>
        );
      })}
    </>
  );
}

function TitleField({ values, errors }: WordFieldsProps) {
  return (
    <Field name="title" label={labelOf('title')} errors={errors}>
      {(control) => <input class="input input--wide" required value={values.title} {...control} />}
    </Field>
  );
}

function MinutesField({ values, errors, isNew }: WordFieldsProps) {
  return (
    <Field
      name="minutes"
      label={labelOf('minutes')}
      {...(isNew ? {} : { hint: 'For the whole task, including what is done.' })}
      errors={errors}
    >
      {(control) => (
        <input
          class="input input--short"
          type="number"
          inputMode="numeric"
          min={LEAST_MINUTES}
          max={MOST_MINUTES}
          required
          value={values.minutes}
          {...control}
        />
      )}
    </Field>
  );
}

function StepsField({ values, errors, isNew }: WordFieldsProps) {
  const hint = isNew
    ? 'One per line; you can leave this empty. Marks of a pasted list go, and what it has ticked is ticked.'
    : 'One per line. A line keeps its tick as long as its words stay the same; what a pasted list has ticked is ticked.';
  return (
    <Field name="steps" label={labelOf('steps')} hint={hint} errors={errors}>
      {(control) => (
        <textarea class="input input--area" rows={6} {...control}>
          {`\n${values.steps}`}
        </textarea>
      )}
    </Field>
  );
}

function labelOf(name: EditedField): string {
  return TASK_FIELDS[name].inForm.label;
}

/** Lines as they are saved. */
function linesOf(typed: string): string {
  return typed
    .split(/\r?\n/)
    .flatMap((line) => line.trim() || [])
    .join('\n');
}

type ChoicesProps<T extends string> = {
  name: 'kind' | 'weight';
  options: readonly T[];
  words: Record<T, string>;
  values: TaskFormValues;
  errors: FormErrors;
};

function Choices<T extends string>({ name, options, words, values, errors }: ChoicesProps<T>) {
  return (
    <fieldset class="choices" id={fieldId(name)} {...describedByError(name, errors)}>
      <legend class="field__label">{labelOf(name)}</legend>
      {options.map((option) => (
        <label key={option} class="choice">
          <input type="radio" name={name} value={option} checked={values[name] === option} />
          {words[option]}
        </label>
      ))}
      <FieldError name={name} errors={errors} />
    </fieldset>
  );
}
