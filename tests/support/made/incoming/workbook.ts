import { strToU8, zipSync } from 'fflate';

const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** As Excel writes one, with no more than has to be there. */
export function workbook(sheets: readonly string[], more: Record<string, string> = {}): Uint8Array {
  const entries = sheets.map(
    (_, index) => `<sheet name="S${index}" sheetId="${index + 1}" r:id="r${index}"/>`,
  );
  const targets = sheets.map(
    (_, index) => `<Relationship Id="r${index}" Type="${TYPE}/worksheet" Target="worksheets/${index}.xml"/>`,
  );
  const files = {
    '_rels/.rels': `<Relationships><Relationship Id="r" Type="${TYPE}/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${entries.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${targets.join('')}<Relationship Id="s" Type="${TYPE}/sharedStrings" Target="strings.xml"/></Relationships>`,
    ...Object.fromEntries(sheets.map((sheet, index) => [`xl/worksheets/${index}.xml`, sheet])),
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

export const sheet = (rows: string, more = '') =>
  `<worksheet><sheetData>${rows}</sheetData>${more}</worksheet>`;
export const inline = (place: string, text: string) =>
  `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;

/** Sheets of words, row by row. */
export function workbookOfRows(...sheets: readonly (readonly (readonly string[])[])[]): Uint8Array {
  const row = (cells: readonly string[], index: number) => {
    const written = cells.map((text, column) =>
      inline(`${String.fromCharCode(65 + column)}${index + 1}`, text),
    );
    return `<row r="${index + 1}">${written.join('')}</row>`;
  };
  return workbook(sheets.map((rows) => sheet(rows.map(row).join(''))));
}
