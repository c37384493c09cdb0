import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { MOCKS_FORMAT } from '../../plans/mock/parse-mocks.ts';
import { problemOfKinds } from '../../plans/portfolio/kind.ts';
import { KINDS_FORMAT } from '../../plans/portfolio/parse-kinds.ts';
import { QUESTIONS_FORMAT } from '../../plans/practice/bank/parse-questions.ts';
import { findRepeatedId } from '../../plans/practice/bank/question.ts';
import { RESOURCES_FORMAT } from '../../plans/reading/parse-resources.ts';
import { ROADMAP_FORMAT } from '../../plans/roadmap/parse-roadmap.ts';
import { systemClock } from '../clock.ts';
import { bundlesFile, fingerprintsFile, readForBuild } from '../library/content-files.ts';
import { areWholeRoadmaps, areWholeShelves } from '../library/library.ts';
import {
  kindsFolder,
  kindsReadByBuild,
  mocksFolder,
  mocksReadByBuild,
  questionsFolder,
  questionsReadByBuild,
  resourcesFolder,
  resourcesReadByBuild,
  roadmapsFolder,
  roadmapsReadByBuild,
} from '../paths.ts';
import { COMPILED } from '../run-compiled.ts';
import { buildRefused } from './build-refused.ts';
import { bundle, bundleCompiled } from './bundle.ts';
import { bundleStatic } from './bundle-static.ts';
import { keepEarlier } from './keep-earlier.ts';

/** What is loaded only when it is first asked for: the forms of a report, and for the command line the app that writes it. */
const LOADED_LATER = [
  // For a command that meets a formula, and for a report on paper that does.
  ['plans/text/linear.ts', 'server/pdf/mathematics/typeset.ts'],
  [
    'server/report/report-pdf.tsx',
    'server/portfolio/export/piece-pdf.ts',
    'server/portfolio/export/write-folder.ts',
    'server/report/report-html.tsx',
    'plans/report/formats/report-markdown.ts',
    'plans/report/formats/report-json.ts',
    'plans/report/formats/report-csv.ts',
  ],
  ['server/cli/report.ts', 'server/cli/data/doctor.ts', 'server/cli/data/restore.ts'],
  // What an entry loads once the guard has spoken.
  ['server/serve.ts', 'server/demo/serve-demo.ts', 'server/cli/run.ts', 'server/background/work.ts'],
];

const ENTRIES = {
  main: 'server/main.ts',
  demo: 'server/demo.ts',
  daymark: 'server/daymark.ts',
  background: 'server/background/worker.ts',
  typesetter: 'server/pdf/typst/typesetter.ts',
  password: 'server/tools/password.ts',
  'roadmap-check': 'server/tools/roadmap-check.ts',
  'content-check': 'server/tools/content-check.ts',
  'roadmap-schema': 'server/tools/roadmap-schema.ts',
  'report-schema': 'server/tools/report-schema.ts',
};

/** `npm run build`: `dist/` from the sources. Run by plain Node, which drops the types by itself. */
const root = join(import.meta.dirname, '../..');
const begunAt = systemClock.now();
// Beside the earlier one, which stays in use until this is whole, and for good if it never is.
const folder = join(root, `dist.${process.pid}`);
orInWords(() => mkdirSync(folder));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

const bundling = Promise.all([bundleAll(), bundleStatic(folder)]);
// Read meanwhile: the bundler is a process of its own.
const roadmaps = readForBuild(roadmapsFolder, ROADMAP_FORMAT);
const questions = readForBuild(questionsFolder, QUESTIONS_FORMAT);
const mocks = readForBuild(mocksFolder, MOCKS_FORMAT);
const resources = readForBuild(resourcesFolder, RESOURCES_FORMAT);
const kinds = readForBuild(kindsFolder, KINDS_FORMAT);
// What is wrong is on the terminal by then, with file and line.
const [bundles] = await bundling.catch(() => process.exit(1));
// The start does not look for repeated ids in what the build has read.
leave(roadmapsReadByBuild, areWholeRoadmaps(Object.values(roadmaps)) ? roadmaps : {});
leave(questionsReadByBuild, findRepeatedId(Object.values(questions)) === null ? questions : {});
leave(mocksReadByBuild, mocks);
leave(kindsReadByBuild, problemOfKinds(Object.values(kinds)) === null ? kinds : {});
leave(resourcesReadByBuild, areWholeShelves(Object.values(resources)) ? resources : {});
writeFileSync(bundlesFile(join(folder, basename(roadmapsReadByBuild))), JSON.stringify(bundles));
// A source that was written to since is newer than the bundle, whether it was read before or after.
utimesSync(join(folder, 'daymark.js'), begunAt, begunAt);
orInWords(() => takePlace(join(root, 'dist'), bundles));

/** Whoever starts Daymark need not be whoever installed it. */
function orInWords(act: () => void): void {
  try {
    act();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const told = buildRefused(code, root, process.getuid?.() ?? 0);
    if (told === null) throw error;
    console.error(told);
    process.exit(1);
  }
}

function leave(file: string, contents: Record<string, unknown>): void {
  const left = join(folder, basename(file));
  writeFileSync(left, inAscii(JSON.stringify(contents)));
  writeFileSync(fingerprintsFile(left), Object.keys(contents).join('\n'));
}

/** A single letter beyond takes twice the memory for all of the text. */
function inAscii(json: string): string {
  return json.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

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
function takePlace(dist: string, bundleNames: readonly string[]): void {
  mkdirSync(join(folder, COMPILED));
  const compiled = existsSync(join(dist, COMPILED)) ? readdirSync(join(dist, COMPILED)) : [];
  for (const name of compiled.filter((one) => bundleNames.some((bundle) => one.startsWith(`${bundle}.`)))) {
    renameSync(join(dist, COMPILED, name), join(folder, COMPILED, name));
  }
  keepEarlier(dist, folder);
  const earlier = `${folder}.earlier`;
  if (existsSync(dist)) renameSync(dist, earlier);
  renameSync(folder, dist);
  rmSync(earlier, { recursive: true, force: true });
}
