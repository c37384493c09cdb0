import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../../db/file/project-root.ts';
import { readWorkbook } from '../../../../plans/incoming/tables/workbook.ts';
import { inline, sheet, workbook } from '../../../support/made/incoming/workbook.ts';

/** Written by openpyxl 3.1, XlsxWriter 3.2 and LibreOffice 7.4, as their names say. */
const file = (name: string) => readFileSync(`${projectRoot()}/tests/support/workbooks/${name}`);

const read = (bytes: Uint8Array) => {
  const workbook = readWorkbook(bytes);
  if (!workbook.ok) return workbook.problem;
  return workbook.value.map(({ title, columns, rows }) => [
    title,
    columns,
    ...rows.map(({ cells }) => cells),
  ]);
};

describe('a workbook', () => {
  it('is read as openpyxl writes it: sheets, merged cells, days, links, and what is hidden last', () => {
    expect(read(file('openpyxl-plan.xlsx'))).toEqual([
      [
        'Plan',
        ['Phase', 'Topic', 'Hours', 'Due', 'Done', 'Link'],
        [
          'Foundations',
          'Linear algebra refresher',
          '6.5',
          '2026-03-02',
          'TRUE',
          '[notes](<https://example.org/la?x=1&y=2>)',
        ],
        ['Foundations', 'Probability', '0.3', '2026-03-09 14:30', 'FALSE', ''],
        ['Depth', 'Sequence models\nwith attention', '', '2026-04-01', 'FALSE', ''],
      ],
      ['Notes', ['Question', 'Answer'], ['Why warm up?', 'Early steps are too large otherwise']],
      ['Old', ['Topic'], ['Hidden topic']],
    ]);
  });

  it('shows numbers by their formats, as XlsxWriter writes them', () => {
    const [table] = read(file('xlsxwriter-formats.xlsx')) as [[string, string[], ...string[][]]];
    expect(Object.fromEntries(table.slice(2) as string[][])).toEqual({
      day: '2026-03-02',
      'long day': '2026-03-02',
      'first of March 1900': '1900-03-01',
      'before the day that was not': '1900-02-28',
      time: '14:30',
      'long time': '30:00',
      share: '45%',
      'share with decimals': '12.3%',
      padded: '007',
      euros: '12.5',
      month: '2026-03-01',
      minutes: '90',
      general: '1e+21',
      small: '0.000001',
      formula: 'ab',
      error: '',
      boolean: 'TRUE',
      'rich text': 'x',
    });
    expect(read(file('xlsxwriter-1904.xlsx'))).toEqual([
      ['', ['Task', 'Due'], ['Mock interview', '2026-03-02']],
    ]);
  });

  it('is read as LibreOffice writes it, line breaks in cells and all', () => {
    expect(read(file('libreoffice-questions.xlsx'))).toEqual([
      [
        '',
        ['Question', 'Answer', 'Day'],
        ['What is a p-value?', 'How often chance alone would show\nas much', '2026-03-02'],
        ['Why "warm" restarts?', 'Escape', ''],
      ],
    ]);
  });

  it('has texts in runs, without what says how signs are spoken, and signs that are escaped', () => {
    const strings = `<sst><si><r><t>東</t></r><r><rPr><b/></rPr><t xml:space="preserve">京 </t></r><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si><t>a_x000D_
b &amp; &#x3C;c&gt;</t></si></sst>`;
    const rows = '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>';
    expect(read(workbook([sheet(rows)], { 'xl/strings.xml': strings }))).toEqual([
      ['', ['Column 1', 'Column 2'], ['東京', 'a\nb & <c>']],
    ]);
  });

  it('may have prefixes, other names of files, cells without places, and a sheet without anything', () => {
    const rows = `<x:row><x:c t="str"><x:f>A1</x:f><x:v>Question</x:v></x:c></x:row><x:row r="7"><x:c r="C7" t="b"><x:v>0</x:v></x:c>
      <x:c t="n"><x:v>3</x:v></x:c><x:c t="e"><x:v>#N/A</x:v></x:c></x:row>`;
    const prefixed = `<?xml version="1.0"?><x:worksheet xmlns:x="y"><x:sheetData>${rows}</x:sheetData></x:worksheet>`;
    const opened = readWorkbook(workbook([sheet(''), prefixed]));
    expect(opened).toEqual({
      ok: true,
      value: [{ title: '', columns: ['Question', '', ''], rows: [{ line: 7, cells: ['', 'FALSE', '3'] }] }],
    });
  });
});

