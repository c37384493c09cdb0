import { type CheerioAPI, load } from 'cheerio';
import { addDays, day } from '../../../plans/day.ts';
import { findForms, followLinks } from './every-form.ts';
import type { TestApp } from './test-app.ts';
import { fieldPart, filePart, MULTIPART_TYPE, multipartBody } from './upload.ts';

/** A form as a page offers it, by one of its buttons. */
export type OfferedForm = {
  page: string;
  /** Where it goes and what it asks. */
  shape: string;
  address: string;
  /** The action that its button or its choice names. */
  how: string;
  /** As it stands, and with all filled in that is empty. */
  fields: Fields;
  filledIn: Fields;
  /** Filled in, with something else in everything that can be typed or chosen. */
  saidOtherwise: Fields;
  isMultipart: boolean;
};

type Fields = readonly (readonly [string, string])[];

/** Of one shape, so many are worth a try: the first may be of something that is so already. */
const TRIED_OF_A_SHAPE = 4;

/** Every form that changes something, a few of each shape and button, on every page that links lead to. */
export async function findOfferedForms(
  get: (address: string) => Promise<CheerioAPI | null>,
  starts: readonly string[],
): Promise<Map<string, OfferedForm[]>> {
  const found = new Map<string, OfferedForm[]>();
  await followLinks(get, starts, async (address, $) => addForms(found, formsOf(address, $)));
  return found;
}

/** Adds forms to those of their shape. */
export function addForms(found: Map<string, OfferedForm[]>, forms: readonly OfferedForm[]): void {
  for (const form of forms) {
    const alike = found.get(form.shape) ?? [];
    if (alike.length < TRIED_OF_A_SHAPE) found.set(form.shape, [...alike, form]);
  }
}

/** The forms of one page, each by every button and by everything that its choice of an action offers. */
export function formsOf(page: string, $: CheerioAPI): OfferedForm[] {
  const forms = formElements($);
  return findForms($).flatMap(({ shape, at }) => {
    const form = forms[at];
    if (!form || !shape.startsWith('post ')) return [];
    const { id, action = page, enctype } = form.attribs;
    const controls = [
      ...$(form).find('input, select, textarea, button').toArray(),
      ...(id ? $(`[form="${id}"]`).toArray() : []),
    ];
    const asItStands = fieldsOf($, controls, false);
    const filledIn = fieldsOf($, controls, true);
    const saidOtherwise = sayOtherwise($, controls, filledIn);
    const actions = $(form).find('select[name=action] option').toArray();
    return controls.filter(sends).flatMap(({ attribs: { name = '', value = '', formaction } }) => {
      const button: Fields = name === '' ? [] : [[name, value]];
      return (actions.length > 0 ? actions : [null]).map((choice) => {
        const chosen = (fields: Fields) =>
          fields.map(
            ([key, one]) => [key, key === 'action' && choice ? (choice.attribs.value ?? '') : one] as const,
          );
        const how = `${name}=${value.replaceAll(/\d+/g, 'N')} ${formaction ?? ''} ${choice?.attribs.value ?? ''}`;
        return {
          page,
          shape: `${shape} by ${how.trim()}`,
          address: (formaction ?? action).replace(/\?.*/, ''),
          how: choice?.attribs.value ?? value,
          fields: [...chosen(asItStands), ...button],
          filledIn: [...chosen(filledIn), ...button],
          saidOtherwise: [...chosen(saidOtherwise), ...button],
          isMultipart: enctype === 'multipart/form-data',
        };
      });
    });
  });
}

function formElements($: CheerioAPI) {
  return $('form').toArray();
}

type Element = ReturnType<typeof formElements>[number];

function sends({ name, attribs }: Element): boolean {
  return name === 'button' && attribs.type !== 'button' && attribs.formmethod !== 'get';
}

type Text = { tag: string; attribs: Readonly<Record<string, string | undefined>>; value: string };

