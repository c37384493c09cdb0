import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { MOCKS_FORMAT } from '../../plans/mock/parse-mocks.ts';
import { QUESTIONS_FORMAT } from '../../plans/practice/bank/parse-questions.ts';
import { findRepeatedId } from '../../plans/practice/bank/question.ts';
import { ROADMAP_FORMAT } from '../../plans/roadmap/parse-roadmap.ts';
import { readForBuild } from '../library/content-files.ts';
import { areWholeRoadmaps } from '../library/library.ts';
import {
  mocksFolder,
  mocksReadByBuild,
  questionsFolder,
  questionsReadByBuild,
  roadmapsFolder,
  roadmapsReadByBuild,
} from '../paths.ts';
import { COMPILED } from '../run-compiled.ts';
import { bundle, bundleCompiled } from './bundle.ts';
import { bundleStatic } from './bundle-static.ts';

/** What is loaded only when it is first asked for: the forms of a report, and for the command line the app that writes it. */
const LOADED_LATER = [
  [
    'server/report/pdf/report-pdf.tsx',
    'server/report/report-html.tsx',
    'plans/report/report-markdown.ts',
    'plans/report/report-json.ts',
    'plans/report/report-csv.ts',
  ],
  ['server/cli/report.ts'],
  // What an entry loads once the guard has spoken.
  ['server/serve.ts', 'server/demo/serve-demo.ts', 'server/cli/run.ts'],
];

const ENTRIES = {
  main: 'server/main.ts',
  demo: 'server/demo.ts',
  daymark: 'server/daymark.ts',
  password: 'server/tools/password.ts',
  'roadmap-check': 'server/tools/roadmap-check.ts',
  'roadmap-schema': 'server/tools/roadmap-schema.ts',
  'report-schema': 'server/tools/report-schema.ts',
};

/** `npm run build`: `dist/` from the sources. Run by plain Node, which drops the types by itself. */
const root = join(import.meta.dirname, '../..');
const folder = join(root, 'dist');

clear(folder);
const bundling = Promise.all([bundleAll(), bundleStatic(folder)]);
// Read meanwhile: the bundler is a process of its own.
const roadmaps = readForBuild(roadmapsFolder, ROADMAP_FORMAT);
const questions = readForBuild(questionsFolder, QUESTIONS_FORMAT);
const mocks = readForBuild(mocksFolder, MOCKS_FORMAT);
// What is wrong is on the terminal by then, with file and line.
const [bundles] = await bundling.catch(() => process.exit(1));
dropCompiled(bundles);
// The start does not look for repeated ids in what the build has read.
writeFileSync(roadmapsReadByBuild, JSON.stringify(areWholeRoadmaps(Object.values(roadmaps)) ? roadmaps : {}));
const hasRepeats = findRepeatedId(Object.values(questions)) !== null;
writeFileSync(questionsReadByBuild, JSON.stringify(hasRepeats ? {} : questions));
writeFileSync(mocksReadByBuild, JSON.stringify(mocks));

/** Each that is loaded later is a bundle of its own, made before those that load it. */
async function bundleAll(): Promise<string[]> {
  const made = new Map<string, string>();
  for (const sources of LOADED_LATER) {
    const bundles = await bundleCompiled(sources.map(inRoot), folder, made);
    for (const [source, file] of bundles) made.set(source, file);
  }
  const entries = Object.entries(ENTRIES).map(([name, source]) => [name, inRoot(source)] as const);
  await bundle(Object.fromEntries(entries), folder, made);
  return [...made.values()].map((file) => basename(file));
}

function inRoot(source: string): string {
  return join(root, source);
}

/** What was compiled of a bundle outlives a build that makes the same bundle again. */
function clear(bundleFolder: string): void {
  mkdirSync(bundleFolder, { recursive: true });
  const names = readdirSync(bundleFolder).filter((name) => name !== COMPILED);
  for (const name of names) rmSync(join(bundleFolder, name), { recursive: true });
}

function dropCompiled(bundleNames: readonly string[]): void {
  const compiled = join(folder, COMPILED);
  mkdirSync(compiled, { recursive: true });
  const outlived = readdirSync(compiled).filter((name) => !bundleNames.some((kept) => name.startsWith(kept)));
  for (const name of outlived) rmSync(join(compiled, name), { recursive: true });
}
