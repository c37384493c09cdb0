import { expect, it } from 'vitest';
import { CORE_DERIVATIONS, listDerivations } from '../../../plans/practice/derivations.ts';
import { loadLibrary } from '../../../server/library/library.ts';

it('the bank has each of the core derivations, and they come first', () => {
  const derivations = listDerivations(loadLibrary().categories, new Map());
  const first = derivations.slice(0, CORE_DERIVATIONS.length);

  expect(first.map(({ title, question }) => ({ title, questionId: question.id }))).toEqual(CORE_DERIVATIONS);
  expect(derivations.slice(CORE_DERIVATIONS.length).every(({ title }) => title === null)).toBe(true);
});
