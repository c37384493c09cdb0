import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { listAttachments } from '../../../db/attachment/attachments.ts';
import { latestChange } from '../../../db/journal/history.ts';
import { setChangeUndone } from '../../../db/journal/undo.ts';
import { deletePlan } from '../../../db/plan/plans.ts';
import { sumOf } from '../../../plans/sum.ts';
import { type TestApp, testApp } from '../../support/app/test-app.ts';
import { fieldPart, filePart, sendTo } from '../../support/app/upload.ts';
import { brokenIn } from '../../support/database/broken-in.ts';
import { AT, MOMENT } from '../../support/database/db.ts';
import { png } from '../../support/made/portfolio/pictures.ts';
import { picturesOn, readPdf, readTags } from '../../support/texts/pdf.ts';

/** Leaves a file as evidence of the first task, as its page does where nothing else is typed. */
function leave(
  app: TestApp,
  {
    content = 'Loss 0.31\n',
    name = 'run.log',
    formToken = randomUUID(),
    ...typed
  }: Record<string, string | Buffer> = {},
) {
  const fields = {
    formToken,
    from: '/tasks/1',
    at: 'evidence',
    kind: 'note',
    text: '',
    location: '',
    value: '',
    ...typed,
  };
  const parts = Object.entries(fields).map(([key, value]) => fieldPart(key, String(value)));
  return sendTo('/tasks/1/evidence', app, ...parts, filePart(content, String(name)));
}

describe('a file as evidence', () => {
  it('is a document, whatever was chosen, with its name, and stands on the pages of the task and the week', async () => {
    const app = await testApp();

    const { statusCode, headers } = await leave(app, { text: 'Three seeds' });

    expect([statusCode, headers.location]).toEqual([303, '/tasks/1#evidence']);
    const [file] = listAttachments(app.db);
    expect(app.task(1).evidence).toMatchObject([
      {
        kind: 'document',
        text: 'Three seeds',
        location: 'run.log',
        value: null,
        attachmentKey: file?.key,
        pieceKey: '',
      },
    ]);
    expect(app.task(2).evidence).toEqual([]);
    const { $ } = await app.get('/tasks/1');
    expect($('.evidence__item').text()).toContain('run.log text, 10 bytes');
    expect($('.evidence__item .files__name').attr('href')).toBe(`/files/${file?.key}/run.log`);
    expect((await app.get('/weeks/1')).$(`a[href="/files/${file?.key}/run.log"]`)).toHaveLength(1);
    expect(brokenIn(app.db)).toEqual([]);
  });

  it('shows a picture', async () => {
    const app = await testApp();
    await leave(app, { content: png(), name: 'loss.png' });
    expect((await app.get('/tasks/1')).$('.evidence__item img')).toHaveLength(1);
  });

  it('is a picture in the report on paper, with its name for whoever does not see it', async () => {
    const app = await testApp();
    await leave(app, { content: png(), name: 'loss.png' });
    await leave(app, { content: 'Loss 0.31', name: 'run.log' });
    await app.post('/tasks/1/completion', { done: 'yes' });

    const { rawPayload } = await app.app.inject({ url: '/report.pdf', headers: { host: 'localhost' } });

    expect(sumOf(await picturesOn(rawPayload), (count) => count)).toBe(1);
    expect((await readTags(rawPayload)).alts).toContain('loss.png');
    expect((await readPdf(rawPayload)).pages.join(' ')).toContain('run.log');
  });

  it('is one change, which takes both back and brings both again', async () => {
    const app = await testApp();
    await leave(app);
    const change = latestChange(app.db)?.id ?? 0;
    setChangeUndone(app.db, change, true, AT);
    expect([app.task(1).evidence, listAttachments(app.db)]).toEqual([[], []]);
    setChangeUndone(app.db, change, false, AT);
    expect([app.task(1).evidence.length, listAttachments(app.db).length]).toEqual([1, 1]);
  });

  it('goes with its evidence, another stays, and comes back with it', async () => {
    const app = await testApp();
    await leave(app);
    await leave(app, { content: 'Other', name: 'other.log' });
    await app.post('/tasks/1/evidence/1/removal', { from: '/tasks/1' });
    expect(listAttachments(app.db).map(({ name }) => name)).toEqual(['other.log']);
    setChangeUndone(app.db, latestChange(app.db)?.id ?? 0, true, AT);
    expect(listAttachments(app.db)).toHaveLength(2);
    expect(brokenIn(app.db)).toEqual([]);
  });

  it('goes with its plan, and comes back with it', async () => {
    const app = await testApp();
    await leave(app);
    deletePlan(app.db, { planId: app.plan().id, ...MOMENT });
    expect(listAttachments(app.db)).toEqual([]);
    setChangeUndone(app.db, latestChange(app.db)?.id ?? 0, true, AT);
    expect(listAttachments(app.db)).toHaveLength(1);
  });

  it('is left once, however often its form is sent', async () => {
    const app = await testApp();
    const formToken = randomUUID();
    await Promise.all([leave(app, { formToken }), leave(app, { formToken }), leave(app, { formToken })]);
    expect([app.task(1).evidence.length, listAttachments(app.db).length]).toEqual([1, 1]);
    await leave(app, { formToken, content: 'Other' });
    expect(app.task(1).evidence).toHaveLength(2);
  });

  it.each([
    ['location', { location: 'notes/run.log' }, 'A file has its own place'],
    ['value', { value: '0.9' }, 'A number is evidence of its own'],
    ['file', { content: '' }, 'There is nothing in this file.'],
    ['text', { content: '', name: '' }, 'Write the note'],
  ])('is refused with what was typed, where something is wrong with it: %s', async (field, typed, words) => {
    const app = await testApp();
    const { statusCode, body } = await leave(app, { ...typed });
    expect([statusCode, listAttachments(app.db), app.task(1).evidence]).toEqual([422, [], []]);
    expect(body).toContain(words);
    expect(body).toContain(`href="#field-${field}"`);
  });

  it('that is too large leaves nothing', async () => {
    const app = await testApp();
    const { statusCode } = await leave(app, { content: Buffer.alloc(26_300_000, 'a') });
    expect([statusCode, app.task(1).evidence]).toEqual([413, []]);
  });
});
