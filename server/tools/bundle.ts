import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { lazyBuiltins } from './builtins.ts';

/** Some packages are CommonJS inside and expect these three, which a module does not have. */
const COMMONJS_NAMES = [
  // No import, and with a question mark, since the oldest Node has to come as far as the guard.
  "const require = process.getBuiltinModule?.('module').createRequire(import.meta.url);",
  'const __filename = import.meta.filename;',
  'const __dirname = import.meta.dirname;',
].join('\n');

const OPTIONS = {
  bundle: true,
  platform: 'node',
  target: 'node22',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  external: ['better-sqlite3'],
  minify: true,
  sourcemap: 'linked',
  sourcesContent: false,
  logLevel: 'warning',
} satisfies BuildOptions;

/**
 * Bundles entries and all they import, except the database driver, into one module for each, which starts
 * quickly: reading the packages one file at a time takes Node over a second.
 *
 * @param made - files that `bundleCompiled` made, by the source of each: they are loaded in its place
 */
export async function bundle(
  entryPoints: Record<string, string>,
  folder: string,
  made: ReadonlyMap<string, string> = new Map(),
): Promise<void> {
  await build({
    ...OPTIONS,
    entryPoints,
    outdir: folder,
    format: 'esm',
    banner: { js: COMMONJS_NAMES },
    plugins: [lazyBuiltins, takeCompiled(made)],
  });
}

/**
 * Bundles each source and all that it imports, with the database driver but its native part, into one function, for `runCompiled`. The name of each file changes with
 * its content.
 *
 * @returns the file of each source
 */
export async function bundleCompiled(
  sources: readonly string[],
  folder: string,
  made: ReadonlyMap<string, string> = new Map(),
): Promise<Map<string, string>> {
  const { metafile } = await build({
    ...OPTIONS,
    entryPoints: [...sources],
    entryNames: '[name]-[hash]',
    outdir: folder,
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    define: {
      'import.meta.dirname': '__dirname',
      'import.meta.filename': '__filename',
      'import.meta.url': '__fileUrl',
    },
    banner: { js: '(function (exports, require, module, __filename, __dirname, __fileUrl) {' },
    footer: { js: '})' },
    external: [],
    plugins: [lazyBuiltins, takeCompiled(made), findNativePart, leaveFetchAlone],
    metafile: true,
  });
  const bundles = Object.entries(metafile.outputs).flatMap(([file, { entryPoint }]) =>
    entryPoint === undefined ? [] : [[resolve(entryPoint), resolve(file)] as const],
  );
  return new Map(bundles);
}

/** What is imported only once it is needed, and is a bundle of its own. */
function takeCompiled(made: ReadonlyMap<string, string>): Plugin {
  return {
    name: 'take-compiled',
    setup({ onResolve, onLoad, initialOptions: { outdir = '' } }) {
      onResolve({ filter: /^\./ }, ({ path, kind, resolveDir }) => {
        const source = resolve(resolveDir, path);
        const isMade = kind === 'dynamic-import' && made.has(source);
        return isMade ? { path: source, namespace: 'compiled' } : undefined;
      });
      onLoad({ filter: /.*/, namespace: 'compiled' }, ({ path }) => ({
        contents: loadingOf(relative(outdir, made.get(path) ?? '')),
        resolveDir: join(import.meta.dirname, '..'),
      }));
    },
  };
}

/** The database driver looks for its native part beside itself, where it is installed. */
const findNativePart: Plugin = {
  name: 'find-native-part',
  setup({ onLoad, initialOptions: { outdir = '' } }) {
    onLoad({ filter: /better-sqlite3\/lib\/binding\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll(
        '__dirname',
        `path.join(__dirname, ${JSON.stringify(relative(outdir, dirname(path)))})`,
      ),
    }));
  },
};

const ASKS_FOR_FETCH = /obj instanceof (Response|ReadableStream)$/gm;

/**
 * To ask whether an answer is a `Response` or a stream of the web makes Node load all that `fetch` needs, which takes 12 MB
 * with the first page; no route here answers with one.
 */
const leaveFetchAlone: Plugin = {
  name: 'leave-fetch-alone',
  setup({ onLoad }) {
    onLoad({ filter: /@fastify\/compress\/lib\/utils\.js$/ }, ({ path }) => {
      const contents = readFileSync(path, 'utf8');
      const asked = contents.match(ASKS_FOR_FETCH)?.length;
      if (asked !== 2) throw new Error(`${path} asks otherwise now whether an answer is of fetch`);
      return { contents: contents.replace(ASKS_FOR_FETCH, 'false') };
    });
  },
};

function loadingOf(file: string): string {
  return `module.exports = require('./run-compiled.ts').runCompiled(
    require('node:path').join(__dirname, ${JSON.stringify(file)}),
    process.argv[2],
  );`;
}
