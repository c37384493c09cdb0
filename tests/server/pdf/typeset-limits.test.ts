import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../../db/file/project-root.ts';
import { typeset } from '../../../server/pdf/typst/typeset.ts';

const ORDER = { documents: ['{}'], pages: null, fonts: [], pictures: [] };

it('what takes too long on its way to paper is ended, in words', async () => {
  const set = typeset(ORDER, { limits: { megabytes: 768, seconds: 0.01 } });

  await expect(set).rejects.toMatchObject({
    statusCode: 503,
    advice: 'Leave out what is longest or largest, and ask for it again.',
  });
});

it('what takes too much memory is ended, in words', async () => {
  const set = typeset(ORDER, { limits: { megabytes: 10, seconds: 100 } });

  await expect(set).rejects.toMatchObject({
    statusCode: 503,
    message: 'This needs more than 10 MB of memory, and was ended.',
  });
});

it('a machine that has no Typst says so, and how a page becomes paper all the same', async () => {
  const apart = mkdtempSync(join(tmpdir(), 'daymark-typesetter-'));
  try {
    // No package is found from there.
    const typesetter = join(apart, 'typesetter.ts');
    copyFileSync(join(projectRoot(), 'server/pdf/typst/typesetter.ts'), typesetter);
    await expect(typeset(ORDER, { typesetter })).rejects.toMatchObject({
      statusCode: 503,
      message: 'What makes PDF files is not installed here.',
      advice: expect.stringContaining('print the page itself'),
    });
  } finally {
    rmSync(apart, { recursive: true, force: true });
  }
});
