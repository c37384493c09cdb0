import { addressOf } from '../addresses.ts';
import type { ResourceKind } from '../kinds.ts';
import type { ShownResource } from '../resource.ts';
import { inLatex } from './latex-text.ts';
import { annotationOf, authorName, type Reference } from './reference.ts';

/** Of classic BibTeX: what every style knows. Where a paper was published is told in words, so that it is no article. */
const TYPES: Record<ResourceKind, string> = {
  paper: 'misc',
  book: 'book',
  chapter: 'misc',
  course: 'misc',
  lecture: 'misc',
  post: 'misc',
  code: 'misc',
  data: 'misc',
};

/**
 * Writes references as BibTeX. The key of an entry is the id of its resource, which never changes.
 *
 * @returns entries with a line between them; nothing for no reference
 */
export function bibtexOf(references: readonly Reference[]): string {
  return references.map(toEntry).join('\n');
}

function toEntry(reference: Reference): string {
  const { resource, venue = '', team = '', keywords = [] } = reference;
  const { id, title, kind, edition, year, ids } = resource;
  const address = addressOf(ids);
  const annotation = annotationOf(reference);
  const fields: [name: string, value: string | undefined][] = [
    // The second pair of braces keeps capitals as they are.
    ['title', `{${inLatex(title)}}`],
    ['author', authorsOf(resource)],
    ['year', year === null ? undefined : String(year)],
    ['edition', edition && inLatex(edition)],
    ['howpublished', venue === '' ? undefined : inLatex(venue)],
    ['institution', team === '' ? undefined : inLatex(team)],
    ['eprint', ids.arxiv],
    ['archivePrefix', ids.arxiv && 'arXiv'],
    ['doi', ids.doi && asWritten(ids.doi)],
    ['isbn', ids.isbn],
    ['url', address === null ? undefined : asWritten(address)],
    ['keywords', keywords.length === 0 ? undefined : inLatex(keywords.join(', '))],
    ['annote', annotation === '' ? undefined : inLatex(annotation)],
  ];
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = {${value}},`]));
  return [`@${kind === null ? 'misc' : TYPES[kind]}{${id},`, ...lines, '}', ''].join('\n');
}

function authorsOf({ authors, others }: Pick<ShownResource, 'authors' | 'others'>): string | undefined {
  if (authors.length === 0) return undefined;
  return [...authors.map(authorInBibtex), ...(others ? ['others'] : [])].join(' and ');
}

/** A team, and whatever BibTeX would take apart, stands in braces. */
function authorInBibtex(author: string): string {
  const name = authorName(author);
  if ('team' in name) return `{${inLatex(name.team)}}`;
  return `${asOnePart(name.family)}, ${asOnePart(name.given)}`;
}

function asOnePart(part: string): string {
  const text = inLatex(part);
  return /\band\b|,/i.test(part) ? `{${text}}` : text;
}

/** Identifiers are read as they are; what would end the field is written as addresses write it. */
function asWritten(text: string): string {
  return text.replaceAll(/[{}\\\s]/g, encodeURIComponent);
}
