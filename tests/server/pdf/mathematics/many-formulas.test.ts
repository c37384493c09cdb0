import { expect, it } from 'vitest';
import type { Formula } from '../../../../plans/text/mathematics.ts';
import { formulasOf, MOST_SET } from '../../../../server/pdf/mathematics/formulas.ts';

const ROOM = { width: 400, points: 10, colour: '#000000' };

function formula(index: number): Formula {
  const tex = `x_{${index}}`;
  return { kind: 'formula', tex, display: false, source: `$${tex}$` };
}

it('draws as many different formulas as somebody waits for, and writes the others in plain signs', () => {
  const typeset: string[] = [];
  const setter = {
    typeset: (tex: string) => {
      typeset.push(tex);
      return { width: 900, height: 500, depth: 100, marks: [] };
    },
    inLine: (tex: string) => `plain ${tex}`,
  };
  const formulas = formulasOf(setter);
  const written = Array.from({ length: MOST_SET + 50 }, (_, index) => formulas.partsOf(formula(index), ROOM));

  expect(typeset).toHaveLength(MOST_SET);
  expect(written.filter(([part]) => part && 's' in part && part.s.startsWith('plain '))).toHaveLength(50);
  expect(formulas.partsOf(formula(0), ROOM)).toEqual(written[0]);
  expect(typeset).toHaveLength(MOST_SET);
  expect(formulas.drawings).toHaveLength(MOST_SET);
});
