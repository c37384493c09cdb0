import { expect, it } from 'vitest';
import { typeset } from '../../../server/pdf/typst/typeset.ts';

const ORDER = { documents: ['{}'], pages: null, fonts: [], pictures: [] };

it('what takes too long on its way to paper is ended, in words', async () => {
  const set = typeset(ORDER, { megabytes: 768, seconds: 0.01 });

  await expect(set).rejects.toMatchObject({
    statusCode: 503,
    advice: 'Leave out what is longest or largest, and ask for it again.',
  });
});
