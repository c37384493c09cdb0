import { load } from 'cheerio';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { ErrorSummary, Field, FieldError, type FormErrors } from '../../../../views/parts/form/field.tsx';

function renderField(errors: FormErrors, hint?: string) {
  return load(
    renderToString(
      <Field name="startOn" label="First day" errors={errors} {...(hint ? { hint } : {})}>
        {(control) => <input {...control} />}
      </Field>,
    ),
  );
}

describe('a field', () => {
  it('ties its label to its control', () => {
    const $ = renderField({});
    expect($('label').attr('for')).toBe($('input').attr('id'));
    expect($('input').attr()).toEqual({ id: 'field-startOn', name: 'startOn' });
    expect($('.field--wrong, .field__error')).toHaveLength(0);
  });

  it('that is wrong says so to everybody', () => {
    const $ = renderField({ startOn: 'Enter <your> first day', other: 'Not this one' });
    expect($('input').attr('aria-invalid')).toBe('true');
    expect($(`#${$('input').attr('aria-describedby')}`).text()).toBe('Enter <your> first day');
    expect($('.field--wrong')).toHaveLength(1);
  });

  it('with a hint and an error is described by both', () => {
    const $ = renderField({ startOn: 'Wrong' }, 'Any Monday');
    const described = $('input').attr('aria-describedby')?.split(' ') ?? [];
    expect(described.map((id) => $(`#${id}`).text())).toEqual(['Any Monday', 'Wrong']);
    expect(renderField({}, 'Any Monday')('input').attr('aria-describedby')).toBe('field-startOn-hint');
  });

  it('says nothing about the errors of others', () => {
    expect(renderToString(<FieldError name="startOn" errors={{ other: 'Wrong' }} />)).toBe('');
  });
});

describe('the summary of errors', () => {
  it('leads from each error to its field, and is announced', () => {
    const $ = load(renderToString(<ErrorSummary errors={{ startOn: 'No day', timeZone: 'No zone' }} />));
    expect($('[role=alert]')).toHaveLength(1);
    expect(
      $('a')
        .toArray()
        .map((link) => [link.attribs.href, $(link).text()]),
    ).toEqual([
      ['#field-startOn', 'No day'],
      ['#field-timeZone', 'No zone'],
    ]);
  });

  it('is not there without errors', () => {
    expect(renderToString(<ErrorSummary errors={{}} />)).toBe('');
  });
});
