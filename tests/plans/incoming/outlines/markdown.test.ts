import { describe, expect, it } from 'vitest';
import { describeOutline } from '../../../../plans/incoming/outlines/describe.ts';
import { readMarkdownOutline } from '../../../../plans/incoming/outlines/markdown.ts';
import { STUDY_PLAN } from '../../../support/incoming/outlines/markdown-files.ts';
import { showOutline } from '../../../support/incoming/outlines/show-outline.ts';

const shown = (text: string) => showOutline(readMarkdownOutline(text));

describe('a study plan as repositories have them', () => {
  it('is its headings with what is to do under each, and everything else beside them', () => {
    expect(shown(STUDY_PLAN)).toEqual([
      '# Twelve weeks to a research interview',
      '|[![Stars](https://img.example.org/x.svg)](https://example.org/x)',
      '|',
      '|I made this for myself.',
      '## Table of contents',
      '|- [Week 1](#week-1)',
      '|  - [Mathematics](#mathematics)',
      '|- [Week 2](#week-2)',
      '## Week 1',
      '|Goals for the week.',
      '- Mathematics',
      '  - Linear algebra: [the series](https://example.org/la) and its exercises',
      '    - [x] Video 1 with `A[i] = 1` and $x^2$',
      '    - [x] Video 2 (30 min)',
      '      |```python',
      '      |for i in range(n):',
      '      |    p[i] = 1',
      '      |```',
      '  - [x] Read [chapter 1](https://example.org/book) (45 min)',
      '    - Exercise 1.1',
      '    - Exercise 1.2',
      '- Code',
      '  - Write it',
      '    |```bash',
      '    |make test',
      '    |```',
      '  - Test it (90 min)',
      '    || a | b |',
      '    ||---|---|',
      '    || 1 | 2 |',
      '  - If there is time',
      '    - Write it up',
      '## Week 2',
      '|[book]: https://example.org/book "The book"',
      '|',
      '|Some last words.',
      '- First thing',
      '- [x] Second thing',
      '  - inside',
      '- nested on a line',
    ]);
  });

  it('is told in words', () => {
    const read = readMarkdownOutline(STUDY_PLAN);

    expect(read.ok && describeOutline(read.value)).toBe('16 items under 3 headings');
  });

  it('reads the same with the line ends of Windows, of old Macs, and with the mark of its encoding', () => {
    const usual = readMarkdownOutline(STUDY_PLAN);
    for (const end of ['\r\n', '\r'])
      expect(readMarkdownOutline(`\uFEFF${STUDY_PLAN.replaceAll('\n', end)}`)).toEqual(usual);
  });
});

describe('headings', () => {
  it('that are weeks are the sections, with what they stand under in their names', () => {
    expect(
      shown('# Month 1\n## Week 1\n- a\n### Day 1\n- b\n## Week 2\n- c\n# Month 2\nRest.\n## Week 3\n- d'),
    ).toEqual([
      '## Month 1 – Week 1',
      '- a',
      '- Day 1',
      '  - b',
      '## Month 1 – Week 2',
      '- c',
      '## Month 2',
      '|Rest.',
      '## Week 3',
      '- d',
    ]);
  });

  it('of the first level that are several are sections', () => {
    expect(shown('# Read\n- a\n\n# Write\n- b')).toEqual(['## Read', '- a', '## Write', '- b']);
  });

  it('underlined, bold or before a colon are headings, too', () => {
    expect(shown('Read\n----\n- a\n\nWrite\n-----\n- b')).toEqual(['## Read', '- a', '## Write', '- b']);
    expect(shown('**Read**\n- a\n\n**Write:**\n- b')).toEqual(['## Read', '- a', '## Write', '- b']);
    expect(shown('Week 1:\n- a\n\nLater:\n\n1. b')).toEqual(['## Week 1', '- a', '## Later', '- b']);
  });

  it('with nothing under them are what is to do', () => {
    expect(shown('# Plan\n\n## Read it\n\nAll of it.\n\n## [x] Do it (2 h)')).toEqual([
      '# Plan',
      '- Read it',
      '  |All of it.',
      '- Do it (120 min)',
    ]);
  });

  it('are not needed: a list of weeks is sections, and any other list is items', () => {
    expect(shown('- Week 1\n  - a\n- Week 2\n  - b\n')).toEqual(['## Week 1', '- a', '## Week 2', '- b']);
    expect(shown('- Books\n  - a\n- Papers\n  - b\n')).toEqual(['- Books', '  - a', '- Papers', '  - b']);
  });
});

