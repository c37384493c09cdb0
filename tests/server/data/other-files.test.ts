import { gzipSync } from 'node:zlib';
import { load } from 'cheerio';
import { expect, it } from 'vitest';
import { testApp } from '../../support/app/test-app.ts';
import { filePart, SMALL_ROADMAP, sendTo } from '../../support/app/upload.ts';

/** What people have beside it, as it begins. */
const BOARD = JSON.stringify({ id: 'a', name: 'Board', lists: [{ id: 'b', name: 'To do' }], cards: [] });
const NOTEBOOK = JSON.stringify({ cells: [{ cell_type: 'code', source: ['x = 1'] }], nbformat: 4 });

it.each([
  { name: 'a table', content: 'title,minutes\nRead,30\n', says: 'This is not JSON' },
  { name: 'a ZIP', content: Buffer.from('PK\u0003\u0004rest'), says: 'This file is packed' },
  { name: 'gzip', content: gzipSync(BOARD), says: 'This file is packed' },
  { name: 'a roadmap', content: SMALL_ROADMAP, says: 'This is not JSON' },
  {
    name: 'half a file',
    content: '{"format":"daymark-data","tables":{"plans":[',
    says: 'This file ends too early',
  },
  { name: 'a board', content: BOARD, says: 'This is JSON of something else' },
  { name: 'a notebook', content: NOTEBOOK, says: 'This is JSON of something else' },
  { name: 'nothing', content: '', says: 'There is nothing in this file' },
  { name: 'UTF-16', content: Buffer.from('\ufeffa,b', 'utf16le'), says: 'This is not a text in UTF-8' },
])(
  '$name in place of a file of data is told in one sentence, with the doors that it fits',
  async ({ content, says }) => {
    const app = await testApp();
    const { statusCode, headers, body } = await sendTo('/settings/data', app, filePart(content, 'data.json'));
    const answer = statusCode === 303 ? await app.get(String(headers.location)) : null;
    const $ = answer?.$ ?? load(body);

    const told = $('.error-summary li');
    expect(told.length).toBe(1);
    expect(told.text()).toContain(says);
    for (const href of ['/roadmaps', '/import']) {
      expect($(`.error-summary a[href="${href}"]`).length).toBe(1);
      expect((await app.get(href)).status).toBe(200);
    }
  },
);
