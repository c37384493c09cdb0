import * as z from 'zod';
import { joined } from './author-names.ts';
import { type PapersRead, paperTold, type ReadPaper } from './entry.ts';

/** All of a file may stand on one line, so that the line alone would not tell which is meant. */
const noTitle = (number: number) => `Entry ${number} has neither a title nor a number of arXiv or a DOI`;

/** Crossref gives lists where others give texts. */
const text = z
  .union([z.string(), z.number().transform(String), z.array(z.string()).transform((all) => all[0] ?? '')])
  .optional()
  .catch(undefined);

const Name = z.looseObject({
  family: text,
  given: text,
  literal: text,
  suffix: text,
  'non-dropping-particle': text,
  'dropping-particle': text,
});

const Day = z
  .union([
    z.string(),
    z
      .object({ 'date-parts': z.array(z.array(z.union([z.string(), z.number()]))).min(1) })
      .transform((date) => String(date['date-parts'][0]?.[0] ?? '')),
    z.object({ raw: z.string() }).transform(({ raw }) => raw),
    z.object({ literal: z.string() }).transform(({ literal }) => literal),
  ])
  .optional()
  .catch(undefined);

const Item = z.looseObject({
  title: text,
  author: z.array(Name).optional().catch(undefined),
  issued: Day,
  'container-title': text,
  DOI: text,
  URL: text,
  number: text,
  note: text,
  annote: text,
  keyword: text,
  archive_location: text,
  custom: z.looseObject({ team: text }).optional().catch(undefined),
});

/**
 * Reads papers of CSL-JSON, as Zotero, pandoc, Crossref and others write it.
 *
 * @returns `null` for what is no JSON, with the line where it stops being any
 */
export function readCslPapers(source: string, most: number): PapersRead | { line: number } {
  const parsed = parseJson(source);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  const items = Array.isArray(value) ? value : itemsOf(value);
  const lines = linesOfItems(source, Array.isArray(value) ? 1 : items[0] === value ? 0 : 2);
  const papers: ReadPaper[] = [];
  const problems: { line: number; message: string }[] = [];
  for (const [index, item] of items.slice(0, most).entries()) {
    const line = lines[index] ?? 1;
    const read = Item.safeParse(item);
    const paper = read.success ? paperOfItem(read.data) : null;
    if (paper === null) problems.push({ line, message: noTitle(index + 1) });
    else papers.push({ line, paper });
  }
  return { papers, problems, hasMore: items.length > most };
}

function parseJson(source: string): { ok: true; value: unknown } | { ok: false; line: number } {
  try {
    return { ok: true, value: JSON.parse(source) };
  } catch (error) {
    const at = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const before = source.slice(0, at === undefined ? source.length : Number(at));
    return { ok: false, line: before.split('\n').length };
  }
}

/** Zotero's own interface puts them under `items`. */
function itemsOf(value: unknown): unknown[] {
  const read = z.object({ items: z.array(z.unknown()) }).safeParse(value);
  return read.success ? read.data.items : [value];
}

/** The lines on which the objects begin that are so deep inside. */
function linesOfItems(source: string, depthOfItems: number): number[] {
  const lines: number[] = [];
  let [line, depth, isText] = [1, 0, false];
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at];
    if (sign === '\n') line += 1;
    else if (isText) {
      if (sign === '\\') at += 1;
      else if (sign === '"') isText = false;
    } else if (sign === '"') isText = true;
    else if (sign === '{' || sign === '[') {
      if (sign === '{' && depth === depthOfItems) lines.push(line);
      depth += 1;
    } else if (sign === '}' || sign === ']') depth -= 1;
  }
  return lines;
}

function paperOfItem(item: z.infer<typeof Item>) {
  const names = (item.author ?? []).map((name) => {
    const family = [name['dropping-particle'], name['non-dropping-particle'], name.family]
      .filter((part) => part !== undefined && part !== '')
      .join(' ');
    return family === ''
      ? (name.literal ?? name.given ?? '')
      : joined([family, name.suffix ?? '', name.given ?? '']);
  });
  return paperTold({
    title: withoutTags(item.title),
    authors: names,
    date: item.issued,
    venue: withoutTags(item['container-title']),
    team: item.custom?.team,
    why: item.annote,
    keywords: (item.keyword ?? '').split(/[,;]/),
    ids: [item.number, item.DOI, item.URL],
    mentions: [item.number, item.note, item.archive_location, item.URL],
  });
}

/** Titles may hold the few tags that tell how they are set. */
function withoutTags(words: string | undefined): string | undefined {
  return words
    ?.replaceAll(/<\/?(?:i|b|em|strong|sub|sup|sc|span)(?:\s[^<>]{0,80})?>/gi, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
