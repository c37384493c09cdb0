import { describe, expect, it } from 'vitest';
import { listChanges } from '../../../db/journal/history.ts';
import { type TestApp, testApp } from '../../support/app/test-app.ts';
import { latestWords } from '../../support/database/db.ts';

const PHASE = 'deep-learning';

const tasksOf = ({ plan }: TestApp, key: string) => {
  const { phases, tasks } = plan();
  const phase = phases.find((each) => each.key === key);
  return tasks.filter(({ phaseId }) => phaseId === phase?.id);
};

describe('a task that the learner knows already', () => {
  it('is set aside with one tap, told apart from dropped and done, and taken back', async () => {
    const app = await testApp();
    const { id, title, sessions } = app.task(2);
    const form = (await app.get(`/tasks/${id}`)).$('#set-aside').closest('form');
    expect(form.find('input[name=as]').val()).toBe('known');

    await app.post(`/tasks/${id}/drop`, { dropped: 'yes', as: 'known' });

    expect(app.task(2)).toMatchObject({ droppedOn: '2026-03-04', droppedAs: 'known', completion: null });
    expect(latestWords(app.db)).toBe(`Set “${title}” aside: you know this already`);
    const page = await app.get(`/tasks/${id}`);
    expect(page.$('.task-dropped .lead').text()).toContain('Set aside on 4 Mar 2026: you know this already.');
    expect(page.$('.task-dropped a[href^="/replan"]')).toHaveLength(1);
    expect((await app.get('/plan?state=set-aside')).$('.road__task')).toHaveLength(1);
    expect((await app.get('/plan?state=dropped')).$('.road__task')).toHaveLength(0);
    expect((await app.get('/plan')).$(`.road__task--set-aside`).text()).toContain('set aside');

    await app.post(`/tasks/${id}/drop`, { dropped: 'no', as: 'known' });
    expect(app.task(2)).toMatchObject({ droppedOn: null, droppedAs: 'dropped', sessions });
  });

  it('may be dropped instead, and the other way round', async () => {
    const app = await testApp();
    const { id } = app.task(2);
    await app.post(`/tasks/${id}/drop`, { dropped: 'yes', as: 'known' });
    await app.post(`/tasks/${id}/drop`, { dropped: 'yes', reason: 'No time' });
    expect(app.task(2)).toMatchObject({ droppedAs: 'dropped', dropReason: 'No time' });
    expect(latestWords(app.db)).toContain('Dropped');

    await app.post(`/tasks/${id}/drop`, { dropped: 'yes', as: 'known' });
    expect(app.task(2)).toMatchObject({ droppedAs: 'known', dropReason: '' });
  });

  it('is asked for in words when the form says something else', async () => {
    const app = await testApp();
    const { status, $ } = await app.post('/tasks/1/drop', { dropped: 'yes', as: 'boring' });
    expect([status, $('#main').text().includes('how the task leaves the plan')]).toEqual([422, true]);
  });

  it('never looks like progress: pace, progress and every form of the report tell it apart', async () => {
    const app = await testApp();
    await app.post('/tasks/2/drop', { dropped: 'yes', as: 'known' });
    await app.post('/tasks/3/drop', { dropped: 'yes', reason: '' });

    const told = 'Set aside, not counted: 1 task of';
    expect((await app.get('/today')).$('.pace__words').text()).toContain(told);
    expect((await app.get('/progress')).$('#main').text()).toContain('set aside as known');
    expect((await app.get('/report')).$('#main').text()).toContain('set aside: known already');
    const markdown = (await app.get('/report.md')).body;
    expect(markdown).toContain('| set aside: known already |');
    expect(markdown).toContain('| dropped |');
    expect((await app.get('/report.html')).body).toContain('set aside: known already');
    const json = JSON.parse((await app.get('/report.json')).body);
    expect(json.dropped.map((task: { as: string }) => task.as).sort()).toEqual(['dropped', 'known']);
    expect(json.pace.figures).toMatchObject({ setAside: { taskCount: 1 }, dropped: { taskCount: 1 } });
    expect((await app.get('/report.csv')).body).toContain(',set-aside,');
  });

  it('counts neither way in readiness, which says so', async () => {
    const app = await testApp({ plan: 'built-in' });
    await app.post(`/phases/${PHASE}/knowledge`, { setAside: 'yes', taskKind: 'study' });
    const words = (await app.get('/practice/readiness')).$('#foundations').text();
    const aside = tasksOf(app, PHASE).filter(
      ({ kind, serves }) => kind === 'study' && serves.includes('foundations'),
    );
    expect(aside.length).toBeGreaterThan(1);
    expect(words).toContain(`${aside.length} tasks are set aside: you know this already.`);
  });
});

