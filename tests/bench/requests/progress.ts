import { withApp } from '../app-under-test.ts';
import { type Figure, median, rounded } from '../figures.ts';
import { measurePage } from './page-load.ts';

const QUESTIONS = 60;
/** More than the plan has on a Monday: to ask for as many is no question. */
const FIRST_MINUTES = 151;
const MOST_MILLISECONDS = 100;

/** The Progress page of a full plan, and what it takes to answer “what if” while somebody types. */
export async function measureProgress(): Promise<Figure[]> {
  const page = await measurePage({ name: 'Progress', path: '/progress', isRight: isProgress });
  return [...page, await measureWhatIf()];
}

function isProgress(body: string): boolean {
  return body.startsWith('<!doctype html>') && body.endsWith('</html>') && body.includes('fan__median');
}

/** Each question is another one, so that no answer is kept from before. */
function measureWhatIf(): Promise<Figure> {
  return withApp(async ({ address }) => {
    const times: number[] = [];
    for (let minutes = FIRST_MINUTES; minutes < FIRST_MINUTES + QUESTIONS; minutes += 1) {
      const startedAt = performance.now();
      const body = await (await fetch(`${address}/progress?monday=${minutes}`)).text();
      times.push(performance.now() - startedAt);
      if (!body.includes('what-if__table')) throw new Error('What if was not answered');
    }
    const time = median(times);
    return {
      what: 'what if, one question after the other',
      ours: `${rounded(time, 1)} ms`,
      reference: '',
      ratio: '',
      target: `<= ${MOST_MILLISECONDS} ms`,
      isMet: time <= MOST_MILLISECONDS,
    };
  });
}
