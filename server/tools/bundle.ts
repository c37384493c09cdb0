import { build } from 'esbuild';

/** Some packages are CommonJS inside and expect these three, which a module does not have. */
const COMMONJS_NAMES = [
  "import { createRequire as daymarkCreateRequire } from 'node:module';",
  'const require = daymarkCreateRequire(import.meta.url);',
  'const __filename = import.meta.filename;',
  'const __dirname = import.meta.dirname;',
].join('\n');

/**
 * Bundles entries and all they import, except the database driver, into modules that start quickly:
 * reading the packages one file at a time takes Node over a second.
 */
export async function bundle(entryPoints: Record<string, string>, folder: string): Promise<void> {
  await build({
    entryPoints,
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    external: ['better-sqlite3'],
    sourcemap: 'linked',
    banner: { js: COMMONJS_NAMES },
    logLevel: 'warning',
  });
}
