import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { Assets } from '../../views/layout.tsx';
import { packagesFolder, staticFolder } from '../paths.ts';

const FONT_PACKAGES = ['source-serif-4', 'source-sans-3'] as const;

/** Addresses that change with the files behind them, so that browsers may keep what they have. */
export function findAssets(): Assets {
  const base = `/static/${hashFolder(staticFolder)}`;
  return {
    base,
    css: `${base}/css/app.css`,
    js: `${base}/js/app.js`,
    htmx: `/vendor/htmx-${readVersion('htmx.org')}/htmx.min.js`,
  };
}

/**
 * The styles of the standalone report as one text, in the order of the page's own layers. Quotation marks are
 * single: rendering turns double ones into entities, which mean nothing inside a style element.
 */
export function readReportCss(): string {
  return ['tokens', 'document', 'charts', 'report', 'print', 'standalone']
    .map((name) => readFileSync(join(staticFolder, `css/${name}.css`), 'utf8'))
    .join('\n')
    .replaceAll('"', "'");
}

/** Serves our own files, and from installed packages just the files that pages link to. */
export async function serveAssets(app: FastifyInstance, assets: Assets): Promise<void> {
  const forever = { maxAge: '365d', immutable: true, decorateReply: false, index: false as const };
  await app.register(fastifyStatic, { ...forever, root: staticFolder, prefix: `${assets.base}/` });
  await app.register(fastifyStatic, {
    ...forever,
    root: join(packagesFolder, 'htmx.org/dist'),
    prefix: assets.htmx.replace('htmx.min.js', ''),
    allowedPath: (path) => path === '/htmx.min.js',
  });
  for (const name of FONT_PACKAGES) {
    await app.register(fastifyStatic, {
      ...forever,
      root: join(packagesFolder, `@fontsource-variable/${name}/files`),
      prefix: `/vendor/fonts/${name}/`,
      allowedPath: (path) => path.endsWith('.woff2'),
    });
  }
}

function hashFolder(folder: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  for (const path of files.map((file) => join(file.parentPath, file.name)).sort()) {
    hash.update(path.slice(folder.length)).update('\0').update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 12);
}

function readVersion(packageName: string): string {
  const manifest: unknown = JSON.parse(
    readFileSync(join(packagesFolder, packageName, 'package.json'), 'utf8'),
  );
  if (typeof manifest !== 'object' || manifest === null || !('version' in manifest)) {
    throw new Error(`The package ${packageName} does not tell its version`);
  }
  return String(manifest.version);
}
