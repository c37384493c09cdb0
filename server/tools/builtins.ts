import { createRequire, isBuiltin } from 'node:module';
import type { Plugin } from 'esbuild';

const requireBuiltin = createRequire(import.meta.url);

/**
 * Takes what Node brings with it when it is first used, not when a module that names it is loaded.
 *
 * A module that imports one of these makes Node read every one of its exports, and some of them are made when they are
 * read (`process` takes 4 ms, `crypto` and `child_process` 3 to 4 ms each): a command that prints a line needs none.
 */
export const lazyBuiltins: Plugin = {
  name: 'lazy-builtins',
  setup(build) {
    build.onResolve({ filter: /^(node:)?[a-z_]/ }, ({ path }) =>
      isBuiltin(path) ? { path: path.replace(/^node:/, ''), namespace: 'builtin' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({ contents: standIn(path) }));
  },
};

/** What a module is given in place of a builtin: the same names, each taken from the builtin itself when it is read. */
function standIn(name: string): string {
  const load = `process.getBuiltinModule(${JSON.stringify(name)})`;
  const builtin: unknown = requireBuiltin(name);
  // Those that can be called or extended themselves, as `events` can, are taken as they are.
  if (typeof builtin !== 'object' || builtin === null || name === 'process')
    return `module.exports = ${load};`;

  const names = JSON.stringify(Object.getOwnPropertyNames(builtin));
  return [
    'let builtin;',
    `const read = (name) => (builtin ??= ${load})[name];`,
    `for (const name of ${names}) Object.defineProperty(exports, name, { enumerable: true, get: () => read(name) });`,
  ].join('\n');
}
