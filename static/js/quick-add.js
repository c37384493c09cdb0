/*
 * The line of a task that was added is empty for the next one, and no file is chosen that was taken; where something was
 * refused, both stay. Several lines that are pasted stay lines, each for a task of its own.
 */

export function startQuickAdd() {
  document.addEventListener('htmx:after:swap', ({ detail: { ctx } }) => {
    const form = ctx.sourceElement;
    if (!form?.matches('.quick-add__form, form[enctype]') || ctx.response.status >= 400) return;
    form.reset();
    const lines = form.querySelector('textarea.quick-add__line');
    if (lines) swapField(lines, 'input');
  });
  document.addEventListener('paste', (event) => {
    const line = event.target;
    const text = event.clipboardData?.getData('text/plain').trim() ?? '';
    if (!line.matches?.('input.quick-add__line') || !text.includes('\n')) return;
    event.preventDefault();
    const { value, selectionStart, selectionEnd } = line;
    const area = swapField(line, 'textarea');
    area.rows = Math.min(text.split('\n').length + 1, 8);
    area.value = value.slice(0, selectionStart) + text + value.slice(selectionEnd);
  });
}

/** The same field with one line, or with many. */
function swapField(field, tag) {
  const other = document.createElement(tag);
  for (const { name, value } of field.attributes) if (name !== 'rows') other.setAttribute(name, value);
  field.replaceWith(other);
  other.focus();
  return other;
}
