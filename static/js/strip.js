/** Says in place of the last change that the server is not there. */
export function cannotReach(advice) {
  const strip = document.createElement('div');
  strip.className = 'strip strip--problem';
  strip.setAttribute('role', 'alert');
  const words = document.createElement('p');
  words.className = 'strip__words';
  const strong = document.createElement('strong');
  strong.textContent = 'Daymark cannot be reached. ';
  words.append(strong, advice);
  strip.append(words);
  document.getElementById('flash').replaceChildren(strip);
}
