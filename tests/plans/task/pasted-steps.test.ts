import { expect, it } from 'vitest';
import { readPastedSteps } from '../../../plans/task/pasted-steps.ts';

it('takes the marks of a list off, and tells what is ticked', () => {
  const lines = [
    '- [x] Read',
    '2) Write',
    '☐ Send',
    '✅ Rest',
    '[x](https://example.org)',
    '-5 is a number',
    '- ',
  ];
  expect(readPastedSteps(lines, [])).toEqual({
    steps: ['Read', 'Write', 'Send', 'Rest', '[x](https://example.org)', '-5 is a number'],
    ticked: [1, 4],
  });
});

it('leaves a line as it is that the checklist has already', () => {
  expect(readPastedSteps(['1. Read', '2. Write'], ['1. Read'])).toEqual({
    steps: ['1. Read', 'Write'],
    ticked: [],
  });
});
