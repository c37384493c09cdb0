import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarkdownQuestions } from '../../../../plans/incoming/tables/markdown-questions.ts';
import { readMarkdownTables } from '../../../../plans/incoming/tables/markdown-tables.ts';

const read = (text: string) => {
  const tables = readMarkdownQuestions(text);
  if (!tables.ok) return tables.problem;
  return tables.value.map(({ columns, rows }) => [
    columns,
    ...rows.map(({ line, cells }) => [line, ...cells]),
  ]);
};

const CODE = '```python\nfor i in range(3):\n\n    # What now?\n    print(i)\n```';
const ANSWER = `First $\\frac{a}{b}$:\n\n${CODE}\n\n- one\n  - two\n\n| a | b |\n|---|---|\n| 1 | \\| |`;

describe('a list of questions in Markdown', () => {
  it('has them in headings, with what stands above as categories', () => {
    const text = `# My bank\n\n## Statistics\n\n### 1. What is a p-value?\n\n${ANSWER}\n\n### Explain the bootstrap\nResample.\n\n#### More\nAgain.\n\n---\n\n**[⬆ Back to Top](#my-bank)**\n\n## Systems\n\n### **Q3: Why batch?**\n`;
    expect(read(text)).toEqual([
      [
        ['Question', 'Answer', 'Category'],
        [5, 'What is a p-value?', ANSWER, 'Statistics'],
        [23, 'Explain the bootstrap', 'Resample.\n\n#### More\nAgain.', 'Statistics'],
        [35, 'Why batch?', '', 'Systems'],
      ],
    ]);
  });

  it('has them in lists with indented answers', () => {
    const indented = ANSWER.split('\n')
      .map((line) => (line === '' ? '' : `   ${line}`))
      .join('\n');
    expect(
      read(
        `## Statistics\n\n1. What is a p-value?\n\n${indented}\n2. **Why batch?** It is quicker.\n3. Explain noise\n`,
      ),
    ).toEqual([
      [
        ['Question', 'Answer', 'Category'],
        [3, 'What is a p-value?', ANSWER, 'Statistics'],
        [20, 'Why batch?', 'It is quicker.', 'Statistics'],
        [21, 'Explain noise', '', 'Statistics'],
      ],
    ]);
  });

  it('has them in <details>', () => {
    const text = `## Statistics\n<details>\n<summary><b>What is a p-value?</b></summary>\n\n${ANSWER}\n\n</details>\n\n<details><summary>Why batch?</summary>It is quicker.</details>\n`;
    expect(read(text)).toEqual([
      [
        ['Question', 'Answer', 'Category'],
        [2, 'What is a p-value?', ANSWER, 'Statistics'],
        [23, 'Why batch?', 'It is quicker.', 'Statistics'],
      ],
    ]);
  });

  it('has them behind Q and A, and in bold lines', () => {
    const text = `**Q:** What is a p-value?\n**A:** A chance.\n\n${CODE}\n\nQ2: Why batch?\n\nA: It is quicker.\n`;
    expect(read(text)).toEqual([
      [
        ['Question', 'Answer'],
        [1, 'What is a p-value?', `A chance.\n\n${CODE}`],
        [11, 'Why batch?', 'It is quicker.'],
      ],
    ]);
    expect(read(`**1. What is a p-value?**\n\n${ANSWER}\n\n**Why batch?**\nIt is quicker.\n`)).toEqual([
      [
        ['Question', 'Answer'],
        [1, 'What is a p-value?', ANSWER],
        [19, 'Why batch?', 'It is quicker.'],
      ],
    ]);
  });

  it('has them in tables', () => {
    expect(read('| Question | Answer |\n|---|---|\n| Why \\| how? | `a` |\n')).toEqual([
      [
        ['Question', 'Answer'],
        [3, 'Why | how?', '`a`'],
      ],
    ]);
  });

  it('has those in other ways, too, where no answer of the first stands', () => {
    const text = [
      '# Bank',
      '## Deep learning',
      '### What is dropout?',
      'It silences units.',
      '### Why normalise?',
      'It is quicker.',
      '<details>',
      '<summary>And its <b>drawbacks</b>?</summary>',
      '',
      'Small batches.',
      '',
      '</details>',
      '',
      '## Statistics',
      '**Q: What is a p-value?**',
      '',
      'A: How extreme it is.',
      '',
      '1. Explain the bootstrap.',
      '2. What is AUC?',
      '',
      '<details><summary>Why not accuracy?</summary><p>Classes are <i>uneven</i>.</p></details>',
      '',
    ].join('\n');
    expect(read(text)).toEqual([
      [
        ['Question', 'Answer', 'Category'],
        [3, 'What is dropout?', 'It silences units.', 'Deep learning'],
        [5, 'Why normalise?', 'It is quicker.', 'Deep learning'],
        [7, 'And its drawbacks?', 'Small batches.', 'Deep learning'],
        [15, 'What is a p-value?', 'How extreme it is.', 'Statistics'],
        [19, 'Explain the bootstrap.', '', 'Statistics'],
        [20, 'What is AUC?', '', 'Statistics'],
        [22, 'Why not accuracy?', 'Classes are *uneven*.', 'Statistics'],
      ],
    ]);
  });

  it('keeps what folds open within an answer in its words', () => {
    const text =
      '## Why normalise?\n<details><summary>Show the answer</summary>\n\nSo.\n\n</details>\n<details><summary>More</summary>\n\nSmall batches.\n\n</details>\n';
    expect(read(text)).toEqual([
      [
        ['Question', 'Answer'],
        [1, 'Why normalise?', 'So.\n\n**More**\n\nSmall batches.'],
      ],
    ]);
  });

  it('says what to do where there are none', () => {
    expect(read('Just words.\n')).toBe(
      'No questions were found in this text: put each in a heading, with its answer below',
    );
  });

  it('is read or not, whatever the text is', () => {
    const unit = fc.constantFrom(
      '# ',
      '## ',
      '- ',
      '1. ',
      '**',
      'Q: ',
      'A: ',
      '\n',
      '\n',
      '    ',
      '```',
      '<details>',
      '<summary>',
      '</summary>',
      '</details>',
      '|',
      '|-|',
      'Why?',
      'a',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
        expect(['string', 'object']).toContain(typeof read(text));
        expect(readMarkdownTables(text).ok).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['headings', '# Why?\n'.repeat(30_000)],
    ['details', '<details><summary>Why?'.repeat(10_000)],
    ['closed details', '<details><summary>Why?</summary>a</details>\n'.repeat(10_000)],
    ['bold lines', '**Why?**\n\n'.repeat(20_000)],
    ['lists', '- Why?\n\n  a\n'.repeat(15_000)],
    ['nested lists', Array.from({ length: 300 }, (_, depth) => `${'  '.repeat(depth)}- Why?`).join('\n')],
    ['stars', '**'.repeat(100_000)],
  ])('is read in a time that grows with its length: %s', (_, text) => {
    expect(readMarkdownQuestions(text)).toBeDefined();
  });
});

it('tables of a Markdown file are called as the headings above them', () => {
  const tables = readMarkdownTables(
    '# Weeks\n\n| Week | Topic |\n|:-:|---|\n| 1 | Algebra |\n\n# Books\n\nTitle | By\n--- | ---\nDeep | X\n',
  );
  expect(tables).toEqual({
    ok: true,
    value: [
      { title: 'Weeks', columns: ['Week', 'Topic'], rows: [{ line: 5, cells: ['1', 'Algebra'] }] },
      { title: 'Books', columns: ['Title', 'By'], rows: [{ line: 11, cells: ['Deep', 'X'] }] },
    ],
  });
});
