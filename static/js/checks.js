/*
 * A tick shows at once, before the server has answered, and goes back when the server cannot be reached.
 * The form posts the state that is wanted; it is turned over with the tick, so that a second click takes the first back.
 */

const CHECK = 'form.check';

export function startChecks() {
  // After htmx has read the form: what is sent is the state that was wanted at the click.
  document.addEventListener('htmx:config:request', ({ detail: { ctx } }) => {
    const form = ctx.sourceElement;
    if (form.matches(CHECK)) queueMicrotask(() => show(form, wantedBy(ctx)));
  });
  document.addEventListener('htmx:error', ({ detail: { ctx } }) => {
    if (ctx)
      takeBack(ctx, 'Daymark cannot be reached.', 'Nothing was changed. Start it again, then try once more.');
  });
  document.addEventListener('htmx:response:error', ({ detail: { ctx } }) => {
    if (ctx.sourceElement.matches(CHECK)) show(ctx.sourceElement, wantedBy(ctx) === 'yes' ? 'no' : 'yes');
  });
}

function wantedBy(ctx) {
  return ctx.request.body?.get('done');
}

function show(form, state) {
  form.querySelector('button').setAttribute('aria-pressed', String(state === 'yes'));
  form.elements.done.value = state === 'yes' ? 'no' : 'yes';
}

function takeBack(ctx, title, advice) {
  const form = ctx.sourceElement;
  if (form.matches(CHECK)) show(form, wantedBy(ctx) === 'yes' ? 'no' : 'yes');
  if (form.matches('[data-writing]'))
    form.querySelector('[role=status]').lastChild.textContent = 'Not saved yet';
  tell(title, advice);
}

function tell(title, advice) {
  const strip = document.createElement('div');
  strip.className = 'strip strip--problem';
  strip.setAttribute('role', 'alert');
  const words = document.createElement('p');
  words.className = 'strip__words';
  const strong = document.createElement('strong');
  strong.textContent = `${title} `;
  words.append(strong, advice);
  strip.append(words);
  document.getElementById('flash').replaceChildren(strip);
}
