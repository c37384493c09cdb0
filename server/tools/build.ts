import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRoadmap } from '../../plans/roadmap/parse-roadmap.ts';
import { fingerprint, listRoadmapFiles } from '../library.ts';
import { roadmapsFolder, roadmapsReadByBuild } from '../paths.ts';
import { bundle } from './bundle.ts';

const ENTRIES = {
  main: 'server/main.ts',
  demo: 'server/demo.ts',
  password: 'server/tools/password.ts',
  'roadmap-check': 'server/tools/roadmap-check.ts',
  'roadmap-schema': 'server/tools/roadmap-schema.ts',
};

/** `npm run build`: `dist/` from the sources. Run by plain Node, which drops the types by itself. */
const root = join(import.meta.dirname, '../..');
const folder = join(root, 'dist');
const entries = Object.entries(ENTRIES).map(([name, source]) => [name, join(root, source)] as const);

rmSync(folder, { recursive: true, force: true });
const bundling = bundle(Object.fromEntries(entries), folder);
// Read meanwhile: the bundler is a process of its own.
const roadmaps = Object.fromEntries(readRoadmaps());
// What is wrong is on the terminal by then, with file and line.
await bundling.catch(() => process.exit(1));
writeFileSync(roadmapsReadByBuild, JSON.stringify(roadmaps));

/** Files that do not fit the format are left out here, and refused in words by the start. */
function readRoadmaps() {
  return listRoadmapFiles(roadmapsFolder).flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const parsed = parseRoadmap(text);
    return parsed.ok ? [[fingerprint(text), parsed.roadmap] as const] : [];
  });
}
