import { join } from 'node:path';
import { projectRoot } from '../../db/file/project-root.ts';
import { bundle } from '../../server/tools/bundle.ts';

/** Bundles a reference server as Daymark itself is bundled, and tells the script to start. */
export async function bundleReference(
  name: 'hello-world' | 'static-page' | 'open-database',
  folder: string,
): Promise<string> {
  await bundle({ [name]: join(projectRoot(), `tests/bench/${name}.ts`) }, folder);
  return join(folder, `${name}.js`);
}
