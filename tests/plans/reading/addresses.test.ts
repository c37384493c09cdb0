import { describe, expect, it } from 'vitest';
import { addressOf, idsOfAddress } from '../../../plans/reading/addresses.ts';
import { ownAsResource } from '../../../plans/reading/own/own-as-read.ts';
import { givenOwnResourceWords } from '../../support/made/reading/resources.ts';

describe('where a resource is read', () => {
  it.each([
    [{ arxiv: '1706.03762', url: 'https://example.org/', doi: '10.1/x' }, 'https://arxiv.org/abs/1706.03762'],
    [{ url: 'https://example.org/', doi: '10.1000/x' }, 'https://example.org/'],
    [{ doi: '10.1000/a<b>c' }, 'https://doi.org/10.1000/a%3Cb%3Ec'],
    [{ doi: '10.1000/a#b?c' }, 'https://doi.org/10.1000/a%23b%3Fc'],
    [{ isbn: '978-0-201-89683-1' }, null],
    [{}, null],
  ])('of %o is %s', (ids, address) => {
    expect(addressOf(ids)).toBe(address);
  });

  it.each([
    ['https://arxiv.org/abs/1706.03762', { arxiv: '1706.03762' }],
    ['http://www.arxiv.org/pdf/1706.03762v5.pdf', { arxiv: '1706.03762' }],
    ['https://arxiv.org/abs/cs/0112017', { arxiv: 'cs/0112017' }],
    ['https://doi.org/10.1000/a%3Cb%3Ec', { doi: '10.1000/a<b>c' }],
    ['https://doi.org/10.1000/%E0%A4%A', { doi: '10.1000/%E0%A4%A' }],
    ['https://doi.org/10.1000/a%23b', { doi: '10.1000/a#b' }],
    ['https://doi.org/10.1000/a?b=c#d', { url: 'https://doi.org/10.1000/a?b=c#d' }],
    ['https://arxiv.org/list/cs.LG/new', { url: 'https://arxiv.org/list/cs.LG/new' }],
  ])('is read off a pasted address: %s', (address, ids) => {
    expect(idsOfAddress(address)).toEqual(ids);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'example.org', ' ', ''])(
    'is nowhere where the learner’s own has no address of the web: %s',
    (link) => {
      const own = { ...givenOwnResourceWords({ link }), id: 'own-1', revision: 0 };
      expect(addressOf(ownAsResource(own).ids)).toBeNull();
    },
  );
});
