/*
 * A clock that runs while a question is answered, the space bar that uncovers the answer, and the grade that the ticked
 * points propose.
 */

const startedAt = performance.now();

const clock = document.querySelector('[data-clock]');
if (clock) {
  show();
  setInterval(show, 1000);
  clock.closest('form').addEventListener('submit', (event) => {
    event.target.elements.seconds.value = String(elapsed());
  });
}

function elapsed() {
  return Math.round((performance.now() - startedAt) / 1000);
}

function show() {
  const wanted = Number(clock.dataset.clock);
  const isOver = elapsed() > wanted;
  clock.querySelector('[data-clock-time]').textContent = `${inMinutes(elapsed())} of ${inMinutes(wanted)}`;
  const status = clock.querySelector('[data-clock-status]');
  const words = isOver ? 'The time is over: come to the end.' : '';
  if (status.textContent !== words) status.textContent = words;
  clock.classList.toggle('clock--over', isOver);
}

function inMinutes(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

document.addEventListener('keydown', (event) => {
  const reveal = document.querySelector('[data-reveal]');
  if (event.key !== ' ' || !reveal || event.ctrlKey || event.metaKey || event.altKey) return;
  // On a link or a button the space bar belongs to it.
  if (event.target.closest('a, button, input, select, textarea, summary')) return;
  event.preventDefault();
  reveal.click();
});

const proposal = document.querySelector('[data-proposal]');
if (proposal) {
  propose();
  document.addEventListener('change', propose);
}

function propose() {
  const made = document.querySelectorAll('input[name=points]:checked').length;
  const grades = [...document.querySelectorAll('.grades__grade[data-from]')];
  const most = Math.max(...grades.map(({ dataset }) => Number(dataset.to)));
  const counted = Math.min(made, most);
  const proposed = grades.find(({ dataset }) => dataset.from <= counted && counted <= dataset.to);
  for (const grade of grades) grade.classList.toggle('grades__grade--proposed', grade === proposed);
  proposal.textContent = `: ${proposed.querySelector('.grades__word').textContent.toLowerCase()}`;
}
