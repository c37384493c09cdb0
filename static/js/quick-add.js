/* The line of a task that was added is empty for the next one; that of one that was not is kept. */

export function startQuickAdd() {
  document.addEventListener('htmx:after:swap', ({ detail: { ctx } }) => {
    const form = ctx.sourceElement;
    if (form?.matches('.quick-add__form') && ctx.response.status < 400) form.reset();
  });
}
