import { describe, expect, it } from 'vitest';
import { listChanges } from '../../../db/journal/history.ts';
import { addPiece, listPieces } from '../../../db/portfolio/pieces.ts';
import { type TestApp, testApp } from '../../support/app/test-app.ts';
import { dumpData, MOMENT } from '../../support/database/db.ts';

const taskOf = (app: TestApp, key: string) => {
  const task = app.plan().tasks.find((one) => one.key === key);
  if (!task) throw new Error(`There is no task ${key}`);
  return task;
};

const PARTS = [
  'share',
  'problem',
  'gap',
  'idea',
  'method',
  'evidence',
  'limitations',
  'next-steps',
  'impact',
];

function addProject(app: TestApp, key: string, parts: readonly string[] = PARTS): void {
  const written = new Map(parts.map((part) => [part, 'A few words']));
  addPiece(app.db, {
    ...MOMENT,
    key,
    kind: 'project',
    noun: 'project',
    parentKey: '',
    title: key,
    parts: written,
  });
}

async function withSummary(): Promise<{ app: TestApp; address: string }> {
  const app = await testApp({ plan: 'built-in' });
  return { app, address: `/tasks/${taskOf(app, 'first-project-summary').id}` };
}

describe('a task that makes a piece', () => {
  it('says what it makes, and begins it there', async () => {
    const { app, address } = await withSummary();
    const { $ } = await app.get(address);
    expect($('#making .making__wanted').text()).toBe('1 project, whole: 0 of 1');
    const form = $('#making form[action="/pieces"]');
    const sent = Object.fromEntries(form.serializeArray().map(({ name, value }) => [name, value]));

    const begun = await app.post('/pieces', { ...sent, title: 'Sensors' });

    const page = await app.get(String(begun.headers.location));
    const tasks = page.$('.made-for a').map((_, link) => page.$(link).attr('href'));
    expect(tasks.get()).toContain(address);
    expect((await app.get(address)).$('#making .pieces__item').text()).toContain('Sensors');
  });

  it('offers the tick once it is whole, with the piece as evidence, as one change', async () => {
    const { app, address } = await withSummary();
    addProject(app, 'piece-half', ['gap']);
    expect((await app.get(address)).$(`form[action="${address}/made"]`)).toHaveLength(0);
    addProject(app, 'piece-whole');
    const { $ } = await app.get(address);
    expect($(`form[action="${address}/made"] button`).text()).toBe('Tick the task, with this as evidence');

    const { status, headers } = await app.post(`${address}/made`, { from: address });
    expect([status, headers.location]).toEqual([303, address]);
    const again = await app.post(`${address}/made`, { from: address }, { htmx: true });
    expect(again.status).toBe(200);

    const task = taskOf(app, 'first-project-summary');
    expect(task.completion?.on).toBe('2026-03-04');
    expect(task.evidence).toMatchObject([{ kind: 'document', text: 'piece-whole', pieceKey: 'piece-whole' }]);
    expect(listChanges(app.db, { limit: 1 })[0]?.facts).toMatchObject({ kind: 'task-finished' });
    const page = await app.get(address);
    expect(page.$('.evidence a').attr('href')).toBe('/pieces/piece-whole');
    expect(page.$(`form[action="${address}/made"]`)).toHaveLength(0);
    // The next one is about the other project.
    const second = await app.get(`/tasks/${taskOf(app, 'second-project-summary').id}`);
    expect(second.$('#making .pieces__item a').attr('href')).toBe('/pieces/piece-half');
    const [last] = listChanges(app.db, { limit: 1 });
    await app.post(`/changes/${last?.id}/undo`, { from: address, undone: 'yes' });
    expect(taskOf(app, 'first-project-summary')).toMatchObject({ completion: null, evidence: [] });
  });

  it('can be ticked without, which is told apart, and is proved later', async () => {
    const { app, address } = await withSummary();
    await app.post(`${address}/completion`, { done: 'yes', from: address });
    expect((await app.get(address)).$('.making__apart').text()).toBe('Ticked before this was there.');
    // Three summaries want one each: what was ticked without one comes last.
    for (const key of ['piece-1', 'piece-2', 'piece-3']) addProject(app, key);
    const { $ } = await app.get(address);
    expect($(`form[action="${address}/made"] button`).text()).toBe('Leave it as evidence');

    await app.post(`${address}/made`, { from: address });

    expect(taskOf(app, 'first-project-summary').evidence).toMatchObject([{ pieceKey: 'piece-3' }]);
    expect(listChanges(app.db, { limit: 1 })[0]?.facts).toMatchObject({ kind: 'evidence-left' });
  });

  it('is not ticked with what is not whole any more, whatever an older page says', async () => {
    const { app, address } = await withSummary();
    addProject(app, 'piece-1');
    await app.post('/pieces/piece-1/parts/gap', { text: '', revision: '1', from: '/pieces/piece-1' });
    const before = dumpData(app.db);

    const { status, body } = await app.post(`${address}/made`, { from: address });

    expect([status, body.includes('not whole any more')]).toEqual([409, true]);
    expect(body).toContain('You can still tick the task itself.');
    expect((await app.post('/tasks/99999/made', { from: '/today' })).status).toBe(404);
    expect((await app.post('/tasks/x/made', {})).status).toBe(404);
    expect(dumpData(app.db)).toEqual(before);
    await app.post(`${address}/completion`, { done: 'yes', from: address });
    expect(taskOf(app, 'first-project-summary').completion).not.toBeNull();
  });

  it('names the parts that it is about, and where what belongs to a project begins', async () => {
    const app = await testApp({ plan: 'built-in' });
    const equation = `/tasks/${taskOf(app, 'core-equation-on-paper').id}`;
    const ablations = `/tasks/${taskOf(app, 'ablation-stories').id}`;
    expect((await app.get(ablations)).$('#making .hint').text()).toContain('there is none yet');
    addProject(app, 'piece-1');
    const { $ } = await app.get(equation);
    expect($('#making .making__wanted').text()).toBe('Assumptions and Core equation of a project: 0 of 1');
    expect($('#making .pieces__item a').attr('href')).toBe('/pieces/piece-1#part-assumptions');

    const form = (await app.get(ablations)).$('#making form[action="/pieces"]');
    const sent = Object.fromEntries(form.serializeArray().map(({ name, value }) => [name, value]));
    await app.post('/pieces', { ...sent, title: 'Without memory' });

    const begun = listPieces(app.db).find(({ title }) => title.text === 'Without memory');
    expect(begun).toMatchObject({ kind: 'ablation', parentKey: 'piece-1' });
  });

  it('tells a piece by the title that it has now, on the page and in the report', async () => {
    const { app, address } = await withSummary();
    addProject(app, 'piece-1');
    await app.post(`${address}/made`, {});
    await app.post('/pieces/piece-1/sharing', { shared: 'yes' });
    const revision = listPieces(app.db)[0]?.title.revision ?? 0;
    await app.post('/pieces/piece-1/parts/title', { text: 'Called anew', revision: String(revision) });

    expect((await app.get(address)).$('.evidence a').text()).toBe('Called anew');
    const report = (await app.get('/report.md')).body;
    expect(report).toContain('Called anew');
    expect(report).not.toContain('piece-1');
  });

  it('keeps the title of a piece that is gone as its evidence', async () => {
    const { app, address } = await withSummary();
    addProject(app, 'piece-1');
    await app.post(`${address}/made`, { from: address });
    await app.post('/pieces/piece-1/removal', { from: '/portfolio/project' });
    const { $ } = await app.get(address);
    expect($('.evidence').text()).toContain('piece-1');
    expect($('.evidence a[href="/pieces/piece-1"]')).toHaveLength(0);
    expect(taskOf(app, 'first-project-summary').completion).not.toBeNull();
  });
});
