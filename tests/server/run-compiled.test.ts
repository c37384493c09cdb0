import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { projectRoot } from '../../db/file/project-root.ts';
import { COMPILED } from '../../server/run-compiled.ts';

const BUNDLE = `(function (exports, require, module, __filename, __dirname, __fileUrl) {
  exports.greet = (name) => [name, require('node:path').basename(__filename), __fileUrl === 'file://' + __filename].join();
})`;

/** A bundle, and a process of its own that greets with what it exports. */
function givenBundle() {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-compiled-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'greeting-ABCD.cjs');
  writeFileSync(file, BUNDLE);
  const script = `
    const { runCompiled } = await import(${JSON.stringify(join(projectRoot(), 'server/run-compiled.ts'))});
    console.log(runCompiled(${JSON.stringify(file)}, process.argv[1]).greet('Ada'));
    process.exitCode = Number(process.argv[2] ?? 0);`;
  const flags = ['--experimental-strip-types', '--no-warnings', '--input-type=module', '-e', script];
  return {
    folder,
    kept: join(folder, COMPILED),
    greet: (...words: string[]) => spawnSync(process.execPath, [...flags, ...words], { encoding: 'utf8' }),
  };
}

const GREETED = { stdout: 'Ada,greeting-ABCD.cjs,true\n', stderr: '' };

it('keeps what was compiled for the next process, for each command apart', () => {
  const { greet, kept } = givenBundle();

  expect(greet('today')).toMatchObject({ ...GREETED, status: 0 });

  const [name = ''] = readdirSync(kept);
  expect(name).toContain('greeting-ABCD.cjs.today.');
  const { ino, mtimeMs } = statSync(join(kept, name));
  expect(greet('today')).toMatchObject({ ...GREETED, status: 0 });
  expect(statSync(join(kept, name))).toMatchObject({ ino, mtimeMs });
  greet('pace');
  expect(readdirSync(kept)).toHaveLength(2);
});

it('compiles anew what another Node compiled, or nobody', () => {
  const { greet, kept } = givenBundle();
  greet('today');
  const file = join(kept, readdirSync(kept)[0] ?? '');
  const compiled = readFileSync(file);
  writeFileSync(file, Buffer.alloc(compiled.length));

  expect(greet('today')).toMatchObject(GREETED);

  expect(readFileSync(file).length).toBeGreaterThan(100);
  expect(readFileSync(file).every((byte) => byte === 0)).toBe(false);
});

it.each([
  { name: 'a command that failed', words: ['today', '2'] },
  { name: 'what no command is called', words: ['../today'], keeps: 'any' },
])('has no file for $name', ({ words, keeps }) => {
  const { greet, folder, kept } = givenBundle();
  expect(greet(...words)).toMatchObject(GREETED);
  const names = readdirSync(folder).includes(COMPILED) ? readdirSync(kept) : [];
  expect(names).toEqual(keeps ? [expect.stringContaining(`.${keeps}.`)] : []);
});

it('works where nothing can be kept', () => {
  const { greet, kept } = givenBundle();
  writeFileSync(kept, 'no folder');
  expect(greet('today')).toMatchObject({ ...GREETED, status: 0 });
});
