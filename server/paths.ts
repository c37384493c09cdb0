import { join } from 'node:path';
import { projectRoot } from '../db/file/project-root.ts';

const root = projectRoot();

/** Our own styles and scripts. */
export const staticFolder = join(root, 'static');
export const roadmapsFolder = join(root, 'plans/roadmaps');
export const reportSchemaFile = join(root, 'plans/report/report.schema.json');
export const questionsFolder = join(root, 'plans/questions');
export const mocksFolder = join(root, 'plans/mocks');
/** What the build read of each, by the fingerprint of each file. */
export const roadmapsReadByBuild = join(root, 'dist/roadmaps.json');
export const questionsReadByBuild = join(root, 'dist/questions.json');
export const mocksReadByBuild = join(root, 'dist/mocks.json');
/** Installed packages, for the fonts and the script that pages take from them. */
export const packagesFolder = join(root, 'node_modules');
