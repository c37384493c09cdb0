import type { ReadPart } from '../read.ts';
import type { IncomingTable } from '../table.ts';
import { readZip, type ZipFiles } from '../zip.ts';
import { makeTable, type RawTable } from './make-table.ts';
import { readTargets, readWorkbookParts } from './workbook-parts.ts';
import { readSheet, type SheetRow } from './workbook-sheet.ts';

/** What is read of so much takes seconds. */
const LIMITS = { files: 5000, bytesOfFile: 20_000_000, bytesInAll: 30_000_000 };

const SAVE_AS = 'save it as .xlsx or CSV, and bring that';
const OLD_WORKBOOK = [0xd0, 0xcf, 0x11, 0xe0];

/** Files of other programs, by what is in them. */
const OTHERS: readonly { has: RegExp; problem: string }[] = [
  { has: /^xl\/workbook\.bin$/i, problem: `This is a binary workbook (.xlsb): ${SAVE_AS}` },
  { has: /^content\.xml$/, problem: `This is an OpenDocument file, such as .ods: ${SAVE_AS}` },
  {
    has: /^Index(?:\.zip$|\/Document\.iwa$)/,
    problem: `This is a file of Numbers, Pages or Keynote: ${SAVE_AS}`,
  },
  { has: /^(?:word|ppt)\//, problem: 'This is a document, not a workbook: copy its text, and paste that' },
];

/**
 * Reads every sheet of an Excel workbook (.xlsx, .xlsm) that has something in it, the hidden ones last.
 *
 * @returns a table for each, called as its sheet where there are several; or why it cannot be read: it is no such workbook,
 *   is damaged or locked, or a row is over a limit
 * @see ECMA-376, part 1, section 18
 */
export function readWorkbook(bytes: Uint8Array): ReadPart<IncomingTable[]> {
  if (OLD_WORKBOOK.every((byte, place) => bytes[place] === byte))
    return {
      ok: false,
      problem: `This is an old workbook (.xls), or one that is locked with a password: ${SAVE_AS}`,
    };
  return readZip(bytes, LIMITS, readSheets);
}

function readSheets(files: ZipFiles): ReadPart<IncomingTable[]> {
  const main = readTargets(files, '').byKind.get('officeDocument') ?? 'xl/workbook.xml';
  const other = OTHERS.find(({ has }) => [...files.keys()].some((name) => has.test(name)));
  if (other) return { ok: false, problem: other.problem };
  if (!files.has(main))
    return { ok: false, problem: `This is no workbook that can be read here: ${SAVE_AS}` };

  const parts = readWorkbookParts(files, main);
  const sheets = parts.sheets
    .toSorted((one, other) => Number(one.isHidden) - Number(other.isHidden))
    .map(({ title, file }) => ({ title, rows: readSheet(files, file, parts) }))
    .filter(({ rows }) => rows.length > 0);
  const tables: IncomingTable[] = [];
  for (const { title, rows } of sheets) {
    const table = makeTable(rawTable(sheets.length === 1 ? '' : title, rows));
    if (!table.ok) return { ok: false, problem: `Sheet “${title}”: ${table.problem}` };
    tables.push(table.value);
  }
  return tables.length > 0
    ? { ok: true, value: tables }
    : { ok: false, problem: 'There is nothing in this workbook: choose another' };
}

/** Columns without anything are left out before rows are as wide as the sheet. */
function rawTable(title: string, rows: readonly SheetRow[]): RawTable {
  const columns = [...new Set(rows.flatMap(({ cells }) => [...cells.keys()]))].sort(
    (one, other) => one - other,
  );
  return {
    title,
    rows: rows.map(({ line, cells }) => ({ line, cells: columns.map((column) => cells.get(column) ?? '') })),
    rowNoun: 'row',
  };
}