/** What a browser would send; filled in, each text says something, and of each choice one is made. */
function fieldsOf($: CheerioAPI, controls: readonly Element[], isFilledIn: boolean): [string, string][] {
  const lastOf = new Map(
    controls
      .filter(({ attribs }) => attribs.type === 'radio' && attribs.value)
      .map((one) => [one.attribs.name, one]),
  );
  const named = new Set<string>();
  return controls.flatMap((control): [string, string][] => {
    const { attribs } = control;
    const { name = '', type = 'text', disabled, checked, value = 'on' } = attribs;
    if (name === '' || disabled !== undefined || control.name === 'button' || type === 'file') return [];
    if (type === 'radio' && isFilledIn) return lastOf.get(name) === control ? [[name, value]] : [];
    if (type === 'radio' || type === 'checkbox') {
      // Of boxes that belong to a form elsewhere the first is chosen: they name what it is about.
      const isFirst = attribs.form !== undefined && !named.has(name);
      if (isFirst) named.add(name);
      return checked !== undefined || isFirst ? [[name, value]] : [];
    }
    const text = String($(control).val() ?? '');
    const isTyped = isFilledIn && control.name !== 'select' && type !== 'hidden';
    return [[name, isTyped ? typed({ tag: control.name, attribs, value: text }) : text]];
  });
}

function typed({ tag, attribs: { name, type = 'text', min, max, inputmode }, value }: Text): string {
  if (type === 'date') return value || min || max || '2026-03-04';
  if (type === 'number') return value || min || '30';
  if (type === 'time') return value || '19:30';
  if (type === 'password') return 'a lighthouse by day';
  if (name === 'location' || name === 'link') return value || 'https://example.org/notes';
  if (inputmode === 'decimal') return value || '0.9';
  if (inputmode !== undefined || type === 'range') return value;
  return tag === 'textarea' ? `${value}\nMore words`.trim() : value || 'Some words';
}

/** The same fields with other words, other days and other numbers; what nobody types or chooses stays. */
function sayOtherwise($: CheerioAPI, controls: readonly Element[], filledIn: Fields): Fields {
  return filledIn.map(([key, value]) => {
    const control = controls.find(({ attribs }) => attribs.name === key && attribs.type !== 'hidden');
    return [key, control ? otherValue($, control, value) : value] as const;
  });
}

function otherValue($: CheerioAPI, control: Element, value: string): string {
  const { type = 'text', inputmode, max } = control.attribs;
  if (control.name === 'select') {
    const values = $(control)
      .find('option')
      .toArray()
      .map((option) => String($(option).val() ?? ''));
    return values.findLast((one) => one !== value && one !== '') ?? value;
  }
  if (type === 'checkbox' || type === 'radio') return value;
  if (type === 'date' && value !== '') return value === max ? value : addDays(day(value), 1);
  if (type === 'number' || inputmode === 'numeric' || inputmode === 'decimal')
    return value === '' ? value : String(Number(value) + 1);
  if (type === 'time' || type === 'password' || value === '') return value;
  return `${value}, said otherwise`;
}

/** A file for a form that takes one. */
export type File = string | Buffer;

/** The answer to a form. */
export type Sent = { status: number; leadsTo: string; $: CheerioAPI | null };

/** Sends a form, as a browser does or as htmx does. */
export async function sendForm(
  { app }: Pick<TestApp, 'app'>,
  { address, isMultipart }: OfferedForm,
  fields: Fields,
  { htmx = false, cookie = '', file = '' }: { htmx?: boolean; cookie?: string; file?: File } = {},
) {
  const parts = fields.map(([name, value]) => fieldPart(name, value));
  const answer = await app.inject({
    method: 'POST',
    url: address,
    headers: {
      host: 'localhost',
      origin: 'http://localhost',
      'sec-fetch-site': 'same-origin',
      'content-type': isMultipart ? MULTIPART_TYPE : 'application/x-www-form-urlencoded',
      ...(cookie && { cookie }),
      ...(htmx && { 'hx-request': 'true' }),
    },
    payload: isMultipart
      ? multipartBody(...parts, filePart(file))
      : new URLSearchParams(fields.map(([name, value]) => [name, value])).toString(),
  });
  const isPage = String(answer.headers['content-type']).startsWith('text/html');
  return {
    status: answer.statusCode,
    leadsTo: String(answer.headers.location ?? ''),
    $: isPage ? load(answer.body) : null,
  };
}
