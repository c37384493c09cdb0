import { randomUUID } from 'node:crypto';
import { type TestApp, type TestAppOptions, testApp } from '../../app/test-app.ts';
import { keepRoadmap } from '../../app/upload.ts';
import { USUAL_MINUTES } from '../usual-minutes.ts';

/** A roadmap of a week that brings along what its tasks ask to read: five for the first task, one of them for the second. */
const READING_ROADMAP = `id: own-reading
title: A week of reading
weeks: 1
resources:
  - { id: ada-1843-notes, title: "Notes on the Engine: a {short} sketch & 5 % more", authors: ["Lovelace, Ada"], year: 1843, kind: paper, open: free, level: 1, ids: { arxiv: "1706.03762", doi: "10.1145/2408776" }, note: The first programme. }
  - { id: knuth-1968-art, title: The Art of Computer Programming, authors: ["Knuth, Donald E."], year: 1968, kind: book, edition: third edition, open: paid, level: 3, ids: { isbn: "978-0-201-89683-1" }, note: The reference. }
  - { id: godel-1931-satze, title: Über formal unentscheidbare Sätze, authors: ["Gödel, Kurt", "Church, Alonzo", "Turing, Alan"], others: true, year: 1931, kind: paper, open: free, level: 2, note: What cannot be proved. }
  - { id: team-2024-llama, title: The Llama 3 Herd of Models, authors: [Llama Team], year: 2024, kind: post, open: free, level: 2, ids: { url: "https://example.org/llama?a=1&b=2" }, note: A report. }
  - { id: dahl-1972-structured, title: Structured Programming, authors: ["Dahl, Ole-Johan", "Hoare, C. A. R."], year: 1972, kind: book, open: paid, level: 2, note: Three essays. }
phases:
  - id: only
    title: Only phase
    weeks: [1, 1]
    goal: Something
    outcome: You can do it
    tasks:
      - id: one
        kind: study
        title: One thing
        minutes: 90
        reads:
          - { id: godel-1931-satze, part: section 2, minutes: 20, need: pick }
          - { id: team-2024-llama, part: section 3, minutes: 15, need: deeper }
          - { id: ada-1843-notes, part: note G, minutes: 25, need: must }
          - { id: knuth-1968-art, part: chapter 1, minutes: 40, need: must }
          - { id: dahl-1972-structured, part: the first essay, minutes: 60, need: deeper }
      - id: two
        kind: hands-on
        title: Another thing
        minutes: 90
        reads:
          - { id: ada-1843-notes, part: note A, minutes: 10, need: pick }
`;

/** A learner on the first day, a Monday, of a plan from `READING_ROADMAP`. */
export async function readingApp(options: TestAppOptions = {}): Promise<TestApp> {
  const app = await testApp({ plan: 'none', now: '2026-03-02T09:00:00Z', ...options });
  await keepRoadmap(app, READING_ROADMAP);
  const plan = { startOn: '2026-03-02', length: 'weeks', timeZone: 'UTC', roadmap: 'own-reading' };
  await app.post('/plans', { ...USUAL_MINUTES, formToken: randomUUID(), ...plan });
  return app;
}
