/* A timer counts from its instant: right in a background tab, and after a sleep. */

const title = document.title;
/** The server's instant as last told, and how far it is ahead, in milliseconds. */
let told = '';
let ahead = 0;
/** What runs once a second, while there is a timer that runs. */
let beat = 0;

export function startTimer() {
  document.addEventListener('visibilitychange', show);
  document.addEventListener('htmx:after:swap', show);
  show();
}

function show() {
  const clock = document.querySelector('[data-clock]');
  const { since, now, before } = clock?.dataset ?? {};
  if (!since) return rest();
  beat ||= setInterval(show, 1000);
  if (now !== told) {
    told = now;
    ahead = Date.parse(now) - Date.now();
  }
  const running = Math.floor((Date.now() + ahead - Date.parse(since)) / 1000);
  const seconds = Number(before) + Math.max(0, running);
  clock.textContent = inClock(seconds);
  const minutes = document.querySelector('[data-clock-minutes]');
  if (minutes) minutes.textContent = String(Math.max(1, Math.round(seconds / 60)));
  document.title = `${Math.floor(seconds / 60)} min · ${title}`;
}

function rest() {
  if (!beat) return;
  clearInterval(beat);
  beat = 0;
  document.title = title;
}

/** `4:05`, `1:05:09` */
export function inClock(seconds) {
  const two = (number) => String(number).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours === 0 ? `${minutes}:${two(seconds % 60)}` : `${hours}:${two(minutes)}:${two(seconds % 60)}`;
}
