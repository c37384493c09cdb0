import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { insertAttachment, type NewAttachment } from '../../../db/attachment/attachment-rows.ts';
import { listAttachments, listAttachmentsOf } from '../../../db/attachment/attachments.ts';
import { filesFolder, listKept, pathOfBytes } from '../../../db/attachment/store.ts';
import { latestChange } from '../../../db/journal/history.ts';
import { recordChange } from '../../../db/journal/journal.ts';
import { setChangeUndone } from '../../../db/journal/undo.ts';
import { listPieces } from '../../../db/portfolio/pieces.ts';
import { type TestApp, testApp } from '../../support/app/test-app.ts';
import {
  fieldPart,
  filePart,
  MULTIPART_TYPE,
  multipartBody,
  OWN_PAGE,
  sendTo,
} from '../../support/app/upload.ts';
import { AT, MOMENT, SOME_FACTS } from '../../support/database/db.ts';
import {
  gifWithPlace,
  jpegWithPlace,
  PLACE,
  png,
  pngWithPlace,
  webpWithPlace,
} from '../../support/made/portfolio/pictures.ts';

/** An app with a project, and one more that must not change. */
async function appWithPieces() {
  const app = await testApp({ plan: 'none' });
  for (const title of ['Small model', 'Neighbour'])
    await app.post('/pieces', { kind: 'project', parent: '', title });
  const keyOf = (title: string) => listPieces(app.db).find((one) => one.title.text === title)?.key;
  const [piece, neighbour] = [keyOf('Small model'), keyOf('Neighbour')];
  if (!piece || !neighbour) throw new Error('There is no piece');
  const attach = (content: string | Buffer, name = 'notes.txt', ...fields: Buffer[]) =>
    sendTo(`/pieces/${piece}/files`, app, ...fields, filePart(content, name));
  return { app, piece, neighbour, attach, handedOut: () => handOut(app) };
}

/** The newest file as a browser gets it. */
async function handOut(app: TestApp, headers: Record<string, string> = {}) {
  const attachment = listAttachments(app.db).at(-1);
  if (!attachment) throw new Error('There is no file');
  const url = `/files/${attachment.key}/${encodeURIComponent(attachment.name)}`;
  const answer = await app.app.inject({ url, headers: { ...OWN_PAGE, ...headers } });
  return { attachment, answer, url };
}

