import type { Resource } from './resource.ts';

type Ids = Resource['ids'];

const ARXIV =
  /^https?:\/\/(?:www\.)?arxiv\.org\/(?:abs|pdf)\/(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?(?:\.pdf)?$/;
const DOI = /^https?:\/\/(?:dx\.)?doi\.org\/(10\.\d{4,9}\/[^\s?#]{1,200})$/;

/**
 * Where a resource is read; `null` where that is not known. What is free on arXiv comes before the page of a publisher.
 *
 * @example
 * addressOf({ arxiv: '1706.03762' }) //=> 'https://arxiv.org/abs/1706.03762'
 */
export function addressOf({ arxiv, url, doi }: Ids): string | null {
  if (arxiv !== undefined) return `https://arxiv.org/abs/${arxiv}`;
  if (url !== undefined) return url;
  return doi === undefined
    ? null
    : `https://doi.org/${encodeURI(doi).replaceAll(/[?#]/g, encodeURIComponent)}`;
}

/**
 * What a pasted address says of the identifiers behind it; any other is kept as an address.
 *
 * @example
 * idsOfAddress('https://arxiv.org/pdf/1706.03762v5') //=> { arxiv: '1706.03762' }
 */
export function idsOfAddress(address: string): Ids {
  const arxiv = ARXIV.exec(address)?.[1];
  if (arxiv !== undefined) return { arxiv };
  const doi = DOI.exec(address)?.[1];
  return doi === undefined ? { url: address } : { doi: decodeOnce(doi) };
}

function decodeOnce(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
