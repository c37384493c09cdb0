import { strToU8 } from 'fflate';
import { expect, it } from 'vitest';
import { usesOf } from '../../../plans/incoming/uses.ts';
import { readBytes } from '../../../server/incoming/read-bytes.ts';
import { workbookOfRows } from '../../support/made/incoming/workbook.ts';

const likeliest = (text: string) => {
  const read = readBytes(strToU8(text), { name: '', format: null, timeZone: 'UTC' });
  return read.ok ? usesOf(read.incoming)[0] : read.problem;
};

it.each([
  ['questions', '# Questions\n\n- What is a GAN?\n- Explain the ELBO.\n- Derive the gradient of softmax\n'],
  ['questions', '## A\n### What?\nThis.\n### Why?\nSo.\n### How?\nThus.\n'],
  [
    'questions',
    'overfitting\tWhen a model learns noise of the sample\nELBO\tA lower bound on the evidence\n',
  ],
  [
    'tasks',
    'Week 1\tRead the chapter on gradients and do its exercises\nWeek 2\tBuild an encoder and test it\n',
  ],
  ['tasks', 'Read chapter one\t90\nBuild an encoder\t120\n'],
  ['tasks', '# My plan\n\n- Explain the ELBO\n- Derive the gradient of softmax\n- Implement Adam\n'],
  [
    'tasks',
    '# Questions to answer in four weeks\n\n- Explain the ELBO\n- Derive softmax\n- Implement Adam\n',
  ],
  ['tasks', '# Week 1\n- Read\n- Write\n- Do I know Adam?\n'],
])('a list is taken for %s by what it asks and how it is called: %j', (use, text) => {
  expect(likeliest(text)).toBe(use);
});

const PLAN = [['Week', 'Topic'], ...Array.from({ length: 3 }, (_, index) => [`${index}`, `Topic ${index}`])];
const BANK = [['Question', 'Answer'], ...Array.from({ length: 5 }, (_, index) => [`Why ${index}?`, 'So'])];

it('a workbook with a plan beside its questions is taken for what there is more of', () => {
  const usesFor = (...sheets: (readonly (readonly string[])[])[]) => {
    const bytes = workbookOfRows(...sheets);
    const read = readBytes(bytes, { name: 'mine.xlsx', format: null, timeZone: 'UTC' });
    return read.ok ? usesOf(read.incoming) : read.problem;
  };
  expect(usesFor(PLAN, BANK)).toEqual(['questions', 'tasks']);
  expect(usesFor([...PLAN, ...PLAN], BANK)).toEqual(['tasks', 'questions']);
});