describe('a file that is no such workbook', () => {
  it.each([
    {
      name: 'an old one',
      bytes: file('libreoffice-plan.xls'),
      says: /old workbook \(\.xls\), or one that is locked.*save it as \.xlsx or CSV/,
    },
    {
      name: 'OpenDocument',
      bytes: file('libreoffice-questions.ods'),
      says: /OpenDocument.*save it as \.xlsx or CSV/,
    },
    {
      name: 'Numbers',
      bytes: zipSync({ 'Index/Document.iwa': strToU8('x') }),
      says: /Numbers.*save it as \.xlsx or CSV/,
    },
    {
      name: 'binary',
      bytes: zipSync({ 'xl/workbook.bin': strToU8('x') }),
      says: /binary workbook.*save it as \.xlsx or CSV/,
    },
    { name: 'a document', bytes: zipSync({ 'word/document.xml': strToU8('x') }), says: /a document/ },
    {
      name: 'another ZIP',
      bytes: zipSync({ 'a.txt': strToU8('x') }),
      says: /no workbook that can be read here: save it as/,
    },
    { name: 'no ZIP', bytes: strToU8('question,answer'), says: /damaged or not all there/ },
    { name: 'empty', bytes: workbook([sheet('<row r="1"/>')]), says: /nothing in this workbook/ },
    {
      name: 'damaged',
      bytes: workbook([sheet('<row>')]),
      says: /workbook is damaged: open it in its program/,
    },
  ])('says what to do: $name', ({ bytes, says }) => {
    expect(read(bytes)).toMatch(says);
  });
});

describe('a workbook that cannot be trusted', () => {
  it('is as large as what is in it, wherever it says that it stands', () => {
    const lies = `<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="1">${inline('A1', 'question')}</row>${'<row r="5" spans="1:16384"/>'.repeat(200_000)}
      <row r="1048576">${inline('XFD1048576', 'Why?')}</row></sheetData><mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(20_000)}</mergeCells></worksheet>`;
    const opened = readWorkbook(workbook([lies]));
    expect(opened.ok && opened.value[0]?.rows.map(({ line }) => line)).toEqual([1_048_576]);
  });

  it('has not too many rows, columns or sheets', () => {
    const rows = Array.from({ length: 30_000 }, (_, row) => `<row r="${row + 1}"><c><v>${row}</v></c></row>`);
    expect(read(workbook([sheet(rows.join(''))]))).toMatch(
      /^There are more than 20,000 rows, and row 200\d\d is over that: cut/,
    );
    const cells = Array.from({ length: 201 }, () => '<c><v>1</v></c>').join('');
    expect(read(workbook([sheet(`<row r="3">${cells}</row>`)]))).toMatch(
      /more than 200 columns, in row 3 first/,
    );
    expect(read(workbook(Array.from({ length: 101 }, () => sheet(''))))).toMatch(/more than 100 sheets/);
    const long = `<row r="2">${inline('A2', 'x'.repeat(100_001))}</row>`;
    expect(read(workbook([sheet(`<row>${inline('A1', 'a')}</row>${long}`)]))).toMatch(
      /^Sheet “S0”: The text of a cell in row 2 has more/,
    );
  });

  it.each([
    {
      name: 'entities in entities',
      xml: `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(100)}">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>`,
    },
    {
      name: 'what is to be loaded',
      xml: '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet><c><v>&a;</v></c></worksheet>',
    },
    { name: 'elements in elements', xml: '<a>'.repeat(500_000) },
    {
      name: 'attributes without end',
      xml: `<worksheet ${Array.from({ length: 300_000 }, (_, index) => `a${index}=""`).join(' ')}/>`,
    },
    { name: 'a name without end', xml: `<${'a'.repeat(5_000_000)}` },
    { name: 'more than is read of one', xml: `<worksheet>${' '.repeat(20_000_000)}</worksheet>` },
  ])('is refused in one sentence: $name', ({ xml }) => {
    expect(read(workbook([xml]))).toMatch(/workbook is damaged|more in this file than can be read/);
  });

  it('does not grow by one long text in every cell', () => {
    const strings = `<sst><si><t>${'x'.repeat(90_000)}</t></si></sst>`;
    const row = (line: number) => `<row r="${line}">${'<c t="s"><v>0</v></c>'.repeat(20)}</row>`;
    const rows = Array.from({ length: 2000 }, (_, line) => row(line + 1));
    expect(read(workbook([sheet(rows.join(''))], { 'xl/strings.xml': strings }))).toBe(
      'Sheet “S0”: There are more than 20 million characters: bring a part of it at a time',
    );
  });

  it('is read or refused in words, whatever is changed in it', () => {
    const plan = file('openpyxl-plan.xlsx');
    const names = Object.keys(unzipSync(plan));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(plan.length - 1), fc.nat(255)), { maxLength: 4 }),
        fc.nat(plan.length),
        (changes, end) => {
          const changed = Buffer.from(plan.subarray(0, end < plan.length / 2 ? plan.length : end));
          for (const [at, byte] of changes) if (at < changed.length) changed[at] = byte;
          expect(['string', 'object']).toContain(typeof read(changed));
        },
      ),
      { numRuns: 500 },
    );
    // Within its XML, where a ZIP file would notice.
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.nat(),
        fc.nat(60),
        fc.string({ unit: fc.constantFrom(...'<>/"&;=AZ019 '), maxLength: 9 }),
        (name, place, length, put) => {
          const files = unzipSync(plan);
          const text = strFromU8(files[name] ?? new Uint8Array());
          const at = place % (text.length + 1);
          const changed = { ...files, [name]: strToU8(text.slice(0, at) + put + text.slice(at + length)) };
          expect(JSON.stringify(read(zipSync(changed, { level: 0 })))).not.toMatch(/undefined|NaN|Error/);
        },
      ),
      { numRuns: 500 },
    );
  });
});
