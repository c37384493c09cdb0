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
