import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic, { type FastifyStaticOptions } from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { type Assets, SHEETS } from '../../views/assets.ts';
import { builtFolder, FIRST_FACES, isBuilt, packagesFolder, staticFolder } from '../paths.ts';

/** What pages link to: the addresses, and the files behind them. */
export type StaticFiles = { assets: Assets; serve: (app: FastifyInstance) => Promise<void> };

/** What the build writes down beside the files it made. */
const AssetsFormat: z.ZodType<Assets> = z.object({
  sheets: z.record(z.enum(SHEETS), z.string()),
  script: z.string(),
  icon: z.string(),
  faces: z.array(z.string()),
});

const FROM_PACKAGES =
  /^\/(htmx\.org\/dist\/htmx\.esm\.min\.js|(@fontsource-variable\/[\w-]+|@fontsource\/stix-two-math)\/files\/[\w-]+\.woff2)$/;

/** As built where Daymark runs from its build, else the sources themselves. */
export function staticFiles(): StaticFiles {
  return isBuilt ? builtFiles(builtFolder) : sourceFiles();
}

/** One sheet a page and one script, named after their content, so that browsers may keep what they have. */
export function builtFiles(folder: string): StaticFiles {
  return {
    assets: AssetsFormat.parse(JSON.parse(readFileSync(join(folder, 'assets.json'), 'utf8'))),
    serve: (app) =>
      serveFolders(app, {
        root: join(folder, 'static'),
        prefix: '/static/',
        maxAge: '365d',
        immutable: true,
        preCompressed: true,
        allowedPath: (path) => !path.endsWith('.gz'),
      }),
  };
}

/** For work on them: the browser puts together what imports what, and asks each time whether it has changed. */
export function sourceFiles(): StaticFiles {
  const fresh = { maxAge: 0 };
  return {
    assets: AssetsFormat.parse({
      sheets: Object.fromEntries(SHEETS.map((name) => [name, `/static/css/${name}.css`])),
      script: '/static/js/app.js',
      icon: '/static/daymark.svg',
      faces: FIRST_FACES.map((face) => `/vendor/${face}`),
    }),
    serve: (app) =>
      serveFolders(
        app,
        { ...fresh, root: staticFolder, prefix: '/static/' },
        {
          ...fresh,
          root: packagesFolder,
          prefix: '/vendor/',
          allowedPath: (path) => FROM_PACKAGES.test(path),
        },
      ),
  };
}

async function serveFolders(app: FastifyInstance, ...folders: FastifyStaticOptions[]): Promise<void> {
  for (const folder of folders)
    await app.register(fastifyStatic, { ...folder, decorateReply: false, index: false });
}