describe('a file', () => {
  it('is attached to a piece, stands on its page with its size, and comes back as it was', async () => {
    const { app, piece, neighbour, attach, handedOut } = await appWithPieces();

    const sent = await attach(
      'All runs\n',
      'runs.txt',
      fieldPart('from', `/pieces/${piece}`),
      fieldPart('at', 'files'),
    );

    expect([sent.statusCode, sent.headers.location]).toEqual([303, `/pieces/${piece}#files`]);
    const { $ } = await app.get(`/pieces/${piece}`);
    expect($('#files .files__item').text()).toContain('runs.txt text, 9 bytes');
    expect($('#files .files__item img')).toHaveLength(0);
    const { answer, attachment } = await handedOut();
    expect($('#files .files__name').attr('href')).toBe(`/files/${attachment.key}/runs.txt`);
    expect([answer.statusCode, answer.body]).toEqual([200, 'All runs\n']);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': 'attachment; filename="runs.txt"; filename*=UTF-8\'\'runs.txt',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
    });
    expect(String(answer.headers['content-security-policy'])).toContain("sandbox; default-src 'none'");
    expect(listAttachmentsOf(app.db, neighbour)).toEqual([]);
    expect((await app.get('/changes')).body).toContain('Attached “runs.txt” to the project “Small model”');
  });

  it('is not sent again to who has it', async () => {
    const { app, attach } = await appWithPieces();
    await attach('All runs');
    const { attachment } = await handOut(app);

    const { answer } = await handOut(app, { 'if-none-match': `"${attachment.sha256}"` });

    expect([answer.statusCode, answer.body]).toEqual([304, '']);
  });

  it('is removed, and comes back when that is taken back', async () => {
    const { app, piece, neighbour, attach, handedOut } = await appWithPieces();
    await attach('First', 'first.txt');
    await sendTo(`/pieces/${neighbour}/files`, app, filePart('Other', 'other.txt'));
    const [first] = listAttachmentsOf(app.db, piece);
    const from = `/pieces/${piece}`;

    const removed = await app.post(`/files/${first?.key}/removal`, { from, at: 'files' }, { htmx: true });

    expect(removed.status).toBe(200);
    expect(listAttachments(app.db).map(({ name }) => name)).toEqual(['other.txt']);
    expect((await app.get(`/files/${first?.key}/first.txt`)).status).toBe(404);
    expect((await app.post(`/files/${first?.key}/removal`, { from })).status).toBe(404);
    setChangeUndone(app.db, latestChange(app.db)?.id ?? 0, true, AT);
    expect(listAttachmentsOf(app.db, piece)).toEqual([first]);
    expect((await handedOut()).answer.statusCode).toBe(200);
  });

  it('goes with its piece, and comes back with it', async () => {
    const { app, piece, attach } = await appWithPieces();
    await attach('First');
    await app.post(`/pieces/${piece}/removal`, { from: '/portfolio' });
    expect(listAttachments(app.db)).toEqual([]);
    setChangeUndone(app.db, latestChange(app.db)?.id ?? 0, true, AT);
    expect(listAttachmentsOf(app.db, piece)).toHaveLength(1);
  });

  it('is kept once, however often the form is sent; another file by the same form is kept as well', async () => {
    const { app, piece, attach } = await appWithPieces();
    const token = fieldPart('formToken', randomUUID());

    await Promise.all([attach('Same', 'a.txt', token), attach('Same', 'a.txt', token)]);
    await attach('Same', 'a.txt', token);
    expect(listAttachmentsOf(app.db, piece)).toHaveLength(1);

    await attach('Other', 'a.txt', token);
    expect(listAttachmentsOf(app.db, piece)).toHaveLength(2);
  });

  it('shares its bytes with another that has the same', async () => {
    const { app, attach } = await appWithPieces();
    await attach('Same', 'a.txt');
    await attach('Same', 'b.txt');
    const all = listAttachments(app.db);
    expect(all.map(({ name }) => name).sort()).toEqual(['a.txt', 'b.txt']);
    expect(listKept(filesFolder(app.db))).toEqual([all[0]?.sha256]);
  });

  it('says so where its bytes are not there', async () => {
    const { app, attach } = await appWithPieces();
    await attach('Gone');
    const { attachment } = await handOut(app);
    rmSync(pathOfBytes(filesFolder(app.db), attachment.sha256));

    const { answer } = await handOut(app);

    expect(answer.statusCode).toBe(404);
    expect(answer.body).toContain('but its bytes are not');
    // As it is advised.
    await app.post(`/files/${attachment.key}/removal`, { from: '/portfolio' });
    await attach('Gone');
    expect((await handOut(app)).answer.body).toBe('Gone');
  });
});

describe('a picture', () => {
  it.each([
    ['image/jpeg', jpegWithPlace(), 'IMG_1.JPG'],
    ['image/png', pngWithPlace(), 'plot.png'],
    ['image/webp', webpWithPlace(), 'plot.webp'],
    ['image/gif', gifWithPlace(), 'run.gif'],
  ])('is shown, without the place where it was taken: %s', async (type, bytes, name) => {
    const { app, piece, attach, handedOut } = await appWithPieces();

    expect((await attach(bytes, name)).statusCode).toBe(303);

    const { answer, attachment, url } = await handedOut();
    expect(answer.headers['content-type']).toBe(type);
    expect(answer.headers['content-disposition']).toContain('inline');
    expect(answer.rawPayload.includes(PLACE)).toBe(false);
    expect(answer.rawPayload).toHaveLength(attachment.bytes);
    const kept = readFileSync(pathOfBytes(filesFolder(app.db), attachment.sha256));
    expect(kept.equals(answer.rawPayload)).toBe(true);
    expect((await app.get(`/pieces/${piece}`)).$('.files__picture').attr('src')).toBe(url);
    const { $ } = await app.get(`/pieces/${piece}/page`);
    expect($('figure img').attr('src')).toBe(url);
    expect((await app.get(`/pieces/${piece}`)).$('#files').text()).toContain('is taken out of it first');
  });

  it('that is damaged is refused, since nothing can be taken out of it', async () => {
    const { app, attach } = await appWithPieces();
    const { statusCode, body } = await attach(pngWithPlace().subarray(0, 60), 'plot.png');
    expect([statusCode, listAttachments(app.db)]).toEqual([422, []]);
    expect(body).toContain('This picture is damaged.');
    expect(listKept(filesFolder(app.db))).toEqual([]);
    // Saved anew it is whole.
    expect((await attach(pngWithPlace(), 'plot.png')).statusCode).toBe(303);
  });
});

