/*
 * The keyboard stays where it was: a row that goes hands it on to the row after it, or before it, and where all that
 * had it has gone, the page itself takes it.
 */

export function startFocus() {
  let wasInPage = false;
  document.addEventListener('htmx:before:swap', ({ detail: { tasks } }) => {
    wasInPage = Boolean(document.activeElement?.closest('#main'));
    const going = tasks.filter(({ swapSpec }) => swapSpec?.style === 'delete').map(({ target }) => target);
    const gone = going.find((target) => target?.contains(document.activeElement));
    // What goes with all its rows is no row itself.
    if (gone && gone.parentElement.id !== 'main') focusBeside(gone, going);
  });
  document.addEventListener('htmx:after:swap', () => {
    if (wasInPage && document.activeElement === document.body) {
      document.getElementById('main').focus({ preventScroll: true });
    }
  });
}

function focusBeside(row, going) {
  const rows = [...row.parentElement.children].filter((one) => one === row || !going.includes(one));
  const at = rows.indexOf(row);
  (rows[at + 1] ?? rows[at - 1])?.querySelector('.check__box, a, button, summary')?.focus();
}
