import { expect, it } from 'vitest';
import { formulaFaults } from '../../../plans/text/formula-faults.ts';

it('formulas that cannot be shown are told with their line and the reason', () => {
  expect(formulaFaults('so\n$x^2^3$')).toEqual([
    { line: 2, source: '$x^2^3$', reason: 'Double superscript at character 4' },
  ]);
  expect(formulaFaults('$x$ from $5 to $7\n`$x^2^3$`')).toEqual([]);
  expect(formulaFaults('$\\foo$ '.repeat(100))).toHaveLength(20);
});
