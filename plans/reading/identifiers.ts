/** By what a work is known everywhere. */
export type Identifier = { arxiv: string } | { doi: string };

const ARXIV_NUMBER = /^(?:\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}|[a-z-]{2,20}(?:\.[a-z]{2})?\/\d{7})/i;
const ARXIV_PLACE =
  /^(?:(?:https?:\/\/)?(?:www\.|export\.)?(?:arxiv\.org|ar5iv\.org|ar5iv\.labs\.arxiv\.org)\/(?:abs|pdf|html|ps)\/|arxiv:)/i;
/** What may stand behind the number: a version, the ending of a file, what an address asks for. */
const ARXIV_REST = /^(?:v\d{1,3})?(?:\.pdf)?(?:[?#].*)?$/i;
const DOI_PLACE = /^(?:(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\/|doi:)/i;
const DOI_NUMBER = /^10\.\d{4,9}\/[^\s\p{Cc}]{1,200}$/u;
/** Every paper of arXiv has a DOI of this form, too. */
const ARXIV_DOI = /^10\.48550\/arxiv\./i;

/**
 * Reads an arXiv number or a DOI, alone or as an address, however it is written.
 *
 * @param text - without white space
 * @returns the number without its version, or the DOI; `null` for anything else
 *
 * @example
 * identifierIn('https://arxiv.org/pdf/1706.03762v5') //=> { arxiv: '1706.03762' }
 * identifierIn('arXiv:cs/0112017') //=> { arxiv: 'cs/0112017' }
 * identifierIn('doi:10.1038/nature14236') //=> { doi: '10.1038/nature14236' }
 */
export function identifierIn(text: string): Identifier | null {
  const arxiv = arxivIn(text.replace(ARXIV_PLACE, ''));
  if (arxiv !== null) return { arxiv };
  const named = text.replace(DOI_PLACE, '');
  const isAddress = /^(?:https?:|dx\.|www\.|doi\.org)/i.test(text);
  // What an address asks for besides is no part of a number.
  if (isAddress && /[?#]/.test(named)) return null;
  const plain = isAddress ? decodeOnce(named) : named;
  if (!DOI_NUMBER.test(plain)) return null;
  const ofArxiv = ARXIV_DOI.test(plain) ? arxivIn(plain.replace(ARXIV_DOI, '')) : null;
  return ofArxiv === null ? { doi: plain } : { arxiv: ofArxiv };
}

function arxivIn(text: string): string | null {
  const number = ARXIV_NUMBER.exec(text)?.[0];
  if (number === undefined || !ARXIV_REST.test(text.slice(number.length))) return null;
  const [archive = '', paper] = number.split('/');
  if (paper === undefined) return number;
  const [name = '', subject] = archive.split('.');
  return `${name.toLowerCase()}${subject === undefined ? '' : `.${subject.toUpperCase()}`}/${paper}`;
}

function decodeOnce(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
