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
    expect(problemsOf('sep=;\r\na;b\r\n"x"y;2\r\n')).toEqual([
      [3, 'After the closing quotation mark comes a semicolon or the end of the line'],
    ]);
  });

  it('is found in a million characters as soon as they are read', () => {
    for (const text of ['"'.repeat(1_000_001), ';'.repeat(1_000_000), `"${'""'.repeat(500_000)}`])
      parseCsv(text, 10);
  });
});

describe('what is no table', () => {
  it('is told with all its lines, whatever lies between', () => {
    const text = 'a,b\nsays "hi",1\n"well",2\n"x"y,3\n4,"never closed\n';
    expect(problemsOf(text)).toEqual([
      [2, 'A cell with a quotation mark in it has to stand in quotation marks, with the mark inside doubled'],
      [4, 'After the closing quotation mark comes a comma or the end of the line'],
      [5, 'A quotation mark opens a cell here, and none closes it'],
    ]);
  });

  it('is told where it is, past cells of several lines', () => {
    expect(problemsOf('a,b\n"x\r\ny","z\r\n\r\n"!,1\n"q""\n"?')).toEqual([
      [5, 'After the closing quotation mark comes a comma or the end of the line'],
      [7, 'After the closing quotation mark comes a comma or the end of the line'],
    ]);
    expect(problemsOf('a\r\n\r\n"b\r\nc\r\n')).toEqual([
      [3, 'A quotation mark opens a cell here, and none closes it'],
    ]);
  });

  it('has more rows than are wanted, or more problems than anybody reads', () => {
    expect(problemsOf('a\nb\n\nc\n', 2)).toEqual([[4, 'There are more rows than 2: cut the file in two']]);
    expect(problemsOf('a\nb\n\n', 2)).toEqual([]);
    expect(problemsOf('a"\n'.repeat(5000), 1000)).toHaveLength(200);
  });

  it.each([
    ['marks', '"'.repeat(1_000_001), 1],
    ['marks in a cell', `a${'"'.repeat(1_000_000)}`, 1],
    ['commas', `a\n${'b,'.repeat(500_000)}`, 0],
    ['one cell', 'a'.repeat(1_000_000), 0],
    ['empty lines', '\r\n'.repeat(500_000), 0],
    ['wrong lines', 'a"\n'.repeat(300_000), 200],
    ['wrong cells of many lines', `"${'\r\n'.repeat(2000)}"b\n`.repeat(250), 200],
    ['wrong cells of many marks', `"${'""'.repeat(2000)}"b\n`.repeat(250), 200],
  ])('of a million %s takes no longer than its length', (_, text, problemCount) => {
    expect(problemsOf(text, 2000)).toHaveLength(problemCount);
  });

  it('never makes it fail, and is read to its end in one pass', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a') }), (text) => {
        const parsed = parseCsv(text, 1000);
        expect(parsed.ok || parsed.problems.length > 0).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
