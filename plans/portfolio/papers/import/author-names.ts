import { fromLatex } from './from-latex.ts';

/** Names of one entry beyond these are not kept. */
const MOST_AUTHORS = 100;

export type Authors = { authors: string[]; others: boolean };

/**
 * Reads the authors of BibTeX, which stand with `and` between them.
 *
 * @returns each as `Family, Given`, a team without a comma; at most a hundred
 *
 * @example
 * bibtexAuthors('Marie Curie and van den Oord, A{\\"a}ron and {Google Brain} and others')
 * //=> { authors: ['Curie, Marie', 'van den Oord, Aäron', 'Google Brain'], others: true }
 */
export function bibtexAuthors(source: string): Authors {
  return limited(splitOutside(source, ' and ').map(bibtexName));
}

/** Leaves out what is empty and what stands for those who are not named, and says that there are more. */
export function limited(names: readonly string[]): Authors {
  const told = names.map((name) => name.replaceAll(/\s+/g, ' ').trim()).filter((name) => name !== '');
  const authors = told.filter((name) => !/^(?:and )?(?:others|et\.? al\.?)$/i.test(name));
  return {
    authors: authors.slice(0, MOST_AUTHORS),
    others: authors.length > 0 && (authors.length < told.length || authors.length > MOST_AUTHORS),
  };
}

function bibtexName(source: string): string {
  const parts = splitOutside(source, ',').map((part) => part.trim());
  if (parts.length > 1) return joined(parts.map(fromLatex));
  const words = splitOutside(parts[0] ?? '', ' ').filter((word) => word !== '');
  const [first = '', ...rest] = words.map(fromLatex);
  if (rest.length === 0) return first;
  // Words in lower case before the last belong to the family name.
  const particle = words.findIndex((word, at) => at > 0 && at < words.length - 1 && /^\p{Ll}/u.test(word));
  const at = particle < 0 ? words.length - 1 : particle;
  return joined([[first, ...rest].slice(at).join(' '), [first, ...rest].slice(0, at).join(' ')]);
}

/** `Family, Given`, and what stands between them, as in `King, Jr., Martin`. */
export function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(', ');
}

/** Splits where a separator stands outside of braces; white space is a space. */
function splitOutside(source: string, separator: string): string[] {
  const text = source.replaceAll(/\s/g, ' ');
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '\\') at += 1;
    else if (sign === '{') depth += 1;
    else if (sign === '}') depth -= 1;
    else if (depth === 0 && isAt(text, at, separator)) {
      parts.push(text.slice(from, at));
      from = at + separator.length;
      at = from - (separator.endsWith(' ') && separator.length > 1 ? 2 : 1);
    }
  }
  return [...parts, text.slice(from)];
}

function isAt(text: string, at: number, separator: string): boolean {
  return text.slice(at, at + separator.length).toLowerCase() === separator;
}
