import { count } from '../format.ts';
import type { AreaReadiness, Readiness, Sign } from './readiness.ts';

/** Tells whether every sign of an area holds. */
export function isReady({ signs, holdingCount }: AreaReadiness): boolean {
  return holdingCount === signs.length;
}

/** Tells whether nothing was done yet that would say something about an area. */
export function isSilent({ signs }: AreaReadiness): boolean {
  return signs.every(({ state }) => state === 'none');
}

/**
 * Readiness in a plain sentence or two.
 *
 * @example 2 of the 14 areas show every sign of being ready. There is no data yet for 5.
 */
export function readinessSentence({ areas }: Readiness): string {
  const ready = areas.filter(isReady).length;
  const silent = areas.filter(isSilent).length;
  const holding = `${ready === 0 ? 'None' : ready} of the ${areas.length} areas ${ready <= 1 ? 'shows' : 'show'} every sign of being ready.`;
  return silent > 0 ? `${holding} There is no data yet for ${silent}.` : holding;
}

/** What would bring a sign to its mark: `Answer 3 more of its questions.` */
export function nextStepSentence({ name, state, mark, value }: Sign): string {
  const missing = mark - value;
  switch (name) {
    case 'coverage':
      return `Answer ${missing} more of its questions.`;
    case 'mocks':
      return state === 'none' ? 'Have it judged in a mock.' : 'Raise its scores in the next mock.';
    case 'retention':
      return 'Answer its questions again when they come.';
    case 'evidence':
      return `Finish ${count(missing, 'task')} with evidence.`;
  }
}
