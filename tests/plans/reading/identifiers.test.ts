import { describe, expect, it } from 'vitest';
import { identifierIn } from '../../../plans/reading/identifiers.ts';

describe('an identifier', () => {
  it.each([
    ['1706.03762', { arxiv: '1706.03762' }],
    ['1706.03762v5', { arxiv: '1706.03762' }],
    ['arXiv:1706.03762v5', { arxiv: '1706.03762' }],
    ['ARXIV:0704.0001', { arxiv: '0704.0001' }],
    ['https://arxiv.org/abs/1706.03762v5', { arxiv: '1706.03762' }],
    ['http://www.arxiv.org/pdf/1706.03762v5.pdf', { arxiv: '1706.03762' }],
    ['https://export.arxiv.org/abs/1706.03762?context=cs', { arxiv: '1706.03762' }],
    ['arxiv.org/html/1706.03762v5#S3', { arxiv: '1706.03762' }],
    ['https://ar5iv.labs.arxiv.org/html/1706.03762', { arxiv: '1706.03762' }],
    ['cs/0112017', { arxiv: 'cs/0112017' }],
    ['arXiv:math.gt/0309136v1', { arxiv: 'math.GT/0309136' }],
    ['https://arxiv.org/abs/hep-th/9901001', { arxiv: 'hep-th/9901001' }],
    ['10.48550/arXiv.1706.03762', { arxiv: '1706.03762' }],
    ['https://doi.org/10.48550/arXiv.1706.03762', { arxiv: '1706.03762' }],
    ['10.1038/nature14236', { doi: '10.1038/nature14236' }],
    ['DOI:10.1038/NATURE14236', { doi: '10.1038/NATURE14236' }],
    ['https://dx.doi.org/10.1016/S0140-6736(05)67889-0', { doi: '10.1016/S0140-6736(05)67889-0' }],
    ['https://doi.org/10.1002%2F(SICI)1', { doi: '10.1002/(SICI)1' }],
    ['https://arxiv.org/list/cs.LG/new', null],
    ['https://example.org/abs/1706.03762', null],
    ['1713.03762', null],
    ['1706.03762x', null],
    ['2017', null],
    ['', null],
    ['10.1038/', null],
  ])('is read however it is written: %s', (text, found) => {
    expect(identifierIn(text)).toEqual(found);
  });
});
