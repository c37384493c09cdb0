import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { bundle, bundleCompiled } from '../../../server/tools/bundle.ts';

function givenSources(sources: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-bundle-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(sources)) writeFileSync(join(folder, name), text);
  const run = (file: string) => spawnSync(process.execPath, [join(folder, file)], { encoding: 'utf8' });
  return { folder, inFolder: (name: string) => join(folder, name), run };
}

it('loads what Node brings with it when it is first used', async () => {
  const { folder, inFolder, run } = givenSources({
    'entry.ts': `
      import { createHash } from 'node:crypto';
      import { EventEmitter } from 'node:events';
      import fs, { existsSync } from 'node:fs';
      const isLoaded = () => process.moduleLoadList.includes('NativeModule crypto');
      const before = isLoaded();
      const hash = createHash('sha256').update('').digest('hex').slice(0, 8);
      class Bell extends EventEmitter {}
      console.log(before, hash, isLoaded(), new Bell() instanceof EventEmitter, existsSync('/'), fs.existsSync('/'));`,
  });

  await bundle({ entry: inFolder('entry.ts') }, folder);

  expect(run('entry.js')).toMatchObject({ stdout: 'false e3b0c442 true true true true\n', stderr: '' });
});

it('puts a bundle of its own in the place of what is imported later', async () => {
  const { folder, inFolder, run } = givenSources({
    'entry.ts': `const { greeting } = await import('./greeting.ts'); console.log(greeting('Ada'));`,
    'greeting.ts': `export const greeting = (name: string) => \`Good morning, \${name}\`;`,
  });

  const made = await bundleCompiled([inFolder('greeting.ts')], folder);
  await bundle({ entry: inFolder('entry.ts') }, folder, made);

  expect(made.get(inFolder('greeting.ts'))).toMatch(/greeting-[A-Z0-9]{8}\.cjs$/);
  expect(run('entry.js')).toMatchObject({ stdout: 'Good morning, Ada\n', stderr: '' });
  rmSync(made.get(inFolder('greeting.ts')) ?? '');
  expect(run('entry.js').status).toBe(1);
});
