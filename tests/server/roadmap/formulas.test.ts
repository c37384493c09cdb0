import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { listRoutes } from '../../support/app/routes.ts';
import { testApp } from '../../support/app/test-app.ts';
import { keepRoadmap } from '../../support/app/upload.ts';
import { USUAL_MINUTES } from '../../support/made/usual-minutes.ts';

const FORMULA = '$x_1^2$';

/** A formula in each text that pages read off the roadmap of a plan. */
const ROADMAP = `id: rich
title: Road ${FORMULA}
weeks: 1
tracks:
  - { id: one, title: One ${FORMULA}, about: Some ${FORMULA} }
  - { id: other, title: Other ${FORMULA}, about: Others ${FORMULA} }
resources:
  - { id: ada-1843-notes, title: Notes ${FORMULA}, authors: ["Lovelace, Ada"], year: 1843, kind: paper, open: free, level: 1, note: Why ${FORMULA} }
  - { id: knuth-1968-art, title: Art ${FORMULA}, authors: ["Knuth, Donald"], year: 1968, kind: book, open: paid, level: 3, note: Why ${FORMULA} }
phases:
  - id: only
    title: Phase ${FORMULA}
    weeks: [1, 1]
    goal: Goal ${FORMULA}
    outcome: Outcome ${FORMULA}
    habits:
      - { id: daily, title: Daily ${FORMULA}, minutes: 10, patterns: [Heap ${FORMULA}, Tree ${FORMULA}] }
    tasks:
      - id: one
        kind: study
        title: Read ${FORMULA}
        minutes: 500
        hardware: { least: One GPU ${FORMULA}, laptop: Less ${FORMULA} }
        reads:
          - { id: ada-1843-notes, part: note ${FORMULA}, minutes: 25, need: must }
          - { id: knuth-1968-art, part: chapter ${FORMULA}, minutes: 25, need: deeper }
      - { id: two, kind: study, title: Other ${FORMULA}, minutes: 60, weights: { one: none } }
`;

it('what a roadmap tells of a plan shows no formula as it was typed', async () => {
  const app = await testApp({ plan: 'none', now: '2026-03-02T09:00:00Z' });
  await keepRoadmap(app, ROADMAP);
  const plan = { startOn: '2026-03-02', length: 'weeks', timeZone: 'UTC', roadmap: 'rich', track: 'one' };
  await app.post('/plans', { ...USUAL_MINUTES, formToken: randomUUID(), ...plan });
  const paths = listRoutes(app.app).flatMap(({ method, path }) =>
    method === 'GET' && !/[:*]/.test(path) ? path : [],
  );
  const more = ['/tasks/1', '/habits/1', '/weeks/1', '/reading/ada-1843-notes', '/reading?phase=only'];

  const typed: string[] = [];
  for (const address of [...paths, ...more, '/plan/track?track=other', '/setup?roadmap=rich']) {
    const { $, headers } = await app.get(address);
    if (!String(headers['content-type']).startsWith('text/html')) continue;
    $('textarea, pre, script, style, noscript').remove();
    if ($('html').text().includes(FORMULA)) typed.push(address);
  }

  expect(typed).toEqual([]);
  expect((await app.get('/habits/1')).$('math').length).toBeGreaterThan(0);
});
