import { describe, expect, it } from 'vitest';
import { QUESTIONS_FORMAT } from '../../../../plans/practice/bank/parse-questions.ts';
import { listQuestions } from '../../../../plans/practice/bank/question-bank.ts';
import { QUESTION_FORMS, QUESTION_SOURCES } from '../../../../plans/practice/bank/question-kinds.ts';
import { readContentFiles } from '../../../../server/library/content-files.ts';
import { loadLibrary } from '../../../../server/library/library.ts';
import { questionsFolder } from '../../../../server/paths.ts';

const { builtIn, categories } = loadLibrary();
const questions = listQuestions(categories).map(({ question }) => question);

describe('the question bank', () => {
  it('fits the format in each of its files, whatever an earlier build read', () => {
    const files = readContentFiles(
      { folder: questionsFolder, readByBuild: 'nowhere.json' },
      QUESTIONS_FORMAT,
    );

    expect(files.map(({ content }) => content)).toEqual(categories);
  });

  it('has each category and each question once', () => {
    const ids = questions.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const prompts = questions.map(({ prompt }) => prompt.toLowerCase());
    expect(new Set(prompts).size).toBe(prompts.length);
    const titles = categories.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('has at least 130 questions, 71 of them from the main guide, some from each source and of each form', () => {
    expect(questions.length).toBeGreaterThanOrEqual(130);
    const fromMainGuide = questions.filter(({ sources }) => sources.includes('kumar-2025'));
    expect(fromMainGuide.length).toBeGreaterThanOrEqual(71);
    for (const source of QUESTION_SOURCES)
      expect([source, questions.some(({ sources }) => sources.includes(source))]).toEqual([source, true]);
    for (const form of QUESTION_FORMS)
      expect([form, questions.some((question) => question.form === form)]).toEqual([form, true]);
  });

  it('names only phases and tasks of the built-in roadmap, and leaves no phase without questions', () => {
    const phaseIds = builtIn.phases.map(({ id }) => id);
    const taskIds = new Set(builtIn.phases.flatMap(({ tasks }) => tasks).map(({ id }) => id));

    const lost = questions.flatMap(({ id, phase, tasks }) => [
      ...(phaseIds.includes(phase ?? '') ? [] : [`${id}: ${phase}`]),
      ...tasks.filter((task) => !taskIds.has(task)).map((task) => `${id}: ${task}`),
    ]);
    expect(lost).toEqual([]);
    expect(phaseIds.filter((id) => !questions.some(({ phase }) => phase === id))).toEqual([]);
  });

  it('answers each question in three to six points, none of which it says twice', () => {
    for (const { id, points } of questions) {
      expect([id, points.length]).toEqual([
        id,
        expect.toSatisfy((count: number) => count >= 3 && count <= 6),
      ]);
      expect([id, new Set(points).size]).toEqual([id, points.length]);
    }
  });
});
