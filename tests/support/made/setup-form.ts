import { type Answer, encodeForm, type Form, type TestApp } from '../app/test-app.ts';
import { USUAL_MINUTES } from './usual-minutes.ts';

export const TOKEN = '6f1f0c1e-6f8e-4f7e-9a53-0d9d1f9a2c11';
export const OTHER_TOKEN = 'b8b0a2c4-2f43-4a44-8a2c-6b8d8f1d3f22';

/** The form as it is filled in first: fifteen weeks from Monday 2 March 2026. */
export const FILLED_IN = {
  formToken: TOKEN,
  startOn: '2026-03-02',
  length: 'weeks',
  finishOn: '',
  interviewOn: '',
  ...USUAL_MINUTES,
  offFrom: '',
  offTo: '',
  offReason: '',
  timeZone: 'Europe/Berlin',
} satisfies Form;

/** Eight weeks: half the time that the roadmap asks for. */
export const TOO_SHORT = { ...FILLED_IN, length: 'date', finishOn: '2026-04-26' };

export const preview = ({ get }: TestApp, form: Form, headers: Record<string, string> = {}) =>
  get(`/setup?${encodeForm(form)}`, headers);

/** What stands in each field of the form, by its name; lists for names that occur often. */
export function typedValues({ $ }: Answer): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  for (const input of $('form.setup input').toArray()) {
    const { name = '', type, value = '' } = input.attribs;
    if (type === 'radio' && input.attribs.checked === undefined) continue;
    values[name] = [...(values[name] ?? []), value];
  }
  return values;
}
