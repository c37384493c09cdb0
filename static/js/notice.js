/** A notice that is put away goes to its place at the foot of the page, and the keyboard back to the page. */
export function startNotices() {
  document.addEventListener('click', ({ target }) => {
    if (!target.closest('[data-let-go]')) return;
    target.closest('.notice').classList.add('notice--settled');
    document.getElementById('main').focus({ preventScroll: true });
  });
}

/** Says in place of the last change that the server is not there. */
export function cannotReach(advice) {
  const notice = document.createElement('div');
  notice.className = 'notice notice--problem';
  notice.setAttribute('role', 'alert');
  const words = document.createElement('p');
  words.className = 'notice__words';
  const strong = document.createElement('strong');
  strong.textContent = 'Daymark cannot be reached. ';
  words.append(strong, advice);
  notice.append(words);
  document.getElementById('flash').replaceChildren(notice);
}
