import { expect, it } from 'vitest';
import { testApp } from '../../support/app/test-app.ts';
import { keepRoadmap, SMALL_ROADMAP } from '../../support/app/upload.ts';
import { FILLED_IN } from '../../support/made/setup-form.ts';

it('says what a task needs beyond a laptop, and how to do it on one; and nothing where it needs nothing', async () => {
  const app = await testApp({ plan: 'none' });
  const needing = 'minutes: 30, hardware: { least: One GPU of 16 GB, laptop: "The same with $n = 8$" }';
  await keepRoadmap(app, SMALL_ROADMAP.replace('minutes: 30', needing));
  await app.post('/plans', { ...FILLED_IN, roadmap: 'own' });
  const [one, two] = app.plan().tasks;

  const { $ } = await app.get(`/tasks/${one?.id}`);
  const entry = $('.entry:contains("Hardware")');
  expect(entry.text()).toContain('One GPU of 16 GB');
  expect(entry.text()).toContain('On a laptop: The same with');
  expect(entry.find('math')).toHaveLength(1);
  expect((await app.get(`/tasks/${two?.id}`)).$('.entry:contains("Hardware")')).toHaveLength(0);
});
