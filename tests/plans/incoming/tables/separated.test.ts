import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSeparated } from '../../../../plans/incoming/tables/separated.ts';

const read = (text: string) => {
  const table = readSeparated(text);
  if (!table.ok) return table.problem;
  return [table.value.columns, ...table.value.rows.map(({ cells }) => cells)];
};

describe('a table of questions', () => {
  const rows = [
    ['Question', 'Answer'],
    ['What is entropy?', 'How much is not known, on average'],
  ];

  it.each([
    { name: 'commas', text: 'Question,Answer\r\nWhat is entropy?,"How much is not known, on average"\r\n' },
    { name: 'semicolons', text: 'Question;Answer\nWhat is entropy?;How much is not known, on average\n' },
    { name: 'tabs', text: 'Question\tAnswer\nWhat is entropy?\tHow much is not known, on average' },
    { name: 'bars', text: 'Question|Answer\nWhat is entropy?|How much is not known, on average\n' },
    {
      name: 'bars around it',
      text: '| Question | Answer |\n|What is entropy? | How much is not known, on average |',
    },
    {
      name: 'a line of its own',
      text: 'sep=;\r\nQuestion;Answer\r\nWhat is entropy?;How much is not known, on average',
    },
    {
      name: 'a mark',
      text: '\uFEFFQuestion;Answer\r\n"What is entropy?";"How much is not known, on average"\r\n',
    },
    { name: 'CR', text: 'Question\tAnswer\rWhat is entropy?\tHow much is not known, on average\r' },
    {
      name: 'empty columns',
      text: ',,Question,,Answer,,\n,,What is entropy?,,"How much is not known, on average",,\n',
    },
    {
      name: 'empty rows',
      text: ';\n\nQuestion;Answer\n;\n\n ;\nWhat is entropy?; How much is not known, on average\n;;;;\n',
    },
  ])('is read with $name', ({ text }) => {
    expect(read(text)).toEqual(rows);
  });

  it('has columns without a name where there is something in them, and rows as wide as they are', () => {
    expect(read('question,answer\nWhy?,Because,and more\nHow?\n,Thus\n')).toEqual([
      ['question', 'answer', ''],
      ['Why?', 'Because', 'and more'],
      ['How?', '', ''],
      ['', 'Thus', ''],
    ]);
  });

  it('knows in which line of the file each row begins', () => {
    const table = readSeparated('sep=,\nquestion,answer\n"Why\nnot?",x\n\nHow?,y\n');
    expect(table.ok && table.value.rows.map(({ line }) => line)).toEqual([3, 6]);
  });

  it('is called what stands above its names', () => {
    const table = readSeparated('Interview prep 2026;;\n;;\nQuestion;Answer;Done?\nWhy?;x;\n');
    expect(table.ok && [table.value.title, table.value.columns]).toEqual([
      'Interview prep 2026',
      ['Question', 'Answer', 'Done?'],
    ]);
  });

  it('keeps code, formulas and tables as they were, byte for byte', () => {
    const code =
      '    for row in rows:\n        total += row["a"]\n\n| a | b |\n|---|---|\n| 1 |\t2 |\n\n$\\frac{a}{b}$';
    expect(read(`prompt,points\r\n"Sum it","\n${code.replaceAll('"', '""')}\n\n"\r\n`)).toEqual([
      ['prompt', 'points'],
      ['Sum it', code],
    ]);
  });

  it('takes a quotation mark in a cell for one', () => {
    expect(read('question,answer\nWhat is a "warm" start?,From "old" weights\n5" or 6"?,"so"\n')).toEqual([
      ['question', 'answer'],
      ['What is a "warm" start?', 'From "old" weights'],
      ['5" or 6"?', 'so'],
    ]);
  });

  it('of one column may have commas in its sentences', () => {
    expect(read('Question\nWhat is bias, and what variance?\nWhy?\nHow, when, and where?\n')).toEqual([
      ['Question'],
      ['What is bias, and what variance?'],
      ['Why?'],
      ['How, when, and where?'],
    ]);
  });
});

