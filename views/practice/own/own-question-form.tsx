import { LONGEST_SECONDS, SHORTEST_SECONDS } from '../../../plans/practice/bank/question.ts';
import { DIFFICULTIES, QUESTION_FORMS } from '../../../plans/practice/bank/question-kinds.ts';
import type { OwnQuestionTexts } from '../../../plans/practice/own/own-question-texts.ts';
import { PageHead } from '../../parts/entry.tsx';
import { type ControlProps, ErrorSummary, Field, type FormErrors } from '../../parts/form/field.tsx';
import { ChangedElsewhere, Theirs } from '../../parts/form/other-window.tsx';
import { questionAddress } from '../addresses.ts';
import type { NamedChoice } from '../bank-filter.tsx';
import { DIFFICULTY_WORDS, FORM_WORDS } from '../question-words.ts';

/** What a question can belong to. */
export type OwnQuestionChoices = {
  categories: readonly NamedChoice[];
  phases: readonly (NamedChoice & { tasks: readonly NamedChoice[] })[];
};

type FormProps = {
  values: OwnQuestionTexts;
  errors: FormErrors;
  choices: OwnQuestionChoices;
};

/** What else may I be asked? A question of the learner's own. */
export function NewOwnQuestionPage({ formToken, ...form }: FormProps & { formToken: string }) {
  return (
    <main id="main" class="page page--own-question" tabIndex={-1}>
      <PageHead eyebrow={<a href="/practice/own">Your own questions</a>} title="Add a question of your own">
        <p class="lead">Only the question is needed now. What a strong answer says can come later.</p>
      </PageHead>
      <form class="form own-form" method="post" action="/practice/own">
        <input type="hidden" name="formToken" value={formToken} />
        <ErrorSummary errors={form.errors} />
        <QuestionFields {...form} theirs={null} />
        <div class="own-form__end">
          <button class="button" id="own-save">
            Add the question
          </button>
          <a href="/practice/own">Leave it</a>
        </div>
      </form>
    </main>
  );
}

export type EditOwnQuestionPageProps = FormProps & {
  id: string;
  prompt: string;
  /** The edit that this one builds on. */
  revision: number;
  /** What was saved elsewhere while this form was open; `null` while nothing was. */
  theirs: OwnQuestionTexts | null;
};

/** What should this question say? */
export function EditOwnQuestionPage({ id, prompt, revision, ...form }: EditOwnQuestionPageProps) {
  return (
    <main id="main" class="page page--own-question" tabIndex={-1}>
      <PageHead eyebrow={<a href={questionAddress(id)}>{prompt}</a>} title="Edit your question" />
      {form.theirs && <ChangedElsewhere what="this question was" />}
      <form class="form own-form" method="post" action={`/practice/own/${id}`}>
        <input type="hidden" name="revision" value={revision} />
        <ErrorSummary errors={form.errors} />
        <QuestionFields {...form} />
        <div class="own-form__end">
          <button class="button" id="own-save">
            {form.theirs ? 'Save what stands here' : 'Save'}
          </button>
          <a href={questionAddress(id)}>Leave it as it is</a>
        </div>
      </form>
    </main>
  );
}

type FieldsProps = FormProps & { theirs: OwnQuestionTexts | null };

function QuestionFields(props: FieldsProps) {
  return (
    <>
      <AreaField {...props} name="prompt" label="Question" hint="As somebody would ask it." rows={2} />
      <div class="own-form__row">
        <SelectField {...props} name="category" label="Category" options={props.choices.categories} />
        <SelectField
          {...props}
          name="form"
          label="Form"
          options={QUESTION_FORMS.map((id) => ({ id, title: FORM_WORDS[id] }))}
        />
      </div>
      <div class="own-form__row">
        <SelectField
          {...props}
          name="difficulty"
          label="Difficulty"
          options={DIFFICULTIES.map((difficulty) => ({
            id: String(difficulty),
            title: DIFFICULTY_WORDS[difficulty],
          }))}
        />
        <SecondsField {...props} />
      </div>
      <AreaField
        {...props}
        name="points"
        label="What a strong answer says"
        hint="One point a line, at most six."
        rows={6}
      />
      <AreaField
        {...props}
        name="pitfalls"
        label="Pitfalls"
        hint="What a weak answer does; one a line."
        rows={3}
      />
      <AreaField
        {...props}
        name="followUps"
        label="Follow-ups"
        hint="What is asked next; one a line."
        rows={3}
      />
      <AreaField {...props} name="probing" label="What the interviewer wants to find out" rows={2} />
      <BelongsFields {...props} />
    </>
  );
}

