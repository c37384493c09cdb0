import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { findQuestion, listQuestions } from '../../../../plans/practice/bank/question-bank.ts';
import { QUESTION_SOURCES, type QuestionSource } from '../../../../plans/practice/bank/question-kinds.ts';
import { loadLibrary } from '../../../../server/library/library.ts';

const { builtIn, categories } = loadLibrary();
const Lists = z.record(z.string(), z.array(z.strictObject({ ask: z.string().min(2), at: z.string() })));
const sources = z
  .record(z.enum(QUESTION_SOURCES), Lists)
  .parse(parse(readFileSync(join(import.meta.dirname, 'seed-questions.yaml'), 'utf8')));

const countsOf = (source: QuestionSource) => Object.values(sources[source]).map((list) => list.length);

describe('the question bank covers what it was gathered from', () => {
  it('in full: as many questions as each collection has', () => {
    expect(countsOf('kumar-2025')).toEqual([8, 8, 6, 8, 7, 7, 6, 6, 7, 8]);
    expect(countsOf('kumar-2025').reduce((sum, count) => sum + count, 0)).toBe(71);
    expect(countsOf('richardson-2025')).toEqual([10, 3]);
    expect(countsOf('applied-guide-2026')).toEqual([6, 6, 9, 4, 7, 4, 10, 7, 8, 7, 1]);
    expect(countsOf('gordon-2025')).toEqual([5]);
    expect(countsOf('role-questions')).toEqual([20]);
  });

  it.each(QUESTION_SOURCES)('by questions that name their source: %s', (source) => {
    for (const { ask, at } of Object.values(sources[source]).flat()) {
      const question = findQuestion(categories, at)?.question;
      expect([ask, at, question?.sources]).toEqual([ask, at, expect.arrayContaining([source])]);
    }
  });

  it('with a question of its own for each one of a list', () => {
    for (const list of Object.values(sources).flatMap((lists) => Object.values(lists))) {
      const ids = list.map(({ at }) => at);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('with what is assessed, pitfalls and follow-ups', () => {
    for (const { at } of sources['richardson-2025']['ten questions'] ?? []) {
      const question = findQuestion(categories, at)?.question;
      expect([at, question?.probing]).toEqual([at, expect.stringMatching(/.{20}/)]);
      expect([at, question?.followUps.length]).toEqual([at, expect.toSatisfy((count: number) => count >= 2)]);
      expect([at, question?.pitfalls.length]).toEqual([at, expect.toSatisfy((count: number) => count >= 2)]);
    }
  });
});

describe('each phase of the roadmap', () => {
  it('has enough questions for its weeks of drills', () => {
    const questions = listQuestions(categories).map(({ question }) => question);
    for (const { id } of builtIn.phases) {
      const count = questions.filter(({ phase }) => phase === id).length;
      expect([id, count]).toEqual([id, expect.toSatisfy((questionCount: number) => questionCount >= 10)]);
    }
  });
});
