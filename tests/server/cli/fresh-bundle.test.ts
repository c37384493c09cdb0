import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { projectRoot } from '../../../db/file/project-root.ts';

const SOURCES = ['package.json', 'package-lock.json', 'plans', 'db', 'views', 'server', 'static'];

/** The sources in a folder of their own, without a bundle, and `npm run daymark -- --help` there. */
function givenClone() {
  const clone = mkdtempSync(join(tmpdir(), 'daymark-clone-'));
  onTestFinished(() => rmSync(clone, { recursive: true, force: true }));
  for (const name of SOURCES) cpSync(join(projectRoot(), name), join(clone, name), { recursive: true });
  symlinkSync(join(projectRoot(), 'node_modules'), join(clone, 'node_modules'));
  const askForHelp = () => {
    const { status, stdout, stderr } = spawnSync('npm run -s daymark -- --help', {
      cwd: clone,
      shell: true,
      encoding: 'utf8',
    });
    return { status, told: stdout + stderr };
  };
  return { clone, askForHelp };
}

it('npm run daymark runs what is in the tree: it builds when there is no bundle, or a source is newer', () => {
  const { clone, askForHelp } = givenClone();
  const bundleNumber = () => statSync(join(clone, 'dist')).ino;
  const change = (from: string, to: string) => {
    const file = join(clone, 'server/cli/run.ts');
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  };

  expect(askForHelp()).toMatchObject({ status: 0, told: expect.stringContaining('Your preparation, from') });
  const first = bundleNumber();
  expect(askForHelp().told).toContain('Your preparation, from');
  expect(bundleNumber()).toBe(first);

  change('Your preparation, from', 'Your whole preparation, from');
  expect(askForHelp().told).toContain('Your whole preparation, from');
  const second = bundleNumber();
  expect(second).not.toBe(first);

  change('import { finish }', 'import { finish');
  expect(askForHelp().status).not.toBe(0);
  expect(bundleNumber()).toBe(second);
});

it('every other command that runs the bundle looks at the same sources first', () => {
  const { scripts } = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8'));
  const running = Object.entries<string>(scripts).filter(([, script]) => /\bnode .*dist\//.test(script));

  expect(running.length).toBeGreaterThan(5);
  for (const [name, script] of running)
    expect([name, script]).toEqual([name, expect.stringMatching(/^npm run -s fresh && |^\(test -z /)]);
  expect(scripts.daymark.startsWith(`(${scripts.fresh}) && `)).toBe(true);
});
