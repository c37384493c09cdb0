import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { exportData } from '../../../../db/data/export.ts';
import { latestChange } from '../../../../db/journal/history.ts';
import { loadActivePlan } from '../../../../db/plan/load-plan.ts';
import { listPieces } from '../../../../db/portfolio/pieces.ts';
import { listOwnQuestions } from '../../../../db/practice/own-questions.ts';
import { listRoadmaps } from '../../../../db/roadmap/roadmaps.ts';
import { makeExport } from '../../../../server/cli/data/export.ts';
import { importFile } from '../../../../server/cli/data/import.ts';
import type { ImportUse } from '../../../../server/cli/data/import-uses.ts';
import { CliProblem, cliMomentOf } from '../../../../server/cli/standing.ts';
import { fixedClock } from '../../../../server/clock.ts';
import { dumpData, givenPlan, testDatabase } from '../../../support/database/db.ts';

const QUESTIONS = 'prompt;points\nWarum?;Darum\nUnd “wie”?;So\n';
const TASKS = '# Mine\n\n## Week 1\n- [x] Read\n- [ ] Write (30 min)\n';

function givenMoment({ hasPlan = true } = {}) {
  const db = testDatabase();
  if (hasPlan) givenPlan(db);
  const moment = cliMomentOf({ db, clock: fixedClock('2026-03-04T12:00:00.000Z') });
  const bring = (text: string, as?: ImportUse, isDryRun = false) =>
    importFile(moment, { name: 'mine.txt', bytes: Uint8Array.from(strToU8(text)), as, isDryRun });
  return { db, moment, bring };
}

describe('a file that a command brings in', () => {
  it('is only told of in a dry run', async () => {
    const { db, bring } = givenMoment();
    const before = dumpData(db);
    const { lines } = await bring(QUESTIONS, undefined, true);
    expect(lines).toEqual(
      expect.arrayContaining(['2 new questions.', expect.stringContaining('Nothing was kept')]),
    );
    expect(dumpData(db)).toEqual(before);
  });

  it('says what a list would come to, and where it would go', async () => {
    const { bring } = givenMoment();
    expect((await bring(TASKS, 'roadmap', true)).lines).toEqual([
      expect.stringContaining('looks like a Markdown checklist'),
      expect.stringMatching(/^2 tasks in 1 phase, about .+; 1 task is done already\.$/),
      expect.stringContaining('Nothing was kept'),
    ]);
    expect((await bring(TASKS, 'tasks', true)).lines).toContainEqual(
      expect.stringMatching(/^2 tasks would be added/),
    );
  });

  it('is brought whole where it is too long for one page of the app', async () => {
    const { db, bring } = givenMoment();
    const before = loadActivePlan(db)?.tasks.length ?? 0;
    const { lines } = await bring(
      Array.from({ length: 650 }, (_, at) => `- Problem ${at}`).join('\n'),
      'tasks',
    );
    expect(lines.filter((line) => line.startsWith('Brought '))).toHaveLength(2);
    expect(loadActivePlan(db)?.tasks).toHaveLength(before + 650);
  });

  it('becomes questions, and nothing the second time', async () => {
    const { db, bring } = givenMoment({ hasPlan: false });
    expect((await bring(QUESTIONS)).lines.at(-1)).toBe('Imported 2 questions');
    expect(listOwnQuestions(db).map(({ prompt }) => prompt)).toEqual(['Warum?', 'Und “wie”?']);
    const latest = latestChange(db)?.id;
    expect((await bring(QUESTIONS)).lines.at(-1)).toBe('All of it is here already.');
    expect(latestChange(db)?.id).toBe(latest);
  });

  it('becomes questions however many they are', async () => {
    const { db, bring } = givenMoment({ hasPlan: false });
    const rows = Array.from({ length: 600 }, (_, index) => `Why is it so, number ${index}?;So`);
    const text = `prompt;points\n${rows.join('\n')}\n`;
    const { lines } = await bring(text);
    expect(lines.at(-1)).toBe('Imported 600 questions');
    expect(listOwnQuestions(db)).toHaveLength(600);
    expect((await bring(text, 'questions')).lines.at(-1)).toBe('All of it is here already.');
  });

  it('becomes tasks of the plan in its order, and a roadmap where there is none', async () => {
    const { db, bring } = givenMoment();
    const before = loadActivePlan(db)?.tasks.length ?? 0;
    await bring(TASKS);
    const added = loadActivePlan(db)?.tasks.filter(({ title }) => ['Read', 'Write'].includes(title)) ?? [];
    expect(loadActivePlan(db)?.tasks).toHaveLength(before + 2);
    expect(added.map(({ title, completion }) => [title, completion !== null])).toEqual([
      ['Read', true],
      ['Write', false],
    ]);

    const other = givenMoment({ hasPlan: false });
    await other.bring(TASKS);
    expect(listRoadmaps(other.db).map(({ title }) => title)).toEqual(['Mine']);
  });

  it('becomes papers', async () => {
    const { db, bring } = givenMoment();
    await bring('@article{a, title = {A view}, year = {2017}}');
    expect(listPieces(db).map(({ title }) => title.text)).toEqual(['A view']);
  });

  it('may be the data of another Daymark', async () => {
    const here = givenMoment();
    const there = givenMoment({ hasPlan: false });
    const bytes = [...exportData(here.db)].join('');
    await there.bring(bytes);
    expect(loadActivePlan(there.db)?.title).toBe(loadActivePlan(here.db)?.title);
    expect([...exportData(there.db)].join('')).toBe(bytes);
  });

  it.each([
    ['%PDF-1.7', undefined, 'This is a PDF'],
    [' ', undefined, 'There is nothing in it'],
    [TASKS, 'papers' as const, 'This holds no papers'],
  ])('%j is refused in words', async (text, as, words) => {
    const { db, bring } = givenMoment();
    const before = dumpData(db);
    await expect(bring(text, as)).rejects.toThrow(CliProblem);
    await expect(bring(text, as)).rejects.toThrow(words);
    expect(dumpData(db)).toEqual(before);
  });
});

describe('what a command writes', () => {
  it('of all data is what its page downloads', async () => {
    const { db, moment } = givenMoment();
    const pieces = await makeExport(moment, { what: 'data', format: undefined });
    expect([...(pieces as Iterable<string>)].join('')).toBe([...exportData(db)].join(''));
  });

  it('of a roadmap that is gone says so', async () => {
    const { moment } = givenMoment();
    await expect(makeExport(moment, { what: 'roadmap', format: undefined })).rejects.toThrow(
      'The roadmap of this plan is not here',
    );
  });
});
