import { count } from '../../format.ts';
import type { ReadPart } from '../read.ts';
import { openZip } from '../zip.ts';
import { type DraftSection, finishOutline, type OutlineRead } from './draft.ts';
import { draftMarkdown } from './markdown.ts';
import { type NotionDatabase, readNotionTable } from './notion-table.ts';

/** The files of a ZIP by their names, each unpacked when it is asked for. */
export type PackedFiles = ReadonlyMap<string, () => Uint8Array>;

const LIMITS = { files: 2000, bytesOfFile: 10_000_000, bytesInAll: 50_000_000 };

type Text = { path: string; text: string };

/**
 * Reads a folder of pages: what Notion exports as Markdown and CSV, and the folders of Obsidian and Joplin. Pages are
 * sections in the order of their folders, rows of tables are items, with the page of each as its note and its parts.
 */
export function readNotion(files: PackedFiles): ReadPart<OutlineRead> {
  const { texts, others } = readTexts(files, true);
  const order = new Intl.Collator('en', { numeric: true });
  texts.sort((one, other) => order.compare(withoutIds(one.path), withoutIds(other.path)));
  const tables = texts.filter(({ path }) => isTable(path) && !hasWholeTable(path, texts));
  const databases = tables.map(({ path, text }) => ({ path, ...readNotionTable(titleOf(path), text) }));
  const pages = texts.filter(({ path }) => /\.(?:md|markdown)$/i.test(path));
  if (pages.length + tables.length === 0)
    return {
      ok: false,
      problem: 'There are no pages in it: export them as Markdown and CSV, and bring that',
    };

  const sections = [
    ...pages.flatMap((page) => sectionsOfPage(page, pages.length + databases.length > 1, databases)),
    ...databases.flatMap((database) => database.sections),
  ];
  const title = pages.length === 1 && databases.length === 0 ? draftMarkdown(pages[0]?.text ?? '').title : '';
  const outline = finishOutline({ title, sections });
  const leftOut = others === 0 ? [] : [`${count(others, 'other file')} stayed in the export`];
  return outline.ok ? { ok: true, value: { ...outline.value, leftOut } } : outline;
}

/** Large exports are ZIP files in a ZIP file. */
function readTexts(files: PackedFiles, isOutermost: boolean): { texts: Text[]; others: number } {
  const texts: Text[] = [];
  let others = 0;
  let characters = 0;
  for (const [path, open] of files) {
    if (/(?:^|\/)\.|^__MACOSX\//.test(path)) continue;
    const isWanted = /\.(?:md|markdown|csv)$/i.test(path) || (isOutermost && /\.zip$/i.test(path));
    const bytes = isWanted ? unpacked(open) : null;
    const inside = bytes && /\.zip$/i.test(path) ? openZip(bytes, LIMITS) : null;
    if (inside?.ok) {
      const nested = readTexts(inside.value, false);
      texts.push(...nested.texts);
      others += nested.others;
    } else if (bytes && !inside && characters + bytes.length <= LIMITS.bytesInAll) {
      characters += bytes.length;
      texts.push({ path, text: new TextDecoder().decode(bytes) });
    } else others += 1;
  }
  return { texts, others };
}

/** `null` for one that is damaged or far too large. */
function unpacked(open: () => Uint8Array): Uint8Array | null {
  try {
    return open();
  } catch {
    return null;
  }
}

const isTable = (path: string) => /\.csv$/i.test(path);

/** Notion writes what a view shows, and beside it the whole table. */
function hasWholeTable(path: string, texts: readonly Text[]): boolean {
  const whole = path.replace(/\.csv$/i, '_all.csv');
  return texts.some((other) => other.path === whole);
}

/** Without the 32 signs that Notion puts behind each name. */
function withoutIds(path: string): string {
  return path.replace(/ [0-9a-f]{32}(?=[/._]|$)/gi, '');
}

function titleOf(path: string): string {
  const name = withoutIds(path).split('/').at(-1) ?? '';
  return name.replace(/(?:_all)?\.[^.]+$/, '');
}

type Database = NotionDatabase & { path: string };

function sectionsOfPage(
  { path, text }: Text,
  isOneOfMany: boolean,
  databases: readonly Database[],
): DraftSection[] {
  const page = draftMarkdown(withoutPageLinks(text));
  if (!page.sections.length) return [];
  const title = page.title || titleOf(path);
  const folder = withoutIds(path).split('/').slice(0, -1).join('/');
  const database = databases.find((one) => folder === withoutIds(one.path).replace(/(?:_all)?\.csv$/i, ''));
  const row = database?.rows.get(title);
  if (row) {
    const [first, ...others] = page.sections;
    row.notes.push(
      ...(first?.notes ?? []).flatMap((note) => withoutProperties(note, database?.columns ?? [])),
    );
    row.items.push(...(first?.items ?? []));
    row.tables.push(...page.sections.flatMap(({ tables }) => tables));
    for (const section of others) {
      row.notes.push(section.title, ...section.notes);
      row.items.push(...section.items);
    }
    return [];
  }
  if (!isOneOfMany) return page.sections;
  return page.sections
    .filter(
      (section) =>
        section.title !== '' ||
        section.items.length + section.tables.length > 0 ||
        section.notes.some((note) => note !== ''),
    )
    .map((section) => ({
      ...section,
      title: ['', title].includes(section.title) ? title : `${title} – ${section.title}`,
    }));
}

/** Lines that only lead to other pages of the export. */
function withoutPageLinks(text: string): string {
  return text.replace(/^(?:[-*] )?\[[^\][\n]*\]\([^()\n:]*\.(?:md|csv)\)[ \r]*$/gim, '');
}

/** What a page of a table says in its first lines stands in the table, too. */
function withoutProperties(note: string, columns: readonly string[]): string[] {
  const lines = note.split('\n').filter((line) => !columns.some((column) => line.startsWith(`${column}: `)));
  return lines.some((line) => line.trim() !== '') ? [lines.join('\n').trim()] : [];
}
