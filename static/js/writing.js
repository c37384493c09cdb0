import { cannotReach } from './notice.js';

/* A text saves itself while it is written. The line under it says so only while it is true. */

const WRITING = 'form[data-writing]';

/** Forms with words that no request has taken along yet. */
const unsent = new Set();
/** Forms whose last save did not work. */
const unsaved = new Set();
/** Requests that the learner made with both versions in sight. */
const settling = new WeakSet();

export function startWriting() {
  document.addEventListener('input', ({ target }) => {
    const form = target.closest(WRITING);
    if (form) expectSave(form);
  });
  document.addEventListener('htmx:config:request', (event) => {
    const { sourceElement: form, sourceEvent } = event.detail.ctx;
    if (isDisputed(form)) {
      if (sourceEvent?.type !== 'submit') return event.preventDefault();
      settling.add(event.detail.ctx);
    }
    unsent.delete(form);
  });
  document.addEventListener('htmx:before:request', (event) => {
    const { ctx } = event.detail;
    if (ctx.sourceElement.matches(WRITING) && !takesItsTurn(ctx)) event.preventDefault();
  });
  document.addEventListener('htmx:after:swap', ({ detail: { ctx } }) => {
    const form = ctx.sourceElement;
    if (ctx.response.status < 400) unsaved.delete(form);
    if (unsent.has(form)) say(form, 'Not saved yet');
  });
  document.addEventListener('htmx:response:error', ({ detail: { ctx } }) => keep(ctx.sourceElement));
  document.addEventListener('htmx:error', ({ detail: { ctx } }) => {
    if (ctx && keep(ctx.sourceElement))
      cannotReach('What you typed is still in the field. Start it again, then save once more.');
  });
  addEventListener('pagehide', () => {
    for (const form of unsent) if (!isDisputed(form)) sendOff(form);
  });
  addEventListener('beforeunload', (event) => {
    if (unsaved.size > 0) event.preventDefault();
  });
}

function expectSave(form) {
  unsent.add(form);
  say(form, 'Not saved yet');
}

function keep(form) {
  if (!form.matches(WRITING)) return false;
  unsaved.add(form);
  say(form, 'Not saved yet');
  return true;
}

/** A conflict stands where the line was, and stays until it is settled. */
function say(form, words) {
  const status = form.querySelector('[role=status]');
  status?.replaceChildren(status.querySelector('input'), words);
}

/** Two versions are in sight: only the learner says which one stays. */
function isDisputed(form) {
  return form.matches(WRITING) && form.querySelector('.writing__conflict') !== null;
}

/**
 * A save that waited for the one before it builds on what that one has saved, not on what its page knew when it was
 * asked for. Where the one before met another version, it is left out: nobody has seen both yet.
 */
function takesItsTurn(ctx) {
  const form = ctx.sourceElement;
  if (isDisputed(form) && !settling.has(ctx)) return false;
  ctx.request.body.set('revision', form.elements.revision.value);
  // The answer before this one has replaced the line that says whether the words are safe.
  ctx.target = document.getElementById(ctx.target.id);
  return true;
}

/** The page is left before the pause that a save waits for. */
function sendOff(form) {
  navigator.sendBeacon(form.action, new URLSearchParams(new FormData(form)));
}
