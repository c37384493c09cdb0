import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Metafile, type Plugin } from 'esbuild';
import { projectRoot } from '../../db/file/project-root.ts';
import { SHEETS } from '../../views/assets.ts';
import { FIRST_FACES, packagesFolder, staticFolder } from '../paths.ts';

const root = projectRoot();
const SCRIPT = join(staticFolder, 'js/app.js');
const ICON = join(staticFolder, 'daymark.svg');

/**
 * Makes the files that pages link to: of each style sheet one with all that it imports, one script with htmx in it, and
 * the typefaces; small, named after their content, and compressed once and for all. Their addresses go beside them.
 */
export async function bundleStatic(folder: string): Promise<void> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [...SHEETS.map(sheetFile), SCRIPT, ICON],
    outdir: join(folder, 'static'),
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2022', 'chrome123', 'firefox121', 'safari17.5'],
    loader: { '.woff2': 'file', '.svg': 'copy' },
    plugins: [fromPackages],
    metafile: true,
    logLevel: 'warning',
  });
  for (const path of Object.keys(metafile.outputs)) compress(join(root, path));
  writeFileSync(join(folder, 'assets.json'), JSON.stringify(addressesIn(metafile)));
}

/** `/vendor/` is the folder of installed packages, as it is where the sources themselves are served. */
const fromPackages: Plugin = {
  name: 'from packages',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\/vendor\// }, ({ path }) => ({
      path: join(packagesFolder, path.slice('/vendor/'.length)),
    })),
};

function compress(path: string): void {
  // Typefaces are compressed by themselves.
  if (!path.endsWith('.woff2')) writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }));
}

/** The address of what was made of each source. */
function addressesIn({ outputs }: Metafile) {
  const bySource = new Map(
    Object.entries(outputs).map(([made, { entryPoint, inputs }]) => [
      entryPoint ?? Object.keys(inputs)[0],
      `/static/${basename(made)}`,
    ]),
  );
  const addressOf = (source: string) => bySource.get(relative(root, source));
  return {
    sheets: Object.fromEntries(SHEETS.map((name) => [name, addressOf(sheetFile(name))])),
    script: addressOf(SCRIPT),
    icon: addressOf(ICON),
    faces: FIRST_FACES.map((face) => addressOf(join(packagesFolder, face))),
  };
}

function sheetFile(name: string): string {
  return join(staticFolder, `css/${name}.css`);
}