const HTML = '<!doctype html><script>alert(document.cookie)</script>';
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

describe('what may do harm', () => {
  it.each([
    ['HTML called a picture', HTML, 'plot.png', 'text/plain; charset=utf-8'],
    ['HTML', HTML, 'page.html', 'text/plain; charset=utf-8'],
    ['SVG with a script', SVG, 'plot.svg', 'text/plain; charset=utf-8'],
    ['XML', '<?xml version="1.0"?><x/>', 'x.xml', 'text/plain; charset=utf-8'],
    ['HTML before a PDF', `${HTML}\n%PDF-1.7`, 'talk.pdf', 'text/plain; charset=utf-8'],
    ['a PDF with HTML in it', Buffer.from(`%PDF-1.7\n\xff${HTML}`, 'latin1'), 'talk.pdf', 'application/pdf'],
    ['UTF-7', '+ADw-script+AD4-alert(1)+ADw-/script+AD4-', 'a.html', 'text/plain; charset=utf-8'],
    ['UTF-16', Buffer.from(`\ufeff${HTML}`, 'utf16le'), 'a.html', 'application/octet-stream'],
    ['a program of the web', 'self.addEventListener("fetch", alert)', 'sw.js', 'text/plain; charset=utf-8'],
  ])('is only ever saved: %s', async (_name, content, name, type) => {
    const { attach, handedOut } = await appWithPieces();
    expect((await attach(content, name)).statusCode).toBe(303);
    const { answer } = await handedOut();
    expect(answer.headers['content-type']).toBe(type);
    expect(answer.headers['content-disposition']).toMatch(/^attachment;/);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  it('loses what stands behind a picture', async () => {
    const { attach, handedOut } = await appWithPieces();
    await attach(gifWithPlace('*/=1;alert(1)//'), 'a.js');
    const { answer } = await handedOut();
    expect(answer.headers['content-type']).toBe('image/gif');
    expect(answer.rawPayload.includes('alert')).toBe(false);
    expect((await attach('GIF89a/*<script>*/=alert(1)//', 'a.gif')).statusCode).toBe(422);
  });

  it('is not unpacked or drawn: a picture of a million lines is taken by its parts', async () => {
    const { attach, handedOut } = await appWithPieces();
    const bomb = png([], { size: 2000 });
    bomb.writeUInt32BE(0x7fffffff, 16);
    expect((await attach(bomb, 'bomb.png')).statusCode).toBe(303);
    expect((await handedOut()).attachment.bytes).toBe(bomb.length);
  });

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\evil.txt', 'evil.txt'],
    ['notes\u202etxt.exe', 'notestxt.exe'],
    ['CON.txt', '_CON.txt'],
    [`${'x'.repeat(300)}.txt`, `${'x'.repeat(196)}.txt`],
    ['Größe.txt', 'Größe.txt'],
    ['...', 'file'],
    ['<b>a.txt', 'ba.txt'],
  ])('has a name that is safe: %s', async (given, kept) => {
    const { app, piece, attach, handedOut } = await appWithPieces();
    expect((await attach('Words', given)).statusCode).toBe(303);
    const { attachment, answer } = await handedOut();
    expect([attachment.name, answer.statusCode]).toEqual([kept, 200]);
    expect((await app.get(`/pieces/${piece}`)).$('.files__name').text()).toBe(kept);
  });
});

