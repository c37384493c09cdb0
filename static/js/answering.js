/*
 * A clock that runs while a question is answered, the space bar that uncovers the answer, and the grade that the ticked
 * points propose.
 */

export function startAnswering() {
  const clock = document.querySelector('[data-answer-clock]');
  if (clock) startClock(clock);
  if (document.querySelector('[data-reveal]')) document.addEventListener('keydown', revealBySpace);
  const proposal = document.querySelector('[data-proposal]');
  if (proposal) startProposing(proposal);
}

function startClock(clock) {
  const startedAt = performance.now();
  const elapsed = () => Math.round((performance.now() - startedAt) / 1000);
  showClock(clock, elapsed());
  setInterval(() => showClock(clock, elapsed()), 1000);
  clock.closest('form').addEventListener('submit', (event) => {
    event.target.elements.seconds.value = String(elapsed());
  });
}

function showClock(clock, elapsed) {
  const wanted = Number(clock.dataset.answerClock);
  const isOver = elapsed > wanted;
  clock.querySelector('[data-clock-time]').textContent = `${inMinutes(elapsed)} of ${inMinutes(wanted)}`;
  const status = clock.querySelector('[data-clock-status]');
  const words = isOver ? 'The time is over: come to the end.' : '';
  if (status.textContent !== words) status.textContent = words;
  clock.classList.toggle('answer-clock--over', isOver);
}

function inMinutes(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function revealBySpace(event) {
  const reveal = document.querySelector('[data-reveal]');
  if (event.key !== ' ' || !reveal || event.ctrlKey || event.metaKey || event.altKey) return;
  // On a link or a button the space bar belongs to it.
  if (event.target.closest('a, button, input, select, textarea, summary')) return;
  event.preventDefault();
  reveal.click();
}

function startProposing(proposal) {
  propose(proposal);
  document.addEventListener('change', () => propose(proposal));
}

function propose(proposal) {
  const made = document.querySelectorAll('input[name=points]:checked').length;
  const grades = [...document.querySelectorAll('.grades__grade[data-from]')];
  const most = Math.max(...grades.map(({ dataset }) => Number(dataset.to)));
  const counted = Math.min(made, most);
  const proposed = grades.find(({ dataset }) => dataset.from <= counted && counted <= dataset.to);
  for (const grade of grades) grade.classList.toggle('grades__grade--proposed', grade === proposed);
  proposal.textContent = `: ${proposed.querySelector('.grades__word').textContent.toLowerCase()}`;
}
