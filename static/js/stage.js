/* The clock of a rehearsal: what is left of the section and of the whole, counted from instants, and a key that goes on. */

import { inClock } from './timer.js';

/** What a clicker sends, and the key beside it. No letters: those are shortcuts already. */
const ON = new Set(['ArrowRight', 'PageDown']);

let beat = 0;
/** The server's instant as last told, and how far it is ahead, in milliseconds. */
let told = '';
let ahead = 0;

export function startStage() {
  document.addEventListener('visibilitychange', show);
  document.addEventListener('htmx:after:swap', show);
  document.addEventListener('keydown', (event) => {
    if (
      !ON.has(event.key) ||
      event.repeat ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      event.shiftKey
    )
      return;
    const button = document.querySelector('[data-clock-on]');
    if (!button) return;
    event.preventDefault();
    button.click();
  });
  show();
}

function show() {
  const clocks = [...document.querySelectorAll('[data-countdown]')];
  if (clocks.length === 0) {
    clearInterval(beat);
    beat = 0;
    return;
  }
  beat ||= setInterval(show, 1000);
  const { now } = clocks[0].dataset;
  if (now !== told) {
    told = now;
    ahead = Date.parse(now) - Date.now();
  }
  for (const clock of clocks) showOne(clock);
}

function showOne(clock) {
  const { before, since, wanted } = clock.dataset;
  const running = Math.max(0, Math.floor((Date.now() + ahead - Date.parse(since)) / 1000));
  const seconds = Number(before) + running;
  const left = wanted === undefined ? null : Number(wanted) - seconds;
  clock.querySelector('[data-countdown-figure]').textContent = inClock(Math.abs(left ?? seconds));
  if (left === null) return;
  clock.querySelector('[data-countdown-words]').textContent = left < 0 ? 'over' : 'left';
  clock.toggleAttribute('data-over', left < 0);
}
