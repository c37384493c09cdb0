import { readXml, type XmlListener } from '../xml.ts';
import { type ZipFiles, ZipProblem } from '../zip.ts';
import { builtInKind, kindOfFormat, type NumberKind } from './workbook-numbers.ts';

/** A sheet as the list of them has it, and the name of its file. */
export type SheetPart = { title: string; isHidden: boolean; file: string };

/** What the cells of all sheets refer to. */
export type WorkbookParts = {
  sheets: readonly SheetPart[];
  strings: readonly string[];
  /** By the number of a style. */
  kinds: readonly NumberKind[];
  from1904: boolean;
};

const MOST_SHEETS = 100;
const MOST_STYLES = 100_000;
const DAMAGED = 'The workbook is damaged: open it in its program, save it again, and bring that';

/** @throws {ZipProblem} when its XML is not well-formed */
export function readPart(files: ZipFiles, name: string, listener: XmlListener): void {
  const unpack = files.get(name);
  if (unpack && !readXml(unpack(), listener)) throw new ZipProblem(DAMAGED);
}

/**
 * Reads what stands around the sheets of a workbook.
 *
 * @param main - the file that lists the sheets
 * @throws {ZipProblem} when its XML is not well-formed, or there are too many sheets
 */
export function readWorkbookParts(files: ZipFiles, main: string): WorkbookParts {
  const targets = readTargets(files, main);
  const sheets: SheetPart[] = [];
  let from1904 = false;
  readPart(files, main, {
    open(name, attribute) {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attribute('date1904'));
      if (name !== 'sheet') return;
      if (sheets.length === MOST_SHEETS)
        throw new ZipProblem(
          `There are more than ${MOST_SHEETS} sheets: bring those that you need, by themselves`,
        );
      const file = targets.byId.get(attribute('id'));
      const isHidden = attribute('state').toLowerCase().includes('hidden');
      if (file) sheets.push({ title: attribute('name'), isHidden, file });
    },
  });
  const strings = readStrings(files, targets.byKind.get('sharedStrings') ?? '');
  const kinds = readKinds(files, targets.byKind.get('styles') ?? '');
  return { sheets, strings, kinds, from1904 };
}

/** The files that a file refers to, by their ids, and the last of each kind. */
export function readTargets(
  files: ZipFiles,
  from: string,
): { byId: ReadonlyMap<string, string>; byKind: ReadonlyMap<string, string> } {
  const folder = from.split('/').slice(0, -1);
  const byId = new Map<string, string>();
  const byKind = new Map<string, string>();
  readPart(files, [...folder, '_rels', `${from.split('/').at(-1)}.rels`].join('/'), {
    open(name, attribute) {
      if (name !== 'Relationship') return;
      const target = attribute('Target');
      const isWithin = attribute('TargetMode') !== 'External';
      const path = isWithin ? resolve(target.startsWith('/') ? [] : folder, target) : target;
      byId.set(attribute('Id'), path);
      byKind.set(attribute('Type').split('/').at(-1) ?? '', path);
    },
  });
  return { byId, byKind };
}

function resolve(folder: readonly string[], target: string): string {
  const path = [...folder];
  for (const part of target.replaceAll('\\', '/').split('/')) {
    if (part === '..') path.pop();
    else if (part !== '.' && part !== '') path.push(part);
  }
  return path.join('/');
}

/** Hears a text in its runs, without what is written over signs to say how they are spoken. */
export function textListener(): Required<XmlListener> & { take: () => string } {
  let text = '';
  let isText = false;
  let isSpoken = false;
  return {
    open(name) {
      if (name === 'rPh') isSpoken = true;
      if (name === 't') isText = !isSpoken;
    },
    close(name) {
      if (name === 'rPh') isSpoken = false;
      if (name === 't') isText = false;
    },
    text(piece) {
      if (isText) text += piece;
    },
    take() {
      if (text === '') return '';
      const taken = unescaped(text);
      text = '';
      return taken;
    },
  };
}

/** Signs that XML has no room for are written with their number: `_x000D_`. */
function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)).replace('\0', ''),
  );
}

function readStrings(files: ZipFiles, name: string): string[] {
  const strings: string[] = [];
  const text = textListener();
  readPart(files, name, {
    ...text,
    close(tag) {
      text.close(tag);
      if (tag === 'si') strings.push(text.take());
    },
  });
  return strings;
}

function readKinds(files: ZipFiles, name: string): NumberKind[] {
  const own = new Map<string, NumberKind>();
  const kinds: NumberKind[] = [];
  let isCellStyles = false;
  readPart(files, name, {
    open(tag, attribute) {
      if (tag === 'numFmt') own.set(attribute('numFmtId'), kindOfFormat(attribute('formatCode')));
      if (tag === 'cellXfs') isCellStyles = true;
      if (tag !== 'xf' || !isCellStyles || kinds.length === MOST_STYLES) return;
      const id = attribute('numFmtId');
      kinds.push(own.get(id) ?? builtInKind(Number(id)));
    },
    close(tag) {
      if (tag === 'cellXfs') isCellStyles = false;
    },
  });
  return kinds;
}