describe('a topic that the learner knows already', () => {
  it('is set aside with one tap and taken back with one, each of them one change', async () => {
    const app = await testApp({ plan: 'built-in' });
    const before = tasksOf(app, PHASE);
    const page = await app.get(`/phases/${PHASE}`);
    expect(page.$('#known-all').text()).toBe('Set aside');

    await app.post(`/phases/${PHASE}/knowledge`, { setAside: 'yes', taskKind: '' });

    expect(tasksOf(app, PHASE).every(({ droppedAs, droppedOn }) => droppedAs === 'known' && droppedOn)).toBe(
      true,
    );
    expect(latestWords(app.db)).toBe(`Set ${before.length} tasks aside: you know this already`);
    const aside = await app.get(`/phases/${PHASE}`);
    expect(aside.$('#set-aside li')).toHaveLength(before.length);
    expect(aside.$('#set-aside a[href^="/replan"]')).toHaveLength(1);
    expect(aside.$('#known')).toHaveLength(0);

    await app.post(`/phases/${PHASE}/knowledge`, { setAside: 'no' });
    expect(tasksOf(app, PHASE)).toEqual(before);
    expect(latestWords(app.db)).toBe(`Took ${before.length} tasks back into the plan`);
  });

  it('leaves its time free until the learner has the rest spread, which is previewed and taken back like any replan', async () => {
    const app = await testApp({ plan: 'built-in', now: '2026-03-02T09:00:00Z' });
    const fullest = () => {
      const taken = new Map<string, number>();
      for (const { droppedOn, sessions } of app.plan().tasks) {
        if (droppedOn !== null) continue;
        for (const { day, minutes } of sessions) taken.set(day, (taken.get(day) ?? 0) + minutes);
      }
      return { dayCount: taken.size, mostMinutes: Math.max(...taken.values()) };
    };
    const before = fullest();
    await app.post(`/phases/${PHASE}/knowledge`, { setAside: 'yes' });
    expect(fullest().dayCount).toBeLessThan(before.dayCount - 10);

    const link = (await app.get(`/phases/${PHASE}`)).$('#set-aside a[href^="/replan"]').attr('href') ?? '';
    const preview = await app.get(link);
    expect(preview.$('#evenly').attr('checked')).toBeDefined();
    expect(preview.$('#main').text()).not.toContain('There is nothing to apply');
    const fields = Object.fromEntries(
      preview
        .$('form[action="/replans"] input[type=hidden]')
        .toArray()
        .map(({ attribs }) => [attribs.name ?? '', attribs.value ?? '']),
    );
    expect((await app.post('/replans', fields)).status).toBe(303);

    expect(fullest().dayCount).toBeGreaterThan(before.dayCount - 5);
    expect(fullest().mostMinutes).toBeLessThanOrEqual(before.mostMinutes);
  });

  it('may be the tasks of one kind alone; what is done or dropped stays as it is', async () => {
    const app = await testApp({ plan: 'built-in' });
    const [first, second] = tasksOf(app, PHASE).filter(({ kind }) => kind === 'study');
    await app.post(`/tasks/${first?.id}/completion`, { done: 'yes' });
    await app.post(`/tasks/${second?.id}/drop`, { dropped: 'yes', reason: 'Too long' });

    await app.post(`/phases/${PHASE}/knowledge`, { setAside: 'yes', taskKind: 'study' });

    const after = tasksOf(app, PHASE);
    expect(after.find(({ id }) => id === first?.id)).toMatchObject({ droppedOn: null });
    expect(after.find(({ id }) => id === second?.id)).toMatchObject({
      droppedAs: 'dropped',
      dropReason: 'Too long',
    });
    for (const task of after.filter(({ id }) => id !== first?.id && id !== second?.id)) {
      expect([task.title, task.droppedOn !== null]).toEqual([task.title, task.kind === 'study']);
    }
  });

  it('makes no change at a second tap', async () => {
    const app = await testApp({ plan: 'built-in' });
    await app.post(`/phases/${PHASE}/knowledge`, { setAside: 'yes', taskKind: 'study' });
    const [change] = listChanges(app.db, { limit: 1 });
    await app.post(`/phases/${PHASE}/knowledge`, { setAside: 'yes', taskKind: 'study' });
    expect(listChanges(app.db, { limit: 1 })[0]).toEqual(change);
  });

  it('gets days with room where it had none, when it is taken back', async () => {
    const app = await testApp({ plan: 'none' });
    await app.post('/plans', {
      startOn: '2026-02-02',
      length: 'weeks',
      beginning: 'known',
      timeZone: 'UTC',
      ...Object.fromEntries(
        ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((name) => [
          name,
          '180',
        ]),
      ),
    });
    await app.post('/phases/research-portfolio/knowledge', { setAside: 'no' });

    const back = tasksOf(app, 'research-portfolio');
    expect(back.every(({ droppedOn }) => droppedOn === null)).toBe(true);
    const days = back.flatMap(({ sessions }) => sessions.map(({ day }) => day));
    expect(days.length).toBeGreaterThan(0);
    expect(days.every((day) => day >= '2026-03-04')).toBe(true);
  });

  it.each([
    { name: 'no answer', form: {}, says: 'did not say whether you know it' },
    {
      name: 'a kind that there is not',
      form: { setAside: 'yes', taskKind: 'dancing' },
      says: 'kind that there is not',
    },
  ])('is not set aside by a form with $name', async ({ form, says }) => {
    const app = await testApp({ plan: 'built-in' });
    const { status, $ } = await app.post(`/phases/${PHASE}/knowledge`, form);
    expect([status, $('#main').text().includes(says)]).toEqual([422, true]);
    expect((await app.post('/phases/nothing/knowledge', { setAside: 'yes' })).status).toBe(404);
  });
});
