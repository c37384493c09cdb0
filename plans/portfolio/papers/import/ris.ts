import { joined } from './author-names.ts';
import { type PapersRead, paperTold, type ReadPaper } from './entry.ts';

/** A word with a hyphen is no tag. */
const TAG = /^\s{0,20}([A-Z][A-Z0-9])(?:\s{1,4}-\s?|-(?:\s|$))(.*)$/;
const NO_TITLE = 'This record has neither a title nor a number of arXiv or a DOI';
const NO_RECORD = 'This stands outside of a record, which begins with “TY  -”';
/** One line of a record, and all that belongs to it. */
const LONGEST_FIELD = 20_000;

type Record = { line: number; fields: Map<string, string[]> };

/** Tells whether a line begins a record of RIS, also where its spaces went astray. */
export const RIS_BEGINS = /^\s{0,20}TY\s{0,4}-(?:\s|$)/m;

/** Reads papers of RIS; a record may end without saying so, and lines without a tag belong to the one before. */
export function readRisPapers(text: string, most: number): PapersRead {
  const papers: ReadPaper[] = [];
  const problems: { line: number; message: string }[] = [];
  let record: Record | null = null;
  let isLost = false;
  let last: string[] | null = null;
  let count = 0;
  const end = () => {
    if (record === null) return;
    const paper = paperOfRecord(record);
    if (paper === null) problems.push({ line: record.line, message: NO_TITLE });
    else papers.push({ line: record.line, paper });
    record = null;
  };

  for (const [index, line] of text.split('\n').entries()) {
    const [, tag, value = ''] = TAG.exec(line.slice(0, LONGEST_FIELD)) ?? [];
    if (tag === 'TY') {
      end();
      if (count === most) return { papers, problems, hasMore: true };
      count += 1;
      record = { line: index + 1, fields: new Map() };
      last = null;
      isLost = false;
    } else if (tag === 'ER') {
      end();
    } else if (record === null) {
      // Of several such lines the first is named.
      if (line.trim() !== '' && !isLost) problems.push({ line: index + 1, message: NO_RECORD });
      isLost ||= line.trim() !== '';
    } else if (tag !== undefined) {
      const { fields }: Record = record;
      last = fields.get(tag) ?? [];
      last.push(value.trim());
      fields.set(tag, last);
    } else if (last !== null && line.trim() !== '') {
      last.push(`${last.pop() ?? ''} ${line.trim()}`.slice(0, LONGEST_FIELD));
    }
  }
  end();
  return { papers, problems, hasMore: false };
}

function paperOfRecord({ fields }: Record) {
  const all = (...tags: string[]) => tags.flatMap((tag) => fields.get(tag) ?? []);
  const first = (...tags: string[]) => all(...tags).find((text) => text !== '');
  const isReport = first('PB') !== undefined && !/^arxiv/i.test(first('PB') ?? '');
  return paperTold({
    title: first('TI', 'T1', 'CT', 'ST'),
    authors: all('AU', 'A1').map((name) => joined(name.split(',').map((part) => part.trim()))),
    date: first('PY', 'Y1', 'DA'),
    venue: first('T2', 'JO', 'JF', 'JA', 'J2', 'BT', 'C3'),
    team: isReport && first('T2', 'JO', 'JF') === undefined ? first('PB') : undefined,
    keywords: all('KW'),
    ids: [...all('DO'), ...all('UR', 'L1', 'L2', 'LK').flatMap((text) => text.split(/[\s;]+/))],
    mentions: all('M1', 'T2', 'JO', 'N1', 'AN', 'M3', 'UR'),
  });
}