describe('items', () => {
  it('take every mark and every box, and are done where the box says so', () => {
    const text = [
      '- [ ] a',
      '* [x] b',
      '+ [X] c',
      '1. d',
      '2) e',
      '',
      '• f',
      '– g',
      '☐ h',
      '☑ i',
      '✅ j',
    ].join('\n');
    expect(
      shown(`${text}\n\n- [/] k\n- [-] l\n- [link](https://example.org)\n- [x](https://example.org)`),
    ).toEqual([
      ...['- a', '- [x] b', '- [x] c', '- d', '- e', '- f', '- g', '- h', '- [x] i', '- [x] j', '- k', '- l'],
      '- [link](https://example.org)',
      '- [x](https://example.org)',
    ]);
  });

  it('are done with all of their parts where they have no box of their own', () => {
    expect(shown('- a\n  - [x] b\n  - [x] c\n- d\n  - [x] e\n  - [ ] f')).toEqual([
      ...['- [x] a', '  - [x] b', '  - [x] c', '- d', '  - [x] e', '  - f'],
    ]);
  });

  it('keep what stands below them as it was written', () => {
    const table = '| a | b |\n|---|---|\n| `x` | $y$ |';
    const code = '```python\ndef f():\n\treturn 1\n\n    # far\n```';
    const inList = (text: string) =>
      text
        .split('\n')
        .map((line) => (line === '' ? '' : `  ${line}`))
        .join('\n');
    const read = readMarkdownOutline(`- One\n\n${inList(code)}\n\n  > said\n\n${inList(table)}\n- Two`);

    expect(read.ok && read.value.sections[0]?.items[0]?.note).toBe(`${code}\n\n> said\n\n${table}`);
  });

  it('have the line of their file, and one line of text', () => {
    const read = readMarkdownOutline('# T\n\n- One that\n  goes on\n\n- Two  \n  with words below');
    const items = read.ok ? read.value.sections[0]?.items : [];

    expect(items?.map(({ line, text, note }) => [line, text, note])).toEqual([
      [3, 'One that goes on', ''],
      [6, 'Two', 'with words below'],
    ]);
  });

  it('of eight levels are items, and deeper ones stand in the note of the last', () => {
    const nested = Array.from({ length: 12 }, (_, depth) => `${'  '.repeat(depth)}- level ${depth + 1}`);
    const lines = shown(nested.join('\n'));

    expect(lines.slice(0, 8)).toEqual(nested.slice(0, 8));
    expect(lines.slice(8).map((line) => line.trim())).toEqual([
      '|- level 9',
      '|  - level 10',
      '|    - level 11',
      '|      - level 12',
    ]);
  });
});

describe('what else there is', () => {
  it('is kept: the data before the text, rules aside, and comments left out', () => {
    expect(
      shown('---\ntitle: My plan\ntags: [a]\n---\n<!-- not for print -->\n- a <!-- nor this -->\n\n---\n'),
    ).toEqual(['# My plan', '|```yaml', '|tags: [a]', '|```', '- a']);
  });

  it('that folds is a heading over what it folds', () => {
    expect(
      shown(
        '## A\n- a\n<details open>\n<summary><b>More</b></summary>\n\n- b\n\n</details>\n\n- c\n\n## B\n- d',
      ),
    ).toEqual(['## A', '- a', '- More', '  - b', '- c', '## B', '- d']);
  });

  it('is refused in words where it is more than a plan can hold', () => {
    const problem = 'It holds 5001 things to do, and at most 5000 can come in at once: bring it in parts';
    expect(readMarkdownOutline('- a\n'.repeat(5001))).toEqual({ ok: false, problem });
    expect(readMarkdownOutline('- a\n'.repeat(5000)).ok).toBe(true);
  });
});
