import type { VNode } from 'preact';
import {
  type OwnField,
  type OwnQuestionTexts,
  QUESTION_FIELDS,
} from '../../../plans/practice/bank/question-fields.ts';
import {
  DIFFICULTIES,
  LONGEST_SECONDS,
  QUESTION_FORMS,
  SHORTEST_SECONDS,
} from '../../../plans/practice/bank/question-kinds.ts';
import { formulaFaults } from '../../../plans/text/formula-faults.ts';
import { inPlainWords } from '../../../plans/text/linear.ts';
import { PageHead } from '../../parts/entry.tsx';
import { type ControlProps, ErrorSummary, Field, type FormErrors } from '../../parts/form/field.tsx';
import { ChangedElsewhere, Theirs } from '../../parts/form/other-window.tsx';
import { Inline } from '../../parts/markdown.tsx';
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
          <a href="/practice/own">Cancel</a>
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
      <PageHead
        eyebrow={
          <a href={questionAddress(id)}>
            <Inline text={prompt} inLink />
          </a>
        }
        title="Edit your question"
      />
      {form.theirs && <ChangedElsewhere what="this question was" />}
      <form class="form own-form" method="post" action={`/practice/own/${id}`}>
        <input type="hidden" name="revision" value={revision} />
        <ErrorSummary errors={form.errors} />
        <QuestionFields {...form} />
        <div class="own-form__end">
          <button class="button" id="own-save">
            {form.theirs ? 'Save mine' : 'Save'}
          </button>
          <a href={questionAddress(id)}>Cancel</a>
        </div>
      </form>
    </main>
  );
}

type FieldsProps = FormProps & { theirs: OwnQuestionTexts | null };

/** What asks for each field, in order; those of one line stand beside each other. */
const CONTROLS: Record<OwnField, { line: number; Control: (props: FieldsProps) => VNode }> = {
  prompt: {
    line: 1,
    Control: (props) => <AreaField {...props} name="prompt" hint="As somebody would ask it." rows={2} />,
  },
  detail: {
    line: 2,
    Control: (props) => (
      <AreaField {...props} name="detail" hint="Code, a table, a figure in words: Markdown." rows={3} />
    ),
  },
  category: {
    line: 3,
    Control: (props) => <SelectField {...props} name="category" options={props.choices.categories} />,
  },
  form: {
    line: 3,
    Control: (props) => (
      <SelectField
        {...props}
        name="form"
        options={QUESTION_FORMS.map((id) => ({ id, title: FORM_WORDS[id] }))}
      />
    ),
  },
  difficulty: { line: 4, Control: DifficultyField },
  seconds: { line: 4, Control: SecondsField },
  points: {
    line: 5,
    Control: (props) => (
      <AreaField {...props} name="points" hint="One point per line, at most twenty." rows={6} />
    ),
  },
  answer: {
    line: 6,
    Control: (props) => (
      <AreaField {...props} name="answer" hint="Beside the points or instead of them: Markdown." rows={6} />
    ),
  },
  pitfalls: {
    line: 7,
    Control: (props) => (
      <AreaField {...props} name="pitfalls" hint="What a weak answer does; one per line." rows={3} />
    ),
  },
  followUps: {
    line: 8,
    Control: (props) => (
      <AreaField {...props} name="followUps" hint="What is asked next; one per line." rows={3} />
    ),
  },
  probing: { line: 9, Control: (props) => <AreaField {...props} name="probing" rows={2} /> },
  phase: { line: 10, Control: PhaseField },
  tasks: { line: 11, Control: TasksField },
  tags: {
    line: 12,
    Control: (props) => (
      <AreaField {...props} name="tags" hint="Single words, with spaces between them." rows={1} />
    ),
  },
};

const LINES = [...Map.groupBy(Object.values(CONTROLS), ({ line }) => line).values()];

function QuestionFields(props: FieldsProps) {
  return (
    <>
      {LINES.map((controls) => {
        const fields = controls.map(({ Control }) => <Control {...props} />);
        return controls.length === 1 ? fields : <div class="own-form__row">{fields}</div>;
      })}
    </>
  );
}

function labelOf(name: OwnField): string {
  return QUESTION_FIELDS[name].own.label;
}

type AreaName = 'prompt' | 'detail' | 'probing' | 'points' | 'answer' | 'pitfalls' | 'followUps' | 'tags';
type AreaFieldProps = FieldsProps & { name: AreaName; hint?: string; rows: number };

function AreaField({ values, errors, theirs, name, hint, rows }: AreaFieldProps) {
  return (
    <>
      <Field name={name} label={labelOf(name)} errors={errors} {...(hint ? { hint } : {})}>
        {(control) => (
          <textarea class="input input--area" rows={rows} required={name === 'prompt'} {...control}>
            {`\n${values[name]}`}
          </textarea>
        )}
      </Field>
      <FormulasAsTyped text={values[name]} />
      <Theirs
        mine={name === 'detail' || name === 'answer' ? values[name] : linesOf(values[name])}
        theirs={theirs?.[name]}
      />
    </>
  );
}

const MOST_FAULTS = 20;

/** What is kept and stands as it was typed, since it is no formula that can be shown; with its line and the reason. */
function FormulasAsTyped({ text }: { text: string }) {
  const faults = formulaFaults(text, { most: MOST_FAULTS });
  if (faults.length === 0) return null;
  return (
    <ul class="own-form__faults">
      {faults.map(({ line, source, reason }) => (
        <li key={`${line} ${source}`} class="field__hint">
          Line {line}: <code>{source}</code> is shown as you typed it. {reason}.
        </li>
      ))}
    </ul>
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
type SelectFieldProps = FieldsProps & { name: SelectName; options: readonly NamedChoice[] };

function SelectField({ values, errors, theirs, name, options }: SelectFieldProps) {
  return (
    <div>
      <Field name={name} label={labelOf(name)} errors={errors}>
        {(control) => (
          <select class="input input--wide" {...control}>
            {options.map(({ id, title }) => (
              <option key={id} value={id} selected={id === values[name]}>
                {inPlainWords(title)}
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

function DifficultyField(props: FieldsProps) {
  const options = DIFFICULTIES.map((difficulty) => ({
    id: String(difficulty),
    title: DIFFICULTY_WORDS[difficulty],
  }));
  return <SelectField {...props} name="difficulty" options={options} />;
}

function SecondsField({ values, errors, theirs }: FieldsProps) {
  return (
    <div>
      <Field name="seconds" label={labelOf('seconds')} errors={errors}>
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

/** The phase in which it is drilled first. */
function PhaseField(props: FieldsProps) {
  const none = { id: '', title: 'No phase in particular' };
  return <SelectField {...props} name="phase" options={[none, ...props.choices.phases]} />;
}

/** The tasks on whose pages it stands. */
function TasksField(props: FieldsProps) {
  const { values, errors, theirs } = props;
  return (
    <>
      <Field
        name="tasks"
        label={labelOf('tasks')}
        hint="It stands on the page of that task, too."
        errors={errors}
      >
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
          <optgroup key={id} label={inPlainWords(title)}>
            {tasks
              .filter((task) => !chosen.includes(task.id))
              .map((task) => (
                <option key={task.id} value={task.id}>
                  {inPlainWords(task.title)}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </>
  );
}
