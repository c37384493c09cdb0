import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { projectRoot } from '../../../db/file/project-root.ts';

/** The built command, as `npm run roadmap:check` runs it. */
function checkRoadmap(...files: string[]) {
  const command = spawnSync(process.execPath, ['dist/roadmap-check.js', ...files], {
    cwd: projectRoot(),
    encoding: 'utf8',
  });
  return { code: command.status, said: command.stdout + command.stderr };
}

it('says what is in a file that fits the format', () => {
  const { code, said } = checkRoadmap('plans/roadmaps/research-scientist-100.yaml');

  expect(said).toMatch(
    /^plans\/roadmaps\/research-scientist-100\.yaml: fits the format: 15 weeks, 8 phases, \d+ tasks, \d+ steps/,
  );
  expect(said).toMatch(/the work fits: \d\d % of the time is filled/);
  expect(code).toBe(0);
});

it('says every problem of a file with its line, and fails', () => {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-check-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'mine.yaml');
  writeFileSync(file, 'id: Mine\ntitle: Mine\nweeks: 0\n');

  const { code, said } = checkRoadmap(file);

  expect(said).toContain(`${file}:1: id: Use lower-case letters`);
  expect(said).toContain(`${file}:1: phases: This is missing`);
  expect(said).toContain(`${file}:3: weeks: Give at least 1`);
  expect(code).toBe(1);
});

it('says by how much the work of a file is too much for the hours that a setup begins with', () => {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-check-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'mine.yaml');
  const task = (index: number) => `      - { id: t${index}, kind: study, title: Read, minutes: 250 }\n`;
  writeFileSync(
    file,
    `id: mine\ntitle: Mine\nweeks: 1\nphases:\n  - id: only\n    title: Only\n    weeks: [1, 1]\n    goal: Know\n    outcome: Knows\n    tasks:\n${[1, 2, 3, 4, 5].map(task).join('')}`,
  );

  const { code, said } = checkRoadmap(file);

  expect(said).toContain('the work does not fit: 2 h 50 min are missing');
  expect(code).toBe(0);
});

it.each([
  { name: 'no file', files: [] },
  { name: 'a file that is not there', files: ['nowhere.yaml'] },
  { name: 'a folder', files: ['plans'] },
])('says how it is used when given $name', ({ files }) => {
  const { code, said } = checkRoadmap(...files);

  expect(said).toContain('Usage: npm run roadmap:check FILE');
  expect(code).toBe(2);
});
