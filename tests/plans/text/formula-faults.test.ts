import { expect, it } from 'vitest';
import { formulaFaults } from '../../../plans/text/formula-faults.ts';

const USUAL = { most: 20 };

it('formulas that cannot be shown are told with their line and the reason', () => {
  expect(formulaFaults('so\n$x^2^3$', USUAL)).toEqual([
    { path: [], line: 2, source: '$x^2^3$', reason: 'Double superscript at character 4' },
  ]);
  expect(formulaFaults('$x$ from $5 to $7\n`$x^2^3$`', USUAL)).toEqual([]);
});

it('are found in every text of a value, in order, until as much was read as is asked for', () => {
  const value = { title: '$\\foo$', steps: ['fine', { note: 'so\n$\\bar$' }], minutes: 5 };
  const places = formulaFaults(value, USUAL).map(({ path, line }) => [path.join('.'), line]);
  expect(places).toEqual([
    ['title', 1],
    ['steps.1.note', 2],
  ]);
  expect(formulaFaults(value, { most: 1 })).toHaveLength(1);
  expect(formulaFaults(value, { most: 20, mostCharacters: 4 })).toHaveLength(1);
});
