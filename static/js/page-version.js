/*
 * Says with each change which version of the page is in sight, so that the answer brings just what is new in it. An
 * answer names the version that it makes; where it does not, but puts another main part in place, none is known.
 */

const HEADER = 'Daymark-Page';

export function startVersions() {
  let version = document.body.dataset.version;
  // At the moment of sending: an answer that was waited for may have brought a newer one.
  document.addEventListener('htmx:before:request', ({ detail: { ctx } }) => {
    if (version) ctx.request.headers[HEADER] = version;
  });
  document.addEventListener('htmx:after:swap', ({ detail: { ctx } }) => {
    const named = ctx.response.headers.get(HEADER);
    if (named || ctx.target?.id === 'main') version = named;
  });
}
