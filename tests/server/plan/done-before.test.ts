import { describe, expect, it } from 'vitest';
import { measurePlanPace } from '../../../plans/progress/pace.ts';
import { testApp } from '../../support/app/test-app.ts';
import { keepRoadmap, SMALL_ROADMAP } from '../../support/app/upload.ts';
import { FILLED_IN, preview } from '../../support/made/setup-form.ts';

const WITH_DONE = SMALL_ROADMAP.replace(
  'minutes: 30 }',
  'minutes: 30, done: true, note: "See **page 3**.\\nAnd 4." }',
);
const SETUP = { ...FILLED_IN, roadmap: 'own' };

describe('a roadmap with work that was done before', () => {
  it('says so in the setup, and the plan begins with it ticked, on pace, with its notes', async () => {
    const app = await testApp({ plan: 'none' });
    await keepRoadmap(app, WITH_DONE);

    const told = await preview(app, SETUP);
    await app.post('/plans', SETUP);

    expect(told.$('#preview').text()).toContain('1 task is done already: the plan begins with it ticked.');
    const [one, two] = app.plan().tasks;
    expect(one).toMatchObject({
      completion: { on: '2026-03-04' },
      sessions: [],
      note: { text: 'See **page 3**.\nAnd 4.' },
    });
    expect(two).toMatchObject({ completion: null, note: { text: '' } });
    expect(two?.sessions.length).toBeGreaterThan(0);
    expect(measurePlanPace(app.plan(), app.plan().calendar.startOn).verdict).toBe('on pace');
  });

  it('has it open where the learner opened it, and the plan is started again', async () => {
    const app = await testApp({ plan: 'none' });
    await keepRoadmap(app, WITH_DONE);
    await app.post('/plans', SETUP);
    await app.post(`/tasks/${app.task(1).id}/completion`, { done: 'no' });
    const again = {
      ...SETUP,
      again: String(app.plan().id),
      keep: 'yes',
      formToken: '22222222-2222-4222-8222-222222222222',
    };

    const answer = await app.post('/plans', again);

    expect(answer.status).toBe(303);
    expect(app.task(1).completion).toBeNull();
    expect(app.task(1).sessions.length).toBeGreaterThan(0);
    expect(app.task(1).note.text).toContain('page 3');
  });
});
