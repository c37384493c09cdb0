/* The line of a task that was added is empty for the next one, and no file is chosen that was taken; where something was refused, both stay. */

export function startQuickAdd() {
  document.addEventListener('htmx:after:swap', ({ detail: { ctx } }) => {
    const form = ctx.sourceElement;
    if (form?.matches('.quick-add__form, form[enctype]') && ctx.response.status < 400) form.reset();
  });
}
