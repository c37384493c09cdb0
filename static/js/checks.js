import { cannotReach } from './notice.js';

/*
 * A tick shows at once, before the server has answered, and goes back when the server cannot be reached.
 * The form posts the state that is wanted; it is turned over with the tick, so that a second click takes the first back.
 * It says what the page shows, too; a click before the answer to another builds on what that one made.
 */

const CHECK = 'form.check';
/** By this an answer says what its tick made, if it made anything: what a page shows of it now. */
const SEEN = 'Daymark-Seen';

/** By the request of a tick that of the tick before it on the same box, which had no answer yet when it was clicked. */
const followed = new WeakMap();

/** Ticks without an answer, in the order of the clicks; `known` is the state of the box that the server last told. */
let waiting = [];

export function startChecks() {
  document.addEventListener('htmx:config:request', ({ detail: { ctx } }) => {
    if (ctx.sourceElement.matches(CHECK)) expectAnswer(ctx);
  });
  document.addEventListener('htmx:before:request', ({ detail: { ctx } }) => {
    const before = followed.get(ctx);
    if (before) ctx.request.body.set('seen', before.response?.headers.get(SEEN) ?? '');
  });
  document.addEventListener('htmx:before:settle', ({ target }) => showWaiting(target));
  document.addEventListener('htmx:response:error', ({ detail: { ctx } }) => takeBack(ctx));
  document.addEventListener('htmx:error', ({ detail: { ctx } }) => {
    if (!ctx || ctx.sourceElement.matches('[data-writing]')) return;
    takeBack(ctx);
    cannotReach('Nothing was changed. Start it again, then try once more.');
  });
}

function expectAnswer(ctx) {
  const { id } = boxOf(ctx.sourceElement);
  forgetAnswered();
  const before = waiting.filter((tick) => tick.id === id);
  const known = before[0]?.known ?? stateOf(id);
  if (before.length > 0) followed.set(ctx, before.at(-1).ctx);
  waiting.push({ ctx, id, known });
  // After htmx has read the form: what is sent is the state that was wanted at the click.
  queueMicrotask(() => show(id, wantedBy(ctx)));
}

/** An answer tells a piece of the page as it was before the ticks behind it: those are shown again. */
function showWaiting(piece) {
  forgetAnswered();
  for (const tick of waiting) {
    if (piece.contains(document.getElementById(tick.id))) tick.known = stateOf(tick.id) ?? tick.known;
  }
  for (const { id, ctx } of waiting) show(id, wantedBy(ctx));
}

function takeBack(ctx) {
  const tick = waiting.find((one) => one.ctx === ctx);
  if (!tick) return;
  waiting = waiting.filter((one) => one !== tick);
  if (!waiting.some(({ id }) => id === tick.id)) show(tick.id, tick.known);
}

function forgetAnswered() {
  waiting = waiting.filter(({ ctx }) => ctx.status === 'created' || ctx.status === 'issuing');
}

function wantedBy(ctx) {
  return ctx.request.body?.get('done');
}

function boxOf(form) {
  return form.querySelector('button');
}

function stateOf(id) {
  const box = document.getElementById(id);
  if (!box) return null;
  return box.getAttribute('aria-pressed') === 'true' ? 'yes' : 'no';
}

function show(id, state) {
  const box = document.getElementById(id);
  if (!box) return;
  box.setAttribute('aria-pressed', String(state === 'yes'));
  box.form.elements.done.value = state === 'yes' ? 'no' : 'yes';
}