type AreaName = 'prompt' | 'probing' | 'points' | 'pitfalls' | 'followUps';
type AreaFieldProps = FieldsProps & { name: AreaName; label: string; hint?: string; rows: number };

function AreaField({ values, errors, theirs, name, label, hint, rows }: AreaFieldProps) {
  return (
    <>
      <Field name={name} label={label} errors={errors} {...(hint ? { hint } : {})}>
        {(control) => (
          <textarea class="input input--area" rows={rows} required={name === 'prompt'} {...control}>
            {`\n${values[name]}`}
          </textarea>
        )}
      </Field>
      <Theirs mine={linesOf(values[name])} theirs={theirs?.[name]} />
    </>
  );
}

/** Lines as they are saved. */
function linesOf(text: string): string {
  return text
    .split(/\r?\n/)
    .flatMap((line) => line.trim() || [])
    .join('\n');
}

type SelectName = 'category' | 'form' | 'difficulty' | 'phase';
type SelectFieldProps = FieldsProps & { name: SelectName; label: string; options: readonly NamedChoice[] };

function SelectField({ values, errors, theirs, name, label, options }: SelectFieldProps) {
  return (
    <div>
      <Field name={name} label={label} errors={errors}>
        {(control) => (
          <select class="input input--wide" {...control}>
            {options.map(({ id, title }) => (
              <option key={id} value={id} selected={id === values[name]}>
                {title}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Theirs
        mine={values[name]}
        theirs={theirs?.[name]}
        words={options.find(({ id }) => id === theirs?.[name])?.title}
      />
    </div>
  );
}

function SecondsField({ values, errors, theirs }: FieldsProps) {
  return (
    <div>
      <Field name="seconds" label="Speaking time in seconds" errors={errors}>
        {(control) => (
          <input
            class="input input--short"
            type="number"
            inputMode="numeric"
            min={SHORTEST_SECONDS}
            max={LONGEST_SECONDS}
            required
            value={values.seconds}
            {...control}
          />
        )}
      </Field>
      <Theirs mine={values.seconds.trim()} theirs={theirs?.seconds} />
    </div>
  );
}

/** The phase in which it is drilled first, and the tasks on whose pages it stands. */
function BelongsFields(props: FieldsProps) {
  const { choices, values, errors, theirs } = props;
  const none = { id: '', title: 'No phase in particular' };
  return (
    <>
      <SelectField {...props} name="phase" label="Phase" options={[none, ...choices.phases]} />
      <Field name="tasks" label="Task" hint="It stands on the page of that task, too." errors={errors}>
        {(control) => <TaskChoice {...props} control={control} />}
      </Field>
      <Theirs mine={values.tasks} theirs={theirs?.tasks} />
    </>
  );
}

/** Those it has can be unticked; one more is chosen from all. Several saves make several tasks. */
function TaskChoice({ choices, values, control }: FieldsProps & { control: ControlProps }) {
  const chosen = values.tasks.split(/\s+/).filter((key) => key !== '');
  const titles = new Map(choices.phases.flatMap(({ tasks }) => tasks).map(({ id, title }) => [id, title]));
  return (
    <>
      {chosen.map((key) => (
        <label key={key} class="choice">
          <input type="checkbox" name="tasks" value={key} checked />
          {titles.get(key) ?? key}
        </label>
      ))}
      <select class="input input--wide" {...control}>
        <option value="">{chosen.length === 0 ? 'No task in particular' : 'No further task'}</option>
        {choices.phases.map(({ id, title, tasks }) => (
          <optgroup key={id} label={title}>
            {tasks
              .filter((task) => !chosen.includes(task.id))
              .map((task) => (
                <option key={task.id} value={task.id}>
                  {task.title}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </>
  );
}