describe('the first row', () => {
  it.each([
    { name: 'known names', rows: ['Front,Back', 'a,b'], isHeader: true },
    { name: 'known names with marks', rows: ['Task,Done?,Hours (est.)', 'a,no,3'], isHeader: true },
    { name: 'known names in German', rows: ['Frage;Antwort', 'a;b'], isHeader: true },
    { name: 'a known name alone', rows: ['question'], isHeader: true },
    {
      name: 'names above long texts',
      rows: ['Begriff;Bedeutung', 'Entropie;Wie ungewiss etwas im Mittel ist'],
      isHeader: true,
    },
    { name: 'names above numbers', rows: ['Kapitel;Umfang', 'Eins;12', 'Zwei;15'], isHeader: true },
    {
      name: 'a question and its answer',
      rows: ['What is entropy?,Disorder', 'What is heat?,Motion'],
      isHeader: false,
    },
    { name: 'a sentence', rows: ['Entropy is disorder.,thermo', 'Heat is motion.,thermo'], isHeader: false },
    { name: 'a card like the others', rows: ['entropy\tdisorder', 'heat\tmotion'], isHeader: false },
    { name: 'one row of two words', rows: ['entropy\tdisorder'], isHeader: false },
    { name: 'a question in one column', rows: ['Explain entropy', 'Explain heat'], isHeader: false },
    { name: 'a number and a question', rows: ['1,Explain entropy', '2,Explain heat'], isHeader: false },
  ])('names the columns or is a row: $name', ({ rows, isHeader }) => {
    const table = readSeparated(rows.join('\n'));
    expect(table.ok && table.value.rows.length).toBe(isHeader ? rows.length - 1 : rows.length);
    if (!isHeader) expect(table.ok && table.value.columns[0]).toBe('Column 1');
  });
});

describe('a table that is too large', () => {
  const says = (text: string) => read(text) as string;

  it('says which row is over the limit', () => {
    expect(says(`question\n${'Why?\n'.repeat(20_001)}`)).toBe(
      'There are more than 20,000 rows, and line 20002 is over that: cut the file in two',
    );
    expect(says(`question\nWhy?\n"${'x'.repeat(100_001)}"`)).toBe(
      'The text of a cell in line 3 has more than 100,000 characters: cut it in two',
    );
    expect(says(`question,answer\nWhy?,x\n${'y,'.repeat(201)}`)).toBe(
      'There are more than 200 columns, in line 3 first: take out those that are not needed',
    );
  });

  it('is not one for its empty rows and columns', () => {
    const empty = `${','.repeat(60)}\r\n`;
    expect(read(`question${','.repeat(300)}\r\n${empty.repeat(30_000)}Why?\r\n${empty}`)).toEqual([
      ['question'],
      ['Why?'],
    ]);
  });

  it.each(['', '\n\n', ',,,\n', ' \t '])('has at least something in it, which %j has not', (text) => {
    expect(says(text)).toBe('There is nothing in this file: choose another');
  });

  it('says where a quotation mark is open to the end', () => {
    expect(says('question,answer\nWhy?,"a long\nanswer that\nis cut')).toBe(
      'Line 2: A quotation mark opens a cell here, and none closes it: is the file all there?',
    );
  });
});

it('has as many cells in each row as it has columns, whatever the text is', () => {
  const unit = fc.constantFrom('"', ',', ';', '\t', '|', '\n', '\r', ' ', 'a', '?', '1', 'é', '\uFEFF');
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit, maxLength: 200 }), fc.string({ unit: 'binary' })), (text) => {
      const table = readSeparated(text);
      if (!table.ok) return;
      const { columns, rows } = table.value;
      expect(columns.length).toBeGreaterThan(0);
      for (const { cells } of rows) {
        expect(cells).toHaveLength(columns.length);
        expect(cells.join('')).not.toBe('');
      }
    }),
    { numRuns: 3000 },
  );
});
