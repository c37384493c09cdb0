const COOKIE = 'daymark_zone';
/** Browsers keep a cookie for 400 days at most. */
const KEPT_SECONDS = 400 * 24 * 60 * 60;

/* On the first visit the browser knows the time zone better than the server does. */
export function offerBrowserZone() {
  const field = document.querySelector('.page--setup [data-zone]');
  if (!field || new URLSearchParams(location.search).has('timeZone')) return;
  const zone = browserZone();
  if (!zone || field.value === zone || field.closest('.field--wrong')) return;
  field.value = zone;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/* On a journey, a cookie of this device says where it is and since when; the server asks whether the plan comes along. */
export function noteZone() {
  writeZone();
  // A window may stay open on the way.
  document.addEventListener('visibilitychange', writeZone);
}

function writeZone() {
  const home = document.body.dataset.homeZone;
  const zone = browserZone();
  if (!home || !zone) return;
  const noted = document.cookie.split('; ').find((cookie) => cookie.startsWith(`${COOKIE}=`));
  if (zone === home) {
    if (noted) keep('', 0);
    return;
  }
  const place = `${zone}~${home}`;
  const since = noted?.startsWith(`${COOKIE}=${place}~`)
    ? noted.split('~').at(-1)
    : Math.floor(Date.now() / 1000);
  keep(`${place}~${since}`, KEPT_SECONDS);
}

function keep(value, seconds) {
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain http.
  document.cookie = `${COOKIE}=${value}; Path=/; Max-Age=${seconds}; SameSite=Lax${secure}`;
}

function browserZone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
