import { strToU8 } from 'fflate';
import { expect, it } from 'vitest';
import { usesOf } from '../../../plans/incoming/uses.ts';
import { readBytes } from '../../../server/incoming/read-bytes.ts';

const likeliest = (text: string) => {
  const read = readBytes(strToU8(text), { name: 'mine.md', format: null, timeZone: 'UTC' });
  return read.ok ? usesOf(read.incoming)[0] : read.problem;
};

it.each([
  ['questions', '# Questions\n\n- What is a GAN?\n- Explain the ELBO.\n- Derive the gradient of softmax\n'],
  ['questions', '## A\n### What?\nThis.\n### Why?\nSo.\n### How?\nThus.\n'],
  ['tasks', '# My plan\n\n- Explain the ELBO\n- Derive the gradient of softmax\n- Implement Adam\n'],
  [
    'tasks',
    '# Questions to answer in four weeks\n\n- Explain the ELBO\n- Derive softmax\n- Implement Adam\n',
  ],
  ['tasks', '# Week 1\n- Read\n- Write\n- Do I know Adam?\n'],
])('a list is taken for %s by what it asks and how it is called: %j', (use, text) => {
  expect(likeliest(text)).toBe(use);
});
