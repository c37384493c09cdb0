import { bibtexAuthors } from './author-names.ts';
import { type BibtexEntry, readBibtex } from './bibtex-entries.ts';
import { type PapersRead, paperTold, type ReadPaper } from './entry.ts';
import { fromLatex } from './from-latex.ts';

const NO_TITLE = 'This entry has neither a title nor a number of arXiv or a DOI';

/** Reads papers of BibTeX and BibLaTeX, as Zotero, Mendeley, JabRef, Google Scholar and DBLP write them. */
export function readBibtexPapers(text: string, most: number): PapersRead {
  const { entries, problems, hasMore } = readBibtex(text, most);
  const papers: ReadPaper[] = [];
  const untitled: { line: number; message: string }[] = [];
  for (const entry of entries) {
    const paper = paperOfEntry(entry);
    if (paper === null) untitled.push({ line: entry.line, message: NO_TITLE });
    else papers.push({ line: entry.line, paper });
  }
  const all = [...problems, ...untitled].sort((one, other) => one.line - other.line);
  return { papers, problems: all, hasMore };
}

function paperOfEntry({ fields }: BibtexEntry) {
  const raw = (...names: string[]) => names.map((name) => fields.get(name)).find((text) => text?.trim());
  const words = (...names: string[]) => {
    const source = raw(...names);
    return source === undefined ? undefined : fromLatex(source);
  };
  const number = (name: string) => {
    const source = fields.get(name);
    return source === undefined ? undefined : plainNumber(source);
  };
  const subtitle = words('subtitle');
  const title = words('title');
  return paperTold({
    title: title === undefined || subtitle === undefined ? title : `${title}: ${subtitle}`,
    ...bibtexAuthors(raw('author', 'editor') ?? ''),
    date: words('year', 'date'),
    venue: words('journal', 'journaltitle', 'booktitle', 'howpublished', 'series'),
    team: words('institution', 'school', 'organization'),
    why: words('annote', 'annotation'),
    keywords: (words('keywords', 'mendeley-tags') ?? '').split(/[,;]/),
    ids: [number('arxivid'), number('eprint'), number('doi'), number('url'), number('howpublished')],
    mentions: [words('journal'), words('journaltitle'), words('note'), words('number'), words('url')],
  });
}

/** Numbers and addresses are no LaTeX, but some programs write them as if they were. */
function plainNumber(source: string): string {
  return source
    .replace(/^\s*\\url/, '')
    .replaceAll(/\\(?=[_%&#~$])/g, '')
    .replaceAll(/[{}]/g, '')
    .trim();
}
