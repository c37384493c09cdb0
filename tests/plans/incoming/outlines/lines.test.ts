import { describe, expect, it } from 'vitest';
import { readLines } from '../../../../plans/incoming/outlines/lines.ts';
import { showOutline } from '../../../support/incoming/outlines/show-outline.ts';

const shown = (...lines: string[]) => showOutline(readLines(lines.join('\n')));

describe('plain lines', () => {
  it('are an item each, in their order', () => {
    expect(shown('Read chapter 1', '', 'Derive softmax (30 min)', 'Write it up')).toEqual([
      ...['- Read chapter 1', '- Derive softmax (30 min)', '- Write it up'],
    ]);
  });

  it('that are indented are parts of what stands above them', () => {
    expect(shown('Read', '  Chapter 1', '\tExercise 1.1', '  Chapter 2', 'Write')).toEqual([
      ...['- Read', '  - Chapter 1', '    - Exercise 1.1', '  - Chapter 2', '- Write'],
    ]);
  });

  it('with a colon at their end, and weeks, are headings over what follows', () => {
    expect(shown('To read:', 'Chapter 1', '', 'Week 2', 'Chapter 2', '-----', 'Later:')).toEqual([
      ...['## To read', '- Chapter 1', '## Week 2', '- Chapter 2', '- Later:'],
    ]);
    expect(shown('Week 1: algebra', 'Week 2: calculus')).toEqual(['- Week 1: algebra', '- Week 2: calculus']);
  });
});

describe('lines with marks', () => {
  it('lose their marks, and are done where they are ticked', () => {
    expect(
      shown('1. Read', '2) [x] Write', '☑ Send', '• Rest', '– Go on', '(3) See https://example.org/[x]'),
    ).toEqual([
      ...['- Read', '- [x] Write', '- [x] Send', '- Rest', '- Go on', '- See https://example.org/[x]'],
    ]);
  });

  it('have headings and notes without them', () => {
    expect(
      shown('My plan for the summer.', '', 'Algebra', '- Read', '  all of it', '- Derive', '', 'It was fun.'),
    ).toEqual([
      ...['|My plan for the summer.', '## Algebra', '|It was fun.', '- Read all of it', '- Derive'],
    ]);
  });
});
