import { inPlainWords } from '../../text/linear.ts';
import { addressOf } from '../addresses.ts';
import type { ResourceKind } from '../kinds.ts';
import { annotationOf, authorName, type Reference } from './reference.ts';

type CslName = { family: string; given: string } | { literal: string };

/** One entry of CSL-JSON, as far as it is used. */
type CslItem = {
  id: string;
  type: string;
  title: string;
  author?: CslName[];
  issued?: { 'date-parts': number[][] };
  edition?: string;
  'container-title'?: string;
  DOI?: string;
  ISBN?: string;
  number?: string;
  publisher?: string;
  URL?: string;
  accessed?: { 'date-parts': number[][] };
  keyword?: string;
  annote?: string;
  /** What CSL has no name for. */
  custom?: { team: string };
};

const TYPES: Record<ResourceKind, string> = {
  paper: 'article',
  book: 'book',
  chapter: 'chapter',
  course: 'webpage',
  lecture: 'speech',
  post: 'post-weblog',
  code: 'software',
  data: 'dataset',
};

/**
 * Writes references as CSL-JSON, which Zotero, pandoc and others read.
 *
 * @see https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-data.json
 */
export function cslOf(references: readonly Reference[]): CslItem[] {
  return references.map(toItem);
}

function toItem(reference: Reference): CslItem {
  const { id, title, kind, authors, others, year, edition, ids, checked } = reference.resource;
  const { venue = '', team = '', keywords = [] } = reference;
  const url = addressOf(ids);
  const annotation = annotationOf(reference);
  // What pandoc and Zotero make of “and others” in BibTeX.
  const names = [...authors.map(toName), ...(others ? [{ literal: 'others' }] : [])];
  return {
    id,
    type: kind === null ? 'document' : kind === 'paper' && venue !== '' ? 'article-journal' : TYPES[kind],
    title: inPlainWords(title),
    ...(names.length > 0 && { author: names }),
    ...(year !== null && { issued: { 'date-parts': [[year]] } }),
    ...(edition !== undefined && { edition }),
    ...(venue !== '' && { 'container-title': inPlainWords(venue) }),
    ...(ids.doi !== undefined && { DOI: ids.doi }),
    ...(ids.isbn !== undefined && { ISBN: ids.isbn }),
    ...(ids.arxiv !== undefined && { number: `arXiv:${ids.arxiv}`, publisher: 'arXiv' }),
    ...(url !== null && { URL: url }),
    ...(url !== null &&
      checked !== undefined && { accessed: { 'date-parts': [checked.split('-').map(Number)] } }),
    ...(keywords.length > 0 && { keyword: keywords.join(', ') }),
    ...(annotation !== '' && { annote: inPlainWords(annotation) }),
    ...(team !== '' && { custom: { team } }),
  };
}

function toName(author: string): CslName {
  const name = authorName(author);
  return 'team' in name ? { literal: name.team } : name;
}
