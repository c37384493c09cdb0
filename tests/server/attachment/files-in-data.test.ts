import { rmSync } from 'node:fs';
import { load } from 'cheerio';
import { expect, it } from 'vitest';
import { listAttachments } from '../../../db/attachment/attachments.ts';
import { filesFolder, listKept, pathOfBytes } from '../../../db/attachment/store.ts';
import { type TestApp, testApp } from '../../support/app/test-app.ts';
import { filePart, sendTo } from '../../support/app/upload.ts';
import { attach, givenPiece, readAll } from '../../support/made/files.ts';

async function givenFiles(): Promise<TestApp> {
  const app = await testApp({ plan: 'none' });
  givenPiece(app.db);
  attach(app.db, 'first');
  attach(app.db, 'second');
  return app;
}

/** Sends the file of all data, and looks at it. */
async function look(app: TestApp, data: string) {
  const { headers } = await sendTo('/settings/data', app, filePart(data, 'data.json'));
  const address = String(headers.location);
  let answer = await app.get(address);
  while (answer.$('#import-progress').length > 0) answer = await app.get(address);
  const form = answer.$('form[action="/settings/data/return"]');
  const fields = {
    file: String(form.find('[name=file]').val()),
    basis: String(form.find('[name=basis]').val()),
  };
  return { words: answer.$('main').text(), fields };
}

it('files come with the file of all data by its pages, and are handed out there', async () => {
  const { get } = await givenFiles();
  const data = (await get('/settings/data.json')).body;
  const app = await testApp({ plan: 'none' });

  const { words, fields } = await look(app, data);
  expect(words).toContain('2 files');
  expect(words).not.toContain('without');
  expect(listKept(filesFolder(app.db))).toEqual([]);
  const { status } = await app.post('/settings/data/return', fields);

  expect([status, readAll(app.db)]).toEqual([303, { 'file-first': 'first', 'file-second': 'second' }]);
  expect((await app.get('/files/file-first/first.txt')).body).toBe('first');
  expect(load((await app.get('/pieces/piece-1')).body)('.files__item')).toHaveLength(2);
});

it('a file that comes without its bytes is told by name first', async () => {
  const { db, get } = await givenFiles();
  const lost = listAttachments(db).find(({ name }) => name === 'second.txt');
  rmSync(pathOfBytes(filesFolder(db), lost?.sha256 ?? ''));
  const data = (await get('/settings/data.json')).body;
  const app = await testApp({ plan: 'none' });

  const { words, fields } = await look(app, data);

  expect(words).toContain('1 file comes without its bytes');
  expect(words).toContain('second.txt');
  await app.post('/settings/data/return', fields);
  expect(readAll(app.db)).toEqual({ 'file-first': 'first', 'file-second': null });
});
