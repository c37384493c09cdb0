/** One way to send a form, as a browser would send it. */
export type Sending = {
  method: string;
  address: string;
  fields: [string, string][];
  isMultipart: boolean;
  isForHtmx: boolean;
};

export type TriedForm = {
  /** Fields that can stop the form where nobody sees them, and what else the browser holds against it. */
  troubles: string[];
  /** By each of its buttons: as it stands, and with all filled in that can be. */
  sendings: { asItStands: Sending; filledIn: Sending }[];
};

/**
 * Tries a form of the page in sight, without sending it: what the browser would send, or what would stop it.
 *
 * Runs in the browser, so it holds all that it needs. A field that is bound to something must be in sight whenever its
 * form can be sent: else the browser stops without a word. Each choice is tried, since what it hides may hold what was
 * typed before.
 *
 * @param at - place of the form among those of the page
 */
export function tryForm(at: number): TriedForm {
  type Control = HTMLInputElement;
  // What folds take when they are opened would shift the places of the forms: those that are met first are marked.
  const isMarked = document.querySelector('form[data-place]') !== null;
  if (!isMarked)
    for (const [place, each] of [...document.forms].entries()) each.dataset.place = String(place);
  const form = document.querySelector<HTMLFormElement>(`form[data-place="${at}"]`);
  if (!form) throw new RangeError(`There is no form ${at}`);
  for (const fold of document.querySelectorAll('details')) fold.open = true;
  const controls = [...form.elements] as Control[];
  const buttons = controls.filter(({ type }) => type === 'submit');
  const troubles = new Set<string>();

  const isBound = (one: Control) =>
    one.willValidate &&
    (!one.validity.valid ||
      // Half a date, typed and then hidden, is wrong too.
      ['date', 'number', 'email', 'url', 'time'].includes(one.type) ||
      ['required', 'pattern', 'minlength'].some((bound) => one.hasAttribute(bound)));
  const isOutOfSight = (one: Control) => {
    const fold = one.closest('details');
    return (fold !== null && form.contains(fold)) || !one.checkVisibility({ visibilityProperty: true });
  };
  const look = () => {
    if (form.noValidate) return;
    for (const one of controls)
      if (isBound(one) && isOutOfSight(one)) troubles.add(`${one.name} can stop it, and can be hidden`);
  };
  const lookAtChoices = () => {
    look();
    for (const one of controls) {
      if (one instanceof HTMLSelectElement) {
        const { selectedIndex } = one;
        for (const option of one.options) {
          option.selected = true;
          look();
        }
        one.selectedIndex = selectedIndex;
      } else if (one.type === 'radio') {
        const { checked } = one;
        const chosen = controls.find((other) => other.name === one.name && other.checked);
        one.checked = true;
        look();
        one.checked = checked;
        if (chosen) chosen.checked = true;
      }
    }
  };

  const typeInto = (one: Control) => {
    if (one.type === 'date') one.value = one.min || one.max || '2026-03-04';
    else if (one.type === 'number') one.value = one.min || '30';
    else if (one.name === 'password') one.value = 'a lighthouse by day';
    else if (one.name === 'location' || one.name === 'link') one.value = 'https://example.org/notes';
    else if (one.inputMode === 'decimal') one.value = '0.9';
    else if (one.type !== 'file') one.value = 'Some words';
  };
  const fillIn = (isWanted: (one: Control) => boolean) => {
    for (const one of controls) if (one.willValidate && isWanted(one)) typeInto(one);
    const boxes = controls.filter(({ type }) => type === 'checkbox');
    // A list may be down to one; then its box stands beside what it chooses, outside of the form.
    const isOfList = boxes.length > 1 || boxes.some((box) => box.hasAttribute('form'));
    const isList = isOfList && boxes.every(({ name }) => name === boxes[0]?.name);
    if (isList && boxes[0] && !boxes.some(({ checked }) => checked)) boxes[0].checked = true;
  };
  const isEmptyText = ({ type, value }: Control) =>
    value === '' && ['text', 'search', 'textarea', 'password'].includes(type);

  // A field may be called “action”, and then stands in the way of the property.
  const said = (button: Control, name: string) =>
    button.getAttribute(`form${name}`) ?? form.getAttribute(name) ?? '';
  const sendBy = (button: Control): Sending => {
    let entries: [string, string][] | null = null;
    const catchIt = (event: SubmitEvent) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      const data = [...new FormData(form, event.submitter)];
      entries = data.map(([name, value]) => [name, typeof value === 'string' ? value : '']);
    };
    addEventListener('submit', catchIt, { capture: true });
    form.requestSubmit(button);
    removeEventListener('submit', catchIt, { capture: true });
    if (entries === null) {
      const stopping = controls.filter((one) => one.willValidate && !one.validity.valid);
      troubles.add(`the browser stops at ${stopping.map(({ name }) => name).join(', ')}`);
    }
    const { pathname, search } = new URL(said(button, 'action') || location.href, location.href);
    return {
      method: (said(button, 'method') || 'get').toUpperCase(),
      address: `${pathname}${search}`,
      fields: entries ?? [],
      isMultipart: said(button, 'enctype') === 'multipart/form-data',
      isForHtmx: form.hasAttribute('hx-post') && !button.hasAttribute('formaction'),
    };
  };

  lookAtChoices();
  if (troubles.size > 0) return { troubles: [...troubles], sendings: [] };
  fillIn((one) => !one.validity.valid);
  const asTheyStand = buttons.map(sendBy);
  fillIn(isEmptyText);
  const filledIn = buttons.map(sendBy);
  return {
    troubles: [...troubles],
    sendings: asTheyStand.flatMap((asItStands, index) =>
      filledIn[index] ? [{ asItStands, filledIn: filledIn[index] }] : [],
    ),
  };
}
