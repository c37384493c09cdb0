import type { Serving } from './app-under-test.ts';
import { type Figure, rounded } from './figures.ts';

const MOST_MILLISECONDS = 50;

/** How long the slowest of other requests waited while something was done, in ms. */
export async function longestWaitDuring<Result>(
  { address }: Serving,
  act: () => Promise<Result>,
): Promise<{ result: Result; longestMilliseconds: number }> {
  let isDone = false;
  let longestMilliseconds = 0;
  const others = (async () => {
    while (!isDone) {
      const askedAt = performance.now();
      await (await fetch(`${address}/health`)).text();
      longestMilliseconds = Math.max(longestMilliseconds, performance.now() - askedAt);
      await pause(2);
    }
  })();
  try {
    return { result: await act(), longestMilliseconds };
  } finally {
    isDone = true;
    await others;
  }
}

export function waitFigure(what: string, milliseconds: number): Figure {
  return {
    what,
    ours: `${rounded(milliseconds)} ms`,
    reference: '',
    ratio: '',
    target: `<= ${MOST_MILLISECONDS} ms`,
    isMet: milliseconds <= MOST_MILLISECONDS,
  };
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
