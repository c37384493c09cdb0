import { chmodSync, cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../db/file/project-root.ts';
import { AS_NOBODY, isRoot, withoutRoot } from './abilities.ts';
import { commandsIn, type } from './advice/type.ts';
import { givenFolder } from './daymark.ts';

/** What is not Daymark's own. */
const LEFT_OUT = new Set(['.git', 'data', 'dist', 'node_modules', 'tests']);

/** A Daymark that was installed by root and never built. */
function givenInstalled(): string {
  const folder = givenFolder();
  chmodSync(folder, 0o755);
  const root = join(folder, 'daymark');
  mkdirSync(root, { mode: 0o755 });
  for (const name of readdirSync(projectRoot()).filter(
    (one) => !LEFT_OUT.has(one) && !one.startsWith('dist'),
  ))
    cpSync(join(projectRoot(), name), join(root, name), { recursive: true });
  return root;
}

it.skipIf(!isRoot)(`whoever may not build Daymark is told in words who can${withoutRoot}`, () => {
  const root = givenInstalled();
  const build = (wrapper: readonly string[]) => type('npm run build', { cwd: root, wrapper });

  const { status, out } = build(AS_NOBODY);

  expect(status).toBe(1);
  expect(out).toContain(`this account may not write to ${root}.`);
  expect(out).not.toMatch(/^\s+at |EACCES/m);
  const [whose = '', byInstaller = '', give = ''] = commandsIn(out);
  expect(type(whose).out).toContain(' root ');
  // Not followed here: other tests run what is built.
  expect(byInstaller).toBe('npm run build');

  expect(type(give).status).toBe(0);
  expect(build(AS_NOBODY).out).not.toContain('may not write');
});
