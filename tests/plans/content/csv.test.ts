import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../../plans/content/csv.ts';

const cellsOf = (text: string) => {
  const parsed = parseCsv(text, 1000);
  return parsed.ok ? parsed.records.map(({ cells }) => cells) : null;
};
const problemsOf = (text: string, most = 1000) => {
  const parsed = parseCsv(text, most);
  return parsed.ok ? [] : parsed.problems.map(({ line, message }) => [line, message]);
};

/** Cells of what makes trouble in a table, and of anything. */
const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', '\r\n', "'", '=', ' ', 'a', 'é', '\uFEFF') }),
  fc.string({ unit: 'grapheme' }),
);
/** Tables of two columns or more: one empty cell alone is an empty line. */
const table = fc
  .integer({ min: 2, max: 5 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 8 }));

describe('a table', () => {
  it.each(['\r\n', '\n', '\r'])(
    'that another program wrote is read as it was, with line breaks %j',
    (lineBreak) => {
      fc.assert(
        fc.property(table, (rows) => {
          const text = stringify(rows, { record_delimiter: lineBreak, quoted_match: /[\r\n\uFEFF]/ });
          expect(cellsOf(text)).toEqual(rows);
        }),
      );
    },
  );

  it('may quote every cell, and lack the last line break', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const text = stringify(rows, {
          quoted: true,
          quoted_empty: true,
          eof: false,
          record_delimiter: '\r\n',
        });
        expect(cellsOf(text)).toEqual(rows);
      }),
    );
  });

  it('knows in which line each record begins, past line breaks in cells and empty lines', () => {
    const parsed = parseCsv('\uFEFFa,b\r\n"x\r\ny\nz",1\n\n\nc,d', 10);
    expect(parsed.ok && parsed.records).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['x\r\ny\nz', '1'] },
      { line: 7, cells: ['c', 'd'] },
    ]);
  });

  it('keeps empty cells, and no record of an empty line', () => {
    expect(cellsOf(',\n\n"",\n""\na,')).toEqual([['', ''], ['', ''], [''], ['a', '']]);
    expect(cellsOf('')).toEqual([]);
  });
});

describe('what separates the cells', () => {
  it.each([
    { name: 'commas', text: 'a,b\r\n"1;2",3\r\n', cells: ['1;2', '3'] },
    {
      name: 'semicolons, as of Excel where the comma is for decimals',
      text: 'a;b\r\n1,5;3\r\n',
      cells: ['1,5', '3'],
    },
    { name: 'tabs', text: 'a\tb\r\n1,5\t3;4\r\n', cells: ['1,5', '3;4'] },
    { name: 'what a line of its own says', text: 'sep=;\r\na,b;c\r\n1;2\r\n', cells: ['1', '2'] },
    { name: 'that line after a byte order mark', text: '\uFEFFsep=\t\na\tb\n1\t2\n', cells: ['1', '2'] },
    { name: 'marks outside of quotes', text: '"a,b,c";"d\n,,"\r\n1;2\r\n', cells: ['1', '2'] },
    { name: 'the comma, where both stand as often', text: 'a;b,c\r\n1;2,3\r\n', cells: ['1;2', '3'] },
  ])('is told by the first row: $name', ({ text, cells }) => {
    expect(cellsOf(text)?.[1]).toEqual(cells);
  });

  it('is no row, and counts as a line', () => {
    const parsed = parseCsv('sep=;\r\na;b\r\n', 10);
    expect(parsed.ok && parsed.records).toEqual([{ line: 2, cells: ['a', 'b'] }]);
    expect(problemsOf('sep=;\r\na;b\r\n', 0)).toEqual([
      [2, 'There are more rows than 0: cut the file in two'],
    ]);
  });

  it('is found in a million characters as soon as they are read', () => {
    for (const text of ['"'.repeat(1_000_001), ';'.repeat(1_000_000), `"${'""'.repeat(500_000)}`])
      parseCsv(text, 10);
  });
});

