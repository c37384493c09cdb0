import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { projectRoot } from '../../../db/file/project-root.ts';

/** All that is loaded before a command does anything, by its path from the root. */
async function listLoaded(): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [join(projectRoot(), 'server/cli/run.ts')],
    absWorkingDir: projectRoot(),
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    external: ['better-sqlite3'],
    plugins: [
      {
        name: 'leave-out-what-is-loaded-later',
        setup: (run) =>
          run.onResolve({ filter: /.*/ }, ({ path, kind }) =>
            kind === 'dynamic-import' ? { path, external: true } : undefined,
          ),
      },
    ],
  });
  return Object.keys(metafile.inputs);
}

it('a command loads no schema, no content, no page and no server', async () => {
  const loaded = await listLoaded();

  expect(loaded).toContain('plans/today/agenda.ts');
  const heavy =
    /^(views|server\/http\/(?!standing)|node_modules\/(zod|yaml|fastify|preact|markdown-it|ts-fsrs|temml|d3-)[^/]*)\//;
  expect(loaded.filter((path) => heavy.test(path))).toEqual([]);
});
