import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formulaFaultsOfFile } from '../../../plans/content/formula-faults-of-file.ts';
import { parseQuestions } from '../../../plans/practice/bank/parse-questions.ts';
import { roadmapsFolder } from '../../../server/paths.ts';

const ROADMAP = `id: own
title: From $5 to $7, and $x^2$
phases:
  - goal: |-
      Why $\\frac{a}{b}$
      holds
    tasks:
      - title: Derive $x^2^3$
        steps: ['Say $\\foo$', 'Then \`$\\bar\`']
`;

describe('formulas of a content file', () => {
  it('that cannot be shown are told with their line and the reason', () => {
    expect(formulaFaultsOfFile(ROADMAP, 'roadmap')).toEqual([
      {
        line: 8,
        column: 9,
        path: 'phases[0].tasks[0].title',
        message: '$x^2^3$ cannot be shown as a formula: Double superscript at character 4',
      },
      {
        line: 9,
        column: 17,
        path: 'phases[0].tasks[0].steps[0]',
        message: '$\\foo$ cannot be shown as a formula: Unsupported function name: \\foo at character 1',
      },
    ]);
  });

  it('can all be shown in the built-in roadmap', () => {
    const text = readFileSync(join(roadmapsFolder, 'research-scientist-100.yaml'), 'utf8');
    expect(formulaFaultsOfFile(text, 'roadmap')).toEqual([]);
  });

  it('are read soon, however many there are', () => {
    const lines = Array.from({ length: 5_000 }, (_, index) => `  - "$x_{${index}}^2^3$"`);
    const before = process.cpuUsage();
    expect(formulaFaultsOfFile(`steps:\n${lines.join('\n')}`, 'roadmap').length).toBe(200);
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(20);
  });

  it('keep a question out of the bank', () => {
    const question =
      "{ id: a, form: explain, difficulty: 1, seconds: 60, prompt: 'Why $x^2^3$?', points: [Because], reads: [] }";
    const parsed = parseQuestions(`id: c\ntitle: C\nabout: D\nquestions:\n  - ${question}\n`);
    expect(parsed.ok).toBe(false);
  });
});
