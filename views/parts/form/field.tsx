import type { ComponentChildren } from 'preact';
import { errorId, fieldId } from '../../ids.ts';
import { Inline } from '../../parts/markdown.tsx';

/** What was wrong with a form: a message for each field by its name. */
export type FormErrors = Readonly<Record<string, string>>;

export type FieldProps = {
  name: string;
  label: string;
  hint?: string;
  errors: FormErrors;
  /** Receives what the control must carry to belong to this field. */
  children: (control: ControlProps) => ComponentChildren;
};

export type ControlProps = {
  id: string;
  name: string;
  'aria-describedby'?: string;
  'aria-invalid'?: 'true';
};

/** A label, its hint, its control and what is wrong with it, tied together for those who cannot see them. */
export function Field({ name, label, hint, errors, children }: FieldProps) {
  const error = errors[name];
  const id = fieldId(name);
  const describedBy = [hint && `${id}-hint`, error && errorId(name)].filter(Boolean).join(' ');
  return (
    <div class={`field${error ? ' field--wrong' : ''}`}>
      <label class="field__label" for={id}>
        <Inline text={label} inLink />
      </label>
      {hint && (
        <p class="field__hint" id={`${id}-hint`}>
          <Inline text={hint} />
        </p>
      )}
      {children({
        id,
        name,
        ...(describedBy ? { 'aria-describedby': describedBy } : {}),
        ...(error ? { 'aria-invalid': 'true' as const } : {}),
      })}
      <FieldError name={name} errors={errors} />
    </div>
  );
}

/** For a group of controls: ties it to what is wrong with it. */
export function describedByError(name: string, errors: FormErrors) {
  return errors[name] ? { 'aria-describedby': errorId(name) } : {};
}

export function FieldError({ name, errors }: { name: string; errors: FormErrors }) {
  const error = errors[name];
  if (!error) return null;
  return (
    <p class="field__error" id={errorId(name)}>
      {error}
    </p>
  );
}

/** All that is wrong with a form, each line leading to its field. */
export function ErrorSummary({ errors }: { errors: FormErrors }) {
  const entries = Object.entries(errors);
  if (entries.length === 0) return null;
  return (
    <div class="error-summary" role="alert" tabIndex={-1}>
      <h2 class="error-summary__title">Nothing was saved yet. Please look at this again:</h2>
      <ul>
        {entries.map(([name, message]) => (
          <li key={name}>
            <a href={`#${fieldId(name)}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
