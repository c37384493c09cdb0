/** A button copies what stands in the field that it names, and says so; the keyboard stays on it. */
export function startCopying() {
  document.addEventListener('click', async ({ target }) => {
    const button = target.closest('[data-copies]');
    if (!button) return;
    const field = document.getElementById(button.dataset.copies);
    const isCopied = await copy(field);
    button.focus({ preventScroll: true });
    if (!isCopied) field.select();
    const told = document.getElementById(button.getAttribute('aria-describedby'));
    told.textContent = isCopied ? 'Copied.' : 'It is marked: copy it with Ctrl and C, or by a long press.';
  });
}

/** On plain http a browser has no clipboard for pages, and the older way is left. */
async function copy(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.select();
    return document.execCommand('copy');
  }
}
