import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtFiles, type StaticFiles } from '../../../server/http/assets.ts';
import { bundleStatic } from '../../../server/tools/bundle-static.ts';

let made: Promise<StaticFiles> | undefined;

/** Styles and scripts as the build makes them of the sources as they are now; made once, gone with the process. */
export function builtOnce(): Promise<StaticFiles> {
  made ??= make();
  return made;
}

async function make(): Promise<StaticFiles> {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-static-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await bundleStatic(folder);
  return builtFiles(folder);
}
