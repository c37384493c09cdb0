import { basename, join } from 'node:path';
import { projectRoot } from '../../db/file/project-root.ts';
import { bundle } from '../../server/tools/bundle.ts';

/** Bundles a reference server as Daymark itself is bundled, and tells the script to start. */
export async function bundleReference(
  path: 'process/hello-world' | 'process/open-database' | 'requests/static-page',
  folder: string,
): Promise<string> {
  const name = basename(path);
  await bundle({ [name]: join(projectRoot(), `tests/bench/${path}.ts`) }, folder);
  return join(folder, `${name}.js`);
}
