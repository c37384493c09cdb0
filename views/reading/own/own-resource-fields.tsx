import type { VNode } from 'preact';
import { LONGEST_READ_MINUTES, READ_NEEDS, RESOURCE_KINDS } from '../../../plans/reading/kinds.ts';
import {
  OWN_RESOURCE_FIELD_NAMES,
  type OwnResourceField,
  type OwnResourceTexts,
} from '../../../plans/reading/own/own-resource.ts';
import { FIRST_YEAR, LAST_YEAR } from '../../../plans/reading/resource.ts';
import { upperFirst } from '../../../plans/words.ts';
import { fieldId } from '../../ids.ts';
import { Field, FieldError, type FormErrors } from '../../parts/form/field.tsx';
import { Theirs } from '../../parts/form/other-window.tsx';
import { Inline } from '../../parts/markdown.tsx';
import { KIND_WORDS, NEED_WORDS } from '../reading-words.ts';

/** What a resource is read for, by titles. */
export type ResourcePlaces = Record<'tasks' | 'questions', readonly { key: string; title: string }[]>;

export type FormProps = {
  values: OwnResourceTexts;
  errors: FormErrors;
  places: ResourcePlaces;
  /** The page to go back to. */
  from: string;
};

type FieldsProps = FormProps & { theirs: OwnResourceTexts | null };

/** What asks for each field; those of one line stand beside each other. */
const CONTROLS: Record<OwnResourceField, { line: number; Control: (props: FieldsProps) => VNode | null }> = {
  title: { line: 1, Control: (props) => <LineField {...props} name="title" label="Title" isRequired /> },
  link: {
    line: 2,
    Control: (props) => (
      <LineField
        {...props}
        name="link"
        label="Link"
        hint="Where it is, like https://arxiv.org/abs/1706.03762"
      />
    ),
  },
  authors: { line: 3, Control: AuthorsField },
  year: { line: 4, Control: (props) => <NumberField {...props} name="year" label="Year" /> },
  kind: {
    line: 4,
    Control: (props) => (
      <SelectField {...props} name="kind" label="What it is" words={KIND_WORDS} options={RESOURCE_KINDS} />
    ),
  },
  part: {
    line: 5,
    Control: (props) => (
      <LineField
        {...props}
        name="part"
        label="Which part"
        hint="Like sections 3 and 5; empty for all of it"
      />
    ),
  },
  minutes: { line: 6, Control: (props) => <NumberField {...props} name="minutes" label="Minutes" /> },
  need: {
    line: 6,
    Control: (props) => (
      <SelectField
        {...props}
        name="need"
        label="How much it is needed"
        words={NEED_WORDS}
        options={READ_NEEDS}
      />
    ),
  },
  tasks: { line: 7, Control: (props) => <PlacesField {...props} name="tasks" label="For the task" /> },
  questions: {
    line: 8,
    Control: (props) => <PlacesField {...props} name="questions" label="For the question" />,
  },
};

const LINES = [
  ...Map.groupBy(
    OWN_RESOURCE_FIELD_NAMES.map((name) => CONTROLS[name]),
    ({ line }) => line,
  ).values(),
];

/** The fields of a resource of the learner's own, each with what was saved elsewhere in the meantime. */
export function ResourceFields(props: FieldsProps) {
  return (
    <>
      {LINES.map((controls) => {
        const fields = controls.map(({ Control }) => <Control {...props} />);
        return controls.length === 1 ? fields : <div class="own-form__row">{fields}</div>;
      })}
    </>
  );
}

type LineFieldProps = FieldsProps & {
  name: 'title' | 'link' | 'part';
  label: string;
  hint?: string;
  isRequired?: boolean;
};

function LineField({ values, errors, theirs, name, label, hint, isRequired = false }: LineFieldProps) {
  return (
    <>
      <Field name={name} label={label} errors={errors} {...(hint ? { hint } : {})}>
        {(control) => (
          <input class="input input--wide" required={isRequired} value={values[name]} {...control} />
        )}
      </Field>
      <Theirs mine={values[name].trim()} theirs={theirs?.[name]} />
    </>
  );
}

function AuthorsField({ values, errors, theirs }: FieldsProps) {
  return (
    <>
      <Field name="authors" label="Authors" hint="One per line, like Sutton, Richard" errors={errors}>
        {(control) => (
          <textarea class="input input--area" rows={2} {...control}>
            {`\n${values.authors}`}
          </textarea>
        )}
      </Field>
      <Theirs mine={values.authors.replaceAll('\r\n', '\n').trim()} theirs={theirs?.authors} />
    </>
  );
}

const BOUNDS = { year: { min: FIRST_YEAR, max: LAST_YEAR }, minutes: { min: 1, max: LONGEST_READ_MINUTES } };

type NumberFieldProps = FieldsProps & { name: 'year' | 'minutes'; label: string };

function NumberField({ values, errors, theirs, name, label }: NumberFieldProps) {
  return (
    <div>
      <Field name={name} label={label} errors={errors}>
        {(control) => (
          <input
            class="input input--short"
            type="number"
            inputMode="numeric"
            {...BOUNDS[name]}
            required={name === 'minutes'}
            value={values[name]}
            {...control}
          />
        )}
      </Field>
      <Theirs mine={values[name].trim()} theirs={theirs?.[name]} />
    </div>
  );
}

type SelectFieldProps<Option extends string> = FieldsProps & {
  name: 'kind' | 'need';
  label: string;
  words: Readonly<Record<Option, string>>;
  options: readonly Option[];
};

function SelectField<Option extends string>(props: SelectFieldProps<Option>) {
  const { values, errors, theirs, name, label, words, options } = props;
  const saved = options.find((option) => option === theirs?.[name]);
  return (
    <div>
      <Field name={name} label={label} errors={errors}>
        {(control) => (
          <select class="input" {...control}>
            {options.map((option) => (
              <option key={option} value={option} selected={option === values[name]}>
                {upperFirst(words[option])}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Theirs mine={values[name]} theirs={theirs?.[name]} words={saved && words[saved]} />
    </div>
  );
}

type PlacesFieldProps = FieldsProps & { name: 'tasks' | 'questions'; label: string };

/** Those that it is read for can be unticked, as long as one is left. */
function PlacesField({ values, errors, theirs, places, name, label }: PlacesFieldProps) {
  if (places[name].length === 0 && !errors[name]) return null;
  const chosen = values[name].split(' ');
  return (
    <>
      <fieldset class="choices" id={fieldId(name)}>
        <legend class="field__label">{label}</legend>
        {places[name].map(({ key, title }) => (
          <label key={key} class="choice">
            <input type="checkbox" name={name} value={key} checked={chosen.includes(key)} />
            <Inline text={title} inLink />
          </label>
        ))}
        <FieldError name={name} errors={errors} />
      </fieldset>
      <Theirs mine={values[name]} theirs={theirs?.[name]} />
    </>
  );
}
