import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
import { bundle } from './bundle.ts';

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
const entries = Object.entries(ENTRIES).map(([name, source]) => [name, join(root, source)] as const);

rmSync(folder, { recursive: true, force: true });
const bundling = bundle(Object.fromEntries(entries), folder);
// Read meanwhile: the bundler is a process of its own.
const roadmaps = readForBuild(roadmapsFolder, ROADMAP_FORMAT);
const questions = readForBuild(questionsFolder, QUESTIONS_FORMAT);
const mocks = readForBuild(mocksFolder, MOCKS_FORMAT);
// What is wrong is on the terminal by then, with file and line.
await bundling.catch(() => process.exit(1));
// The start does not look for repeated ids in what the build has read.
writeFileSync(roadmapsReadByBuild, JSON.stringify(areWholeRoadmaps(Object.values(roadmaps)) ? roadmaps : {}));
const hasRepeats = findRepeatedId(Object.values(questions)) !== null;
writeFileSync(questionsReadByBuild, JSON.stringify(hasRepeats ? {} : questions));
writeFileSync(mocksReadByBuild, JSON.stringify(mocks));
