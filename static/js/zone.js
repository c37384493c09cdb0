/* On the first visit the browser knows the time zone better than the server does. */
export function offerBrowserZone() {
  const field = document.querySelector('.page--setup [data-zone]');
  if (!field || new URLSearchParams(location.search).has('timeZone')) return;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!zone || field.value === zone || field.closest('.field--wrong')) return;
  field.value = zone;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