describe('a form that does not do', () => {
  const MORE = 25 * 1024 * 1024 + 1;

  it('says how large a file may be, and keeps nothing', async () => {
    const { app, attach } = await appWithPieces();
    for (const length of [MORE, 26_900_000]) {
      const { statusCode, body } = await attach(Buffer.alloc(length, 'a'), 'large.txt');
      expect([length, statusCode]).toEqual([length, 413]);
      expect(body).toContain('A file has at most 25 MB');
    }
    expect(listAttachments(app.db)).toEqual([]);
    expect(listKept(filesFolder(app.db))).toEqual([]);
  });

  it('says that there is no room once all files together are too many, and has room when one is removed', async () => {
    const { app, piece, attach } = await appWithPieces();
    const large = { key: 'file-large', sha256: 'a'.repeat(64), name: 'large.zip', type: 'application/zip' };
    const change = { facts: SOME_FACTS, at: AT, onDay: MOMENT.today };
    recordChange(app.db, change, () =>
      insertAttachment(app.db, { ...large, bytes: 2 ** 30, pieceKey: piece } as NewAttachment, AT),
    );
    const { statusCode, body } = await attach('Words');
    expect([statusCode, body.includes('There is no room for this file.')]).toEqual([413, true]);
    await app.post('/files/file-large/removal', { from: '/portfolio' });
    expect((await attach('Words')).statusCode).toBe(303);
  });

  it('takes one of just that size', async () => {
    const { attach, handedOut } = await appWithPieces();
    expect((await attach(Buffer.alloc(MORE - 1, 'a'), 'large.txt')).statusCode).toBe(303);
    expect((await handedOut()).attachment.bytes).toBe(MORE - 1);
  });

  it.each<[string, number, string, readonly Buffer[]]>([
    ['nothing chosen', 422, 'Choose a file first.', [filePart('', '')]],
    ['no file at all', 422, 'Choose a file first.', [fieldPart('from', '/today')]],
    ['an empty file', 422, 'There is nothing in this file.', [filePart('', 'a.txt')]],
    ['two files', 413, 'more than one file', [filePart('a', 'a.txt'), filePart('b', 'b.txt')]],
    ['many parts', 400, 'could not be read', Array.from({ length: 40 }, (_, at) => fieldPart(`f${at}`, 'x'))],
    ['a field of the prototype', 400, 'could not be read', [fieldPart('__proto__', 'x'), filePart('a')]],
    ['a name of no field', 422, 'Choose a file first.', [Buffer.from('------daymark-test\r\n\r\nx\r\n')]],
  ])('is told what to do: %s', async (_name, status, words, parts) => {
    const { app, piece } = await appWithPieces();
    const { statusCode, body } = await sendTo(`/pieces/${piece}/files`, app, ...parts);
    expect([statusCode, load(body)('main').text()]).toEqual([status, expect.stringContaining(words)]);
    expect(listAttachments(app.db)).toEqual([]);
  });

  it.each([
    ['another boundary', 'multipart/form-data; boundary=other', multipartBody(filePart('a')), [400, 422]],
    ['no boundary', 'multipart/form-data', multipartBody(filePart('a')), [400]],
    [
      'a form that ends early',
      MULTIPART_TYPE,
      multipartBody(filePart('a'.repeat(9999))).subarray(0, 500),
      [400],
    ],
    ['a name with NUL', MULTIPART_TYPE, multipartBody(filePart('a', 'a\0b.txt')), [303, 400, 422]],
    ['a form without a file', 'application/x-www-form-urlencoded', Buffer.from('from=/today'), [422]],
  ])('is answered in words: %s', async (_name, type, payload, expected) => {
    const { app, piece } = await appWithPieces();
    const answer = await app.app.inject({
      method: 'POST',
      url: `/pieces/${piece}/files`,
      headers: { ...OWN_PAGE, 'content-type': type },
      payload,
    });
    expect(answer.statusCode).toBeOneOf(expected);
  });

  it('is not found where there is no piece', async () => {
    const { app } = await appWithPieces();
    expect((await sendTo('/pieces/piece-none/files', app, filePart('a'))).statusCode).toBe(404);
    expect((await app.get('/files/file-none/a.txt')).status).toBe(404);
  });
});

it('is handed to nobody who is not logged in', async () => {
  const app = await testApp({ plan: 'none', config: { passwordHash: 'scrypt$1$1$1$x$y' } });
  const { status, headers } = await app.get('/files/file-1/a.txt');
  expect([status, headers.location]).toEqual([303, expect.stringContaining('/login')]);
});
