import { DomUtils, parseDocument } from 'htmlparser2';

type Page = ReturnType<typeof parseDocument>;
type Element = NonNullable<ReturnType<typeof DomUtils.findOne>>;

const FIELDS = new Set(['input', 'textarea', 'select']);

/** A page of the app as a command reads it. */
export function readPage(bytes: Uint8Array): Page {
  return parseDocument(new TextDecoder().decode(bytes));
}

/** The form that sends to an address, whatever is asked there; `null` where the page has none. */
export function findForm(page: Page, action: RegExp): Element | null {
  return DomUtils.findOne(
    ({ name, attribs }) => name === 'form' && action.test(attribs.action ?? ''),
    page,
    true,
  );
}

/** What a form sends as it stands, as a browser would, without its buttons. */
export function fieldsOf(form: Element): FormData {
  const sent = new FormData();
  const fields = DomUtils.findAll(({ name }) => FIELDS.has(name), form.children);
  for (const field of fields) {
    const { name, type = 'text', disabled, checked } = field.attribs;
    if (name === undefined || name === '' || disabled !== undefined) continue;
    if ((type === 'checkbox' || type === 'radio') && checked === undefined) continue;
    if (type === 'file' || type === 'submit') continue;
    sent.append(name, valueOfField(field));
  }
  return sent;
}

function valueOfField(field: Element): string {
  if (field.name === 'input') return field.attribs.value ?? '';
  // A browser drops the first line break.
  if (field.name === 'textarea') return DomUtils.textContent(field).replace(/^\n/, '');
  const options = DomUtils.findAll(({ name }) => name === 'option', field.children);
  const chosen = options.find(({ attribs }) => attribs.selected !== undefined) ?? options[0];
  return chosen === undefined ? '' : (chosen.attribs.value ?? DomUtils.textContent(chosen));
}

/** The words of what has a class, each on one line. */
export function wordsOf(page: Page, className: string): string[] {
  return DomUtils.findAll(
    ({ attribs }) => (attribs.class ?? '').split(' ').includes(className),
    page.children,
  )
    .map(textOf)
    .filter((words) => words !== '');
}

/** What stands at a place of a page, a paragraph each; nothing where there is no such place. */
export function paragraphsAt(page: Page, id: string): string[] {
  const place = DomUtils.findOne(({ attribs }) => attribs.id === id, page.children);
  if (place === null) return [];
  const paragraphs = DomUtils.findAll(({ name }) => name === 'p', place.children);
  return (paragraphs.length > 0 ? paragraphs : [place]).map(textOf).filter((words) => words !== '');
}

/** What a page says is wrong with what was sent. */
export function errorsOf(page: Page): string[] {
  return DomUtils.findAll(({ attribs }) => attribs.class === 'error-summary', page.children)
    .flatMap((summary) => DomUtils.findAll(({ name }) => name === 'li', summary.children))
    .map(textOf);
}

/** Tells whether a page asks to be asked for again, since what it tells of goes on. */
export function refreshes(page: Page): boolean {
  return DomUtils.existsOne(({ attribs }) => attribs['http-equiv'] === 'refresh', page.children);
}

/** Where a page goes on; `null` where it is the last. */
export function nextOf(page: Page): string | null {
  return DomUtils.findOne(({ attribs }) => attribs.rel === 'next', page.children)?.attribs.href ?? null;
}

function textOf(element: Element): string {
  return DomUtils.textContent(element).replace(/\s+/g, ' ').trim();
}
