import { isWebAddress } from '../task/evidence-line.ts';
import { identifierIn } from './identifiers.ts';
import type { Resource } from './resource.ts';

type Ids = Resource['ids'];

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
  return (isWebAddress(address) && identifierIn(address)) || { url: address };
}