describe('a quotation mark', () => {
  it.each([
    { name: 'in a cell', text: 'says "hi" twice,1', cells: ['says "hi" twice', '1'] },
    { name: 'for inches', text: '15" screen,a 24"', cells: ['15" screen', 'a 24"'] },
    { name: 'around the first word', text: '"well" known,2', cells: ['"well" known', '2'] },
    { name: 'that is not doubled', text: '"He said "hello" to me",2', cells: ['He said "hello" to me', '2'] },
    { name: 'that is not doubled, in the middle', text: '1,"a "b" c"', cells: ['1', 'a "b" c'] },
    { name: 'around a word, before a cell in marks', text: '"a" word, "x"', cells: ['"a" word', 'x'] },
    { name: 'after a space', text: ' "b, c" ,d', cells: ['b, c', 'd'] },
    { name: 'alone', text: '",2', cells: ['"', '2'] },
    { name: 'with a backslash', text: '"a \\"b\\" c",2', cells: ['a \\"b\\" c', '2'] },
  ])('$name costs no other cell', ({ text, cells }) => {
    expect(cellsOf(text)).toEqual([cells]);
    expect(cellsOf(`x,"y\nz"\r\n${text}\r\n"p\nq",r`)).toEqual([['x', 'y\nz'], cells, ['p\nq', 'r']]);
  });

  it('that opens a cell and is never closed costs its line, in which it is a character', () => {
    const text = 'a,b\n1,"never closed\n2,"closed"\n3,x\n';
    expect(cellsOf(text)).toEqual([
      ['a', 'b'],
      ['1', '"never closed'],
      ['2', 'closed'],
      ['3', 'x'],
    ]);
    expect(cellsOf('a,b\n1,x\n2,"never closed')).toEqual([
      ['a', 'b'],
      ['1', 'x'],
      ['2', '"never closed'],
    ]);
  });

  it('is told where the rest of the file is within it, and so no table', () => {
    expect(problemsOf('a,b\n1,"a long answer\nof many lines\n\nwhich is cut')).toEqual([
      [2, 'A quotation mark opens a cell here, and none closes it: is the file all there?'],
    ]);
  });
});

describe('whatever it is', () => {
  it('has no more rows than are wanted', () => {
    expect(problemsOf('a\nb\n\nc\n', 2)).toEqual([[4, 'There are more rows than 2: cut the file in two']]);
    expect(problemsOf('a\nb\n\n', 2)).toEqual([]);
  });

  it.each([
    ['marks', '"'.repeat(1_000_001)],
    ['doubled marks', '"'.repeat(1_000_000)],
    ['marks in a cell', `a${'"'.repeat(1_000_000)}`],
    ['commas', `a\n${'b,'.repeat(500_000)}`],
    ['one cell', 'a'.repeat(1_000_000)],
    ['empty lines', '\r\n'.repeat(500_000)],
    ['wrong lines', 'a"\n'.repeat(300_000)],
    ['cells that are not closed', '"a,'.repeat(300_000)],
    ['words in marks', '"a"b,'.repeat(200_000)],
    ['marks and spaces', '" '.repeat(500_000)],
    ['lines with marks that are doubled', '"""a\n'.repeat(200_000)],
    ['wrong cells of many lines', `"${'\r\n'.repeat(2000)}"b\n`.repeat(250)],
    ['wrong cells of many marks', `"${'""'.repeat(2000)}"b\n`.repeat(250)],
  ])('is read in a time that grows with its length alone: a million %s', (_, text) => {
    expect(parseCsv(text, 2000)).toBeDefined();
  });

  it('is cut into cells, and nothing of it is lost but marks and separators', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', ' ', 'a', 'b') }), (text) => {
        const read = cellsOf(text)?.flat().join('') ?? text;
        expect(read.replace(/[^ab]/g, '')).toBe(text.replace(/[^ab]/g, ''));
      }),
      { numRuns: 3000 },
    );
  });
});
